#include "engine/matching/search.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace filon {
namespace {

constexpr std::size_t candidates_between_checks = 1'024;

bool provider_asked(const Criteria& criteria, std::uint32_t provider) {
    return !criteria.providers || std::ranges::find(*criteria.providers, provider) != criteria.providers->end();
}

bool level_asked(const Criteria& criteria, std::uint8_t level) {
    if (!criteria.level.any()) return true;
    return level == unknown_value ? criteria.level.unknown : (criteria.level.values >> level & 1U) != 0;
}

// Counters of all facets. A facet's counts ignore its own selection, so each offer comes here with what it misses.
class Counters {
public:
    void count_level(std::uint8_t level) { ++levels_[level == unknown_value ? levels_.size() - 1 : level]; }
    void count_provider(std::uint32_t provider) { ++providers_[provider]; }
    void count_modalities(const ValuesAsked& held) {
        for (std::size_t i = 0; i + 1 < modalities_.size(); ++i) modalities_[i] += held.values >> i & 1U;
        modalities_.back() += held.unknown ? 1 : 0;
    }

    FacetCounts counts(Facet facet, const Criteria& criteria) const {
        FacetCounts out{.facet = facet, .values = {}};
        switch (facet) {
            case Facet::modality:
                add_closed(out, modalities_, criteria.modality);
                break;
            case Facet::level:
                add_closed(out, levels_, criteria.level);
                break;
            case Facet::provider:
                add_providers(out, criteria);
                break;
        }
        std::ranges::sort(out.values, [](const FacetValue& a, const FacetValue& b) {
            return std::tuple{b.count, a.value} < std::tuple{a.count, b.value};
        });
        return out;
    }

private:
    template <std::size_t n>
    static void add_closed(FacetCounts& out, const std::array<std::uint64_t, n>& counts, const ValuesAsked& asked) {
        for (std::uint32_t i = 0; i < n; ++i) {
            const bool unknown = i + 1 == n;
            const bool selected = unknown ? asked.unknown : (asked.values >> i & 1U) != 0;
            if (counts[i] > 0 || selected)
                out.values.push_back(
                    {.value = unknown ? FacetValue::unknown : i, .count = counts[i], .selected = selected});
        }
    }
    void add_providers(FacetCounts& out, const Criteria& criteria) const {
        const auto selected = [&](std::uint32_t provider) {
            return criteria.providers && provider_asked(criteria, provider);
        };
        for (const auto& [provider, count] : providers_)
            out.values.push_back({.value = provider, .count = count, .selected = selected(provider)});
        if (!criteria.providers) return;
        for (const auto provider : *criteria.providers)
            if (!providers_.contains(provider)) out.values.push_back({.value = provider, .count = 0, .selected = true});
    }

    std::array<std::uint64_t, names_of<Modality>::list.size() + 1> modalities_{};
    std::array<std::uint64_t, names_of<Level>::list.size() + 1> levels_{};
    std::unordered_map<std::uint32_t, std::uint64_t> providers_;
};

Preference preference_of(Sort sort) {
    return sort == Sort::distance ? Preference::nearest : Preference::cheapest;
}

// Strictly before: the order asked for, then score, price, distance, day, then the keyed hashes.
class Order {
public:
    Order(const Columns& columns, const SearchRequest& request) : columns_{columns}, request_{request} {}
    bool operator()(const Hit& a, const Hit& b) const {
        const auto key = [&](const Hit& hit) {
            const auto& at = hit.attendance;
            const std::int64_t better_score = -std::int64_t{hit.score};
            switch (request_.sort) {
                case Sort::price:
                    return std::tuple{at.price, better_score, at.price, at.chord, at.day};
                case Sort::distance:
                    return std::tuple{at.chord, better_score, at.price, at.chord, at.day};
                case Sort::relevance:
                    break;
            }
            return std::tuple{better_score, better_score, at.price, at.chord, at.day};
        };
        const auto left = key(a), right = key(b);
        if (left != right) return left < right;
        const auto tie = [&](const Hit& hit) {
            const auto& offer = columns_.offers[hit.offer];
            return std::tuple{tie_hash(request_.tie_seed, columns_.providers[offer.provider].id_hash),
                              tie_hash(request_.tie_seed, offer.id_hash), hit.offer};
        };
        return tie(a) < tie(b);
    }

private:
    const Columns& columns_;
    const SearchRequest& request_;
};

void keep_page(std::vector<Hit>& hits, const Order& before, std::size_t offset, std::size_t limit) {
    const auto end = std::min(hits.size(), offset + limit);
    const auto from = std::min(offset, end);
    std::ranges::partial_sort(hits, hits.begin() + static_cast<std::ptrdiff_t>(end), before);
    hits.resize(end);
    hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(from));
}

}  // namespace

SearchResult search(const Columns& columns, std::span<const Candidate> candidates, const SearchRequest& request,
                    std::stop_token stop) {
    SearchResult result;
    Counters counters;
    const auto& criteria = request.criteria;
    const auto asked = [&](Facet facet) { return std::ranges::find(request.facets, facet) != request.facets.end(); };
    const bool counts_levels = asked(Facet::level), counts_providers = asked(Facet::provider);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i % candidates_between_checks == 0 && stop.stop_requested()) throw Stopped{};
        const auto& offer = columns.offers[candidates[i].offer];
        const bool level = level_asked(criteria, offer.level), provider = provider_asked(criteria, offer.provider);
        // One miss still counts for the facet of that very filter, where it is asked for.
        if (!level && !(provider && counts_levels)) continue;
        if (!provider && !(level && counts_providers)) continue;
        const auto attendance = attend(columns, offer, criteria, preference_of(request.sort));
        if (level && provider) counters.count_modalities(attendance.modalities);
        if (level && provider && attendance.found_remotely) ++result.remote_total;
        if (!attendance.found) continue;
        if (provider) counters.count_level(offer.level);
        if (level) counters.count_provider(offer.provider);
        if (level && provider)
            result.page.push_back(
                {.offer = candidates[i].offer, .score = candidates[i].score, .attendance = attendance.shown});
    }
    result.total = result.page.size();
    keep_page(result.page, Order{columns, request}, request.offset, request.limit);
    for (const auto facet : request.facets) result.facets.push_back(counters.counts(facet, criteria));
    return result;
}

std::vector<Candidate> all_offers(const Columns& columns) {
    std::vector<Candidate> all(columns.offers.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = {.offer = i, .score = 1'000};
    return all;
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
