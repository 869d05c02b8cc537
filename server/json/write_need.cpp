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

void write_places(JsonWriter& writer, const std::vector<Place>& places) {
    if (places.empty()) return;
    writer.key("place").begin_array();
    for (const auto& place : places) {
        writer.begin_object();
        writer.member("name", place.name);
        writer.member("kind", name_of(place.kind));
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

// How the filters of a READ are written: several values as a list, one as what it is. Names may hold commas.
enum class Form : std::uint8_t { names, list, text_or_list, number_or_list, text, number, truth };
struct Written {
    std::string_view field;
    Form form;
};
constexpr auto written_fields = std::to_array<Written>({{"teaching_language", Form::list},
                                                        {"modality", Form::list},
                                                        {"format", Form::list},
                                                        {"rhythm", Form::list},
                                                        {"funding", Form::list},
                                                        {"certification", Form::names},
                                                        {"provider", Form::names},
                                                        {"radius_km", Form::number},
                                                        {"min_price", Form::number},
                                                        {"max_price", Form::number},
                                                        {"price_per", Form::text},
                                                        {"tax", Form::text},
                                                        {"headcount", Form::number},
                                                        {"level", Form::text_or_list},
                                                        {"eqf", Form::number_or_list},
                                                        {"cefr_entry", Form::text_or_list},
                                                        {"cefr_target", Form::text_or_list},
                                                        {"date_from", Form::text},
                                                        {"date_to", Form::text},
                                                        {"max_days", Form::number},
                                                        {"max_hours", Form::number},
                                                        {"qualiopi", Form::truth},
                                                        {"accessibility", Form::text_or_list},
                                                        {"exclude_provider", Form::names},
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

std::vector<std::string> given(const http::Pairs& filters, std::string_view field) {
    std::vector<std::string> values;
    for (const auto& [name, value] : filters)
        if (name == field) values.push_back(value);
    return values;
}

void write_filters(JsonWriter& writer, const http::Pairs& filters) {
    for (const auto& [field, form] : written_fields) {
        const auto values = form == Form::names ? given(filters, field) : Parameters{filters}.several(field);
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
        } else if (form != Form::list && form != Form::names && values.size() == 1) {
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

}  // namespace filon
