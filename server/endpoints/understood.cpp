#include "server/endpoints/understood.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/reading/read_request.h"

namespace filon {
namespace {

// From this confidence on words are taken for what they say (the contract's .9).
constexpr double sure = .9;

bool is_given(const http::Pairs& given, std::string_view name) {
    return std::ranges::any_of(given, [&](const auto& pair) { return pair.first == name && !pair.second.empty(); });
}

std::optional<double> given_number(const http::Pairs& given, std::string_view name) {
    for (const auto& [key, value] : given) {
        double number = 0;
        if (key == name && std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc{})
            return number;
    }
    return std::nullopt;
}
std::optional<Date> given_date(const http::Pairs& given, std::string_view name) {
    for (const auto& [key, value] : given)
        if (const auto date = Date::parse(value); key == name && date) return *date;
    return std::nullopt;
}

// Parameters win: one bound of a range that would contradict the other is dropped with them.
void drop_contradictions(Need& need, const http::Pairs& given) {
    const auto least = given_number(given, "min_price"), most = given_number(given, "max_price");
    if (most && need.min_price && need.min_price->amount() > *most) need.min_price.reset();
    if (least && need.max_price && need.max_price->amount() < *least) need.max_price.reset();
    const auto from = given_date(given, "date_from"), to = given_date(given, "date_to");
    if (to && need.date_from && *need.date_from > *to) need.date_from.reset();
    if (from && need.date_to && *need.date_to < *from) need.date_to.reset();
}

// Which fields of a need are sure, and which of these are applied: those that no parameter wins over.
class Applied {
public:
    Applied(const Need& need, const http::Pairs& given) : given_{given} {
        for (const auto& span : need.spans) {
            if (span.field == "topic") continue;
            auto& least = confidence_[span.field];
            least = least == 0 ? span.confidence : std::min(least, span.confidence);
        }
    }
    bool is_sure(const std::string& field) const {
        // A basis is as sure as its price.
        if (field == "price_per" || field == "tax") return is_sure("max_price") || is_sure("min_price");
        const auto found = confidence_.find(field);
        return found != confidence_.end() && found->second >= sure;
    }
    bool operator()(const std::string& field) const { return is_sure(field) && !is_given(given_, field); }

private:
    const http::Pairs& given_;
    std::map<std::string, double> confidence_;  // by field, its least sure span's
};

// The need without what is not applied; its spans stay.
Need keep(Need need, const Applied& applied) {
    const auto drop = [&](const char* field, auto& value) {
        if (!applied(field)) value = {};
    };
    drop("exclude", need.excluded);
    std::erase_if(need.must, [&](const std::string& field) { return field != "exclude" || !applied(field); });
    drop("place", need.wanted.places);
    drop("teaching_language", need.wanted.teaching_languages);
    drop("modality", need.wanted.modalities);
    drop("format", need.wanted.formats);
    drop("rhythm", need.wanted.rhythms);
    drop("funding", need.wanted.funding);
    drop("certification", need.wanted.certifications);
    drop("radius_km", need.radius_km);
    drop("min_price", need.min_price);
    drop("max_price", need.max_price);
    drop("headcount", need.headcount);
    drop("level", need.levels);
    drop("eqf", need.eqf);
    drop("cefr_entry", need.cefr_entry);
    drop("cefr_target", need.cefr_target);
    drop("date_from", need.date_from);
    drop("date_to", need.date_to);
    drop("max_days", need.max_days);
    drop("max_hours", need.max_hours);
    drop("qualiopi", need.qualiopi);
    drop("accessibility", need.accessibility);
    if (!need.max_price && !need.min_price) need.price_per.reset(), need.tax.reset();
    return need;
}

}  // namespace

http::Pairs filters_of(const Need& need) {
    http::Pairs filters;
    const auto add = [&](const char* name, std::string value) { filters.emplace_back(name, std::move(value)); };
    const auto add_names = [&](const char* name, const auto& values) {
        for (const auto value : values) add(name, std::string{name_of(value)});
    };
    const auto add_amount = [&](const char* name, const std::optional<Euros>& amount) {
        if (amount) add(name, fmt::format("{}.{:02}", amount->cents() / 100, amount->cents() % 100));
    };
    for (const auto& tag : need.wanted.teaching_languages) add("teaching_language", tag);
    add_names("modality", need.wanted.modalities);
    add_names("format", need.wanted.formats);
    add_names("rhythm", need.wanted.rhythms);
    add_names("funding", need.wanted.funding);
    for (const auto& name : need.wanted.certifications) add("certification", name);
    for (const auto& id : need.wanted.providers) add("provider", id);
    for (const auto& id : need.excluded.providers) add("exclude_provider", id);
    if (need.radius_km) add("radius_km", std::to_string(*need.radius_km));
    add_amount("min_price", need.min_price);
    add_amount("max_price", need.max_price);
    if (need.price_per) add("price_per", std::string{name_of(*need.price_per)});
    if (need.tax) add("tax", std::string{name_of(*need.tax)});
    if (need.headcount) add("headcount", std::to_string(*need.headcount));
    add_names("level", need.levels);
    for (const auto level : need.eqf) add("eqf", std::to_string(level));
    add_names("cefr_entry", need.cefr_entry);
    add_names("cefr_target", need.cefr_target);
    if (need.date_from) add("date_from", need.date_from->text());
    if (need.date_to) add("date_to", need.date_to->text());
    if (need.max_days) add("max_days", fmt::format("{}", *need.max_days));
    if (need.max_hours) add("max_hours", fmt::format("{}", *need.max_hours));
    if (need.qualiopi) add("qualiopi", "true");
    for (const auto& access : need.accessibility) add("accessibility", access);
    return filters;
}

Understood understand(std::string_view words, const http::Pairs& given, const QuestionContext& context,
                      Analyser& analyser) {
    const auto& index = context.index;
    const auto known = index.words_known(TextLanguage::french);
    auto read = read_request(words,
                             {.rules = context.rules,
                              .gazetteer = context.reference.gazetteer,
                              .words = known,
                              .providers_named = {},
                              .today = context.today},
                             analyser);
    Understood understood{.words = std::string{words}, .filters = {}, .places = {}, .need = {}};
    // Several needs are no search: their words are.
    if (read.needs.size() != 1) {
        understood.need.topic = words;
        return understood;
    }
    auto& need = read.needs.front();
    drop_contradictions(need, given);
    const Applied applied{need, given};
    for (auto& filter : filters_of(need))
        if (applied(filter.first)) understood.filters.push_back(std::move(filter));
    if (applied("place")) understood.places = need.wanted.places;
    for (const auto& span : need.spans)
        if (span.field != "topic" && applied.is_sure(span.field))
            std::fill(understood.words.begin() + span.start, understood.words.begin() + span.end, ' ');
    understood.need = keep(std::move(need), applied);
    return understood;
}

}  // namespace filon
