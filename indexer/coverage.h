// Which fields of a catalogue are filled, and how often: what `check` tells its owner.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/offers/offer.h"
#include "engine/offers/provider.h"

namespace filon {

struct FieldCoverage {
    std::string_view field;
    std::uint64_t filled = 0;
};

// Counts, over accepted records, how many say something in each field that may be left out.
class Coverage {
public:
    Coverage();
    void count(const PublicProvider& provider);
    void count(const PublicOffer& offer);
    const std::vector<FieldCoverage>& of_providers() const { return providers_; }
    const std::vector<FieldCoverage>& of_offers() const { return offers_; }

private:
    std::vector<FieldCoverage> providers_, offers_;
};

}  // namespace filon
