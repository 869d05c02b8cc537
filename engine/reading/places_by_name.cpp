// Names of places, weighed by what stands around them.
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/places/place_name.h"
#include "engine/places/postal_name.h"
#include "engine/reading/place_reader.h"

namespace filon {
namespace {

// Evidence for a place, in log-odds; RANKING's measured ones where it has them.
constexpr double at_birth = -4.4, by_population = 1.15;  // per decade of inhabitants
constexpr double after_preposition = 2.6, after_label = 4, with_department = 3, at_the_end = 1, of_several_words = 1.6;
constexpr double of_a_region = 1.4, of_a_department = .9, of_a_country = -1.4, of_abroad = -1.8, of_a_name = -3.5,
                 of_a_street = -6;
constexpr double is_a_word = -2.4, after_an_article = -3, of_a_person = -6, after_de = -.5, of_a_part = -4,
                 without_its_article = -1.6;

bool is_article(std::string_view word) {
    return is(word, {"le",  "la",  "les", "l",     "un",  "une", "des", "the", "ce", "cette", "cet",
                     "ces", "mon", "ma",  "notre", "nos", "der", "die", "das", "el", "los"});
}

}  // namespace

void PlaceReader::names_at(std::uint32_t at) {
    // A name goes on through hyphens, and begins with no letter that is glued to figures.
    if (at > 0 && said_.words[at].glued && (said_.words[at - 1].kind == Said::Kind::digits)) return;
    const auto longest = longest_name_at(at);
    if (longest) name(at, longest->end, longest->key, longest->words);
}

std::optional<PlaceReader::Named> PlaceReader::longest_name_at(std::uint32_t at) const {
    std::optional<Named> longest;
    std::string key;
    std::uint32_t here = at;
    for (std::size_t words = 0; words < longest_name && here < said_.words.size(); ++words, ++here) {
        if (here > at && here < said_.words.size() &&
            (word(here) == "-" || (word(here) == "." && said_.words[here].glued)) && said_.words[here].glued)
            ++here;
        if (here >= said_.words.size() || said_.words[here].kind != Said::Kind::word) {
            // "Villefranche s/Saône", "Villefranche/Saône"
            if (here > at && word(here) == "/" && here + 1 < said_.words.size() && said_.words[here + 1].glued &&
                said_.words[here].glued) {
                if (!key.ends_with(" s"))
                    key += " sur";
                else
                    key.replace(key.size() - 1, 1, "sur");
                if (gazetteer_.begins_name(key)) continue;
            }
            return longest;
        }
        if (!key.empty()) key += ' ';
        key += in_names(word(here));
        if (key.ends_with(" s") && word(here + 1) == "/") continue;
        if (!gazetteer_.begins_name(key)) {
            return longest;
        }
        if (gazetteer_.is_name(key)) longest = Named{.end = here + 1, .key = key, .words = words + 1};
    }
    return longest;
}

void PlaceReader::name(std::uint32_t first, std::uint32_t end, const std::string& key, std::size_t words) {
    auto place = gazetteer_.resolve(key);
    if (!place || said_.numbers[first]) return;
    // "dans la Vienne", "en Mayenne": the département rather than the town of its name.
    if (place->kind == PlaceKind::commune && announces_an_area(first))
        if (const auto area = gazetteer_.resolve("departement " + key); area && area->kind == PlaceKind::department)
            place = area;
    double odds = 0;
    auto name_end = end;
    if (auto exact = beside(key, end)) {
        place = exact->first;
        name_end = exact->second;
        odds += with_department;
    }
    odds += at_birth_of(*place, key, words) + around(first, name_end, *place);
    const std::string bare{without_article(key)};
    const bool ordinary = bare.find(' ') == std::string::npos &&
                          (ordinary_.holds(bare, TextLanguage::french) || ordinary_.holds(bare, language_));
    if (is(bare, {"centre", "port", "nord", "sud", "est", "ouest", "hopital", "mairie", "union"}) &&
        (bare == "centre" ? said_.before(first) != "region" : !announces_an_area(first)))
        odds += of_a_part;
    if (ordinary && name_end == end) odds += is_a_word;
    // What lies abroad is spoken of for other reasons, too: a language, a cuisine, a market.
    if (place->country != "FR" && !is(said_.before(first), {"a", "in", "at", "near", "bei", "nahe", "sur", "vers", ":",
                                                            "ou", "or", "en", "au", "aux"}))
        odds += of_abroad;
    if (words == 1 && key.size() <= 3 && !ordinary) odds += is_a_word / 2;
    // La Réunion is not said without its article, nor Le Mans.
    const auto folded = fold_place_name(place->name);
    if (folded && without_article(*folded) == key && folded->size() != key.size() &&
        !is(said_.before(first), {"au", "aux"}))
        odds += without_its_article;
    add(first, name_end, *place, odds);
}

bool PlaceReader::announces_an_area(std::uint32_t first) const {
    const auto before = said_.before(first), further = said_.before(first, 2);
    return before == "en" || (is(before, {"le", "la", "les", "l"}) && further == "dans") ||
           is(before, {"departement", "region"}) ||
           (is(before, {"de", "du", "d"}) && is(further, {"departement", "region"}));
}

double PlaceReader::at_birth_of(const Place& place, const std::string& key, std::size_t words) const {
    // An article makes no name of several words: La Réunion.
    const bool with_article =
        words == 2 && is(std::string_view{key}.substr(0, key.find(' ')), {"la", "le", "les", "l"});
    const bool several = words > 1 && !with_article;
    switch (place.kind) {
        case PlaceKind::region:
            return of_a_region + (several ? of_several_words : 0);
        case PlaceKind::department:
            return of_a_department + (several ? of_several_words : 0);
        case PlaceKind::country:
            return of_a_country;
        default:
            break;
    }
    const auto odds = at_birth + by_population * std::log10(static_cast<double>(inhabitants(place)) + 10.0);
    return odds + (several ? of_several_words : 0);
}

std::uint32_t PlaceReader::inhabitants(const Place& place) const {
    const auto rows = place.country == "FR" ? gazetteer_.communes() : gazetteer_.towns_abroad();
    const auto row = std::ranges::lower_bound(rows, place.code, {}, &Commune::code);
    return row != rows.end() && row->code == place.code ? row->population : 0;
}

double PlaceReader::around(std::uint32_t first, std::uint32_t end, const Place& place) const {
    double odds = 0;
    const auto before = said_.before(first), further = said_.before(first, 2);
    const bool area = place.kind != PlaceKind::commune;
    if (is(before, {"a", "sur", "vers", "pres", "in", "at", "near", "nahe", "bei", "around", "autour", "cerca",
                    "depuis", "cote"}))
        odds += after_preposition;
    else if (is(before, {"en", "au", "aux"}))
        odds += area ? after_preposition : is(before, {"au", "aux"}) ? 1.5 : -1;
    else if (before == ":" &&
             is(further, {"lieu", "ville", "lieux", "localisation", "site", "secteur", "ort", "lugar", "location",
                          "place", "where", "ou", "zone", "adresse", "region", "departement", "standort", "ciudad"}))
        odds += after_label;
    else if (is(before, {"de", "d", "du", "of", "von"})) {
        if (is(further, {"pres",       "autour",      "proche",        "environs",  "region",  "secteur",   "cote",
                         "locaux",     "bureaux",     "site",          "agence",    "centre",  "alentours", "ville",
                         "banlieue",   "bassin",      "aire",          "siege",     "magasin", "usine",     "atelier",
                         "mairie",     "departement", "agglomeration", "metropole", "sortie",  "rayon",     "km",
                         "around",     "cerca",       "umgebung",      "umkreis",   "nahe",    "usines",    "hotel",
                         "entrepot",   "boutique",    "clinique",      "hopital",   "ehpad",   "cabinet",   "depot",
                         "restaurant", "chantier",    "equipe",        "est",       "ouest",   "sud",       "nord",
                         "port",       "plateforme",  "campus",        "gare"}))
            odds += after_preposition - .4;
        else
            odds += after_de;
        if (place.kind == PlaceKind::department && before == "du") odds += 0;
    } else if (is(before, {"ou", "et", "or", "oder", "o", "and", "und", "y", "/", ",", "+"}))
        odds += .5;
    else if (is(before,
                {"dans", "secteur", "ville", "region", "departement", "agence", "lieu", "dept", "siege", "site"}))
        odds += after_preposition;
    else if (before == "(")
        odds += .8;
    else if (is_article(before)) {
        const bool area_announced = area && is(further, {"dans", "sur", "de", "a", "in", "vers"});
        odds += area_announced ? after_preposition : after_an_article;
    } else if (is(before, {"m", "mr", "mme", "mlle", "monsieur", "madame", "docteur", "dr", "maitre", "herr", "frau",
                           "mrs", "ms", "senor", "senora"}))
        odds += of_a_person;
    if (before == "." && is(further, {"m", "mr", "mme", "dr"})) odds += of_a_person;
    if (said_.grammar.in_class(before, "naming") && !(before == "chez" && is(further, {"dans"}))) odds += of_a_name;
    if (said_.grammar.in_class(before, "streets") ||
        (is(before, {"de", "d", "du"}) && said_.grammar.in_class(further, "streets") && further != "cours" &&
         further != "place"))
        odds += of_a_street;
    if (at_end(end)) odds += at_the_end;
    // A town's name on a line of its own, or the first of a text, is not announced.
    return odds;
}

bool PlaceReader::at_end(std::uint32_t end) const {
    if (end >= said_.words.size()) return true;
    const auto& next = said_.words[end];
    return next.kind != Said::Kind::word ||
           is(next.text, {"pour", "en", "le", "avec", "ou", "et", "cpf", "opco", "for", "fur", "para", "du", "entre",
                          "svp", "merci", "avant", "des"});
}

void PlaceReader::add(std::uint32_t first, std::uint32_t end, const Place& place, double odds) {
    if (odds <= 0) return;
    // The words that announce it are part of it: "à Lyon", "dans le 77", "près de Metz".
    auto begin = first;
    while (begin > 0 && first - begin < 4 &&
           is(said_.before(begin),
              {"a",      "sur",      "vers",    "pres",        "in",    "near", "nahe", "bei",   "de",
               "d",      "dans",     "la",      "le",          "les",   "l",    "en",   "au",    "aux",
               "autour", "region",   "secteur", "departement", "du",    "um",   "cote", "cerca", "alentours",
               "proche", "environs", "of",      "lieu",        "ville", ":",    "the"})) {
        --begin;
    }
    // "de" alone announces nothing, and an article only within "dans le".
    while (begin < first && is(word(begin), {"de", "d", "la", "le", "les", "l", "du", "of", ":", "the"})) ++begin;
    found_.push_back({.first = begin, .end = end, .log_odds = odds, .value = PlaceSaid{.place = place}});
}

}  // namespace filon
