// Offers that hold the words asked for, and what a search makes of them: those that satisfy it, in order, with counts.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/attendance.h"
#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"

namespace filon {

// An offer that holds enough of the words asked for. Scores are thousandths, as they are printed and compared.
struct Candidate {
    std::uint32_t offer = 0;
    std::uint16_t score = 0;
};

enum class Sort : std::uint8_t { relevance, price, distance };
template <>
struct names_of<Sort> {
    static constexpr auto list = std::to_array<std::string_view>({"relevance", "price", "distance"});
};

enum class Facet : std::uint8_t { modality, level, provider };
inline constexpr std::size_t facet_count = 3;
template <>
struct names_of<Facet> {
    static constexpr auto list = std::to_array<std::string_view>({"modality", "level", "provider"});
};

struct SearchRequest {
    Criteria criteria = {};
    Sort sort = Sort::relevance;
    std::size_t limit = 20;
    std::size_t offset = 0;
    std::vector<Facet> facets = {};
    std::uint64_t tie_seed = 0;  // of the words asked for and the server's tie key: orders equals fairly, never by name
};

struct Hit {
    std::uint32_t offer = 0;
    std::uint16_t score = 0;
    Attendance attendance;
};

// How many offers selecting a value would find; the value is an enumerator, or a provider's rank.
struct FacetValue {
    static constexpr std::uint32_t unknown = no_index;
    std::uint32_t value = unknown;
    std::uint64_t count = 0;
    bool selected = false;
};

struct FacetCounts {
    Facet facet;
    std::vector<FacetValue> values;  // by falling count, then by value
};

struct SearchResult {
    std::uint64_t total = 0;
    std::uint64_t remote_total = 0;
    std::vector<Hit> page;  // of `limit` hits from `offset` on
    std::vector<FacetCounts> facets;
};

// Thrown where the stop token asks for an end: the deadline has passed or the client has gone.
struct Stopped {};

// Filters, counts and orders the candidates. Each offer stands among them at most once. Pure; throws Stopped.
SearchResult search(const Columns& columns, std::span<const Candidate> candidates, const SearchRequest& request,
                    std::stop_token stop);

// Every offer, alike: what a search without words begins from.
std::vector<Candidate> all_offers(const Columns& columns);

// The keyed hash that orders equals: a bijective mix of the seed and an id's hash.
std::uint64_t tie_hash(std::uint64_t seed, std::uint64_t id_hash);
// The 64-bit hash under which ids and request keys enter tie_hash (FNV-1a).
std::uint64_t hash_of(std::string_view text);

}  // namespace filon
