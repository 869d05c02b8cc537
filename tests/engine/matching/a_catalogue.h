// Small catalogues for tests of matching: a test says what matters to it, the rest is ordinary.
#pragma once

#include <string>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/offer_lists.h"
#include "engine/matching/search.h"

namespace filon {

inline const UnitVector lyon = UnitVector::of({.latitude = 45.758, .longitude = 4.835});
inline const UnitVector paris = UnitVector::of({.latitude = 48.857, .longitude = 2.352});
inline constexpr std::uint16_t rhone = 69, seine = 75;

// Rows of columns, added offer by offer. The provider of an offer is there from the beginning.
class ACatalogue {
public:
    ACatalogue() { a_provider({}); }

    ACatalogue& a_provider(ProviderRow row) {
        row.id_hash = hash_of("provider " + std::to_string(providers_.size()));
        providers_.push_back(row);
        return *this;
    }
    ACatalogue& an_offer(ValueMask level = 0, std::uint32_t provider = 0) {
        offers_.push_back({.id_hash = hash_of("offer " + std::to_string(offers_.size())),
                           .provider = provider,
                           .first_occasion = static_cast<std::uint32_t>(occasions_.size()),
                           .hours = no_index,
                           .days = no_index,
                           .first_price = static_cast<std::uint32_t>(prices_.size()),
                           .sets = {},
                           .occasion_count = 0,
                           .group_max = 0,
                           .traits = {},
                           .price_count = 0,
                           .rolling = 0});
        offers_.back().traits[static_cast<std::size_t>(Trait::level)] = level;
        return *this;
    }
    // A session of the last offer; a price below 0 is unknown.
    ACatalogue& held(const UnitVector& where, std::uint16_t department, std::int64_t euros = -1,
                     std::int32_t day = 20'000, ValueMask modality = mask_of(Modality::onsite)) {
        places_.push_back({.at = where, .department = department, .country = 0});
        return add(static_cast<std::uint32_t>(places_.size() - 1), euros, day, modality, OccasionRow::Kind::session);
    }
    ACatalogue& held_remotely(std::int64_t euros = -1, std::int32_t day = 20'000) {
        return add(no_index, euros, day, mask_of(Modality::remote), OccasionRow::Kind::session);
    }
    ACatalogue& held_in_house(std::int64_t euros = -1) {
        return add(no_index, euros, unknown_day, mask_of(Modality::onsite), OccasionRow::Kind::in_house);
    }

    OccasionRow& last_occasion() { return occasions_.back(); }

    Columns columns() const {
        Columns columns{.offers = offers_,
                        .occasions = occasions_,
                        .prices = prices_,
                        .places = places_,
                        .providers = providers_,
                        .site_places = sites_,
                        .provider_ids = {},
                        .tags = {},
                        .standing = {}};
        lists_ = offer_lists(columns);
        columns.offers_at = lists_.at_place.lists();
        columns.in_house_of = lists_.in_house_of.lists();
        columns.offers_of = lists_.of_provider.lists();
        return columns;
    }

private:
    ACatalogue& add(std::uint32_t place, std::int64_t euros, std::int32_t day, ValueMask modality,
                    OccasionRow::Kind kind) {
        occasions_.push_back({.first_day = day,
                              .place = place,
                              .first_price = static_cast<std::uint32_t>(prices_.size()),
                              .alone = euros >= 0 ? static_cast<std::uint32_t>(euros * 100) : no_index,
                              .month = day == unknown_day
                                           ? OccasionRow::no_month
                                           : static_cast<std::uint16_t>(month_of(Date::from_number(day))),
                              .session = 0,
                              .price_count = static_cast<std::uint8_t>(euros >= 0 ? 1 : 0),
                              .modality = modality,
                              .kind = kind,
                              .span = 0,
                              .department = place == no_index ? no_department : places_[place].department});
        if (euros >= 0)
            prices_.push_back(
                {.cents = euros * 100, .vat_rate = 2'000, .per = PriceBasis::person, .tax = Tax::excluded});
        ++offers_.back().occasion_count;
        offers_.back().modalities |= modality;
        return *this;
    }

    std::vector<OfferRow> offers_;
    std::vector<OccasionRow> occasions_;
    std::vector<PriceRow> prices_;
    std::vector<PlaceRow> places_;
    std::vector<ProviderRow> providers_;
    std::vector<std::uint32_t> sites_;
    mutable OfferLists lists_;
};

inline PlaceAsked around(const UnitVector& centre, double kilometres, std::uint16_t department = no_department) {
    return {.centre = centre,
            .radius = Metres::from_kilometres(kilometres),
            .radius_chord = squared_chord_within(Metres::from_kilometres(kilometres)),
            .department = department,
            .area = false,
            .departments = {},
            .country = 0};
}

inline PlaceAsked inside(std::uint16_t department) {
    PlaceAsked asked;
    asked.centre = lyon;
    asked.area = true;
    asked.departments.set(department);
    return asked;
}

}  // namespace filon
