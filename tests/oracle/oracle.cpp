#include "tests/oracle/oracle.h"

#include <algorithm>
#include <tuple>

#include "tests/oracle/prices.h"
#include "tests/oracle/values.h"
#include "tests/oracle/words.h"

namespace filon::oracle {

Question selecting_alone(Question question, Facet facet, const std::string& value) {
    question.selected[facet] = {value};
    return question;
}

bool selects(const Question& question, Facet facet, const std::string& value) {
    return std::ranges::any_of(question.asked(facet),
                               [&](const auto& one) { return compared(facet, one) == compared(facet, value); });
}

Oracle::Oracle(const Catalogue& catalogue, const ReferenceData& reference)
    : reference_{reference}, names_{names_with(reference, catalogue.lexicon)} {
    for (const auto& provider : catalogue.providers)
        providers_.emplace(provider.id, travelled(provider, reference.gazetteer));
    for (const auto& offer : catalogue.offers) rows_.push_back(row_of(offer));
}

Row Oracle::row_of(const PublicOffer& offer) const {
    const auto& provider = providers_.at(offer.provider);
    Row row{.offer = &offer,
            .provider = &provider,
            .occasions = occasions_of(offer, provider, reference_.gazetteer),
            .values = {},
            .terms = terms_of(offer, *names_)};
    for (std::size_t i = 0; i < facet_count; ++i)
        if (const auto facet = static_cast<Facet>(i); !is_of_occasions(facet))
            row.values.emplace(facet, values_of(facet, offer, *provider.record, names_->taxonomy()));
    for (auto& occasion : row.occasions)
        occasion.values = {{Facet::modality, modalities_of(occasion)},
                           {Facet::month, months_of(occasion, offer)},
                           {Facet::department, departments_of(occasion, provider, reference_.gazetteer)}};
    return row;
}

std::set<std::string> Oracle::holders(const TextQuery& query) const {
    std::set<std::string> ids;
    for (const auto& row : rows_)
        if (holds_enough(row.terms, query)) ids.insert(row.offer->id);
    return ids;
}

// A question with its places, and the offers that hold its words.
struct Oracle::Asked {
    const Question& question;
    std::vector<Place> places;
    std::vector<const Row*> holders;
};

Answer Oracle::answer(const Question& question, const std::map<std::string, std::uint16_t>& scores,
                      std::uint64_t tie_seed) const {
    Asked asked{.question = question, .places = {}, .holders = {}};
    for (const auto& text : question.places) asked.places.push_back(reference_.gazetteer.resolve(text).value());
    for (const auto& row : rows_)
        if (scores.contains(row.offer->id)) asked.holders.push_back(&row);

    Answer answer;
    std::vector<std::pair<const Row*, Shown>> found;
    const Scan scan{question, asked.places, reference_.gazetteer};
    for (const auto* row : asked.holders) {
        if (scan.found_remotely(*row)) ++answer.remote_total;
        if (auto shown = scan.found(*row)) {
            shown->score = scores.at(row->offer->id);
            found.emplace_back(row, *std::move(shown));
        }
    }
    const auto rank = [&](const std::pair<const Row*, Shown>& one) {
        const auto& [row, shown] = one;
        return std::tuple{unknown_last(question.sort == Sort::price ? shown.price : std::nullopt),
                          unknown_last(question.sort == Sort::date ? shown.day : std::nullopt),
                          unknown_last(question.sort == Sort::distance ? shown.chord : std::nullopt),
                          unknown_last(question.sort == Sort::duration ? days_of(*row->offer) : std::nullopt),
                          -int{shown.score},
                          unknown_last(shown.price),
                          unknown_last(shown.chord),
                          unknown_last(shown.day),
                          tie_hash(tie_seed, hash_of(row->offer->provider)),
                          tie_hash(tie_seed, hash_of(shown.offer))};
    };
    std::ranges::sort(found, {}, rank);
    answer.total = found.size();
    for (std::size_t i = question.offset; i < found.size() && i - question.offset < question.limit; ++i)
        answer.page.push_back(found[i].second);

    for (const auto facet : question.facets) answer.facets.push_back(counts(facet, asked));
    return answer;
}

Counts Oracle::counts(Facet facet, const Asked& asked) const {
    const auto& question = asked.question;
    const auto& gazetteer = reference_.gazetteer;
    // An offer that does not bear a value is not found once that is selected: each is tried under its own values.
    std::map<std::string, std::vector<const Row*>> bearers;
    const Scan scan{question, asked.places, gazetteer};
    for (const auto* row : asked.holders)
        for (const auto& value : scan.values(facet, *row)) bearers[value].push_back(row);
    for (const auto& value : question.asked(facet)) bearers[compared(facet, value)];

    const auto list = listed(facet, gazetteer);
    const auto asked_at = [&](const std::string& value) {
        return std::ranges::find(question.asked(facet), value, [&](const auto& one) { return compared(facet, one); }) -
               question.asked(facet).begin();
    };
    using Order = std::tuple<std::ptrdiff_t, std::int64_t, bool, std::ptrdiff_t, std::string>;
    std::vector<std::pair<Order, Count>> counts;
    for (const auto& [value, rows] : bearers) {
        const auto alone = selecting_alone(question, facet, value);
        const Scan of_value{alone, asked.places, gazetteer};
        const auto total =
            std::ranges::count_if(rows, [&](const Row* row) { return of_value.found(*row).has_value(); });
        const bool selected = selects(question, facet, value), absent = !has(facet, value);
        if (total == 0 && !selected) continue;
        const Order order{absent ? 1 + asked_at(value) : 0, -total, value == unknown,
                          std::ranges::find(list, value) - list.begin(), value};
        const auto shown =
            absent ? question.asked(facet)[static_cast<std::size_t>(asked_at(value))] : written(facet, value);
        counts.emplace_back(order,
                            Count{.value = shown, .offers = static_cast<std::uint64_t>(total), .selected = selected});
    }
    std::ranges::sort(counts, {}, &std::pair<Order, Count>::first);
    Counts out{.facet = facet, .values = {}};
    for (auto& [order, count] : counts) out.values.push_back(std::move(count));
    return out;
}

// Whether the catalogue has a value, or a list does that is not the catalogue's.
bool Oracle::has(Facet facet, const std::string& value) const {
    if (!is_open(facet) || value == unknown) return true;
    if (facet == Facet::provider) return providers_.contains(value);
    return std::ranges::any_of(rows_, [&](const Row& row) { return row.values.at(facet).contains(value); });
}

// A value as its facet shows it.
std::string Oracle::written(Facet facet, const std::string& value) const {
    if (facet != Facet::certification || value == unknown) return value;
    std::map<std::string, int> writings;
    for (const auto& row : rows_)
        for (const auto& certification : row.offer->certification)
            if (compared(facet, certification.name) == value) ++writings[certification.name];
    // The first of the largest: a map goes by the order of bytes.
    return std::ranges::max_element(writings, {}, &std::pair<const std::string, int>::second)->first;
}

}  // namespace filon::oracle
