#include "server/json/misses.h"

#include <algorithm>
#include <cstdlib>

#include "server/json/messages.h"

namespace filon {
namespace {

// By criterion.
constexpr std::array<Message, criterion_count> unknowns{
    "topic_id.unknown"_msg,   "place.unknown"_msg,         "price.unknown"_msg,         "language.unknown"_msg,
    "date.unknown"_msg,       "level.unknown"_msg,         "modality.unknown"_msg,      "format.unknown"_msg,
    "rhythm.unknown"_msg,     "certification.unknown"_msg, "duration.unknown"_msg,      "funding.unknown"_msg,
    "eqf.unknown"_msg,        "cefr.unknown"_msg,          "accessibility.unknown"_msg, "qualiopi.unknown"_msg,
    "department.unknown"_msg, "topic_id.unknown"_msg,      "provider.unknown"_msg,      "exclude.unknown"_msg,
    "quality.unknown"_msg};

// The level asked for that is next to the offer's.
std::optional<Level> nearest_level(ValueMask asked, Level held) {
    const auto apart = [&](Level level) { return std::abs(static_cast<int>(level) - static_cast<int>(held)); };
    std::optional<Level> nearest;
    for (const auto level : {Level::beginner, Level::intermediate, Level::advanced, Level::expert})
        if ((mask_of(level) & asked) != 0 && (!nearest || apart(level) < apart(*nearest))) nearest = level;
    return nearest;
}

std::optional<std::string> too_far(const ReasonFacts& facts, TextLanguage language) {
    constexpr std::int64_t kilometre = 1'000;
    if (!facts.distance || facts.criteria.places.empty()) return std::nullopt;
    const auto beyond = facts.distance->count() - facts.criteria.places.front().radius.count();
    if (beyond <= 0) return std::nullopt;
    return say("place.beyond"_msg, language,
               {{"km", beyond < kilometre ? std::int64_t{0} : (beyond + kilometre / 2) / kilometre}});
}

std::optional<std::string> off_budget(const ReasonFacts& facts, TextLanguage language) {
    if (!facts.price) return std::nullopt;
    const auto excess = [](Euros more, Euros less) { return Euros::from_cents(more.cents() - less.cents()); };
    if (facts.criteria.max_price && *facts.price > *facts.criteria.max_price)
        return say("price.above"_msg, language, {{"excess", excess(*facts.price, *facts.criteria.max_price)}});
    if (facts.criteria.min_price && *facts.price < *facts.criteria.min_price)
        return say("price.below"_msg, language, {{"excess", excess(*facts.criteria.min_price, *facts.price)}});
    return std::nullopt;
}

std::optional<std::string> off_period(const ReasonFacts& facts, TextLanguage language) {
    if (!facts.start) return std::nullopt;
    const auto days = [](Date later, Date earlier) { return std::int64_t{later.number()} - earlier.number(); };
    if (facts.criteria.date_to && facts.start->first() > *facts.criteria.date_to)
        return say("date.after"_msg, language, {{"days", days(facts.start->first(), *facts.criteria.date_to)}});
    if (facts.criteria.date_from && facts.start->last() < *facts.criteria.date_from)
        return say("date.before"_msg, language, {{"days", days(*facts.criteria.date_from, facts.start->last())}});
    return std::nullopt;
}

std::optional<std::string> other_level(const ReasonFacts& facts, TextLanguage language) {
    if (!facts.offer.level) return std::nullopt;
    const auto wanted = nearest_level(facts.criteria.trait(Trait::level).values, *facts.offer.level);
    if (!wanted || *wanted == *facts.offer.level) return std::nullopt;
    return say("level.instead"_msg, language, {{"level", name_of(*facts.offer.level)}, {"wanted", name_of(*wanted)}});
}

}  // namespace

std::string not_known(Criterion criterion, const ReasonFacts& facts, TextLanguage language) {
    if (criterion == Criterion::place && facts.in_house) return say("place.travel_unknown"_msg, language);
    if (criterion == Criterion::date && facts.start) return say("date.month_unknown"_msg, language);
    if (criterion == Criterion::duration && facts.offer.duration.days)
        return say("duration.hours_unknown"_msg, language);
    return say(unknowns[static_cast<std::size_t>(criterion)], language);
}

std::string miss_of(Criterion criterion, const ReasonFacts& facts, std::string_view lang) {
    const auto language = text_language(lang.substr(0, lang.find('-')));
    if ((facts.fit.unknown & only(criterion)) != 0) return not_known(criterion, facts, language);
    std::optional<std::string> text;
    if (criterion == Criterion::place) text = too_far(facts, language);
    if (criterion == Criterion::price) text = off_budget(facts, language);
    if (criterion == Criterion::date) text = off_period(facts, language);
    if (criterion == Criterion::level) text = other_level(facts, language);
    return text ? *std::move(text) : say("missed"_msg, language);
}

}  // namespace filon
