#include "engine/reading/languages_said.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

namespace filon {
namespace {

using Name = std::pair<std::string_view, std::string_view>;

constexpr auto language_names =
    std::to_array<Name>({{"francais", "fr"},   {"francaise", "fr"},      {"french", "fr"},    {"franzosisch", "fr"},
                         {"frances", "fr"},    {"anglais", "en"},        {"anglaise", "en"},  {"english", "en"},
                         {"englisch", "en"},   {"ingles", "en"},         {"anglai", "en"},    {"allemand", "de"},
                         {"allemande", "de"},  {"german", "de"},         {"deutsch", "de"},   {"aleman", "de"},
                         {"espagnol", "es"},   {"espagnole", "es"},      {"spanish", "es"},   {"spanisch", "es"},
                         {"espanol", "es"},    {"castellano", "es"},     {"italien", "it"},   {"italienne", "it"},
                         {"italian", "it"},    {"italienisch", "it"},    {"italiano", "it"},  {"portugais", "pt"},
                         {"portuguese", "pt"}, {"portugiesisch", "pt"},  {"portugues", "pt"}, {"neerlandais", "nl"},
                         {"dutch", "nl"},      {"niederlandisch", "nl"}, {"flamand", "nl"},   {"arabe", "ar"},
                         {"arabic", "ar"},     {"arabisch", "ar"},       {"chinois", "zh"},   {"mandarin", "zh"},
                         {"chinese", "zh"},    {"japonais", "ja"},       {"japanese", "ja"},  {"russe", "ru"},
                         {"russian", "ru"},    {"russisch", "ru"},       {"ruso", "ru"},      {"polonais", "pl"},
                         {"polish", "pl"},     {"roumain", "ro"},        {"turc", "tr"},      {"coreen", "ko"},
                         {"tcheque", "cs"},    {"hongrois", "hu"},       {"suedois", "sv"},   {"danois", "da"},
                         {"grec", "el"},       {"vietnamien", "vi"},     {"ukrainien", "uk"}});
constexpr auto speakers = std::to_array<Name>({{"anglophone", "en"},
                                               {"anglophones", "en"},
                                               {"germanophone", "de"},
                                               {"germanophones", "de"},
                                               {"hispanophone", "es"},
                                               {"hispanophones", "es"},
                                               {"francophone", "fr"},
                                               {"francophones", "fr"},
                                               {"lusophone", "pt"},
                                               {"italophone", "it"},
                                               {"arabophone", "ar"},
                                               {"neerlandophone", "nl"},
                                               {"russophone", "ru"}});

template <std::size_t N>
std::optional<std::string_view> named(const std::array<Name, N>& names, std::string_view word) {
    const auto found = std::ranges::find(names, word, &Name::first);
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

void add(std::vector<Finding>& found, std::uint32_t first, std::uint32_t end, std::string_view tag, double odds) {
    found.push_back({.first = first, .end = end, .log_odds = odds, .value = LanguageSaid{std::string{tag}}});
}

// Words between a word that says teaching and its language: "cours dispensé entièrement en anglais".
std::uint32_t begin_of_teaching(const SaidText& said, std::uint32_t first) {
    auto begin = first;
    for (std::uint32_t back = 1; back <= 4 && back <= first; ++back) {
        const auto word = said.before(first, back);
        if (said.grammar.in_class(word, "teaching"))
            begin = first - back;
        else if (!is(word, {"entierement",
                            "exclusivement",
                            "integralement",
                            "en",
                            "langue",
                            "est",
                            "etre",
                            "soit",
                            "sera",
                            "donnee",
                            "totalement",
                            "be",
                            "is",
                            "held",
                            "fully",
                            "entirely",
                            "de",
                            "uniquement",
                            "imperativement",
                            "obligatoirement",
                            "100",
                            "%",
                            "the",
                            "must",
                            "qui",
                            "delivree"}))
            break;
    }
    return begin;
}

// "Power BI course in English", "formation management en anglais": something else is taught.
bool asked_of_a_subject(const SaidText& said, std::uint32_t begin) {
    auto at = begin;
    while (at > 0 && said.grammar.in_class(said.before(at), "announcing")) --at;
    if (at == begin || at == 0 || said.begins_clause(at)) return false;
    const auto word = said.before(at);
    return said.words[at - 1].kind == Said::Kind::word && word.size() >= 2 && !said.grammar.in_class(word, "asking") &&
           !said.grammar.in_class(word, "linking") && !said.grammar.in_class(word, "parting");
}

// So many words and signs before it have said what is to be taught.
constexpr std::uint32_t words_of_a_subject = 12;

}  // namespace

std::optional<std::string_view> language_named(std::string_view word) {
    return named(language_names, word);
}

bool is_course_of_language(std::string_view word) {
    return std::ranges::any_of(language_names, [&](const Name& name) {
        return name.first.ends_with("isch") && word.size() > name.first.size() && word.starts_with(name.first);
    });
}

void find_teaching_languages(const SaidText& said, std::vector<Finding>& found) {
    for (std::uint32_t at = 0; at < said.words.size(); ++at) {
        if (said.words[at].kind != Said::Kind::word) continue;
        const auto word = said.at(at), before = said.before(at);
        if (const auto tag = named(speakers, word)) {
            const bool of_a_trainer = is(before, {"formateur", "formatrice", "intervenant", "intervenante", "animateur",
                                                  "trainer", "formateurs", "intervenants", "consultant"});
            add(found, of_a_trainer ? at - 1 : at, at + 1, *tag, of_a_trainer ? 3.2 : .3);
            continue;
        }
        auto tag = language_named(word);
        if (!tag) continue;
        auto end = at + 1;
        // "en langue anglaise", "en anglais", "in English", "auf Deutsch", "en inglés"
        auto first = at;
        if (is(before, {"langue", "lingua", "lengua"})) --first;
        const auto preposition = said.before(first);
        if (is(preposition, {"en", "in", "auf"})) {
            --first;
            const auto begin = begin_of_teaching(said, first);
            const bool taught = begin < first;
            const auto verb = said.before(begin);
            double odds = taught ? 3.4 : 2.4;
            // "formation en anglais", "cours en anglais", "se perfectionner en anglais": the subject.
            if (!taught &&
                (begin == 0 || said.grammar.in_class(verb, "announcing") || said.grammar.in_class(verb, "asking") ||
                 is(verb, {"perfectionner", "niveau", "progresser", "perfectionnement", "remise",       "initiation",
                           "communiquer",   "parler", "reunion",    "reunions",         "telephoner",   "accueillir",
                           "accueil",       "ecrire", "negocier",   "presenter",        "presentation", "conversation",
                           "conversar",     "bases",  "remettre",   "debuter",          "ameliorer",    "level",
                           "certification", "1",      "2",          "actuel",           "vers",         "cefr"})))
                odds = asked_of_a_subject(said, begin)                            ? 2.4
                       : verb == "cours" || verb == "course" || verb == "courses" ? .2
                                                                                  : -2;
            if (is(said.before(first), {"langue", "enseignement", "be", "is", "both", "soit", "est", "etre"})) odds = 3;
            if (begin < first && said.before(begin) == "etre") odds = 3.4;
            if (odds > 0) add(found, begin, end, *tag, odds);
        } else if (preposition == ":" && is(said.before(at, 2), {"langue", "language", "sprache", "idioma",
                                                                 "enseignement", "cours", "langues", "formation"})) {
            auto begin = at - 2;
            while (begin > 0 && is(said.before(begin), {"langue", "d", "de", "du", "l", "la", "teaching", "des"}))
                --begin;
            add(found, begin, end, *tag,
                is(said.at(begin), {"langue", "language", "teaching", "sprache", "idioma", "langues"}) ? 3.2 : .5);
        } else if (is(said.at(end), {"speaking", "sprachig", "sprachige", "taught"}) ||
                   (said.at(end) == "-" && is(said.at(end + 1), {"speaking", "taught"}))) {
            add(found, at, said.at(end) == "-" ? end + 2 : end + 1, *tag, 3);
        } else if (at >= words_of_a_subject && said.begins_clause(at)) {
            // "… a curator in numismatics. English or French, two days": what is taught was said before.
            const auto other = language_named(said.at(end + 1));
            const bool alone = end + 2 >= said.words.size() || is(said.at(end + 2), {",", ".", ";", ")"}) ||
                               said.words[end + 2].kind == Said::Kind::line;
            if (other && alone && is(said.at(end), {"or", "ou", "oder", "o"})) {
                add(found, at, end, *tag, 3);
                add(found, end + 1, end + 2, *other, 3);
            } else if (is(said.at(end), {"is", "est", "ist"}) && is(said.at(end + 1), {"ok", "fine", "possible"})) {
                add(found, at, end + 2, *tag, 3);
            }
        }
    }
    for (std::uint32_t at = 0; at < said.words.size(); ++at) {
        if (is(said.at(at), {"deutschsprachig", "deutschsprachige", "deutschsprachiger", "deutschsprachigen"}))
            add(found, at, at + 1, "de", 3);
        if (is(said.at(at), {"englischsprachig", "englischsprachige", "englischsprachiger"}))
            add(found, at, at + 1, "en", 3);
        if (is(said.at(at), {"franzosischsprachig", "franzosischsprachige"})) add(found, at, at + 1, "fr", 3);
    }
}

}  // namespace filon
