#include "tests/oracle/judged.h"

#include <algorithm>

#include "engine/matching/worth.h"
#include "tests/oracle/prices.h"

namespace filon::oracle {
namespace {

using Miss = Measure::Miss;
using Kind = Fit::Kind;

constexpr double usual_radius_km = 30;
constexpr std::int32_t most_days_out = 30;
constexpr std::uint16_t beside_level = 550;  // half-way from what is asked to its contrary
constexpr Measure met, missed{.miss = Miss::beyond, .value = 0};
const std::vector<Place> nowhere;

// What a value that nobody knows is worth.
Measure unknown_of(Criterion criterion) {
    return {.miss = Miss::not_known, .value = static_cast<std::uint16_t>(criterion == Criterion::language ? 500 : 600)};
}

Measure close(std::uint16_t value) {
    return {.miss = Miss::close, .value = value};
}

bool one_of(const std::vector<std::string>& list, const std::string& text) {
    return std::ranges::find(list, text) != list.end();
}

template <class T>
Measure among(const std::vector<T>& asked, const std::optional<T>& value, Criterion criterion) {
    if (!value) return unknown_of(criterion);
    return std::ranges::find(asked, *value) != asked.end() ? met : missed;
}

Measure at_most(std::int64_t most, const std::optional<std::int64_t>& length) {
    if (!length) return unknown_of(Criterion::duration);
    return *length <= most ? met : missed;
}

// A tag, or one that stands above it, is among those listed.
bool is_below(const LanguageTag& tag, const std::vector<std::string>& listed) {
    for (auto text = tag.text();; text.resize(text.rfind('-'))) {
        if (one_of(listed, text)) return true;
        if (!text.contains('-')) return false;
    }
}

}  // namespace

void Judged::add(Criterion criterion, const Measure& measure, CriterionSet must) {
    const auto [at, is_first] = values.emplace(criterion, measure.value);
    at->second = std::min(at->second, measure.value);
    const bool second = close != 0, hard = (must & only(criterion)) != 0;
    if (measure.miss == Miss::beyond || (measure.miss == Miss::close && (second || hard))) kind = Kind::neither;
    if (measure.miss == Miss::close) close |= only(criterion);
    if (measure.miss == Miss::not_known) unknown |= only(criterion);
    if (kind == Kind::fit && (close | unknown) != 0) kind = Kind::near;
}

NeedScan::NeedScan(const Need& need, const Places& places, const Gazetteer& gazetteer)
    : need_{need},
      question_{need.question},
      places_{places},
      gazetteer_{gazetteer},
      scan_{need.question, places.asked, gazetteer},
      radius_{Metres::from_kilometres(need.question.radius_km.value_or(usual_radius_km))} {
    for (const auto& filter : need.must) must_ |= only(filon::criterion_of(filter).value());
}

std::vector<Judged> NeedScan::judged(const Row& row) const {
    std::vector<Judged> all;
    bool lives = false;
    for (const auto& occasion : row.occasions) {
        if (scan_.over(occasion, *row.offer)) continue;
        lives = true;
        auto& one = all.emplace_back();
        one.shown = {.offer = row.offer->id,
                     .price = scan_.cheapest(row, occasion.prices),
                     .chord = chord(row, occasion),
                     .day = {},
                     .session = occasion.session};
        if (occasion.session)
            if (const auto& start = row.offer->sessions[*occasion.session].start) one.shown.day = start->first();
        judge_offer(one, row);
        judge_occasion(one, row, occasion);
    }
    if (lives || asks_about_occasions()) return all;
    auto& one = all.emplace_back();
    one.shown.offer = row.offer->id;
    one.shown.price = scan_.cheapest(row, row.offer->prices);
    judge_offer(one, row);
    return all;
}

bool NeedScan::fits(const Row& row) const {
    return std::ranges::any_of(judged(row), [](const Judged& one) { return one.kind == Kind::fit; });
}

bool NeedScan::fits_remotely(const Row& row) const {
    if (places_.asked.empty() || fits(row)) return false;
    bool lives = false;
    for (const auto& occasion : row.occasions) {
        if (scan_.over(occasion, *row.offer)) continue;
        lives = true;
        if (!occasion.remote_alone()) return false;
    }
    const Places elsewhere{.asked = nowhere, .excluded = places_.excluded};
    return lives && NeedScan{need_, elsewhere, gazetteer_}.fits(row);
}

bool NeedScan::asks_about_occasions() const {
    const auto of_occasions = [](const auto& asked) { return is_of_occasions(asked.first); };
    return !places_.asked.empty() || !places_.excluded.empty() || question_.min_price || question_.max_price ||
           question_.date_from || question_.date_to || std::ranges::any_of(question_.selected, of_occasions) ||
           std::ranges::any_of(need_.excluded, of_occasions);
}

void NeedScan::judge_offer(Judged& judged, const Row& row) const {
    const auto& offer = *row.offer;
    for (const auto& [facet, held] : row.values) {
        if (!question_.asks(facet)) continue;
        const auto measure = facet == Facet::accessibility ? accessibility(row)
                             : facet == Facet::level       ? level(row)
                                                           : among_those_asked(facet, held);
        judged.add(criterion_of(facet), measure, must_);
    }
    if (!question_.cefr_entry.empty())
        judged.add(Criterion::cefr, among(question_.cefr_entry, offer.cefr_entry, Criterion::cefr), must_);
    if (!question_.cefr_target.empty())
        judged.add(Criterion::cefr, among(question_.cefr_target, offer.cefr_target, Criterion::cefr), must_);
    judge_lengths(judged, row);

    if (!question_.excluded_providers.empty())
        judged.add(Criterion::exclude, one_of(question_.excluded_providers, offer.provider) ? missed : met, must_);
    for (const auto& [facet, values] : need_.excluded) {
        if (facet == Facet::teaching_language)
            judged.add(Criterion::exclude, left_of_languages(row), must_);
        else if (!is_of_occasions(facet))
            judged.add(Criterion::exclude, left_of(facet, row.values.at(facet)), must_);
    }
}

void NeedScan::judge_lengths(Judged& judged, const Row& row) const {
    if (question_.max_days)
        judged.add(Criterion::duration, at_most(asked_days(*question_.max_days), days_of(*row.offer)), must_);
    if (question_.max_hours)
        judged.add(Criterion::duration, at_most(asked_hours(*question_.max_hours), hours_of(*row.offer)), must_);
}

void NeedScan::judge_occasion(Judged& judged, const Row& row, const Occasion& occasion) const {
    if (!places_.asked.empty()) judged.add(Criterion::place, place(row, occasion), must_);
    for (const auto& [facet, held] : occasion.values) {
        if (question_.asks(facet)) judged.add(criterion_of(facet), among_those_asked(facet, held), must_);
        if (need_.excluded.contains(facet)) judged.add(Criterion::exclude, left_of(facet, held), must_);
    }
    judge_price(judged, row);
    judge_dates(judged, row, occasion);
    if (!places_.excluded.empty()) judged.add(Criterion::exclude, left_of_places(occasion), must_);
}

void NeedScan::judge_price(Judged& judged, const Row& row) const {
    const auto price = scan_.compared_price(row, judged.shown.price);
    const auto within = [&](Euros bound, std::int64_t excess) {
        if (!price) return unknown_of(Criterion::price);
        if (excess <= 0) return met;
        return 4 * excess <= bound.cents() ? close(worth_of_excess(excess, bound.cents())) : missed;
    };
    const auto cents = price ? price->cents() : 0;
    if (const auto& most = question_.max_price)
        judged.add(Criterion::price, within(*most, cents - most->cents()), must_);
    if (const auto& least = question_.min_price)
        judged.add(Criterion::price, within(*least, least->cents() - cents), must_);
    if (question_.asks(Facet::price_band))
        judged.add(Criterion::price, among_those_asked(Facet::price_band, {price_band_of(price)}), must_);
}

void NeedScan::judge_dates(Judged& judged, const Row& row, const Occasion& occasion) const {
    if (!question_.date_from && !question_.date_to) return;
    const auto start = occasion.session ? row.offer->sessions[*occasion.session].start : std::nullopt;
    const auto within = [&](std::int32_t days_out) {
        if (days_out <= 0) return met;
        return days_out <= most_days_out ? close(worth_of_days_out(days_out)) : missed;
    };
    const auto days_out = [&] {
        const auto early = question_.date_from ? question_.date_from->number() - start->last().number() : 0;
        const auto late = question_.date_to ? start->first().number() - question_.date_to->number() : 0;
        return std::max(early, late);  // a range is never empty: one of them at most is above nought
    };
    const Measure at_any_time{.miss = Miss::none, .value = 900};
    judged.add(Criterion::date,
               row.offer->rolling ? at_any_time
               : start            ? within(days_out())
                                  : unknown_of(Criterion::date),
               must_);
}

Measure NeedScan::among_those_asked(Facet facet, const Values& held) const {
    const auto is_asked = [&](const std::string& value) {
        return std::ranges::any_of(question_.asked(facet),
                                   [&](const auto& one) { return compared(facet, one) == value; });
    };
    if (std::ranges::any_of(held, is_asked)) return met;
    return held == Values{unknown} ? unknown_of(criterion_of(facet)) : missed;
}

// One level beside one that is asked for is near.
Measure NeedScan::level(const Row& row) const {
    const auto measure = among_those_asked(Facet::level, row.values.at(Facet::level));
    if (measure.miss != Miss::beyond) return measure;
    const auto beside = [&](const std::string& asked) {
        const auto level = named<Level>(asked);
        return level && std::abs(static_cast<int>(*level) - static_cast<int>(*row.offer->level)) == 1;
    };
    return std::ranges::any_of(question_.asked(Facet::level), beside) ? close(beside_level) : missed;
}

Measure NeedScan::accessibility(const Row& row) const {
    const auto measure = among_those_asked(Facet::accessibility, row.values.at(Facet::accessibility));
    const auto& said = row.offer->accessibility;
    const auto unsaid = [&](const std::string& asked) {
        return asked == "wheelchair" ? !said.wheelchair : asked == "sign_language" && !said.sign_language;
    };
    if (measure.miss != Miss::beyond) return measure;
    return std::ranges::any_of(question_.asked(Facet::accessibility), unsaid) ? unknown_of(Criterion::accessibility)
                                                                              : missed;
}

// What is left of alternatives once some are ruled out.
Measure NeedScan::left_of(Facet facet, Values held) const {
    if (held == Values{unknown}) return unknown_of(Criterion::exclude);
    for (const auto& value : need_.excluded.at(facet)) held.erase(compared(facet, value));
    return held.empty() ? missed : met;
}

Measure NeedScan::left_of_languages(const Row& row) const {
    const auto& languages = row.offer->teaching_languages;
    if (languages.empty()) return unknown_of(Criterion::exclude);
    const auto& excluded = need_.excluded.at(Facet::teaching_language);
    return std::ranges::all_of(languages, [&](const auto& tag) { return is_below(tag, excluded); }) ? missed : met;
}

}  // namespace filon::oracle
