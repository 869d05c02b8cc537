#include "server/json/write_found.h"

#include <array>
#include <string>

#include <fmt/format.h>

namespace filon {
namespace {

// A number of tenths without a needless nought: 25 is "2.5", 30 is "3".
std::string tenths_text(std::int64_t tenths, char point) {
    return tenths % 10 == 0 ? std::to_string(tenths / 10) : fmt::format("{}{}{}", tenths / 10, point, tenths % 10);
}

// A filter in the words of one who drops it.
struct Dropped {
    std::string_view filter, french, english;
};
constexpr std::array<Dropped, 25> dropped_filters{{
    {"place", "sans condition de lieu", "anywhere"},
    {"min_price", "sans prix minimal", "without a least price"},
    {"max_price", "sans budget maximal", "without a largest price"},
    {"price_band", "à tout prix", "at any price"},
    {"date_from", "sans date de début", "without an earliest date"},
    {"date_to", "sans date de fin", "without a latest date"},
    {"month", "en tout mois", "in any month"},
    {"max_days", "sans durée maximale", "of any length"},
    {"max_hours", "sans durée maximale", "of any length"},
    {"format", "sous toutes les formes", "in any form"},
    {"rhythm", "à tout rythme", "at any rhythm"},
    {"level", "à tout niveau", "at any level"},
    {"eqf", "à tout niveau de qualification", "at any qualification level"},
    {"cefr_entry", "à tout niveau d'entrée", "from any entry level"},
    {"cefr_target", "à tout niveau visé", "to any target level"},
    {"funding", "avec tout financement", "with any funding"},
    {"accessibility", "sans condition d'accessibilité", "whatever their accessibility"},
    {"qualiopi", "avec ou sans Qualiopi", "with or without Qualiopi"},
    {"duration_band", "de toute durée", "of any length"},
    {"modality", "dans toute modalité", "in any modality"},
    {"department", "dans tout département", "in any département"},
    {"topic_id", "sur tout sujet", "on any topic"},
    {"teaching_language", "dans toute langue", "in any language"},
    {"certification", "avec ou sans certification", "with or without certification"},
    {"provider", "chez tout organisme", "from any provider"},
}};

std::string dropped_text(std::string_view filter, bool english) {
    for (const auto& dropped : dropped_filters)
        if (dropped.filter == filter) return std::string{english ? dropped.english : dropped.french};
    return fmt::format(fmt::runtime(english ? "without {}" : "sans {}"), filter);
}

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

std::string change_text(const Relaxation& relaxation, bool english) {
    const auto text = [&](std::string_view french, std::string_view in_english, const auto& value) {
        return fmt::format(fmt::runtime(english ? in_english : french), value);
    };
    if (const auto* radius = std::get_if<Metres>(&relaxation.to))
        return text("à {} km", "within {} km", radius->count() / 1'000);
    if (const auto* amount = std::get_if<Euros>(&relaxation.to))
        return text("jusqu'à {} €", "up to €{}", amount->cents() / 100);
    if (const auto* date = std::get_if<Date>(&relaxation.to)) {
        const std::chrono::year_month_day day{date->day()};
        if (english) return fmt::format("until {}", date->text());
        return fmt::format("jusqu'au {:02}/{:02}/{}", static_cast<unsigned>(day.day()),
                           static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
    }
    if (const auto* tenths = std::get_if<Tenths>(&relaxation.to)) {
        const auto length = tenths_text(tenths->count, english ? '.' : ',');
        if (relaxation.filter == "max_hours") return text("jusqu'à {} h", "up to {} h", length);
        return text("jusqu'à {} jours", "up to {} days", length);
    }
    return dropped_text(relaxation.filter, english);
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
    const bool english = lang == "en";
    writer.key("relaxations").begin_array();
    for (const auto& relaxation : relaxations) {
        writer.begin_object();
        write_change(writer, relaxation);
        writer.member("gain", relaxation.gain);
        const auto offers =
            english ? (relaxation.gain == 1 ? "1 more offer" : fmt::format("{} more offers", relaxation.gain))
                    : (relaxation.gain == 1 ? "1 offre de plus" : fmt::format("{} offres de plus", relaxation.gain));
        writer.member("text", fmt::format("{} {}", offers, change_text(relaxation, english)));
        writer.end_object();
    }
    writer.end_array();
}

}  // namespace filon
