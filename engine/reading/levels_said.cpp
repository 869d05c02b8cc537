#include "engine/reading/levels_said.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include "engine/reading/languages_said.h"

namespace filon {
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

}  // namespace

void find_cefr(const SaidText& said, std::vector<Finding>& found) {
    const bool language = std::ranges::any_of(said.words, [](const Said& word) {
        return language_named(word.text).has_value() || is_course_of_language(word.text) ||
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
