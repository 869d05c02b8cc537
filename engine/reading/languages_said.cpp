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

}  // namespace

std::optional<std::string_view> language_named(std::string_view word) {
    return named(language_names, word);
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
        } else if (at > 0 && said.begins_clause(at)) {
            // "… a curator in numismatics. English or French, two days": a sentence of its own says how.
            const auto other = language_named(said.at(end + 1));
            if (other && is(said.at(end), {"or", "ou", "oder", "o"})) {
                add(found, at, end, *tag, 3);
                add(found, end + 1, end + 2, *other, 3);
            } else if (is(said.at(end), {"is", "ok"}) ||
                       is(said.at(end + 1), {"ok", "fine", "possible", "possibles"})) {
                add(found, at, end + 1, *tag, 3);
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

namespace {

// Unsure enough for a search to leave them words: few catalogues say which of their courses certify what.
constexpr double as_a_certificate = 2;

// "B2": a letter and, glued to it, a figure.
std::optional<std::string> cefr_at(const SaidText& said, std::uint32_t at) {
    if (!is(said.at(at), {"a", "b", "c"}) || at + 1 >= said.words.size() || !said.words[at + 1].glued)
        return std::nullopt;
    if (said.at(at + 1) != "1" && said.at(at + 1) != "2") return std::nullopt;
    if (at + 2 < said.words.size() && said.words[at + 2].glued && said.words[at + 2].kind == Said::Kind::word)
        return std::nullopt;  // B1V
    return std::string(1, static_cast<char>(said.at(at)[0] - 'a' + 'A')) + std::string{said.at(at + 1)};
}

// "Französischkurs", "Englischunterricht"
bool is_a_course_of(std::string_view word) {
    return std::ranges::any_of(language_names, [&](const Name& name) {
        return name.first.ends_with("isch") && word.size() > name.first.size() && word.starts_with(name.first);
    });
}

}  // namespace

void find_cefr(const SaidText& said, std::vector<Finding>& found) {
    const bool language = std::ranges::any_of(said.words, [](const Said& word) {
        return language_named(word.text).has_value() || is_a_course_of(word.text) ||
               is(word.text, {"cecrl", "cecr", "cefr", "fle", "langue", "langues", "ger", "mcer", "toeic", "delf",
                              "linguistique", "lsf"});
    });
    const auto is_level = [](std::string_view word) {
        return is(word, {"niveau", "level", "nivel", "niveaux", "cecrl", "cecr", "cefr", "le", "un", "au", "the", "du",
                         "visant", "vers", "sprachniveau", "ger"});
    };
    for (std::uint32_t at = 0; at < said.words.size(); ++at) {
        auto level = cefr_at(said, at);
        if (!level) continue;
        if (is(said.before(at), {"categorie", "cat", "caces", "permis", "type", "classe", "habilitation", "indice",
                                 "salle", "batiment", "zone", "bloc", "partie", "format", "lot"}))
            continue;
        auto first = at;
        while (first > 0 && at - first < 3 && is_level(said.before(first))) --first;
        double odds = (first < at ? 1.2 : 0) + (language ? 2.2 : -2.5);
        auto end = at + 2;
        // "de B1 à B2", "B1 > B2", "B1 vers B2", "B1-B2"
        auto then = end;
        while (is(said.at(then),
                  {"a",        "vers", "to",       "-",  "--",     ">",  "nach",  "auf",    "au",  "niveau", "/",
                   "un",       "en",   "objectif", "le", "visant", ",",  "->",    "aiming", "for", "actual", "y",
                   "objetivo", "the",  "actuel",   "(",  ")",      "et", "cible", "vise",   ":",   "target"}) &&
               then < end + 4) {
            if (cefr_at(said, then)) break;
            ++then;
        }
        if (const auto target = then > end ? cefr_at(said, then) : std::nullopt) {
            found.push_back({.first = first,
                             .end = then + 2,
                             .log_odds = odds + 1,
                             .value = RuleSaid{{"cefr_entry", *level}, {"cefr_target", *target}}});
            at = then + 1;
            continue;
        }
        bool entry = false;
        for (std::uint32_t back = 1; back <= 6 && back <= at; ++back) {
            if (said.begins_clause(at - back + 1)) break;
            if (is(said.before(at, back),
                   {"atteindre", "vers", "visant", "viser", "vise", "objectif", "obtenir", "reach", "target",
                    "objetivo", "passer", "valider", "jusqu", "alcanzar", "erreichen", "zum", "cible", "to"})) {
                entry = false;
                break;
            }
            if (is(said.before(at, back),
                   {"actuel",  "actuellement", "ai",     "a",      "ont",  "partent", "possede", "depuis",
                    "current", "currently",    "actual", "tiene",  "have", "has",     "derzeit", "prerequis",
                    "pre",     "entree",       "depart", "requis", "sont", "est"}) &&
                said.before(at, back) != "a")
                entry = true;
            if (said.before(at, back) == "a" &&
                is(said.before(at, back + 1), {"il", "elle", "on", "qui", "collaboratrice", "salariee", "salarie"}))
                entry = true;
        }
        if (is(said.at(end), {"actuel", "acquis", "actuellement", "currently", "actual", "requis"})) entry = true;
        found.push_back({.first = first,
                         .end = end,
                         .log_odds = odds,
                         .value = RuleSaid{{entry ? "cefr_entry" : "cefr_target", *level}}});
    }
}

void find_certificates(const SaidText& said, std::vector<Finding>& found) {
    const auto digits_at = [&](std::uint32_t at, std::size_t least, std::size_t most) {
        return at < said.words.size() && said.words[at].kind == Said::Kind::digits &&
               said.words[at].text.size() >= least && said.words[at].text.size() <= most;
    };
    for (std::uint32_t at = 0; at < said.words.size(); ++at) {
        const auto word = said.at(at);
        auto next = at + 1;
        if (word == "caces" || (word == "r" && said.before(at) != "caces")) {
            if (word == "caces" && is(said.at(next), {"r"}))
                ++next;
            else if (word == "r" && !(next < said.words.size() && said.words[next].glued))
                continue;
            const bool known =
                digits_at(next, 3, 3) && is(said.at(next), {"482", "483", "484", "485", "486", "487", "489", "490",
                                                            "372", "377", "386", "389", "390", "318", "423"});
            if (known)
                found.push_back({.first = at,
                                 .end = next + 1,
                                 .log_odds = as_a_certificate,
                                 .value = RuleSaid{{"certification", "CACES R" + std::string{said.at(next)}}}});
        } else if (word == "rncp" || (word == "rs" && at + 1 < said.words.size())) {
            while (is(said.at(next), {"n", "°", ":", "no", "numero"}) && next < at + 4) ++next;
            if (digits_at(next, word == "rncp" ? 2 : 3, 5)) {
                std::string code = word == "rncp" ? "RNCP" : "RS";
                code += said.at(next);
                found.push_back({.first = at,
                                 .end = next + 1,
                                 .log_odds = as_a_certificate,
                                 .value = RuleSaid{{"certification", code}}});
            }
        }
    }
}

}  // namespace filon
