// The places that a search asks for, measured against what a catalogue has.
#pragma once

#include <cstdint>
#include <limits>
#include <stop_token>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/offer_set.h"

namespace filon {

// Providers are measured when they are met, and once. So are the catalogue's places where many are asked for; where few
// are, measuring one again costs less than looking up what it came to. One object a search; columns and places asked
// for outlive it.
class Surroundings {
public:
    static constexpr std::int64_t elsewhere = std::numeric_limits<std::int64_t>::max();

    // Throws Stopped.
    Surroundings(const Columns& columns, const std::vector<PlaceAsked>& asked, const std::stop_token& stop);

    // Squared chord from a place of the catalogue to the nearest of those asked for at which it lies; elsewhere, as
    // everything is where none is asked for.
    std::int64_t chord_to(std::uint32_t place) const {
        if (asked_.empty()) return elsewhere;
        return chords_.empty() ? measured(columns_.places[place]) : chords_[place];
    }
    // Whether the provider comes to one of them.
    bool reached_by(std::uint32_t provider);
    // All offers of which an occasion may be there, on whatever day: every other one is held somewhere else, remotely
    // or nobody knows where.
    OfferSet offers();

private:
    enum class Reach : std::uint8_t { unasked, no, yes };
    static constexpr std::size_t few = 3;  // places asked for

    std::int64_t measured(const PlaceRow& place) const;

    const Columns& columns_;
    const std::vector<PlaceAsked>& asked_;
    std::vector<std::int64_t> chords_;  // by place; empty where few are asked for
    std::vector<Reach> reach_;          // by provider
};

}  // namespace filon
