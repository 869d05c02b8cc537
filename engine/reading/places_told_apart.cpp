// What is said beside a name and tells which of its bearers is meant.
#include <algorithm>
#include <array>

#include "engine/places/postal_name.h"
#include "engine/reading/place_reader.h"

namespace filon {

PlaceReader::Told PlaceReader::beside(const std::string& key, std::uint32_t end) const {
    auto here = end;
    const bool bracket = word(here) == "(";
    const bool comma = word(here) == ",";
    if (bracket || comma || word(here) == "-") ++here;
    if (comma && here < said_.words.size() && said_.words[here].kind == Said::Kind::word) {
        // "Lausanne, Switzerland"
        const auto country = longest_name_at(here);
        const auto around = country ? gazetteer_.resolve(country->key) : std::unexpected{Fault{}};
        const auto town = gazetteer_.resolve(key);
        if (around && town && around->kind == PlaceKind::country && town->kind == PlaceKind::commune &&
            town->country == around->code)
            return std::pair{*town, country->end};
    }
    if (const auto after = past_cedex(here); after > here)
        if (auto place = gazetteer_.resolve(key)) return std::pair{*place, after};
    if (here >= said_.words.size()) return std::nullopt;
    std::string code{word(here)};
    auto after = here + 1;
    if (said_.words[here].kind == Said::Kind::digits && is(word(after), {"a", "b"}) && code == "2" &&
        said_.words[after].glued)
        code += word(after++);
    const bool digits = said_.words[here].kind == Said::Kind::digits;
    if (bracket) {
        if (!digits) return by_area_name(key, here);
        if (word(after) != ")") return std::nullopt;
        auto place = gazetteer_.resolve(key + " (" + code + ")");
        if (place) return std::pair{*place, after + 1};
        return std::nullopt;
    }
    if (!digits) return comma ? std::nullopt : arrondissement_in_words(key, here);
    if (comma && code.size() != 5) return std::nullopt;
    if (code.size() == 5) {
        auto place = gazetteer_.resolve(code + " " + key);
        if (place && place->kind == PlaceKind::commune) return std::pair{*place, after};
        return std::nullopt;
    }
    if (code.size() > 3) return std::nullopt;
    // "Paris 15e", "Lyon 3"; "Paris 2 jours" says days.
    const bool ordinal =
        after < said_.words.size() && said_.words[after].glued && is(word(after), {"e", "er", "eme", "th", "o"});
    if (code.size() <= 2) {
        auto ends = ordinal ? after + 1 : after;
        if (is(word(ends), {"arrondissement", "arrdt", "arr"})) ++ends;
        if ((ordinal || !counts(ends)) && arrondissement_code(key + " " + code))
            if (auto place = gazetteer_.resolve(key + " " + code)) return std::pair{*place, ends};
    }
    if (ordinal || code.size() < 2) return std::nullopt;
    // "st denis 93"
    if (counts(after) || is(word(after), {"€", "%", "euros"})) return std::nullopt;
    const auto place = gazetteer_.resolve(key + " (" + code + ")");
    if (place && place->kind == PlaceKind::commune && place->department == code) return std::pair{*place, after};
    return std::nullopt;
}

std::uint32_t PlaceReader::past_cedex(std::uint32_t at) const {
    if (word(at) != "cedex") return at;
    ++at;
    const bool office =
        at < said_.words.size() && said_.words[at].kind == Said::Kind::digits && said_.words[at].text.size() <= 2;
    return office ? at + 1 : at;
}

bool PlaceReader::counts(std::uint32_t following) const {
    const auto next = word(following);
    return said_.grammar.in_class(next, "people") ||
           (said_.grammar.in_class(next, "units") &&
            !is(next, {"pour", "par", "a", "sur", "de", "en", "du", "et", "ou", "niveau"}));
}

PlaceReader::Told PlaceReader::by_area_name(const std::string& key, std::uint32_t here) const {
    std::string area;
    for (auto at = here; at < said_.words.size() && at < here + 8; ++at) {
        if (word(at) == ")") {
            const auto place = gazetteer_.resolve(key + " (" + area + ")");
            const auto bare = gazetteer_.resolve(key);
            if (place && gazetteer_.is_name(area) && place->kind == PlaceKind::commune && bare)
                return std::pair{*place, at + 1};
            return std::nullopt;
        }
        if (word(at) == "-") continue;
        if (said_.words[at].kind != Said::Kind::word) return std::nullopt;
        if (!area.empty()) area += ' ';
        area += word(at);
    }
    return std::nullopt;
}

PlaceReader::Told PlaceReader::arrondissement_in_words(const std::string& key, std::uint32_t here) const {
    constexpr auto ordinals = std::to_array<std::string_view>(
        {"premier",   "deuxieme", "troisieme",    "quatrieme",    "cinquieme",    "sixieme",   "septieme",
         "huitieme",  "neuvieme", "dixieme",      "onzieme",      "douzieme",     "treizieme", "quatorzieme",
         "quinzieme", "seizieme", "dix-septieme", "dix-huitieme", "dix-neuvieme", "vingtieme"});
    const auto found = std::ranges::find(ordinals, word(here));
    if (found == ordinals.end()) return std::nullopt;
    const auto number = key + " " + std::to_string(found - ordinals.begin() + 1);
    if (!arrondissement_code(number)) return std::nullopt;
    const auto place = gazetteer_.resolve(number);
    if (!place) return std::nullopt;
    return std::pair{*place, here + (word(here + 1) == "arrondissement" ? 2 : 1)};
}

}  // namespace filon
