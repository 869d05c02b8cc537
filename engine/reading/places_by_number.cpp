// Postcodes, and départements by their number.
#include "engine/reading/calendar.h"
#include "engine/reading/place_reader.h"

namespace filon {

void PlaceReader::number_at(std::uint32_t at) {
    const auto& said = said_.words[at];
    if (said.glued && at > 0 && said_.words[at - 1].kind == Said::Kind::word) return;
    if (said.text.size() == 5) {
        const auto place = gazetteer_.resolve(said.text);
        if (!place) return;
        const auto next = word(at + 1);
        if (is(next, {"€", "euros", "euro", "eur", "k"}) ||
            is(said_.before(at), {"rncp", "rs", "code", "n", "°", "€", "budget", "formacode"}))
            return;
        // "67084 Strasbourg Cedex": the town's name decides, and covers the number.
        if (at + 1 < said_.words.size() && town_after_postcode(at)) return;
        add(at, at + 1, *place, is(said_.before(at), {"(", "a", ":", ","}) || at_end(at + 1) ? 2.6 : 1.6);
        return;
    }
    std::string code{said.text};
    auto end = at + 1;
    if (code == "2" && is(word(end), {"a", "b"}) && said_.words[end].glued)
        code += static_cast<char>(word(end++)[0] - 'a' + 'A');
    if (code.size() != 2 && !(code.size() == 3 && code.starts_with("97"))) return;
    const auto place = gazetteer_.department(code);
    if (!place) return;
    const auto before = said_.before(at), further = said_.before(at, 2);
    const auto next = word(end);
    const bool counted = (said_.grammar.in_class(next, "units") &&
                          !is(next, {"pour", "sur", "par", "a", "en", "ou", "et", "du", "de"})) ||
                         said_.grammar.in_class(next, "people") || is(next, {"€", "%", "/", "k", ".", "+"});
    const bool a_count =
        said_.grammar.in_class(further, "people") ||
        is(further, {"equipe", "equipes", "groupe", "total", "effectif", "team", "hotline", "service"});
    if (before == "(" && next == ")" && !a_count) {
        add(at - 1, end + 1, *place, 2.6);
        return;
    }
    if (counted && !(next == "." && end + 1 >= said_.words.size()) && !(next == "/")) return;
    if (before == "le" && is(further, {"dans", "sur"}))
        add(at - 2, end, *place, 3.4);
    else if (before == "departement" || before == "dept" || before == "dpt" || before == "dep")
        add(at - 1, end, *place, 3.4);
    else if (before == "le" && !month_named(word(end)))
        add(at - 1, end, *place, end >= said_.words.size() || said_.words[end].kind != Said::Kind::word ? .8 : -.5);
    else if (is(before, {"ou", "et", ","}) && previous_is_department(at))
        add(at, end, *place, 2.4);
    else if (end >= said_.words.size() && at > 0 && said_.words[at - 1].kind == Said::Kind::word &&
             !is(before,
                 {"excel",   "office", "word",    "windows", "version", "niveau", "lot",    "de", "a",    "n",
                  "article", "module", "les",     "des",     "bac",     "iso",    "norme",  "en", "cat",  "categorie",
                  "type",    "classe", "semaine", "loi",     "sap",     "sage",   "partie", "r",  "unite"}))
        add(at, end, *place, 1.5);
}

void PlaceReader::number_in_words_at(std::uint32_t at) {
    if (!said_.numbers[at] || said_.before(at) != "le" || !is(said_.before(at, 2), {"dans", "sur"})) return;
    const auto value = static_cast<int>(said_.numbers[at]->value);
    if (value < 10 || value > 95) return;
    if (const auto place = gazetteer_.department(std::to_string(value)))
        add(at - 2, said_.numbers[at]->end, *place, 3.4);
}

bool PlaceReader::previous_is_department(std::uint32_t at) const {
    return at >= 2 && said_.words[at - 2].kind == Said::Kind::digits && said_.words[at - 2].text.size() == 2 &&
           gazetteer_.department(said_.words[at - 2].text) &&
           is(said_.before(at, 3), {"le", "(", "departement", "ou", "et", ","});
}

bool PlaceReader::town_after_postcode(std::uint32_t at) {
    const auto town = longest_name_at(word(at + 1) == "-" ? at + 2 : at + 1);
    if (!town) return false;
    const auto place = gazetteer_.resolve(std::string{word(at)} + " " + town->key);
    if (!place) return false;
    add(at, past_cedex(town->end), *place, 3);
    return true;
}

}  // namespace filon
