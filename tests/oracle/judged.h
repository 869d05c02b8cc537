// How one way to attend an offer answers a need: the contract's "Fit, near, nothing" for one record after another.
//
// How the contract is read where it leaves a choice, beside the oracle's own readings (oracle.h):
//   1. A miss is of one filter: two missed by known values, even of one criterion, are more than near allows.
//   2. An unknown value is unknown of its filter alone. Where `unknown` is asked for by name, it is met.
//   3. What is remote alone, where a place is asked for and nothing remote, misses the place by a known value. In-house
//      misses it where its provider says that it does not come there; where that says nothing, it is unknown.
//   4. A département, region or country has no tolerance; twice the radius, a quarter of the price and thirty days are
//      within it.
//   5. In-house forms and sites have no date; `rolling` meets every window and has no month.
//   6. What is ruled out leaves an offer out where no other value of that filter remains to it. A language is ruled out
//      with all below it. Nothing known is an unknown miss of `exclude`. A commune ruled out takes 10 km around it
//      along; what is remote alone, or comes to its clients, is held in none.
//   7. An offer whose sessions are all over is neither where anything is asked, or ruled out, of sessions.
//   8. One kind of accessibility of which nothing is said is unknown, whatever is said of the other.
//   9. What one criterion's filters are worth together is the least of them. A level beside the one asked for is worth
//      .55, half-way from it to its contrary; a rolling offer .9 of the dates, whatever its sessions.
//  10. In-house forms are at no distance from where their provider comes to. Else the distance is to the nearest place
//  at
//      which it is held; held at none, to the nearest commune or point. What is attended from afar has one only where
//      it would be held there, or near, without.
#pragma once

#include <map>
#include <vector>

#include "engine/matching/fit.h"
#include "tests/oracle/need.h"
#include "tests/oracle/scan.h"

namespace filon::oracle {

// What one filter comes to: its value in thousandths. `close` and `beyond` are of known values, within tolerance and
// not.
struct Measure {
    enum class Miss { none, close, not_known, beyond };
    Miss miss = Miss::none;
    std::uint16_t value = 1'000;
};

struct Judged {
    Fit::Kind kind = Fit::Kind::fit;
    CriterionSet close = 0, unknown = 0;
    std::map<Criterion, std::uint16_t> values;  // of the criteria that the need brings into play, but topic and quality
    Shown shown;

    void add(Criterion criterion, const Measure& measure, CriterionSet must);
};

// Need, places and gazetteer outlive it.
class NeedScan {
public:
    struct Places {
        std::vector<Place> asked, excluded;
    };
    NeedScan(const Need& need, const Places& places, const Gazetteer& gazetteer);

    // Each way to attend that is left; the offer by itself where none is and nothing is asked of any.
    std::vector<Judged> judged(const Row& row) const;
    // Whether a way to attend, or the offer by itself, meets everything.
    bool fits(const Row& row) const;
    // Does not fit for being remote alone.
    bool fits_remotely(const Row& row) const;
    // What the offer bears under a facet, on any occasion that is left.
    Values values(Facet facet, const Row& row) const { return scan_.values(facet, row); }

private:
    bool asks_about_occasions() const;
    void judge_offer(Judged& judged, const Row& row) const;
    void judge_occasion(Judged& judged, const Row& row, const Occasion& occasion) const;
    void judge_price(Judged& judged, const Row& row) const;
    void judge_dates(Judged& judged, const Row& row, const Occasion& occasion) const;
    void judge_lengths(Judged& judged, const Row& row) const;
    std::int64_t twice_as_far() const;
    bool held_at(const Place& asked, const Place& place) const;
    Measure place(const Row& row, const Occasion& occasion) const;
    Measure accessibility(const Row& row) const;
    Measure level(const Row& row) const;
    Measure left_of_languages(const Row& row) const;
    Measure left_of_places(const Occasion& occasion) const;
    Measure among_those_asked(Facet facet, const Values& held) const;
    Measure left_of(Facet facet, Values held) const;
    std::optional<std::int64_t> chord(const Row& row, const Occasion& occasion) const;

    const Need& need_;
    const Question& question_;
    const Places& places_;
    const Gazetteer& gazetteer_;
    const Scan scan_;
    CriterionSet must_ = 0;
    Metres radius_;
};

}  // namespace filon::oracle
