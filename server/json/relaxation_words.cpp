#include "server/json/relaxation_words.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "server/json/messages.h"

namespace filon {
namespace {

// A filter in the words of one who drops it.
struct Dropped {
    std::string_view filter;
    Message message;
};
constexpr std::array<Dropped, 25> dropped_filters{{
    {"place", "without.place"_msg},
    {"min_price", "without.min_price"_msg},
    {"max_price", "without.max_price"_msg},
    {"price_band", "without.price_band"_msg},
    {"date_from", "without.date_from"_msg},
    {"date_to", "without.date_to"_msg},
    {"month", "without.month"_msg},
    {"max_days", "without.longest"_msg},
    {"max_hours", "without.longest"_msg},
    {"duration_band", "without.duration_band"_msg},
    {"format", "without.format"_msg},
    {"rhythm", "without.rhythm"_msg},
    {"level", "without.level"_msg},
    {"eqf", "without.eqf"_msg},
    {"cefr_entry", "without.cefr_entry"_msg},
    {"cefr_target", "without.cefr_target"_msg},
    {"funding", "without.funding"_msg},
    {"accessibility", "without.accessibility"_msg},
    {"qualiopi", "without.qualiopi"_msg},
    {"modality", "without.modality"_msg},
    {"department", "without.department"_msg},
    {"topic_id", "without.topic_id"_msg},
    {"teaching_language", "without.teaching_language"_msg},
    {"certification", "without.certification"_msg},
    {"provider", "without.provider"_msg},
}};

std::string dropped(std::string_view filter, TextLanguage language) {
    const auto* const found = std::ranges::find(dropped_filters, filter, &Dropped::filter);
    if (found == dropped_filters.end()) throw std::logic_error{"no words for dropping " + std::string{filter}};
    return say(found->message, language);
}

std::string change(const Relaxation& relaxation, TextLanguage language) {
    if (const auto* radius = std::get_if<Metres>(&relaxation.to))
        return say("relaxation.within"_msg, language, {{"km", radius->count() / 1'000}});
    if (const auto* amount = std::get_if<Euros>(&relaxation.to))
        return say("relaxation.price"_msg, language, {{"price", *amount}});
    if (const auto* date = std::get_if<Date>(&relaxation.to))
        return say("relaxation.until"_msg, language, {{"day", *date}});
    if (const auto* tenths = std::get_if<Tenths>(&relaxation.to)) {
        const auto length = static_cast<double>(tenths->count) / 10;
        if (relaxation.filter == "max_hours") return say("relaxation.hours"_msg, language, {{"hours", length}});
        return say("relaxation.days"_msg, language, {{"days", length}});
    }
    return dropped(relaxation.filter, language);
}

}  // namespace

std::string text_of(const Relaxation& relaxation, TextLanguage language) {
    return say("relaxation.offers"_msg, language,
               {{"gain", static_cast<std::int64_t>(relaxation.gain)}, {"change", change(relaxation, language)}});
}

}  // namespace filon
