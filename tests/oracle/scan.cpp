#include "tests/oracle/scan.h"

#include <algorithm>
#include <tuple>

#include "tests/oracle/prices.h"

namespace filon::oracle {
namespace {

constexpr double usual_radius_km = 30;
const std::vector<Place> nowhere;

bool one_of(const std::vector<std::string>& list, const std::string& text) {
    return std::ranges::find(list, text) != list.end();
}

// A value of which no facet counts the unknown ones.
template <class T>
bool asked_and_known(const std::vector<T>& asked, const std::optional<T>& value) {
    return asked.empty() || (value && std::ranges::find(asked, *value) != asked.end());
}

}  // namespace

Scan::Scan(const Question& question, const std::vector<Place>& places, const Gazetteer& gazetteer)
    : question_{question},
      places_{places},
      gazetteer_{gazetteer},
      radius_{squared_chord_within(Metres::from_kilometres(question.radius_km.value_or(usual_radius_km)))} {
    for (const auto& [facet, values] : question.selected)
        for (const auto& value : values) asked_[facet].insert(compared(facet, value));
}

std::optional<Shown> Scan::found(const Row& row) const {
    if (!fits(row)) return std::nullopt;
    std::optional<Shown> best;
    bool lives = false;
    for (const auto& occasion : row.occasions) {
        if (over(occasion, *row.offer)) continue;
        lives = true;
        const auto one = attended(row, occasion);
        if (one && (!best || preferred(*one, *best))) best = one;
    }
    if (!lives && !asks_about_occasions())
        best = Shown{
            .offer = row.offer->id, .price = cheapest(row, row.offer->prices), .chord = {}, .day = {}, .session = {}};
    return best;
}

bool Scan::found_remotely(const Row& row) const {
    if (places_.empty() || found(row)) return false;
    bool lives = false;
    for (const auto& occasion : row.occasions) {
        if (over(occasion, *row.offer)) continue;
        lives = true;
        if (!occasion.remote_alone()) return false;
    }
    return lives && Scan{question_, nowhere, gazetteer_}.found(row).has_value();
}

Values Scan::values(Facet facet, const Row& row) const {
    if (!is_of_occasions(facet)) return row.values.at(facet);
    Values all;
    for (const auto& occasion : row.occasions) {
        if (over(occasion, *row.offer)) continue;
        if (facet == Facet::price_band)
            all.insert(price_band_of(compared_price(row, cheapest(row, occasion.prices))));
        else
            all.insert(occasion.values.at(facet).begin(), occasion.values.at(facet).end());
    }
    return all;
}

bool Scan::asks_about_occasions() const {
    return !places_.empty() || question_.min_price || question_.max_price || question_.date_from || question_.date_to ||
           std::ranges::any_of(asked_, [](const auto& asked) { return is_of_occasions(asked.first); });
}

bool Scan::over(const Occasion& occasion, const PublicOffer& offer) const {
    if (!occasion.session) return false;
    const auto& session = offer.sessions[*occasion.session];
    return session.state != SessionState::open || (session.start && session.start->last() < question_.today);
}

bool Scan::among_those_asked(Facet facet, const Values& values) const {
    const auto asked = asked_.find(facet);
    return asked == asked_.end() ||
           std::ranges::any_of(values, [&](const auto& value) { return asked->second.contains(value); });
}

bool Scan::fits(const Row& row) const {
    const auto& offer = *row.offer;
    const auto days = days_of(offer), hours = hours_of(offer);
    return std::ranges::all_of(row.values,
                               [&](const auto& held) { return among_those_asked(held.first, held.second); }) &&
           asked_and_known(question_.cefr_entry, offer.cefr_entry) &&
           asked_and_known(question_.cefr_target, offer.cefr_target) &&
           !one_of(question_.excluded_providers, offer.provider) &&
           (!question_.max_days || (days && *days <= asked_days(*question_.max_days))) &&
           (!question_.max_hours || (hours && *hours <= asked_hours(*question_.max_hours)));
}

std::optional<Euros> Scan::cheapest(const Row& row, const std::vector<Price>& prices) const {
    std::optional<Euros> least;
    for (const auto& price : prices)
        if (const auto total = total_of(price, *row.offer, *row.provider->record, question_.terms);
            total && (!least || *total < *least))
            least = total;
    return least;
}

std::optional<Euros> Scan::compared_price(const Row& row, const std::optional<Euros>& total) const {
    return total ? on_basis(*total, *row.offer, question_.terms) : std::nullopt;
}

bool Scan::affordable(const Row& row, const std::optional<Euros>& total) const {
    const auto price = compared_price(row, total);
    return (!question_.max_price || (price && *price <= *question_.max_price)) &&
           (!question_.min_price || (price && *price >= *question_.min_price)) &&
           among_those_asked(Facet::price_band, {price_band_of(price)});
}

bool Scan::in_time(const Row& row, const Occasion& occasion) const {
    if (row.offer->rolling || (!question_.date_from && !question_.date_to)) return true;
    const auto start = occasion.session ? row.offer->sessions[*occasion.session].start : std::nullopt;
    return start && (!question_.date_from || start->last() >= *question_.date_from) &&
           (!question_.date_to || start->first() <= *question_.date_to);
}

// Squared chord to a place asked for where the occasion is held at it; in-house is where its provider comes to.
std::optional<std::int64_t> Scan::chord_to(const Place& asked, const Row& row, const Occasion& occasion) const {
    if (occasion.in_house)
        return reaches(*row.provider, asked, gazetteer_) ? std::optional<std::int64_t>{0} : std::nullopt;
    if (!occasion.place) return std::nullopt;
    const auto chord = chord_between(asked, *occasion.place);
    const bool held = is_area(asked) ? gazetteer_.inside(asked, occasion.place->department, occasion.place->country)
                                     : chord <= radius_;
    return held ? std::optional{chord} : std::nullopt;
}

bool Scan::asked_from_afar(const Occasion& occasion) const {
    return std::ranges::any_of(occasion.modality, [&](Modality way) {
        return is_remote(way) && one_of(question_.asked(Facet::modality), std::string{name_of(way)});
    });
}

// Nothing where the occasion misses something that is asked of it.
std::optional<Shown> Scan::attended(const Row& row, const Occasion& occasion) const {
    Shown one{.offer = row.offer->id,
              .price = cheapest(row, occasion.prices),
              .chord = {},
              .day = {},
              .session = occasion.session};
    for (const auto& [facet, values] : occasion.values)
        if (!among_those_asked(facet, values)) return std::nullopt;
    if (!affordable(row, one.price) || !in_time(row, occasion)) return std::nullopt;
    if (occasion.session && row.offer->sessions[*occasion.session].start)
        one.day = row.offer->sessions[*occasion.session].start->first();
    if (places_.empty()) return one;
    for (const auto& asked : places_) {
        const auto chord = chord_to(asked, row, occasion);
        if (chord && (!one.chord || *chord < *one.chord)) one.chord = chord;
    }
    return one.chord || asked_from_afar(occasion) ? std::optional{one} : std::nullopt;
}

bool Scan::preferred(const Shown& one, const Shown& other) const {
    const auto rank = [&](const Shown& shown) {
        return std::tuple{unknown_last(question_.sort == Sort::date ? shown.day : std::nullopt),
                          unknown_last(question_.sort == Sort::distance ? shown.chord : std::nullopt),
                          unknown_last(shown.price), unknown_last(shown.chord), unknown_last(shown.day)};
    };
    return rank(one) < rank(other);
}

}  // namespace filon::oracle
