#include "engine/matching/standing.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/matching/prices.h"
#include "engine/matching/search.h"

namespace filon {
namespace {

// What its sessions come to: the one shown and its share of every facet.
StandingRow row_of(const Attendance& shown, const OccasionValues& values) {
    const bool large = shown.price != unknown_amount && shown.price >= alone_at_length;
    return {.departments = values.departments,
            .months = values.months_near,
            .price = shown.price == unknown_amount || large ? no_index : static_cast<std::uint32_t>(shown.price),
            .modalities = values.modalities,
            .price_bands = values.price_bands,
            .unknown = static_cast<std::uint8_t>((values.department_unknown ? StandingRow::unknown_department : 0) |
                                                 (values.month_unknown ? StandingRow::unknown_month : 0)),
            .at_length = static_cast<std::uint8_t>(large || !values.months_far.empty() ? 1 : 0)};
}

template <class Key>
std::vector<std::uint32_t> ordered(std::size_t offers, const Key& key) {
    std::vector<std::uint32_t> order(offers);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t offer) { return std::tuple_cat(key(offer), std::tuple{offer}); });
    return order;
}

std::span<const std::uint32_t> order_of(const Standing& standing, const SearchRequest& request) {
    switch (request.sort) {
        case Sort::date:
            return standing.by_date;
        case Sort::duration:
            return standing.by_duration;
        default:
            return standing.by_price;
    }
}

std::uint16_t score_of(const Candidates& candidates, std::uint32_t offer) {
    const auto found = std::ranges::lower_bound(candidates.scored, offer, {}, &Candidate::offer);
    return found != candidates.scored.end() && found->offer == offer ? found->score : candidates.rest;
}

// The page of an order that stands: whole runs of equals, since the request says how equals go, until it is full.
std::vector<Hit> page_of(const Columns& columns, const Candidates& candidates, const SearchRequest& request,
                         const std::stop_token& stop) {
    const Order order{.columns = columns, .sort = request.sort, .tie_seed = request.tie_seed};
    Page page{order, request.offset, request.limit};
    Attender attender{columns, request.criteria, preference_of(request.sort)};
    const bool alike = candidates.scored.empty();
    std::optional<Hit> last;
    std::size_t taken = 0;
    StopCheck check{stop};
    for (const auto offer : order_of(columns.standing, request)) {
        check();
        const Hit hit{.offer = offer,
                      .score = score_of(candidates, offer),
                      .attendance = attender.attend(columns.offers[offer]).shown};
        const bool new_run = last && !order.equal(*last, hit, alike);
        if (new_run && taken >= request.offset + request.limit) break;
        page.add(hit);
        last = hit;
        ++taken;
    }
    return std::move(page).hits();
}

// Relevance, where enough offers hold a word: the others come after them all.
std::vector<Hit> page_of_scored(const Columns& columns, const Candidates& candidates, const SearchRequest& request) {
    Page page{{.columns = columns, .sort = request.sort, .tie_seed = request.tie_seed}, request.offset, request.limit};
    Attender attender{columns, request.criteria, preference_of(request.sort)};
    for (const auto& [offer, score] : candidates.scored)
        if (!page.closed_to(score))
            page.add({.offer = offer, .score = score, .attendance = attender.attend(columns.offers[offer]).shown});
    return std::move(page).hits();
}

}  // namespace

void set_values(OccasionValues& values, const StandingRow& row) {
    values.modalities = row.modalities;
    values.price_bands = row.price_bands;
    values.department_unknown = (row.unknown & StandingRow::unknown_department) != 0;
    values.month_unknown = (row.unknown & StandingRow::unknown_month) != 0;
    values.departments = row.departments;
    values.months_near = row.months;
    values.months_far.clear();
}

StandingRows standing_on(const Columns& columns, Date day) {
    Criteria nothing;
    nothing.today = day;
    Attender by_price{columns, nothing, Preference::cheapest, all_facets};
    Attender by_date{columns, nothing, Preference::soonest};
    FacetCounters counters{columns, all_facets, by_price.this_month()};
    std::vector<Attendance> cheapest, soonest;
    StandingRows standing{
        .day = day, .remote_alone = 0, .by_price = {}, .by_date = {}, .by_duration = {}, .counts = {}, .rows = {}};
    OccasionValues values;
    for (const auto& offer : columns.offers) {
        cheapest.push_back(by_price.attend(offer, values).shown);
        soonest.push_back(by_date.attend(offer).shown);
        standing.rows.push_back(row_of(cheapest.back(), values));
        standing.remote_alone += standing.rows.back().remote_alone() ? 1U : 0U;
        counters.count(offer, all_facets);
        counters.count(offer, values);
    }

    const auto size = columns.offers.size();
    standing.by_price =
        ordered(size, [&](auto offer) { return std::tuple{cheapest[offer].price, cheapest[offer].day}; });
    standing.by_date = ordered(size, [&](auto offer) { return std::tuple{soonest[offer].day, soonest[offer].price}; });
    standing.by_duration = ordered(size, [&](auto offer) {
        return std::tuple{days_of(columns.offers[offer]), cheapest[offer].price, cheapest[offer].day};
    });
    for (std::size_t i = 0; i < facet_count; ++i)
        for (const auto facet = static_cast<Facet>(i); const auto& value : counters.result(facet, nothing).values)
            standing.counts.push_back({.count = value.count, .value = value.value, .facet = facet});
    return standing;
}

bool rows_stand(const Columns& columns, const SearchRequest& request) {
    const auto& terms = request.criteria.price_terms;
    const bool banded = std::ranges::find(request.facets, Facet::price_band) != request.facets.end();
    return columns.standing.day == request.criteria.today && !request.criteria.about_occasions() &&
           terms.headcount == 1 && terms.tax == Tax::excluded && (terms.per == PriceAskedPer::person || !banded);
}

bool stands(const Columns& columns, const Candidates& candidates, const SearchRequest& request) {
    if (!candidates.every || request.criteria.anything() || !rows_stand(columns, request)) return false;
    const bool scored = request.sort == Sort::relevance && !candidates.scored.empty();
    const auto above_the_rest = [&](const Candidate& candidate) { return candidate.score > candidates.rest; };
    return !scored || static_cast<std::size_t>(std::ranges::count_if(candidates.scored, above_the_rest)) >=
                          request.offset + request.limit;
}

std::optional<SearchResult> search_standing(const Columns& columns, const Candidates& candidates,
                                            const SearchRequest& request, const std::stop_token& stop) {
    if (!stands(columns, candidates, request)) return std::nullopt;
    const bool scored = request.sort == Sort::relevance && !candidates.scored.empty();
    SearchResult result{.total = columns.offers.size(), .remote_total = 0, .page = {}, .facets = {}};
    if (request.limit > 0)
        result.page =
            scored ? page_of_scored(columns, candidates, request) : page_of(columns, candidates, request, stop);
    for (const auto facet : request.facets) {
        FacetCounts counts{.facet = facet, .values = {}};
        for (const auto& row : columns.standing.counts)
            if (row.facet == facet)
                counts.values.push_back({.value = row.value, .count = row.count, .selected = false});
        result.facets.push_back(std::move(counts));
    }
    return result;
}

}  // namespace filon
