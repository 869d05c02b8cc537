#include "engine/index/view_writer.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/index/ratings.h"
#include "engine/index/rows_of_records.h"
#include "engine/index/view_file.h"
#include "engine/index/written_sections.h"
#include "engine/matching/criteria.h"
#include "engine/matching/offer_lists.h"
#include "engine/matching/page.h"
#include "engine/matching/place_asked.h"
#include "engine/matching/prices.h"
#include "engine/text/fold.h"

namespace filon {
namespace {

constexpr std::size_t most_prices = 255;  // of one offer or occasion

}  // namespace

ViewWriter::ViewWriter(const Gazetteer& gazetteer, const Vocabulary& vocabulary)
    : gazetteer_{gazetteer},
      communes_{gazetteer},
      taxonomy_{vocabulary.taxonomy()},
      reader_{vocabulary},
      skills_{vocabulary},
      suggestions_{gazetteer, vocabulary.taxonomy()} {
    std::uint16_t rank = 0;
    for (const auto& code : gazetteer.department_codes()) department_ranks_.emplace(code, rank++);
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
        places_named_.push_back(*place);
    }
    return found->second;
}

void ViewWriter::add_reach(ProviderRow& row, const TravelZone& zone) {
    row.anywhere = zone.anywhere ? 1 : 0;
    if (zone.anywhere)
        for (const auto& [code, rank] : department_ranks_) row.reached.set(rank);
    for (const auto& code : zone.departments) {
        const auto found = department_ranks_.find(code);
        if (found == department_ranks_.end()) continue;
        row.declared.set(found->second);
        row.reached.set(found->second);
    }
    if (!zone.radius_km) return;
    row.radius_chord = squared_chord_within(Metres::from_kilometres(*zone.radius_km));
    for (std::uint32_t i = 0; i < row.site_count; ++i)
        row.reached.add(communes_.departments_within(places_[site_places_[row.first_site + i]].at, row.radius_chord));
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
    published_.push_back(provider.published);
    if (provider.published) reader_.spell(provider.name);
    suggestions_.add(provider);
    qualiopi_.push_back(provider.qualiopi ? mask_of(*provider.qualiopi ? Truth::yes : Truth::no) : ValueMask{0});
    providers_.push_back(row);
    skills_.add(static_cast<std::uint32_t>(provider_ids_.size()), provider);
    ratings_.push_back(provider.rating.value_or(Rating{}));
    provider_ids_.push_back(provider.id);
    provider_names_.push_back(provider.name);
}

void ViewWriter::add_prices(OccasionRow& occasion, const PublicOffer& offer, const Session* session, bool exempt) {
    const auto first = prices_.size();
    if (session != nullptr && session->price) {
        prices_.push_back(row_of(*session->price, exempt));
    } else {
        for (const auto& price : offer.prices)
            if (applies(price, occasion.kind, offer) && prices_.size() - first < most_prices)
                prices_.push_back(row_of(price, exempt));
    }
    // Sessions of an offer mostly cost the same: they share the rows of the one before.
    const auto count = prices_.size() - first;
    if (count <= first && std::equal(prices_.begin() + static_cast<std::ptrdiff_t>(first), prices_.end(),
                                     prices_.begin() + static_cast<std::ptrdiff_t>(first - count)))
        prices_.resize(first);
    occasion.first_price = static_cast<std::uint32_t>(prices_.size() - count);
    occasion.price_count = static_cast<std::uint8_t>(count);
}

std::uint32_t ViewWriter::alone_price(const OccasionRow& occasion) const {
    const auto best = cheapest(std::span{prices_}.subspan(occasion.first_price, occasion.price_count),
                               PriceShape::of(offers_.back()), PriceTerms{});
    if (!best) return no_index;
    return best->total.cents() < alone_at_length ? static_cast<std::uint32_t>(best->total.cents()) : alone_at_length;
}

void ViewWriter::add_occasion(OccasionRow occasion, const PublicOffer& offer, const Session* session, bool exempt) {
    add_prices(occasion, offer, session, exempt);
    occasion.alone = alone_price(occasion);
    if (occasion.place != no_index) occasion.department = places_[occasion.place].department;
    occasions_.push_back(occasion);
    offers_.back().modalities |= occasion.modality;
}

void ViewWriter::add_session(const PublicOffer& offer, std::size_t rank, bool exempt) {
    const auto& session = offer.sessions[rank];
    // A closed or suspended session satisfies nothing, whatever the day.
    if (session.state != SessionState::open) return;
    OccasionRow occasion{.first_day = unknown_day,
                         .place = session.place ? place_of(*session.place) : no_index,
                         .first_price = 0,
                         .alone = no_index,
                         .month = OccasionRow::no_month,
                         .session = static_cast<std::uint16_t>(rank),
                         .price_count = 0,
                         .modality = session.modality ? mask_of(*session.modality) : mask(offer.modality),
                         .kind = OccasionRow::Kind::session,
                         .span = 0,
                         .department = no_department};
    if (session.start) set_start(occasion, *session.start, offer.rolling);
    add_occasion(occasion, offer, &session, exempt);
}

// An open offer is held at its provider's sites, an in-house one wherever the provider travels, any other nobody knows
// where.
void ViewWriter::add_occasions_without_session(const PublicOffer& offer, const ProviderRow& provider, bool exempt) {
    OccasionRow occasion{.first_day = unknown_day,
                         .place = no_index,
                         .first_price = 0,
                         .alone = no_index,
                         .month = OccasionRow::no_month,
                         .session = 0xFFFF,
                         .price_count = 0,
                         .modality = mask(offer.modality),
                         .kind = OccasionRow::Kind::unplaced,
                         .span = 0,
                         .department = no_department};
    const bool open = is_offered_as(offer, Format::open), in_house = is_offered_as(offer, Format::in_house);
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

void ViewWriter::add_tags(const PublicOffer& offer) {
    std::array<std::vector<Tag>, tagged_count> tags;
    auto& [topics, languages, certifications] = tags;
    for (const auto& id : offer.topics)
        if (taxonomy_.find(id) != nullptr) topics.push_back({id, id});
    auto& language_tags = tags_[static_cast<std::size_t>(Tagged::teaching_language)];
    for (const auto& language : offer.teaching_languages) {
        const auto& text = language.text();
        languages.push_back({text, text});
        // What stands above can be asked for, whether or not an offer says just that.
        for (const auto above : tags_above(text)) language_tags.know(std::string{above}, std::string{above});
    }
    for (const auto& certification : offer.certification)
        if (auto name = fold_key(certification.name); !name.empty())
            certifications.push_back({std::move(name), certification.name});
    for (std::size_t i = 0; i < tagged_count; ++i) tags_[i].add(tags[i]);
}

OfferWords ViewWriter::read(const PublicOffer& offer) {
    return reader_.read(offer, offer.published && published_[provider_ranks_.at(offer.provider)]);
}

void ViewWriter::add(const PublicOffer& offer, const OfferWords& words) {
    const auto provider = provider_ranks_.at(offer.provider);
    const bool exempt = exempt_[provider];
    offers_.push_back(
        {.id_hash = hash_of(offer.id),
         .provider = provider,
         .first_occasion = static_cast<std::uint32_t>(occasions_.size()),
         .hours = hundredths(offer.duration.hours),
         .days = hundredths(offer.duration.days),
         .first_price = static_cast<std::uint32_t>(prices_.size()),
         .sets = {},  // numbered when all are known
         .occasion_count = 0,
         .group_max = static_cast<std::uint16_t>(std::clamp<std::int64_t>(offer.group.max.value_or(0), 0, 0xFFFF)),
         .traits = {},
         .price_count = static_cast<std::uint8_t>(std::min<std::size_t>(offer.prices.size(), most_prices)),
         .rolling = static_cast<std::uint8_t>(offer.rolling ? 1 : 0)});
    offers_.back().language = static_cast<std::uint8_t>(text_language(offer.lang));
    offers_.back().traits = traits_of(offer, qualiopi_[provider], PriceShape::of(offers_.back()));
    for (std::size_t i = 0; i < offers_.back().price_count; ++i) prices_.push_back(row_of(offer.prices[i], exempt));
    for (std::size_t i = 0; i < std::min<std::size_t>(offer.sessions.size(), 0xFFFE); ++i)
        add_session(offer, i, exempt);
    if (offer.sessions.empty()) add_occasions_without_session(offer, providers_[provider], exempt);
    offers_.back().occasion_count = static_cast<std::uint16_t>(occasions_.size() - offers_.back().first_occasion);
    offer_ids_.push_back(offer.id);
    add_tags(offer);
    postings_.add(words.terms, words.title);
    suggestions_.add(static_cast<std::uint32_t>(offers_.size() - 1), offer);
    ++language_counts_[static_cast<std::size_t>(text_language(offer.lang))];
}

// What has been gathered, as matching reads it, but for tags and ids.
Columns ViewWriter::columns() const {
    return {.offers = offers_,
            .occasions = occasions_,
            .prices = prices_,
            .places = places_,
            .providers = providers_,
            .site_places = site_places_,
            .provider_ids = {},
            .tags = {},
            .standing = {}};
}

std::string ViewWriter::file(Date day) && {
    rate(providers_, ratings_);
    ViewFile file;
    auto matched = columns();
    constexpr std::array names_sections{Section::topics, Section::teaching_languages, Section::certifications};
    constexpr std::array sets_sections{Section::topic_sets, Section::teaching_language_sets,
                                       Section::certification_sets};
    std::array<TagSetsRows, tagged_count> tags;
    std::vector<NameRows> tag_names;
    tag_names.reserve(tagged_count);
    for (std::size_t i = 0; i < tagged_count; ++i) {
        tags[i] = tags_[i].rows();
        const auto& names = tag_names.emplace_back(tags[i].names);
        for (std::size_t offer = 0; offer < offers_.size(); ++offer)
            offers_[offer].sets[i] = tags[i].set_of_offer[offer];
        file.append(names_sections[i], names);
        file.append(sets_sections[i], tags[i].sets);
        matched.tags[i] = {.names = names.names(), .labels = {}, .sets = tags[i].sets.lists()};
    }
    file.append(Section::certification_labels, NameRows{tags[static_cast<std::size_t>(Tagged::certification)].labels});
    file.append(Section::offers, offers_);
    file.append(Section::occasions, occasions_);
    file.append(Section::prices, prices_);
    file.append(Section::places, places_);
    file.append(Section::providers, providers_);
    file.append(Section::site_places, site_places_);
    file.append(Section::offer_ids, NameRows{offer_ids_});
    file.append(Section::provider_ids, NameRows{provider_ids_});
    file.append(Section::provider_names, NameRows{provider_names_});
    file.append(Section::languages, commonest_first(language_counts_));

    const auto postings = postings_.rows();
    file.append(Section::terms, NameRows{postings.terms});
    file.append(Section::term_rows, postings.rows);
    file.append(Section::runs, postings.runs);
    file.append(Section::posting_offers, postings.offers);
    file.append(Section::posting_impacts, postings.impacts);
    file.append(Section::titles, postings.titles);

    const auto lists = offer_lists(matched);
    file.append(Section::offers_at, lists.at_place);
    file.append(Section::in_house_of, lists.in_house_of);
    file.append(Section::offers_of, lists.of_provider);

    for (std::uint32_t place = 0; place < places_.size(); ++place)
        for (const auto offer : lists.at_place.lists().of(place)) suggestions_.add_place(offer, places_named_[place]);
    for (const auto& place : places_named_) reader_.spell(place.name);
    const auto suggestions = suggestions_.rows();
    append(file, suggestions);
    append(file, spelling_rows(reader_.spelled()));
    append(file, skills_.rows());

    const auto standing = standing_on(matched, day);
    append(file, standing);
    return std::move(file).finish();
}

}  // namespace filon
