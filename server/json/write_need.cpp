#include "server/json/write_need.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "server/endpoints/parameters.h"
#include "server/json/write_record.h"

namespace filon {
namespace {

constexpr std::string_view kind_of(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::commune:
            return "commune";
        case PlaceKind::department:
            return "department";
        case PlaceKind::region:
            return "region";
        case PlaceKind::country:
            return "country";
        case PlaceKind::point:
            break;
    }
    return "point";
}

void write_places(JsonWriter& writer, const std::vector<Place>& places) {
    if (places.empty()) return;
    writer.key("place").begin_array();
    for (const auto& place : places) {
        writer.begin_object();
        writer.member("name", place.name);
        writer.member("kind", kind_of(place.kind));
        writer.member("code", place.code);
        writer.member("lat", place.point.latitude);
        writer.member("lon", place.point.longitude);
        writer.end_object();
    }
    writer.end_array();
}

void write_texts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
    if (!texts.empty()) writer.list(name, texts);
}

template <class E>
void write_names_if(JsonWriter& writer, std::string_view name, const std::vector<E>& values) {
    if (!values.empty()) write_names(writer, name, values);
}

// One value as a scalar, several as a list.
template <class E>
void write_value(JsonWriter& writer, std::string_view name, const std::vector<E>& values) {
    if (values.size() == 1)
        writer.member(name, name_of(values.front()));
    else
        write_names_if(writer, name, values);
}

void write_values(JsonWriter& writer, const SaidValues& values) {
    write_places(writer, values.places);
    write_texts(writer, "teaching_language", values.teaching_languages);
    write_names_if(writer, "modality", values.modalities);
    write_names_if(writer, "format", values.formats);
    write_names_if(writer, "rhythm", values.rhythms);
    write_names_if(writer, "funding", values.funding);
    write_texts(writer, "certification", values.certifications);
    write_texts(writer, "provider", values.providers);
}

// Whole numbers without a point.
void write_number(JsonWriter& writer, std::string_view name, const std::optional<double>& number) {
    if (!number) return;
    if (*number == std::floor(*number))
        writer.member(name, static_cast<std::int64_t>(*number));
    else
        writer.member(name, *number);
}

void write_amount(JsonWriter& writer, std::string_view name, const std::optional<Euros>& amount) {
    if (amount) writer.key(name).decimal(amount->cents(), 2);
}

void write_spans(JsonWriter& writer, const std::vector<ReadSpan>& spans, std::string_view text) {
    writer.key("spans").begin_array();
    for (const auto& span : spans) {
        writer.begin_object();
        writer.member("field", span.field);
        writer.member("text", text.substr(span.start, span.end - span.start));
        writer.member("start", std::uint64_t{span.start});
        writer.member("end", std::uint64_t{span.end});
        writer.member("confidence", span.confidence);
        writer.end_object();
    }
    writer.end_array();
}

// How the filters of a READ are written: several values as a list, one as what it is.
enum class Form : std::uint8_t { list, text_or_list, number_or_list, text, number, truth };
struct Written {
    std::string_view field;
    Form form;
};
constexpr auto written_fields = std::to_array<Written>({{"radius_km", Form::number},
                                                        {"min_price", Form::number},
                                                        {"max_price", Form::number},
                                                        {"price_per", Form::text},
                                                        {"tax", Form::text},
                                                        {"headcount", Form::number},
                                                        {"teaching_language", Form::list},
                                                        {"modality", Form::list},
                                                        {"format", Form::list},
                                                        {"rhythm", Form::list},
                                                        {"level", Form::text_or_list},
                                                        {"eqf", Form::number_or_list},
                                                        {"cefr_entry", Form::text_or_list},
                                                        {"cefr_target", Form::text_or_list},
                                                        {"date_from", Form::text},
                                                        {"date_to", Form::text},
                                                        {"max_days", Form::number},
                                                        {"max_hours", Form::number},
                                                        {"certification", Form::list},
                                                        {"funding", Form::list},
                                                        {"provider", Form::list},
                                                        {"exclude_provider", Form::list},
                                                        {"qualiopi", Form::truth},
                                                        {"accessibility", Form::text_or_list},
                                                        {"topic_id", Form::list},
                                                        {"department", Form::list},
                                                        {"month", Form::list},
                                                        {"price_band", Form::list},
                                                        {"duration_band", Form::list}});

void write_number(JsonWriter& writer, const std::string& text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (number == std::floor(number) && std::abs(number) < 1e15)
        writer.value(static_cast<std::int64_t>(number));
    else
        writer.value(number);
}

void write_filters(JsonWriter& writer, const http::Pairs& filters) {
    for (const auto& [field, form] : written_fields) {
        auto values = Parameters{filters}.several(field);
        if (values.empty()) continue;
        writer.key(field);
        const bool numbers = form == Form::number || form == Form::number_or_list;
        const auto write_one = [&](const std::string& value) {
            if (numbers && value != "unknown")
                write_number(writer, value);
            else
                writer.value(value);
        };
        if (form == Form::truth && values.size() == 1 && values.front() != "unknown") {
            writer.value(values.front() == "true");
        } else if (form != Form::list && values.size() == 1) {
            write_one(values.front());
        } else {
            writer.begin_array();
            for (const auto& value : values) write_one(value);
            writer.end_array();
        }
    }
}

}  // namespace

void write_need(JsonWriter& writer, const NeedSent& need, const std::vector<ReadSpan>& spans, std::string_view text) {
    writer.begin_object();
    if (!need.topic.empty()) writer.member("topic", need.topic);
    write_places(writer, need.places);
    write_filters(writer, need.filters);
    if (need.gives("exclude")) {
        writer.key("exclude").begin_object();
        write_places(writer, need.excluded_places);
        write_filters(writer, need.excluded);
        writer.end_object();
    }
    write_texts(writer, "must", need.must);
    write_spans(writer, spans, text);
    writer.end_object();
}

void write_need(JsonWriter& writer, const Need& need, std::string_view text) {
    writer.begin_object();
    if (!need.topic.empty()) writer.member("topic", need.topic);
    write_values(writer, need.wanted);
    writer.member_if("radius_km", need.radius_km);
    write_amount(writer, "min_price", need.min_price);
    write_amount(writer, "max_price", need.max_price);
    if (need.price_per) writer.member("price_per", name_of(*need.price_per));
    if (need.tax) writer.member("tax", name_of(*need.tax));
    writer.member_if("headcount", need.headcount);
    write_value(writer, "level", need.levels);
    if (need.eqf.size() == 1) writer.member("eqf", need.eqf.front());
    if (need.eqf.size() > 1) {
        writer.key("eqf").begin_array();
        for (const auto level : need.eqf) writer.value(level);
        writer.end_array();
    }
    write_value(writer, "cefr_entry", need.cefr_entry);
    write_value(writer, "cefr_target", need.cefr_target);
    if (need.date_from) writer.member("date_from", need.date_from->text());
    if (need.date_to) writer.member("date_to", need.date_to->text());
    write_number(writer, "max_days", need.max_days);
    write_number(writer, "max_hours", need.max_hours);
    if (need.qualiopi) writer.member("qualiopi", true);
    if (need.accessibility.size() == 1)
        writer.member("accessibility", need.accessibility.front());
    else
        write_texts(writer, "accessibility", need.accessibility);
    if (need.excluded.any()) {
        writer.key("exclude").begin_object();
        write_values(writer, need.excluded);
        writer.end_object();
    }
    write_texts(writer, "must", need.must);
    write_spans(writer, need.spans, text);
    writer.end_object();
}

}  // namespace filon
