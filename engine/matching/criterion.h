// The criteria by which an offer answers a need, what each weighs, and how far it may be missed.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/offers/closed_lists.h"

namespace filon {

enum class Criterion : std::uint8_t {
    topic,
    place,
    price,
    language,
    date,
    level,
    modality,
    format,
    rhythm,
    certification,
    duration,
    funding,
    eqf,
    cefr,
    accessibility,
    qualiopi,
    department,
    topic_id,
    provider,
    exclude,
    quality
};
template <>
struct names_of<Criterion> {
    static constexpr auto list = std::to_array<std::string_view>(
        {"topic",         "place",    "price",         "language", "date",     "level",   "modality",
         "format",        "rhythm",   "certification", "duration", "funding",  "eqf",     "cefr",
         "accessibility", "qualiopi", "department",    "topic_id", "provider", "exclude", "quality"});
};
inline constexpr std::size_t criterion_count = names_of<Criterion>::list.size();

// A set of criteria, as bits.
using CriterionSet = std::uint32_t;
constexpr CriterionSet only(Criterion criterion) {
    return CriterionSet{1} << static_cast<unsigned>(criterion);
}
// The criterion that a filter of the API asks for; nothing where there is no such filter.
std::optional<Criterion> criterion_of(std::string_view filter);

// Bounds of one criterion that a need may make hard one by one, beside the criteria in a set.
inline constexpr CriterionSet hard_min_price = CriterionSet{1} << 28U, hard_max_price = CriterionSet{1} << 29U,
                              hard_date_from = CriterionSet{1} << 30U, hard_date_to = CriterionSet{1} << 31U;
static_assert(criterion_count <= 28);
// What `must` makes hard by naming a filter.
CriterionSet hardened_by(std::string_view filter);

// What each criterion weighs beside the others that are in play, in thousandths. The one table of weights.
inline constexpr std::array<std::uint16_t, criterion_count> criterion_weights{
    500,  // topic
    150,  // place
    150,  // price
    100,  // language
    50,   // date
    50,   // level
    50,   // modality
    50,   // format
    50,   // rhythm
    50,   // certification
    50,   // duration
    50,   // funding
    50,   // eqf
    50,   // cefr
    50,   // accessibility
    50,   // qualiopi
    50,   // department
    50,   // topic_id
    50,   // provider
    50,   // exclude
    50,   // quality
};
constexpr std::uint16_t weight_of(Criterion criterion) {
    return criterion_weights[static_cast<std::size_t>(criterion)];
}

// Calls `visit` with each of a set, in the order of the list.
template <class Visit>
constexpr void each_of(CriterionSet set, const Visit& visit) {
    for (; set != 0; set &= set - 1) visit(static_cast<Criterion>(std::countr_zero(set)));
}
// What all of a set weigh together.
constexpr std::uint32_t weight_of(CriterionSet set) {
    std::uint32_t weight = 0;
    each_of(set, [&](Criterion criterion) { weight += weight_of(criterion); });
    return weight;
}

}  // namespace filon
