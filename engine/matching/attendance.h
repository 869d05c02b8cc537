// Which of an offer's occasions satisfies a search, and which of those is shown.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/facet.h"
#include "engine/matching/surroundings.h"

namespace filon {

inline constexpr std::int64_t unknown_amount = std::numeric_limits<std::int64_t>::max();

// One occasion measured against a search. Unknown price, distance and day are the largest value of their type, so that
// they come last in every order.
struct Attendance {
    std::uint32_t occasion = no_index;    // rank in Columns::occasions; no_index: the offer has none that lives
    std::int64_t price = unknown_amount;  // cents that the headcount pays together
    std::int64_t chord = unknown_amount;  // squared chord to the nearest place asked for; 0 in-house
    std::int32_t day = unknown_day;       // first day on which it may start
};

// Which of two attendances is shown.
enum class Preference : std::uint8_t { cheapest, nearest, soonest };
// Whether `a` is shown rather than `b`: the cheapest, then the nearest, then the soonest, the one preferred first.
bool better(const Attendance& a, const Attendance& b, Preference preference);

// The values of its sessions under which an offer would be found, were just one of them selected: each facet's share.
struct OccasionValues {
    static constexpr ValueMask unknown = 0x80;  // beside the values, of which no list here has eight
    ValueMask modalities = 0, price_bands = 0;
    bool department_unknown = false, month_unknown = false;
    DepartmentSet departments;
    std::uint64_t months_near = 0;  // bits, from the month that it is today
    std::vector<Month> months_far;  // the others
    void clear();
};

// What of one offer's occasions satisfies a search.
struct OfferAttendance {
    bool found = false;           // one satisfies everything, or nothing was asked of occasions
    bool found_remotely = false;  // it is remote alone, and would be found were no place asked for
    Attendance shown;
};

// Attends offers for one search: what the search asks of occasions, made ready once. One object a thread; columns and
// criteria outlive it.
class Attender {
public:
    // `counted`: the facets whose shares are wanted.
    // Throws Stopped.
    Attender(const Columns& columns, const Criteria& criteria, Preference preference, FacetSet counted = 0,
             const std::stop_token& stop = {});

    OfferAttendance attend(const OfferRow& offer) { return attend(offer, nullptr); }
    // The same with the shares of the facets counted.
    OfferAttendance attend(const OfferRow& offer, OccasionValues& values) {
        values.clear();
        return attend(offer, &values);
    }
    Month this_month() const { return this_month_; }
    Surroundings& surroundings() { return surroundings_; }

private:
    struct Measured;
    OfferAttendance attend(const OfferRow& offer, OccasionValues* values);
    bool measure(Measured& measured, const OfferRow& offer, const OccasionRow& occasion);
    void measure_place(Measured& measured, const OfferRow& offer, const OccasionRow& occasion);
    bool is_ruled_out(const OccasionRow& occasion) const;
    bool measure_price(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const;
    bool starts_within_window(const OfferRow& offer, const OccasionRow& occasion) const;
    bool in_month_asked(const OfferRow& offer, const OccasionRow& occasion) const;
    bool in_department_asked(const OfferRow& offer, const OccasionRow& occasion) const;
    std::int64_t unattended_price(const OfferRow& offer) const;
    void add_departments(OccasionValues& values, const OfferRow& offer, const OccasionRow& occasion) const;
    void add_month(OccasionValues& values, const OfferRow& offer, const OccasionRow& occasion) const;
    void add_values(OccasionValues& values, const OfferRow& offer, const OccasionRow& occasion,
                    const Measured& measured) const;

    const Columns& columns_;
    const Criteria& criteria_;
    const Preference preference_;
    const FacetSet counted_;
    const std::int32_t today_;
    const Month this_month_;
    const bool alone_;           // one learner, untaxed: what the columns hold ready
    const bool per_person_;      // then the price on the basis asked is that very price
    const bool compares_price_;  // beside its place in the order
    const bool asks_place_, asks_window_, asks_month_, asks_department_, asks_band_, asks_modality_;
    const bool rules_out_;
    Surroundings surroundings_, ruled_out_;
};

}  // namespace filon
