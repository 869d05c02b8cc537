#include "engine/index/view.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/index/view_file.h"
#include "engine/index/view_layout.h"
#include "engine/matching/facets.h"

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

    // Names or Texts.
    template <class List>
    List texts(Section section) const {
        return {rows<std::uint32_t>(section), rows<char>(ViewFile::following(section))};
    }
    Names names(Section section) const { return texts<Names>(section); }
    Lists lists(Section section) const {
        return {.ends = rows<std::uint32_t>(section), .members = rows<std::uint32_t>(ViewFile::following(section))};
    }
    TagSets tags(Section names_section, Section labels, Section sets) const {
        return {.names = names(names_section), .labels = texts<Texts>(labels), .sets = lists(sets)};
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

bool below(std::span<const std::uint32_t> numbers, std::size_t end) {
    return std::ranges::all_of(numbers, [end](std::uint32_t number) { return number < end; });
}

// What keeps sums within their types: ten billion euros, and a day of the year 4700.
constexpr std::int64_t most_cents = 1'000'000'000'000;
constexpr std::int32_t last_day_there_is = 1'000'000;

// A point of the unit sphere, as far as its whole numbers can be: what keeps squared chords within 64 bits.
bool is_on_the_sphere(const PlaceRow& place) {
    constexpr std::int64_t one = std::int64_t{1} << 30, slack = 4;
    const auto within_one = [](std::int64_t x) { return x >= -one && x <= one; };
    const std::int64_t x = place.at.x, y = place.at.y, z = place.at.z;
    return within_one(x) && within_one(y) && within_one(z) &&
           std::abs(x * x + y * y + z * z - one * one) <= slack * one;
}

}  // namespace

View View::open(const std::filesystem::path& folder) {
    const auto path = folder / file_name;
    View view;
    view.file_ = MappedFile{path};
    const Sections sections{view.file_, path};
    view.columns_ = {
        .offers = sections.rows<OfferRow>(Section::offers),
        .occasions = sections.rows<OccasionRow>(Section::occasions),
        .prices = sections.rows<PriceRow>(Section::prices),
        .places = sections.rows<PlaceRow>(Section::places),
        .providers = sections.rows<ProviderRow>(Section::providers),
        .site_places = sections.rows<std::uint32_t>(Section::site_places),
        .provider_ids = sections.names(Section::provider_ids),
        .provider_names = sections.texts<Texts>(Section::provider_names),
        .offers_at = sections.lists(Section::offers_at),
        .in_house_of = sections.lists(Section::in_house_of),
        .offers_of = sections.lists(Section::offers_of),
        .tags = {sections.tags(Section::topics, Section::topics, Section::topic_sets),
                 sections.tags(Section::teaching_languages, Section::teaching_languages,
                               Section::teaching_language_sets),
                 sections.tags(Section::certifications, Section::certification_labels, Section::certification_sets)},
        .standing = {.day = {},
                     .by_price = sections.rows<std::uint32_t>(Section::by_price),
                     .by_date = sections.rows<std::uint32_t>(Section::by_date),
                     .by_duration = sections.rows<std::uint32_t>(Section::by_duration),
                     .counts = sections.rows<StandingCount>(Section::counts),
                     .rows = sections.rows<StandingRow>(Section::standing_rows)}};
    if (const auto day = sections.rows<StandingDay>(Section::day); day.size() == 1) {
        view.columns_.standing.day = Date::from_number(day.front().number);
        view.columns_.standing.remote_alone = day.front().remote_alone;
    }
    view.postings_ = {.terms = sections.names(Section::terms),
                      .rows = sections.rows<TermRow>(Section::term_rows),
                      .runs = sections.rows<RunRow>(Section::runs),
                      .offers = sections.rows<std::uint16_t>(Section::posting_offers),
                      .impacts = sections.rows<std::uint8_t>(Section::posting_impacts),
                      .offer_count = static_cast<std::uint32_t>(view.columns_.offers.size())};
    view.postings_.titles = sections.lists(Section::titles);
    view.spelling_ = {.words = sections.names(Section::spelled),
                      .offers = sections.rows<std::uint32_t>(Section::spelled_offers),
                      .weights = sections.rows<std::uint16_t>(Section::spelled_weights),
                      .nodes = sections.rows<SpellingNode>(Section::spelling_nodes),
                      .keys = sections.names(Section::phonetic_keys),
                      .of_key = sections.lists(Section::words_of_key)};
    view.completions_ = {.texts = sections.texts<Texts>(Section::suggested),
                         .kinds = sections.rows<SuggestionKind>(Section::suggested_kinds),
                         .ids = sections.texts<Texts>(Section::suggested_ids),
                         .words = sections.names(Section::suggested_words),
                         .holding = sections.lists(Section::suggested_holding),
                         .begun = sections.lists(Section::suggested_begun),
                         .writings = sections.lists(Section::suggested_writings)};
    view.skills_ = {.terms = sections.names(Section::skill_terms),
                    .holding = sections.lists(Section::skills_holding),
                    .provider = sections.rows<std::uint32_t>(Section::skill_providers)};
    view.suggested_offers_ = sections.lists(Section::suggested_offers);
    view.offer_ids_ = sections.names(Section::offer_ids);
    view.languages_ = sections.rows<TextLanguage>(Section::languages);
    // Whatever the sums say: nothing of the file is followed outside it.
    if (!view.columns_are_sound() || !view.tags_are_sound() || !view.postings_are_sound() ||
        !view.standing_is_sound() || !view.words_are_sound() || !view.skills_are_sound())
        throw IndexFailure{fmt::format("{} points outside itself", path.string())};
    return view;
}

bool View::columns_are_sound() const {
    const auto& c = columns_;
    const auto offer_is_sound = [&](const OfferRow& row) {
        return row.provider < c.providers.size() && within(c.occasions, row.first_occasion, row.occasion_count) &&
               within(c.prices, row.first_price, row.price_count);
    };
    const auto occasion_is_sound = [&](const OccasionRow& row) {
        return within(c.prices, row.first_price, row.price_count) &&
               (row.place == no_index || row.place < c.places.size()) && row.kind <= OccasionRow::Kind::unplaced &&
               (!row.dated() || (row.first_day > -last_day_there_is && row.first_day < last_day_there_is));
    };
    return offer_ids_.sound() && offer_ids_.size() == c.offers.size() && c.provider_ids.sound() &&
           c.provider_ids.size() == c.providers.size() && c.provider_names.sound() &&
           c.provider_names.size() == c.providers.size() && c.offers_at.sound(c.places.size(), c.offers.size()) &&
           c.in_house_of.sound(c.providers.size(), c.offers.size()) &&
           c.offers_of.sound(c.providers.size(), c.offers.size()) && std::ranges::all_of(c.offers, offer_is_sound) &&
           std::ranges::all_of(c.occasions, occasion_is_sound) &&
           std::ranges::all_of(
               c.providers,
               [&](const ProviderRow& row) { return within(c.site_places, row.first_site, row.site_count); }) &&
           std::ranges::all_of(c.prices,
                               [](const PriceRow& row) {
                                   return row.per <= PriceBasis::hour && row.tax <= Tax::exempt && row.cents >= 0 &&
                                          row.cents <= most_cents;
                               }) &&
           below(c.site_places, c.places.size()) && std::ranges::all_of(c.places, is_on_the_sphere) &&
           std::ranges::all_of(languages_, [](TextLanguage language) {
               return static_cast<std::size_t>(language) < text_language_count;
           });
}

bool View::skills_are_sound() const {
    return skills_.terms.sound() && skills_.holding.sound(skills_.terms.size(), skills_.provider.size()) &&
           below(skills_.provider, columns_.providers.size()) && std::ranges::is_sorted(skills_.provider);
}

bool View::tags_are_sound() const {
    for (std::size_t i = 0; i < tagged_count; ++i) {
        const auto& tags = columns_.tags[i];
        const bool sound = tags.names.sound() && tags.labels.sound() && tags.names.size() == tags.labels.size() &&
                           tags.sets.size() > 0 && tags.sets.sound(tags.sets.size(), tags.names.size()) &&
                           tags.sets.of(0).empty();
        if (!sound) return false;
        if (!std::ranges::all_of(columns_.offers, [&](const OfferRow& row) { return row.sets[i] < tags.sets.size(); }))
            return false;
    }
    return true;
}

bool View::postings_are_sound() const {
    const auto& p = postings_;
    const auto run_is_sound = [&](const RunRow& run) {
        if (!within(p.offers, run.first, std::uint64_t{run.more} + 1)) return false;
        const auto offers = p.offers.subspan(run.first, std::size_t{run.more} + 1);
        return std::uint64_t{run.stripe} * stripe_size + offers.back() < p.offer_count &&
               std::ranges::adjacent_find(offers, std::ranges::greater_equal{}) == offers.end();
    };
    return p.terms.sound() && p.rows.size() == std::size_t{p.terms.size()} + 1 && p.offers.size() == p.impacts.size() &&
           std::ranges::all_of(p.runs, run_is_sound) &&
           std::ranges::all_of(p.rows, [&](const TermRow& row) { return within(p.runs, row.first_run, row.runs); });
}

bool View::standing_is_sound() const {
    const auto& standing = columns_.standing;
    const auto orders_all = [&](std::span<const std::uint32_t> order) {
        return order.size() == columns_.offers.size() && below(order, columns_.offers.size());
    };
    return orders_all(standing.by_price) && orders_all(standing.by_date) && orders_all(standing.by_duration) &&
           standing.rows.size() == columns_.offers.size() &&
           std::ranges::all_of(standing.counts, [&](const StandingCount& count) {
               return static_cast<std::size_t>(count.facet) < facet_count &&
                      (count.value == FacetValue::unknown || count.value < values_of(count.facet));
           });
}

bool View::words_are_sound() const {
    return postings_.titles.sound(columns_.offers.size(), postings_.terms.size()) && spelling_.sound() &&
           completions_.sound() && suggested_offers_.sound(completions_.size(), columns_.offers.size());
}

std::vector<std::uint32_t> View::live_offers(const Standing& standing) const {
    std::vector<std::uint32_t> live;
    live.reserve(completions_.size());
    for (std::uint32_t entry = 0; entry < completions_.size(); ++entry)
        live.push_back(static_cast<std::uint32_t>(std::ranges::count_if(
            suggested_offers_.of(entry), [&](std::uint32_t offer) { return standing.rows[offer].lives(); })));
    return live;
}

// How many values a facet may count; what it counts names them.
std::size_t View::values_of(Facet facet) const {
    if (const auto tagged = tagged_of(facet)) return columns_.tagged(*tagged).names.size();
    if (facet == Facet::provider) return columns_.providers.size();
    if (facet == Facet::month) return OccasionRow::no_month;
    if (facet == Facet::department) return most_departments;
    return closed_values_of(facet);
}

std::vector<TextLanguage> View::languages_asked_in(TextLanguage own) const {
    std::vector<TextLanguage> asked{own};
    for (const auto language : languages_)
        if (language != own) asked.push_back(language);
    return asked;
}

}  // namespace filon
