#include "tests/oracle/oracle.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <ranges>
#include <tuple>

#include "tests/oracle/prices.h"
#include "tests/oracle/words.h"

namespace filon::oracle {
namespace {

constexpr double usual_radius_km = 30;
const std::vector<Place> nowhere;

// Unknown comes after every known value.
template <class T>
std::pair<bool, T> unknown_last(const std::optional<T>& value) {
    return {!value, value.value_or(T{})};
}

// An empty list asks for nothing; an unknown value is there by name alone.
template <class T>
bool among(const std::vector<std::optional<T>>& asked, const std::optional<T>& value) {
    return asked.empty() || std::ranges::find(asked, value) != asked.end();
}

bool among(const std::vector<std::optional<Modality>>& asked, const std::vector<Modality>& values) {
    if (values.empty()) return among(asked, std::optional<Modality>{});
    return std::ranges::any_of(values, [&](Modality value) { return among(asked, std::optional{value}); });
}

template <class E>
std::vector<std::string> with_unknown() {
    std::vector<std::string> names{names_of<E>::list.begin(), names_of<E>::list.end()};
    names.emplace_back("unknown");
    return names;
}

}  // namespace

Question selecting_alone(Question question, Facet facet, const std::string& value) {
    switch (facet) {
        case Facet::modality:
            question.modality = {named<Modality>(value)};
            break;
        case Facet::level:
            question.level = {named<Level>(value)};
            break;
        case Facet::provider:
            question.providers = {value};
            break;
    }
    return question;
}

bool selects(const Question& question, Facet facet, const std::string& value) {
    const auto holds = [](const auto& list, const auto& one) { return std::ranges::find(list, one) != list.end(); };
    switch (facet) {
        case Facet::modality:
            return holds(question.modality, named<Modality>(value));
        case Facet::level:
            return holds(question.level, named<Level>(value));
        case Facet::provider:
            return holds(question.providers, value);
    }
    return false;
}

// One question put to every row.
class Oracle::Scan {
public:
    Scan(const Oracle& oracle, const Question& question, const std::vector<Place>& places)
        : oracle_{oracle}, question_{question}, places_{places} {}

    // The occasion to be shown of those that satisfy everything; nothing: the offer is not found.
    std::optional<Shown> found(const Row& row) const {
        if (!fits(row)) return std::nullopt;
        std::optional<Shown> best;
        bool lives = false;
        for (const auto& occasion : row.occasions) {
            if (over(occasion, *row.offer)) continue;
            lives = true;
            const auto one = attended(row, occasion);
            if (one && (!best || preferred(*one) < preferred(*best))) best = one;
        }
        const bool about_occasions = !places_.empty() || question_.max_price || !question_.modality.empty();
        if (!lives && !about_occasions)
            best = Shown{.offer = row.offer->id,
                         .price = cheapest(row, row.offer->prices),
                         .chord = {},
                         .day = {},
                         .session = {}};
        return best;
    }

    // Left out for being remote alone.
    bool found_remotely(const Row& row) const {
        if (places_.empty() || found(row)) return false;
        bool lives = false;
        for (const auto& occasion : row.occasions) {
            if (over(occasion, *row.offer)) continue;
            lives = true;
            if (!occasion.remote_alone()) return false;
        }
        return lives && Scan{oracle_, question_, nowhere}.found(row).has_value();
    }

private:
    bool fits(const Row& row) const {
        const auto& ids = question_.providers;
        return among(question_.level, row.offer->level) &&
               (ids.empty() || std::ranges::find(ids, row.offer->provider) != ids.end());
    }

    // A session that nobody can join any more.
    bool over(const Occasion& occasion, const PublicOffer& offer) const {
        if (!occasion.session) return false;
        const auto& session = offer.sessions[*occasion.session];
        return session.state != SessionState::open || (session.start && session.start->last() < question_.today);
    }

    std::optional<Euros> cheapest(const Row& row, const std::vector<Price>& prices) const {
        std::optional<Euros> least;
        for (const auto& price : prices)
            if (const auto total = total_of(price, *row.offer, *row.provider->record, question_.terms);
                total && (!least || *total < *least))
                least = total;
        return least;
    }

    bool affordable(const Row& row, const std::optional<Euros>& total) const {
        if (!question_.max_price) return true;
        const auto amount = total ? on_basis(*total, *row.offer, question_.terms) : std::nullopt;
        return amount && *amount <= *question_.max_price;
    }

    // Squared chord to a place asked for where the occasion is held at it; in-house is where its provider comes to.
    std::optional<std::int64_t> chord_to(const Place& asked, const Row& row, const Occasion& occasion) const {
        const auto& gazetteer = oracle_.reference_.gazetteer;
        if (occasion.in_house)
            return reaches(*row.provider, asked, gazetteer) ? std::optional<std::int64_t>{0} : std::nullopt;
        if (!occasion.place) return std::nullopt;
        const auto chord = chord_between(asked, *occasion.place);
        const bool held =
            is_area(asked)
                ? gazetteer.inside(asked, occasion.place->department, occasion.place->country)
                : chord <= squared_chord_within(Metres::from_kilometres(question_.radius_km.value_or(usual_radius_km)));
        return held ? std::optional{chord} : std::nullopt;
    }

    // Nothing where the occasion misses place, price or modality.
    std::optional<Shown> attended(const Row& row, const Occasion& occasion) const {
        Shown one{.offer = row.offer->id,
                  .price = cheapest(row, occasion.prices),
                  .chord = {},
                  .day = {},
                  .session = occasion.session};
        if (!among(question_.modality, occasion.modality) || !affordable(row, one.price)) return std::nullopt;
        if (occasion.session && row.offer->sessions[*occasion.session].start)
            one.day = row.offer->sessions[*occasion.session].start->first();
        if (places_.empty()) return one;
        for (const auto& asked : places_) {
            const auto chord = chord_to(asked, row, occasion);
            if (chord && (!one.chord || *chord < *one.chord)) one.chord = chord;
        }
        return one.chord || asked_from_afar(occasion) ? std::optional{one} : std::nullopt;
    }

    // Whether a remote way to attend is there and is asked for: that is at every place.
    bool asked_from_afar(const Occasion& occasion) const {
        return std::ranges::any_of(occasion.modality, [&](Modality way) {
            return is_remote(way) && !question_.modality.empty() && among(question_.modality, std::optional{way});
        });
    }

    std::tuple<std::pair<bool, std::int64_t>, std::pair<bool, Euros>, std::pair<bool, std::int64_t>,
               std::pair<bool, Date>>
    preferred(const Shown& shown) const {
        const auto first = question_.sort == Sort::distance ? shown.chord : std::nullopt;
        return {unknown_last(first), unknown_last(shown.price), unknown_last(shown.chord), unknown_last(shown.day)};
    }

    const Oracle& oracle_;
    const Question& question_;
    const std::vector<Place>& places_;
};

Oracle::Oracle(const Catalogue& catalogue, const ReferenceData& reference) : reference_{reference} {
    for (const auto& provider : catalogue.providers)
        providers_.emplace(provider.id, travelled(provider, reference.gazetteer));
    for (const auto& offer : catalogue.offers) {
        const auto& provider = providers_.at(offer.provider);
        rows_.push_back({.offer = &offer,
                         .provider = &provider,
                         .occasions = occasions_of(offer, provider, reference.gazetteer),
                         .terms = terms_of(offer, reference)});
    }
}

std::set<std::string> Oracle::holders(const TextQuery& query) const {
    std::set<std::string> ids;
    for (const auto& row : rows_)
        if (holds_enough(row.terms, query)) ids.insert(row.offer->id);
    return ids;
}

Answer Oracle::answer(const Question& question, const std::map<std::string, std::uint16_t>& scores,
                      std::uint64_t tie_seed) const {
    std::vector<Place> places;
    places.reserve(question.places.size());
    for (const auto& text : question.places) places.push_back(reference_.gazetteer.resolve(text).value());
    std::vector<const Row*> holders;
    for (const auto& row : rows_)
        if (scores.contains(row.offer->id)) holders.push_back(&row);

    Answer answer;
    std::vector<std::pair<const Row*, Shown>> found;
    const Scan scan{*this, question, places};
    for (const auto* row : holders) {
        if (scan.found_remotely(*row)) ++answer.remote_total;
        if (auto shown = scan.found(*row)) {
            shown->score = scores.at(row->offer->id);
            found.emplace_back(row, *std::move(shown));
        }
    }
    const auto rank = [&](const std::pair<const Row*, Shown>& one) {
        const auto& [row, shown] = one;
        const auto price = unknown_last(question.sort == Sort::price ? shown.price : std::nullopt);
        const auto chord = unknown_last(question.sort == Sort::distance ? shown.chord : std::nullopt);
        return std::tuple{price,
                          chord,
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

    for (const auto facet : question.facets) answer.facets.push_back(counts(facet, question, places, holders));
    return answer;
}

Counts Oracle::counts(Facet facet, const Question& question, const std::vector<Place>& places,
                      const std::vector<const Row*>& holders) const {
    std::multimap<std::uint64_t, Count, std::greater<>> by_count;  // equal counts stay in the values' own order
    for (const auto& value : values_of(facet)) {
        const auto alone = selecting_alone(question, facet, value);
        const Scan scan{*this, alone, places};
        const auto total = static_cast<std::uint64_t>(
            std::ranges::count_if(holders, [&](const Row* row) { return scan.found(*row).has_value(); }));
        const bool selected = selects(question, facet, value);
        if (total > 0 || selected)
            by_count.emplace(total, Count{.value = value, .offers = total, .selected = selected});
    }
    Counts counts{.facet = facet, .values = {}};
    std::ranges::copy(std::views::values(by_count), std::back_inserter(counts.values));
    return counts;
}

std::vector<std::string> Oracle::values_of(Facet facet) const {
    std::vector<std::string> values;
    switch (facet) {
        case Facet::modality:
            values = with_unknown<Modality>();
            break;
        case Facet::level:
            values = with_unknown<Level>();
            break;
        case Facet::provider:
            std::ranges::copy(std::views::keys(providers_), std::back_inserter(values));
    }
    return values;
}

}  // namespace filon::oracle
