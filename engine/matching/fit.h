// How one offer answers a need: which of its sessions is the best for it, what that one misses, and what it is worth by
// each criterion in play.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "engine/matching/attendance.h"
#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/criterion.h"
#include "engine/matching/offer_set.h"
#include "engine/matching/prices.h"
#include "engine/matching/surroundings.h"

namespace filon {

// An offer fits where one of its sessions (or its in-house form) meets every constraint. It is near where one misses at
// most one by a known value within tolerance, and none that must be met, and any number by unknown values. Tolerances:
// twice the radius, a quarter of the price, thirty days, one level.
struct Fit {
    enum class Kind : std::uint8_t { neither, near, fit };
    Kind kind = Kind::neither;
    std::uint16_t score = 0;                              // thousandths: the weighted mean of the values in play
    CriterionSet close = 0;                               // missed by a known value within tolerance: one at most
    CriterionSet unknown = 0;                             // nobody knows whether they are met
    std::array<std::uint16_t, criterion_count> values{};  // thousandths, of the criteria in play
    Attendance shown;  // the session that all this is of; its chord is to the nearest place asked for, however far
};

// Judges offers for one need. One object a thread; columns and criteria outlive it.
class FitJudge {
public:
    // `must`: the criteria, and the bounds of criteria, of which near is not enough. `topic_asked`: whether the topic's
    // score is in play. Throws Stopped.
    FitJudge(const Columns& columns, const Criteria& criteria, CriterionSet must, bool topic_asked,
             const std::stop_token& stop);

    // The criteria that the need brings into play.
    CriterionSet in_play() const { return in_play_; }
    // The offers among which all lie that fit or are near, where the places asked for tell them apart: the others need
    // not be judged. Pays where many are to be.
    std::optional<OfferSet> in_reach();
    // `topic_score`: thousandths.
    Fit judge(std::uint32_t offer, std::uint16_t topic_score);

private:
    // What the constraints looked at so far come to; false where it is neither a fit nor near.
    struct Measured {
        CriterionSet close = 0, unknown = 0;
        std::array<std::uint16_t, criterion_count> values{};
        Attendance attendance;

        bool worth(Criterion criterion, std::uint16_t value);
        bool met(Criterion criterion) { return worth(criterion, 1'000); }
        bool not_known(Criterion criterion);
        bool nearly(Criterion criterion, std::uint16_t value, bool hard);
    };
    bool is_hard(Criterion criterion, CriterionSet bound = 0) const { return (must_ & (only(criterion) | bound)) != 0; }
    bool measure_offer(Measured& measured, const OfferRow& offer) const;
    bool measure_occasion(Measured& measured, const OfferRow& offer, const OccasionRow& occasion);
    bool measure_place(Measured& measured, const OfferRow& offer, const OccasionRow& occasion);
    bool measure_modality(Measured& measured, const OccasionRow& occasion, bool remotely) const;
    bool measure_price(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const;
    bool measure_dates(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const;
    bool measure_department(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const;
    bool measure_ruled_out(Measured& measured, const OccasionRow& occasion) const;
    Fit fit_of(const Measured& measured) const;

    const Columns& columns_;
    const Criteria& criteria_;
    const CriterionSet must_;
    CriterionSet in_play_ = 0;
    std::uint32_t weight_ = 0;  // of all in play
    struct TagsAsked {
        Tagged tagged;
        Criterion criterion;
        std::vector<bool> accepted;  // by set
    };
    std::vector<TagsAsked> tags_, tags_left_;
    std::vector<bool> providers_, providers_ruled_out_;  // by rank; empty: not asked
    // Asked for: areas, points, and these twice as far.
    std::vector<PlaceAsked> areas_, points_, wider_;
    Surroundings in_areas_, around_, near_, ruled_out_;
};

}  // namespace filon
