// Places as records name them: known, unknown, far away and abroad.
#pragma once

#include "engine/offers/place_reference.h"
#include "engine/offers/provider.h"
#include "tests/oracle/draw.h"

namespace filon::oracle {

// A commune, a town abroad, one that nobody knows, a point around Lyon or anywhere on the globe.
PlaceReference random_place(Draw& draw);
// A point at most `radius_km` or so from the middle of Lyon.
Coordinates random_point(Draw& draw, double radius_km);
// Any way in which a provider can say where it goes.
TravelZone random_zone(Draw& draw);

}  // namespace filon::oracle
