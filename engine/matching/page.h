// The order of a search, and the hits of one page in it.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "engine/matching/attendance.h"
#include "engine/matching/columns.h"

namespace filon {

enum class Sort : std::uint8_t { relevance, price, date, distance, duration };
template <>
struct names_of<Sort> {
    static constexpr auto list =
        std::to_array<std::string_view>({"relevance", "price", "date", "distance", "duration"});
};
// Which session of an offer is shown under an order.
Preference preference_of(Sort sort);

// Scores are thousandths, as they are printed and compared.
struct Hit {
    std::uint32_t offer = 0;
    std::uint16_t score = 0;
    Attendance attendance;
};

// How hits stand to one another: as asked, unknown last, then by score, price, distance and day of the session shown,
// then by keyed hashes of provider and offer.
struct Order {
    const Columns& columns;
    Sort sort;
    std::uint64_t tie_seed;
    bool operator()(const Hit& a, const Hit& b) const;
    // Whether nothing but a tie-break tells them apart: as to what is asked, and, if `all_through`, in all that
    // follows.
    bool equal(const Hit& a, const Hit& b, bool all_through) const;

    std::int64_t asked(const Hit& hit) const;
};
// How long it lasts, in 1/700 of a day; what is unknown lasts longest.
std::int64_t days_of(const OfferRow& offer);

// The best hits there are, as many as the end of the page.
class Page {
public:
    Page(const Order& order, std::size_t offset, std::size_t limit);

    void add(const Hit& hit);
    // Whether nothing of this score can enter any more, whatever its session; or nothing of this price, where it is
    // known beforehand (unknown_amount for what has none).
    bool closed_to(std::uint16_t score, std::optional<std::int64_t> price = std::nullopt) const;
    // The hits from the offset on, in order.
    std::vector<Hit> hits() &&;

private:
    const Order order_;
    const std::size_t offset_, end_;
    std::vector<Hit> best_;  // a heap, the last of all on top, once it is full
};

// What orders hits of equal scores: the price, distance and day of the session shown. Smaller comes first.
std::tuple<std::int64_t, std::int64_t, std::int64_t> dearness(const Attendance& shown);
// What orders offers that are equal in all: by keyed hashes of provider and offer.
std::tuple<std::uint64_t, std::uint64_t, std::uint32_t> tie_of(const Columns& columns, std::uint64_t seed,
                                                               std::uint32_t offer);

// The keyed hash that orders equals: a bijective mix of the seed and an id's hash.
std::uint64_t tie_hash(std::uint64_t seed, std::uint64_t id_hash);
// The 64-bit hash under which ids and request keys enter tie_hash (FNV-1a).
std::uint64_t hash_of(std::string_view text);

}  // namespace filon
