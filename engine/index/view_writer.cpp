#include "engine/index/view_writer.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/index/files.h"
#include "engine/index/view.h"
#include "engine/index/view_layout.h"
#include "engine/matching/place_asked.h"
#include "engine/matching/search.h"

namespace filon {
namespace {

// VAT where a price says nothing of it: the standard rate of France since 2014-01-01 (CGI art. 278), in hundredths of a
// per cent.
constexpr std::uint16_t standard_vat_rate = 2'000;
constexpr std::size_t most_prices = 255;  // of one offer or occasion

std::uint32_t hundredths(std::optional<double> value) {
    if (!value || *value <= 0 || *value > 1e6) return no_index;
    return static_cast<std::uint32_t>(std::lround(*value * 100));
}

ValueMask mask(const std::vector<Modality>& values) {
    ValueMask out = 0;
    for (const auto value : values) out |= mask_of(value);
    return out;
}

bool offered_as(const PublicOffer& offer, Format format) {
    return std::ranges::find(offer.format, format) != offer.format.end();
}

void set_bit(std::uint64_t (&bits)[2], std::uint16_t rank) {
    bits[rank / 64] |= std::uint64_t{1} << (rank % 64);
}

PriceRow row_of(const Price& price, bool exempt) {
    const auto rate = price.vat_rate
                          ? static_cast<std::uint16_t>(std::lround(std::clamp(*price.vat_rate, 0.0, 100.0) * 100))
                          : standard_vat_rate;
    return {.cents = price.amount.cents(), .vat_rate = rate, .per = price.per, .tax = exempt ? Tax::exempt : price.tax};
}

// Whether a price is what one pays for this kind of occasion.
bool applies(const Price& price, OccasionRow::Kind kind, const PublicOffer& offer) {
    if (!price.format) return true;
    // Of an offer whose form nobody knows any price may be the one; an individual course is neither open nor in-house.
    if (kind == OccasionRow::Kind::unplaced) return offer.format.empty();
    return (*price.format == Format::in_house) == (kind == OccasionRow::Kind::in_house);
}

}  // namespace

ViewWriter::ViewWriter(const Gazetteer& gazetteer) : gazetteer_{gazetteer} {
    std::uint16_t rank = 0;
    for (auto& code : gazetteer.department_codes()) department_ranks_.emplace(std::move(code), rank++);
    for (const auto& commune : gazetteer.communes()) {
        const auto found = department_ranks_.find(commune.department);
        if (found != department_ranks_.end()) communes_.push_back({UnitVector::of(commune.point), found->second});
    }
    std::ranges::sort(communes_, {}, &ReachPoint::latitude);
}

std::uint32_t ViewWriter::place_of(const PlaceReference& reference) {
    const auto place = gazetteer_.resolve(reference);
    if (!place) return no_index;
    const auto key = fmt::format("{}|{}|{}", place->code, place->point.latitude, place->point.longitude);
    const auto [found, fresh] = place_ranks_.try_emplace(key, static_cast<std::uint32_t>(places_.size()));
    if (fresh) {
        const auto department = department_ranks_.find(place->department);
        places_.push_back({.at = UnitVector::of(place->point),
                           .department = department == department_ranks_.end() ? no_department : department->second,
                           .country = country_number(place->country)});
    }
    return found->second;
}

void ViewWriter::add_reach(ProviderRow& row, const TravelZone& zone) {
    row.anywhere = zone.anywhere ? 1 : 0;
    for (const auto& code : zone.departments) {
        const auto found = department_ranks_.find(code);
        if (found == department_ranks_.end()) continue;
        set_bit(row.declared, found->second);
        set_bit(row.reached, found->second);
    }
    if (!zone.radius_km) return;
    row.radius_chord = squared_chord_within(Metres::from_kilometres(*zone.radius_km));
    // The communes lie by latitude: those within the radius are among those whose z is within its chord.
    const auto reach = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(row.radius_chord))));
    for (std::uint32_t i = 0; i < row.site_count; ++i) {
        const auto& site = places_[site_places_[row.first_site + i]].at;
        const auto from = std::ranges::lower_bound(communes_, site.z - reach, {}, &ReachPoint::latitude);
        const auto to = std::ranges::upper_bound(communes_, site.z + reach, {}, &ReachPoint::latitude);
        for (const auto& commune : std::ranges::subrange{from, to})
            if (squared_chord(site, commune.at) <= row.radius_chord) set_bit(row.reached, commune.department);
    }
}

void ViewWriter::add(const PublicProvider& provider) {
    ProviderRow row{.id_hash = hash_of(provider.id),
                    .reached = {},
                    .declared = {},
                    .first_site = static_cast<std::uint32_t>(site_places_.size()),
                    .site_count = 0,
                    .anywhere = 0,
                    .radius_chord = -1};
    for (const auto& site : provider.sites)
        if (const auto place = place_of(site); place != no_index) site_places_.push_back(place);
    row.site_count = static_cast<std::uint16_t>(site_places_.size() - row.first_site);
    if (provider.travels) add_reach(row, *provider.travels);
    provider_ranks_.emplace(provider.id, static_cast<std::uint32_t>(providers_.size()));
    exempt_.push_back(provider.vat == VatStatus::exempt);
    providers_.push_back(row);
    provider_ids_ += provider.id;
    provider_id_ends_.push_back(static_cast<std::uint32_t>(provider_ids_.size()));
}

void ViewWriter::add_prices(OccasionRow& occasion, const PublicOffer& offer, const Session* session, bool exempt) {
    occasion.first_price = static_cast<std::uint32_t>(prices_.size());
    if (session != nullptr && session->price) {
        prices_.push_back(row_of(*session->price, exempt));
    } else {
        for (const auto& price : offer.prices)
            if (applies(price, occasion.kind, offer) && prices_.size() - occasion.first_price < most_prices)
                prices_.push_back(row_of(price, exempt));
    }
    occasion.price_count = static_cast<std::uint8_t>(prices_.size() - occasion.first_price);
}

void ViewWriter::add_occasion(OccasionRow occasion, const PublicOffer& offer, const Session* session, bool exempt) {
    add_prices(occasion, offer, session, exempt);
    occasions_.push_back(occasion);
}

void ViewWriter::add_session(const PublicOffer& offer, std::size_t rank, bool exempt) {
    const auto& session = offer.sessions[rank];
    // A closed or suspended session satisfies nothing, whatever the day.
    if (session.state != SessionState::open) return;
    add_occasion({.first_day = session.start ? session.start->first().number() : unknown_day,
                  .last_day = session.start ? session.start->last().number() : unknown_day,
                  .place = session.place ? place_of(*session.place) : no_index,
                  .first_price = 0,
                  .session = static_cast<std::uint16_t>(rank),
                  .price_count = 0,
                  .modality = session.modality ? mask_of(*session.modality) : mask(offer.modality),
                  .kind = OccasionRow::Kind::session},
                 offer, &session, exempt);
}

// An open offer is held at its provider's sites, an in-house one wherever the provider travels, any other nobody knows
// where.
void ViewWriter::add_occasions_without_session(const PublicOffer& offer, const ProviderRow& provider, bool exempt) {
    OccasionRow occasion{.first_day = unknown_day,
                         .last_day = unknown_day,
                         .place = no_index,
                         .first_price = 0,
                         .session = 0xFFFF,
                         .price_count = 0,
                         .modality = mask(offer.modality),
                         .kind = OccasionRow::Kind::unplaced};
    const bool open = offered_as(offer, Format::open), in_house = offered_as(offer, Format::in_house);
    if (open) {
        occasion.kind = OccasionRow::Kind::site;
        for (std::uint32_t i = 0; i < provider.site_count; ++i) {
            occasion.place = site_places_[provider.first_site + i];
            add_occasion(occasion, offer, nullptr, exempt);
        }
        occasion.place = no_index;
        if (provider.site_count == 0) add_occasion(occasion, offer, nullptr, exempt);
    }
    if (in_house) {
        occasion.kind = OccasionRow::Kind::in_house;
        add_occasion(occasion, offer, nullptr, exempt);
    }
    if (!open && !in_house) add_occasion(occasion, offer, nullptr, exempt);
}

void ViewWriter::add(const PublicOffer& offer) {
    const auto provider = provider_ranks_.at(offer.provider);
    const bool exempt = exempt_[provider];
    OfferRow row{
        .id_hash = hash_of(offer.id),
        .provider = provider,
        .first_occasion = static_cast<std::uint32_t>(occasions_.size()),
        .hours = hundredths(offer.duration.hours),
        .days = hundredths(offer.duration.days),
        .occasion_count = 0,
        .group_max = static_cast<std::uint16_t>(std::clamp<std::int64_t>(offer.group.max.value_or(0), 0, 0xFFFF)),
        .first_price = static_cast<std::uint32_t>(prices_.size()),
        .price_count = static_cast<std::uint8_t>(std::min<std::size_t>(offer.prices.size(), most_prices)),
        .level = offer.level ? static_cast<std::uint8_t>(*offer.level) : unknown_value,
        .rolling = static_cast<std::uint8_t>(offer.rolling ? 1 : 0)};
    for (std::size_t i = 0; i < row.price_count; ++i) prices_.push_back(row_of(offer.prices[i], exempt));
    for (std::size_t i = 0; i < std::min<std::size_t>(offer.sessions.size(), 0xFFFE); ++i)
        add_session(offer, i, exempt);
    if (offer.sessions.empty()) add_occasions_without_session(offer, providers_[provider], exempt);
    row.occasion_count = static_cast<std::uint16_t>(occasions_.size() - row.first_occasion);
    offers_.push_back(row);
    offer_ids_ += offer.id;
    offer_id_ends_.push_back(static_cast<std::uint32_t>(offer_ids_.size()));
    ++language_counts_[static_cast<std::size_t>(text_language(offer.lang))];
}

void ViewWriter::write(const std::filesystem::path& folder) const {
    std::vector<TextLanguage> languages;
    for (std::size_t i = 0; i < text_language_count; ++i)
        if (language_counts_[i] > 0) languages.push_back(static_cast<TextLanguage>(i));
    std::ranges::stable_sort(languages, [&](TextLanguage a, TextLanguage b) {
        return language_counts_[static_cast<std::size_t>(a)] > language_counts_[static_cast<std::size_t>(b)];
    });

    ViewHeading heading{
        .magic = view_magic, .version = view_version, .sections = section_count, .file_size = 0, .table = {}};
    std::string file(sizeof heading, '\0');
    const auto append = [&](Section section, const auto& rows) {
        using Row = typename std::remove_cvref_t<decltype(rows)>::value_type;
        file.resize((file.size() + section_alignment - 1) / section_alignment * section_alignment);
        heading.table[static_cast<std::size_t>(section)] = {.section = static_cast<std::uint32_t>(section),
                                                            .row_size = sizeof(Row),
                                                            .offset = file.size(),
                                                            .rows = rows.size()};
        file.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(Row));
    };
    append(Section::offers, offers_);
    append(Section::occasions, occasions_);
    append(Section::prices, prices_);
    append(Section::places, places_);
    append(Section::providers, providers_);
    append(Section::site_places, site_places_);
    append(Section::offer_id_ends, offer_id_ends_);
    append(Section::offer_ids, offer_ids_);
    append(Section::provider_id_ends, provider_id_ends_);
    append(Section::provider_ids, provider_ids_);
    append(Section::languages, languages);
    heading.file_size = file.size();
    std::copy_n(reinterpret_cast<const char*>(&heading), sizeof heading, file.begin());
    write_durably(folder / View::file_name, file);
}

}  // namespace filon
