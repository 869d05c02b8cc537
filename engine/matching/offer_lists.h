// Offers by what they have in common: derived from their rows.
#pragma once

#include "engine/matching/columns.h"
#include "engine/values/names.h"

namespace filon {

// What Columns has as lists of offers, ready to be written.
struct OfferLists {
    ListRows at_place;     // by place: of sessions and sites in a room
    ListRows in_house_of;  // by provider
    ListRows of_provider;  // by provider
};

// From offers, occasions, places and providers.
OfferLists offer_lists(const Columns& columns);

}  // namespace filon
