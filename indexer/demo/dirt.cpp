#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/demo/course_texts.h"
#include "indexer/demo/plain_capitals.h"

namespace filon {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr auto entities = std::to_array<Replacement>({{"é", "&eacute;"},
                                                      {"è", "&egrave;"},
                                                      {"à", "&agrave;"},
                                                      {"ê", "&ecirc;"},
                                                      {"ç", "&ccedil;"},
                                                      {"'", "&#39;"},
                                                      {"É", "&Eacute;"},
                                                      {"ü", "&uuml;"},
                                                      {"ó", "&oacute;"},
                                                      {"–", "&ndash;"}});
// An œ of ISO 8859-15 read as ISO 8859-1, and the ¿ that a converter puts for an apostrophe that it has no letter for.
constexpr auto lost_letters = std::to_array<Replacement>({{"œ", "½"}, {"'", "¿"}, {"–", "¿"}, {"’", "¿"}});
constexpr auto capitals = std::to_array<Replacement>(
    {{"é", "E"}, {"è", "E"}, {"ê", "E"}, {"ë", "E"}, {"à", "A"}, {"â", "A"}, {"ç", "C"},  {"î", "I"},
     {"ï", "I"}, {"ô", "O"}, {"ö", "O"}, {"û", "U"}, {"ù", "U"}, {"ü", "U"}, {"œ", "OE"}, {"É", "E"},
     {"À", "A"}, {"á", "A"}, {"í", "I"}, {"ó", "O"}, {"ú", "U"}, {"ñ", "N"}});

template <std::size_t count>
std::string with(std::string_view text, const std::array<Replacement, count>& replacements) {
    std::string changed;
    changed.reserve(text.size() * 2);
    while (!text.empty()) {
        const Replacement* found = nullptr;
        for (const auto& one : replacements)
            if (text.starts_with(one.first)) found = &one;
        changed += found != nullptr ? found->second : text.substr(0, 1);
        text.remove_prefix(found != nullptr ? found->first.size() : 1);
    }
    return changed;
}

std::string with_no_break_spaces(std::string_view text) {
    return with(text, std::to_array<Replacement>(
                          {{" :", "\u00A0:"}, {" ;", "\u00A0;"}, {" – ", "\u00A0–\u00A0"}, {", ", ",\u00A0"}}));
}

std::string with_tags(std::string_view text) {
    return "<p>" + with(text, std::to_array<Replacement>({{". ", ".<br/> "}, {"\n", "<br/>"}})) + "</p>";
}

}  // namespace

std::string plain_capitals(std::string_view text) {
    auto changed = with(text, capitals);
    for (char& c : changed)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return changed;
}

void spoil(CourseTexts& texts, Dice& dice) {
    const auto before = texts.objectives + texts.programme;
    switch (dice.below(5)) {
        case 0:
            for (auto* text : {&texts.title, &texts.objectives, &texts.programme, &texts.audience})
                *text = with(*text, entities);
            break;
        case 1:
            for (auto* text : {&texts.title, &texts.objectives}) *text = plain_capitals(*text);
            break;
        case 2:
            for (auto* text : {&texts.title, &texts.objectives, &texts.programme}) *text = with_no_break_spaces(*text);
            break;
        case 3:
            for (auto* text : {&texts.objectives, &texts.programme, &texts.prerequisites})
                *text = with(*text, lost_letters);
            break;
        default:
            for (auto* text : {&texts.objectives, &texts.programme}) *text = with_tags(*text);
            break;
    }
    if (texts.objectives + texts.programme == before) texts.programme += "<br/>";
}

}  // namespace filon
