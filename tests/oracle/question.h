// A search as its asker says it, and its answer in ids and names: what the oracle and the index are both put to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/matching/criteria.h"
#include "engine/matching/search.h"
#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"
#include "engine/words/lexicon.h"

namespace filon::oracle {

struct Catalogue {
    std::vector<PublicProvider> providers;
    std::vector<PublicOffer> offers;
    Lexicon lexicon = {};
};

// The value under which a facet counts what is not said, and a filter asks for it.
inline const std::string unknown = "unknown";

// An empty list asks for nothing.
struct Question {
    std::string words;
    std::vector<std::string> places;  // as typed: "Lyon", "69", "45.76,4.83", "Bretagne", "Suisse"
    std::optional<double> radius_km;
    std::optional<Euros> min_price, max_price;
    PriceTerms terms;
    std::optional<Date> date_from, date_to;
    // The filters that select a facet's values, each under that facet's name: in the API's writing, `unknown` among
    // them.
    std::map<Facet, std::vector<std::string>> selected;
    std::vector<Cefr> cefr_entry, cefr_target;
    std::vector<std::string> excluded_providers;  // ids, be they in the catalogue or not
    std::optional<double> max_days, max_hours;
    std::vector<Facet> facets;
    Sort sort = Sort::relevance;
    std::size_t limit = 20;
    std::size_t offset = 0;
    Date today;

    bool asks(Facet facet) const { return selected.contains(facet); }
    const std::vector<std::string>& asked(Facet facet) const {
        static const std::vector<std::string> nothing;
        const auto at = selected.find(facet);
        return at == selected.end() ? nothing : at->second;
    }
};

// An offer of the page, with the occasion that is shown.
struct Shown {
    std::string offer;
    std::uint16_t score = 0;
    std::optional<Euros> price;          // what the headcount pays together
    std::optional<std::int64_t> chord;   // squared, to the nearest place asked for
    std::optional<Date> day;             // first on which the session may start
    std::optional<std::size_t> session;  // its rank in the record
    friend bool operator==(const Shown&, const Shown&) = default;
};

struct Count {
    std::string value;
    std::uint64_t offers = 0;
    bool selected = false;
    friend bool operator==(const Count&, const Count&) = default;
};

struct Counts {
    Facet facet;
    std::vector<Count> values;
    friend bool operator==(const Counts&, const Counts&) = default;
};

struct Answer {
    std::uint64_t total = 0;
    std::uint64_t remote_total = 0;
    std::vector<Shown> page;
    std::vector<Counts> facets;
    friend bool operator==(const Answer&, const Answer&) = default;
};

}  // namespace filon::oracle
