#include "engine/matching/page.h"

#include <algorithm>
#include <limits>

#include "engine/matching/prices.h"

namespace filon {
namespace {

auto then(const Hit& hit) {
    return std::tuple{-std::int32_t{hit.score}, dearness(hit.attendance)};
}

}  // namespace

std::tuple<std::int64_t, std::int64_t, std::int64_t> dearness(const Attendance& shown) {
    return {shown.price, shown.chord, shown.day};
}

std::tuple<std::uint64_t, std::uint64_t, std::uint32_t> tie_of(const Columns& columns, std::uint64_t seed,
                                                               std::uint32_t offer) {
    const auto& row = columns.offers[offer];
    return {tie_hash(seed, columns.providers[row.provider].id_hash), tie_hash(seed, row.id_hash), offer};
}

Preference preference_of(Sort sort) {
    if (sort == Sort::distance) return Preference::nearest;
    return sort == Sort::date ? Preference::soonest : Preference::cheapest;
}

std::int64_t days_of(const OfferRow& offer) {
    return PriceShape::of(offer).days.value_or(std::numeric_limits<std::int64_t>::max());
}

std::int64_t Order::asked(const Hit& hit) const {
    switch (sort) {
        case Sort::relevance:
            break;
        case Sort::price:
            return hit.attendance.price;
        case Sort::date:
            return hit.attendance.day;
        case Sort::distance:
            return hit.attendance.chord;
        case Sort::duration:
            return days_of(columns.offers[hit.offer]);
    }
    return -std::int64_t{hit.score};
}

bool Order::equal(const Hit& a, const Hit& b, bool all_through) const {
    return asked(a) == asked(b) && (!all_through || then(a) == then(b));
}

bool Order::operator()(const Hit& a, const Hit& b) const {
    const auto left = asked(a), right = asked(b);
    if (left != right) return left < right;
    const auto left_then = then(a), right_then = then(b);
    if (left_then != right_then) return left_then < right_then;
    return tie_of(columns, tie_seed, a.offer) < tie_of(columns, tie_seed, b.offer);
}

Page::Page(const Order& order, std::size_t offset, std::size_t limit)
    : order_{order}, offset_{offset}, end_{offset + limit} {
    best_.reserve(std::min<std::size_t>(end_, 1'024));
}

void Page::add(const Hit& hit) {
    if (best_.size() < end_) {
        best_.push_back(hit);
        if (best_.size() == end_) std::ranges::make_heap(best_, order_);
    } else if (end_ > 0 && order_(hit, best_.front())) {
        std::ranges::pop_heap(best_, order_);
        best_.back() = hit;
        std::ranges::push_heap(best_, order_);
    }
}

bool Page::closed_to(std::uint16_t score, std::optional<std::int64_t> price) const {
    if (end_ == 0) return true;
    if (best_.size() < end_) return false;
    const auto& last = best_.front();
    const auto dearer = price && *price > last.attendance.price;
    if (order_.sort == Sort::price) return dearer || (price && *price == last.attendance.price && score < last.score);
    return order_.sort == Sort::relevance && (score < last.score || (score == last.score && dearer));
}

std::vector<Hit> Page::hits() && {
    std::ranges::sort(best_, order_);
    best_.erase(best_.begin(), best_.begin() + static_cast<std::ptrdiff_t>(std::min(offset_, best_.size())));
    return std::move(best_);
}

std::uint64_t tie_hash(std::uint64_t seed, std::uint64_t id_hash) {
    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over both.
    std::uint64_t x = id_hash ^ (seed * 0x9E3779B97F4A7C15U + 0xD1B54A32D192ED03U);
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

}  // namespace filon
