#include "server/json/write_found.h"

#include "server/json/relaxation_words.h"

namespace filon {
namespace {

void write_change(JsonWriter& writer, const Relaxation& relaxation) {
    writer.key("change").begin_object();
    writer.key(relaxation.filter);
    if (const auto* radius = std::get_if<Metres>(&relaxation.to))
        writer.value(radius->count() / 1'000);
    else if (const auto* amount = std::get_if<Euros>(&relaxation.to))
        writer.decimal(amount->cents(), 2);
    else if (const auto* date = std::get_if<Date>(&relaxation.to))
        writer.value(date->text());
    else if (const auto* tenths = std::get_if<Tenths>(&relaxation.to))
        writer.decimal(tenths->count, 1);
    else
        writer.null();
    writer.end_object();
}

}  // namespace

void write_facets(JsonWriter& writer, const std::vector<FacetCounts>& facets, const Criteria& criteria,
                  const Columns& columns, const Gazetteer& gazetteer) {
    writer.key("facets").begin_object();
    for (const auto& counts : facets) {
        writer.key(name_of(counts.facet)).begin_array();
        for (const auto& value : counts.values) {
            writer.begin_object();
            writer.member("value",
                          facet_value_name(value, counts.facet, columns, criteria, gazetteer.department_codes()));
            writer.member("count", value.count);
            writer.member("selected", value.selected);
            writer.end_object();
        }
        writer.end_array();
    }
    writer.end_object();
}

void write_relaxations(JsonWriter& writer, const std::vector<Relaxation>& relaxations, std::string_view lang) {
    const auto language = text_language(lang);
    writer.key("relaxations").begin_array();
    for (const auto& relaxation : relaxations) {
        writer.begin_object();
        write_change(writer, relaxation);
        writer.member("gain", relaxation.gain);
        writer.member("text", text_of(relaxation, language));
        writer.end_object();
    }
    writer.end_array();
}

}  // namespace filon
