#include "engine/index/view.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/index/view_layout.h"

namespace filon {
namespace {

// The heading of a mapped file, checked once so that sections can be taken from it without looking again.
class Sections {
public:
    Sections(const MappedFile& file, const std::filesystem::path& path) : bytes_{file.bytes()}, path_{path} {
        if (bytes_.size() < sizeof(ViewHeading)) refuse("is cut short");
        std::memcpy(&heading_, bytes_.data(), sizeof heading_);
        if (heading_.magic != view_magic) refuse("is no view");
        if (heading_.version != view_version)
            refuse(fmt::format("is of version {}, not {}", heading_.version, view_version));
        if (heading_.sections != section_count || heading_.file_size != bytes_.size()) refuse("is cut short");
    }

    template <class Row>
    std::span<const Row> rows(Section section) const {
        const auto& entry = heading_.table[static_cast<std::size_t>(section)];
        const bool described = entry.section == static_cast<std::uint32_t>(section) && entry.row_size == sizeof(Row) &&
                               entry.offset % section_alignment == 0;
        const bool inside = entry.offset <= bytes_.size() && entry.rows <= (bytes_.size() - entry.offset) / sizeof(Row);
        if (!described || !inside) refuse(fmt::format("has a broken section {}", static_cast<std::uint32_t>(section)));
        // The rows are trivially copyable and aligned: the mapping begins on a page, sections on multiples of 64.
        return {reinterpret_cast<const Row*>(bytes_.data() + entry.offset), static_cast<std::size_t>(entry.rows)};
    }

private:
    [[noreturn]] void refuse(std::string_view why) const {
        throw IndexFailure{fmt::format("{} {}", path_.string(), why)};
    }

    std::span<const std::byte> bytes_;
    const std::filesystem::path& path_;
    ViewHeading heading_;
};

template <class Row>
bool within(std::span<const Row> rows, std::uint64_t first, std::uint64_t count) {
    return first + count <= rows.size();
}

bool ordered(std::span<const std::uint32_t> ends, std::size_t size) {
    return std::ranges::is_sorted(ends) && (ends.empty() ? size == 0 : ends.back() == size);
}

}  // namespace

View View::open(const std::filesystem::path& folder) {
    const auto path = folder / file_name;
    View view;
    view.file_ = MappedFile{path};
    const Sections sections{view.file_, path};
    view.columns_ = {.offers = sections.rows<OfferRow>(Section::offers),
                     .occasions = sections.rows<OccasionRow>(Section::occasions),
                     .prices = sections.rows<PriceRow>(Section::prices),
                     .places = sections.rows<PlaceRow>(Section::places),
                     .providers = sections.rows<ProviderRow>(Section::providers),
                     .site_places = sections.rows<std::uint32_t>(Section::site_places)};
    view.offer_ids_ = {sections.rows<std::uint32_t>(Section::offer_id_ends), sections.rows<char>(Section::offer_ids)};
    view.provider_ids_ = {sections.rows<std::uint32_t>(Section::provider_id_ends),
                          sections.rows<char>(Section::provider_ids)};
    view.languages_ = sections.rows<TextLanguage>(Section::languages);
    view.check_references(path);
    return view;
}

void View::check_references(const std::filesystem::path& path) const {
    const auto& c = columns_;
    const bool sound =
        offer_ids_.ends.size() == c.offers.size() && provider_ids_.ends.size() == c.providers.size() &&
        ordered(offer_ids_.ends, offer_ids_.bytes.size()) && ordered(provider_ids_.ends, provider_ids_.bytes.size()) &&
        std::ranges::all_of(c.offers,
                            [&](const OfferRow& row) {
                                return row.provider < c.providers.size() &&
                                       within(c.occasions, row.first_occasion, row.occasion_count) &&
                                       within(c.prices, row.first_price, row.price_count);
                            }) &&
        std::ranges::all_of(c.occasions,
                            [&](const OccasionRow& row) {
                                return within(c.prices, row.first_price, row.price_count) &&
                                       (row.place == no_index || row.place < c.places.size());
                            }) &&
        std::ranges::all_of(
            c.providers,
            [&](const ProviderRow& row) { return within(c.site_places, row.first_site, row.site_count); }) &&
        std::ranges::all_of(c.offers,
                            [](const OfferRow& row) {
                                return row.level == unknown_value || row.level < names_of<Level>::list.size();
                            }) &&
        std::ranges::all_of(c.occasions,
                            [](const OccasionRow& row) { return row.kind <= OccasionRow::Kind::unplaced; }) &&
        std::ranges::all_of(
            c.prices, [](const PriceRow& row) { return row.per <= PriceBasis::hour && row.tax <= Tax::exempt; }) &&
        std::ranges::all_of(c.site_places, [&](std::uint32_t place) { return place < c.places.size(); }) &&
        std::ranges::all_of(
            languages_, [](TextLanguage language) { return static_cast<std::size_t>(language) < text_language_count; });
    if (!sound) throw IndexFailure{fmt::format("{} points outside itself", path.string())};
}

std::vector<TextLanguage> View::languages_asked_in(TextLanguage own) const {
    std::vector<TextLanguage> asked{own};
    for (const auto language : languages_)
        if (language != own) asked.push_back(language);
    return asked;
}

std::string_view View::id(const Ids& ids, std::uint32_t rank) {
    const auto from = rank == 0 ? 0 : ids.ends[rank - 1];
    return {ids.bytes.data() + from, ids.ends[rank] - from};
}

std::optional<std::uint32_t> View::find(const Ids& ids, std::string_view wanted) {
    std::uint32_t low = 0, high = static_cast<std::uint32_t>(ids.ends.size());
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (id(ids, middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == ids.ends.size() || id(ids, low) != wanted) return std::nullopt;
    return low;
}

}  // namespace filon
