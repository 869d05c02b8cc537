// A place of the gazetteer as columns are compared with it.
#pragma once

#include "engine/matching/criteria.h"
#include "engine/places/gazetteer.h"

namespace filon {

// Around a commune or point within `radius`; inside a département, region or country, whatever the radius.
PlaceAsked place_asked(const Place& place, Metres radius, const Gazetteer& gazetteer);

// The number under which rows bear a country: its two letters, the first one high; 0 for none.
std::uint16_t country_number(std::string_view code);

}  // namespace filon
