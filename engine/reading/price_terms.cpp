#include "engine/reading/price_terms.h"

#include <algorithm>
#include <tuple>

namespace filon {
std::optional<std::uint32_t> PriceTermsReader::tax_at(std::uint32_t at, PriceSaid& price) const {
    const auto word = said_.at(at), next = said_.at(at + 1);
    const auto tax = [&](Tax said, std::uint32_t words) {
        if (!price.tax) price.tax = said;
        return std::optional{at + words};
    };
    if (word == "ht") return tax(Tax::excluded, 1);
    if (word == "ttc") return tax(Tax::included, 1);
    if (word == "h" && next == "." && said_.at(at + 2) == "t")
        return tax(Tax::excluded, said_.at(at + 3) == "." ? 4 : 3);
    if (word == "hors" && is(next, {"taxe", "taxes", "tva"})) return tax(Tax::excluded, 2);
    if (word == "toutes" && next == "taxes") return tax(Tax::included, said_.at(at + 2) == "comprises" ? 3 : 2);
    if (word == "tva" && is(next, {"comprise", "incluse"})) return tax(Tax::included, 2);
    if (word == "tax" && next == "included") return tax(Tax::included, 2);
    if (is(word, {"excl", "excluding", "ex", "exclusive"}) && after_dot(at + 1, {"vat", "tax", "taxes", "of"}))
        return tax(Tax::excluded, vat_end(at + 1) - at);
    if (is(word, {"incl", "including", "inc", "inclusive"}) && after_dot(at + 1, {"vat", "tax", "taxes", "of"}))
        return tax(Tax::included, vat_end(at + 1) - at);
    if (word == "plus" && next == "vat") return tax(Tax::excluded, 2);
    if (word == "before" && next == "tax") return tax(Tax::excluded, 2);
    if (word == "without" && next == "vat") return tax(Tax::excluded, 2);
    if (word == "net" && said_.at(at + 1) == "of" && said_.at(at + 2) == "vat") return tax(Tax::excluded, 3);
    if (is(word, {"zzgl", "exkl", "ohne", "netto"}) && after_dot(at + 1, {"mwst", "mehrwertsteuer"}))
        return tax(Tax::excluded, vat_end(at + 1) - at);
    if (word == "netto") return tax(Tax::excluded, 1);
    if (word == "brutto") return tax(Tax::included, 1);
    if (is(word, {"inkl", "inklusive", "einschliesslich"}) && after_dot(at + 1, {"mwst", "mehrwertsteuer"}))
        return tax(Tax::included, vat_end(at + 1) - at);
    if (is(word, {"sin", "mas"}) && next == "iva") return tax(Tax::excluded, 2);
    if (word == "con" && next == "iva") return tax(Tax::included, 2);
    if (word == "iva" && is(next, {"incluido", "incluida"})) return tax(Tax::included, 2);
    if (word == "iva" && is(next, {"excluido", "aparte"})) return tax(Tax::excluded, 2);
    if (word == "tout" && next == "compris") {
        // Everything in: the sum of it all, unless a basis is written.
        if (!price.per) price.per = PriceAskedPer::total;
        return tax(Tax::included, 2);
    }
    if (word == "charges" && next == "comprises") return tax(Tax::included, 2);
    return std::nullopt;
}

bool PriceTermsReader::after_dot(std::uint32_t at, std::initializer_list<std::string_view> words) const {
    if (said_.at(at) == ".") ++at;
    return is(said_.at(at), words);
}

std::uint32_t PriceTermsReader::vat_end(std::uint32_t at) const {
    if (said_.at(at) == ".") ++at;
    if (said_.at(at) == "of") ++at;
    ++at;
    return said_.at(at) == "." && said_.words[at].glued && said_.at(at - 1) == "mwst" ? at + 1 : at;
}

std::optional<std::uint32_t> PriceTermsReader::basis_at(std::uint32_t at, PriceSaid& price) const {
    const auto word = said_.at(at);
    for (const auto& [one, two, words] :
         std::initializer_list<std::tuple<std::string_view, std::string_view, std::uint32_t>>{{"au", "total", 2},
                                                                                              {"en", "tout", 2},
                                                                                              {"in", "total", 2},
                                                                                              {"en", "total", 2},
                                                                                              {"insgesamt", "", 1},
                                                                                              {"total", "", 1},
                                                                                              {"altogether", "", 1},
                                                                                              {"global", "", 1},
                                                                                              {"globalement", "", 1}})
        if (word == one && (two.empty() || said_.at(at + 1) == two)) return of(price, PriceAskedPer::total, at + words);
    if (is_all_included(at) && !price.per) {
        price.tax = Tax::included;
        return of(price, PriceAskedPer::total, at + 2);
    }
    if (is(word, {"chacun", "chacune", "pp"})) return of(price, PriceAskedPer::person, at + 1);
    if (!is(word, {"/",  "par", "per",  "pro", "por", "la",  "le", "l",  "de",  "a",   "each",
                   "et", "an",  "pour", "je",  "die", "der", "al", "el", "for", "fur", "p"}))
        return std::nullopt;
    auto from = at + 1;
    if (word == "each") return of(price, PriceAskedPer::person, at + 1);
    if (word == "et" && said_.at(from) == "par")
        ++from;
    else if (word == "et")
        return std::nullopt;
    if (is(word, {"de", "pour"}) && is(said_.at(from), {"l", "le", "la"})) ++from;
    if (word == "for" && said_.at(from) == "the") ++from;
    if (word == "fur" && is(said_.at(from), {"die", "das", "den"})) ++from;
    if (word == "p" && said_.at(at + 1) == "." && said_.at(at + 2) == "p")
        return of(price, PriceAskedPer::person, at + 3);
    if (word == "par" && said_.at(from) == "un") ++from;
    const auto unit = said_.at(from);
    // "pour 6 personnes" counts learners; it is no basis.
    const bool whole = is(word, {"pour", "for"}), counted = whole || is(word, {"a", "de"});
    if (said_.grammar.in_class(unit, "price_persons") && !counted)
        return of(price, PriceAskedPer::person, past_dot(from + 1));
    if (is(unit, {"groupe", "group", "session", "gruppe", "grupo", "intervention", "equipe", "seminar", "classe"}))
        return of(price, PriceAskedPer::group, past_dot(from + 1));
    if (is(unit, {"jour", "j", "journee", "day", "tag", "dia"}) && !whole)
        return of(price, PriceAskedPer::day, past_dot(from + 1));
    if (is(unit, {"heure", "h", "hour", "stunde", "hora", "std"}) && !whole)
        return of(price, PriceAskedPer::hour, past_dot(from + 1));
    if (is(unit, {"ensemble", "tout", "totalite", "lot", "prestation", "whole"}) && whole)
        return of(price, PriceAskedPer::total, from + 1);
    return std::nullopt;
}

bool PriceTermsReader::is_all_included(std::uint32_t at) const {
    const auto word = said_.at(at), next = said_.at(at + 1);
    return (word == "all" && is(next, {"included", "in", "inclusive"})) || (word == "todo" && next == "incluido") ||
           (word == "alles" && next == "inklusive");
}

std::uint32_t PriceTermsReader::past_dot(std::uint32_t at) const {
    return said_.at(at) == "." && said_.words[at].glued && !said_.begins_clause(at + 1) ? at + 1 : at;
}

std::optional<std::uint32_t> PriceTermsReader::of(PriceSaid& price, PriceAskedPer per, std::uint32_t end) {
    const auto both = [&](PriceAskedPer a, PriceAskedPer b) {
        return (price.per == a && per == b) || (price.per == b && per == a);
    };
    if (both(PriceAskedPer::person, PriceAskedPer::day)) per = PriceAskedPer::person_day;
    price.per = per;
    return end;
}

}  // namespace filon
