// The values that a record bears under each facet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/facets.h"
#include "engine/topics/taxonomy.h"
#include "tests/oracle/occasions.h"

namespace filon::oracle {

// Whether a facet's values are those of one occasion rather than of the offer.
bool is_of_occasions(Facet facet);
// Whether the catalogue says which values there are, rather than a closed list, the map or the calendar.
bool is_open(Facet facet);

// Of the offer, under any facet but those of occasions.
Values values_of(Facet facet, const PublicOffer& offer, const PublicProvider& provider, const Taxonomy& taxonomy);
// Of one occasion.
Values modalities_of(const Occasion& occasion);
Values months_of(const Occasion& occasion, const PublicOffer& offer);
Values departments_of(const Occasion& occasion, const Travelled& provider, const Gazetteer& gazetteer);
std::string price_band_of(const std::optional<Euros>& price);

// A value asked for, as it is compared.
std::string compared(Facet facet, const std::string& asked);
// The values of a facet in the order in which equal counts list them; empty where that is the order of bytes.
std::vector<std::string> listed(Facet facet, const Gazetteer& gazetteer);

}  // namespace filon::oracle
