// A search as its asker says it, and its answer in ids and names: what the oracle and the index are both put to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/matching/criteria.h"
#include "engine/matching/search.h"
#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon::oracle {

struct Catalogue {
    std::vector<PublicProvider> providers;
    std::vector<PublicOffer> offers;
};

// In a list of values, nothing stands for `unknown`. An empty list asks for nothing.
struct Question {
    std::string words;
    std::vector<std::string> places;  // as typed: "Lyon", "69", "45.76,4.83", "Bretagne", "Suisse"
    std::optional<double> radius_km;
    std::optional<Euros> max_price;
    PriceTerms terms;
    std::vector<std::optional<Modality>> modality;
    std::vector<std::optional<Level>> level;
    std::vector<std::string> providers;  // ids, be they in the catalogue or not
    std::vector<Facet> facets;
    Sort sort = Sort::relevance;
    std::size_t limit = 20;
    std::size_t offset = 0;
    Date today;
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
