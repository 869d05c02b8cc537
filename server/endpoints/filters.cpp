#include "server/endpoints/filters.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/matching/place_asked.h"
#include "engine/text/fold.h"
#include "engine/values/language_tag.h"

namespace filon {
namespace {

constexpr double default_radius_km = 30;
constexpr double largest_radius_km = 20'000;
constexpr std::int64_t largest_headcount = 10'000;

// What prices are compared with: exempt is nothing that one asks for.
enum class TaxAsked : std::uint8_t { excluded, included };

}  // namespace

template <>
struct names_of<TaxAsked> {
    static constexpr auto list = std::to_array<std::string_view>({"excluded", "included"});
};
namespace {

void read_places(Criteria& criteria, Parameters& parameters, const Gazetteer& gazetteer,
                 const std::vector<Place>& places_read) {
    const auto radius =
        Metres::from_kilometres(parameters.number("radius_km", 0, largest_radius_km).value_or(default_radius_km));
    std::vector<std::string> seen;
    for (const auto& text : parameters.places("place")) {
        const auto place = gazetteer.resolve(text);
        if (!place) {
            parameters.fail("place", place.error().reason);
            continue;
        }
        criteria.places.push_back(place_asked(*place, radius, gazetteer));
        seen.push_back(fmt::format("{} ({} {})", place->name, place->point.latitude, place->point.longitude));
    }
    parameters.refuse_repetition("place", std::move(seen));
    if (criteria.places.empty() && !parameters.failed("place"))
        for (const auto& place : places_read) criteria.places.push_back(place_asked(place, radius, gazetteer));
}

std::optional<Euros> read_amount(Parameters& parameters, std::string_view name) {
    const auto amount = parameters.number(name, 0, static_cast<double>(largest_euros_asked));
    if (!amount) return std::nullopt;
    return *Euros::checked(*amount);
}

void read_prices(Criteria& criteria, Parameters& parameters, Tax tax_unsaid) {
    criteria.min_price = read_amount(parameters, "min_price");
    criteria.max_price = read_amount(parameters, "max_price");
    if (criteria.min_price && criteria.max_price && *criteria.min_price > *criteria.max_price)
        parameters.fail("min_price", "more than max_price");
    criteria.price_terms.headcount = parameters.whole("headcount", 1, largest_headcount).value_or(1);
    criteria.price_terms.per = parameters.choice<PriceAskedPer>("price_per").value_or(PriceAskedPer::person);
    criteria.price_terms.tax = tax_unsaid;
    if (const auto tax = parameters.choice<TaxAsked>("tax"))
        criteria.price_terms.tax = *tax == TaxAsked::included ? Tax::included : Tax::excluded;
    criteria.price_band = parameters.choices_or_unknown<PriceBand>("price_band");
}

std::optional<Date> read_date(Parameters& parameters, std::string_view name) {
    const auto text = parameters.one(name);
    if (!text) return std::nullopt;
    const auto date = Date::parse(*text);
    if (date) return *date;
    parameters.fail(
        name, PartialDate::parse(*text) || text->size() != 10 ? "a date is written YYYY-MM-DD" : date.error().reason);
    return std::nullopt;
}

void read_months(Criteria& criteria, Parameters& parameters) {
    constexpr auto first_month = Date::from_number(0);  // no session that lives is older
    for (const auto& text : parameters.several("month")) {
        const auto month = PartialDate::parse(text);
        if (text == "unknown")
            criteria.month.unknown = true;
        else if (month && month->precision() == PartialDate::Precision::month && month->first() < first_month)
            criteria.month.absent.push_back(text);
        else if (month && month->precision() == PartialDate::Precision::month)
            criteria.month.ranks.push_back(month_of(month->first()));
        else
            parameters.fail("month", "a month as YYYY-MM, or unknown");
    }
}

void read_dates(Criteria& criteria, Parameters& parameters) {
    criteria.date_from = read_date(parameters, "date_from");
    criteria.date_to = read_date(parameters, "date_to");
    if (criteria.date_from && criteria.date_to && *criteria.date_from > *criteria.date_to)
        parameters.fail("date_to", "before date_from");
    read_months(criteria, parameters);
}

void read_departments(Criteria& criteria, Parameters& parameters, const Gazetteer& gazetteer) {
    const auto& codes = gazetteer.department_codes();
    for (const auto& text : parameters.several("department")) {
        const auto found = std::ranges::find(codes, text);
        if (text == "unknown")
            criteria.department.unknown = true;
        else if (found != codes.end())
            criteria.department.departments.set(static_cast<std::size_t>(found - codes.begin()));
        else
            parameters.fail("department", "the code of a département (69, 2A, 974), or unknown");
    }
}

// One value of an open list, by the name under which the catalogue would have it.
void ask(RanksAsked& asked, const Names& names, std::string_view name, const std::string& as_typed) {
    if (const auto rank = names.find(name))
        asked.ranks.push_back(*rank);
    else
        asked.absent.push_back(as_typed);
}

void read_topics(Criteria& criteria, Parameters& parameters, const QuestionContext& context) {
    auto& asked = criteria.tagged(Tagged::topic);
    for (const auto& id : parameters.several("topic_id")) {
        if (id == "unknown")
            asked.unknown = true;
        else if (context.index.vocabulary().taxonomy().find(id) != nullptr)
            ask(asked, context.index.view().columns().tagged(Tagged::topic).names, id, id);
        else
            parameters.fail("topic_id", "no topic of this id");
    }
}

void read_languages(Criteria& criteria, Parameters& parameters, const Columns& columns) {
    auto& asked = criteria.tagged(Tagged::teaching_language);
    std::vector<std::string> tags;
    for (const auto& text : parameters.several("teaching_language")) {
        const auto tag = LanguageTag::parse(text);
        if (text == "unknown") {
            asked.unknown = true;
        } else if (tag) {
            ask(asked, columns.tagged(Tagged::teaching_language).names, tag->text(), tag->text());
            tags.push_back(tag->text());
        } else {
            parameters.fail("teaching_language", tag.error().reason);
        }
    }
    parameters.refuse_repetition("teaching_language", std::move(tags));
}

void read_certifications(Criteria& criteria, Parameters& parameters, const Columns& columns) {
    auto& asked = criteria.tagged(Tagged::certification);
    const auto& names = columns.tagged(Tagged::certification).names;
    const auto is_name = [&](std::string_view text) { return names.find(fold_key(text)).has_value(); };
    std::vector<std::string> keys;
    for (const auto& text : parameters.several_of("certification", is_name)) {
        if (text == "unknown") {
            asked.unknown = true;
            continue;
        }
        const auto key = fold_key(text);
        ask(asked, names, key, text);
        keys.push_back(key.empty() ? text : key);
    }
    parameters.refuse_repetition("certification", std::move(keys));
}

void read_providers(Criteria& criteria, Parameters& parameters, const View& view) {
    const auto& ids = view.provider_ids();
    const auto is_id = [&](std::string_view text) { return ids.find(text).has_value(); };
    for (const auto& id : parameters.several_of("provider", is_id)) ask(criteria.providers, ids, id, id);
    for (const auto& id : parameters.several_of("exclude_provider", is_id)) {
        criteria.ruled_out.asks_providers = true;
        if (const auto rank = ids.find(id)) criteria.ruled_out.providers.push_back(*rank);
    }
}

// Values of a list that no facet counts: what is not said of it cannot be asked for.
template <class E>
ValuesAsked known(const std::vector<E>& values) {
    ValuesAsked asked;
    for (const auto value : values) asked.values |= mask_of(value);
    return asked;
}

void read_traits(Criteria& criteria, Parameters& parameters) {
    criteria.trait(Trait::format) = parameters.choices_or_unknown<Format>("format");
    criteria.trait(Trait::rhythm) = parameters.choices_or_unknown<Rhythm>("rhythm");
    criteria.trait(Trait::level) = parameters.choices_or_unknown<Level>("level");
    criteria.trait(Trait::eqf) = parameters.choices_or_unknown<Eqf>("eqf");
    criteria.trait(Trait::cefr_entry) = known(parameters.choices<Cefr>("cefr_entry"));
    criteria.trait(Trait::cefr_target) = known(parameters.choices<Cefr>("cefr_target"));
    criteria.trait(Trait::funding) = parameters.choices_or_unknown<Funding>("funding");
    criteria.trait(Trait::accessibility) = parameters.choices_or_unknown<Accessible>("accessibility");
    criteria.trait(Trait::qualiopi) = parameters.choices_or_unknown<Truth>("qualiopi");
    criteria.trait(Trait::duration_band) = parameters.choices_or_unknown<DurationBand>("duration_band");
}

}  // namespace

Criteria read_criteria(Parameters& parameters, const QuestionContext& context, const std::vector<Place>& places_read) {
    const auto& gazetteer = context.reference.gazetteer;
    const auto& columns = context.index.view().columns();
    Criteria criteria;
    criteria.today = context.today;
    read_places(criteria, parameters, gazetteer, places_read);
    read_prices(criteria, parameters, context.tax_unsaid);
    read_dates(criteria, parameters);
    read_departments(criteria, parameters, gazetteer);
    criteria.modality = parameters.choices_or_unknown<Modality>("modality");
    read_traits(criteria, parameters);
    read_topics(criteria, parameters, context);
    read_languages(criteria, parameters, columns);
    read_certifications(criteria, parameters, columns);
    read_providers(criteria, parameters, context.index.view());
    if (const auto days = parameters.number("max_days", 0, static_cast<double>(most_days_asked)))
        criteria.max_days = std::llround(*days * static_cast<double>(parts_of_a_day));
    if (const auto hours = parameters.number("max_hours", 0, static_cast<double>(most_hours_asked)))
        criteria.max_hours = std::llround(*hours * static_cast<double>(parts_of_an_hour));
    return criteria;
}

}  // namespace filon
