// The slow, obviously right twin of a need's answer, written from the contract alone: a scan over the records
// themselves, then the first ten laid out one after the other.
//
// How the contract is read where it leaves a choice, beside judged.h:
//   1. Of an offer the session is shown that fits, else one that is near: the one that is worth most, of equals the
//      cheapest, then the nearest, then the soonest.
//   2. A weighted mean is of values in thousandths, and is itself rounded to thousandths.
//   3. The first ten are filled from the best on: who is the third of a provider there waits for all others that fit.
//      Who is a twin of one of the ten is folded into the first such, wherever it would stand itself; the rest follows
//      as it is.
//   4. Twins: no place at all is as good as a common one; a duration is hours, else days of seven; unknown is like
//      unknown alone; prices, places and modalities are those of all sessions that are open, whatever the day, or of
//      all ways to attend without sessions, and the offer's own prices too.
//   5. A client's preferred providers come first among those that are equal in all that is shown.
//   6. The quality of providers is in play where anybody's is known, or where nothing else is; nobody's is worth .6.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/oracle/judged.h"
#include "tests/oracle/oracle.h"

namespace filon::oracle {

// An offer of the list with the way to attend it that is shown, and the ids of those folded into it.
struct MatchedOffer {
    const Row* row = nullptr;
    Judged judged;
    std::vector<std::string> twins;
};

struct NeedAnswer {
    std::uint64_t total = 0, near_total = 0, remote_total = 0;
    std::vector<MatchedOffer> list;                                // all of it, whatever the page
    std::map<Facet, std::map<std::string, std::uint64_t>> facets;  // counts above nought
};

// Oracle and reference data outlive it.
class MatchOracle {
public:
    MatchOracle(const Oracle& oracle, const ReferenceData& reference) : oracle_{oracle}, reference_{reference} {}

    NeedAnswer answer(const Need& need, const OnTopic& topic, std::uint64_t tie_seed) const;
    // How many offers on the topic fit: the total alone.
    std::uint64_t total(const Need& need, const OnTopic& topic) const;

private:
    NeedScan::Places places_of(const Need& need) const;
    std::vector<const Row*> rows_on(const OnTopic& topic) const;
    std::map<std::string, std::uint64_t> counts(Facet facet, const Need& need, const OnTopic& topic) const;

    const Oracle& oracle_;
    const ReferenceData& reference_;
};

// Whether two offers are one and the same to a client.
bool are_twins(const Row& one, const Row& other);
// In thousandths: the weighted mean of a topic's score, where one is asked for, a quality, where it is known, and all
// values in play.
std::uint16_t score_of(const Judged& judged, const std::map<Criterion, std::uint16_t>& beside);

}  // namespace filon::oracle
