#include "engine/reading/price_terms.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace filon {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::optional<std::uint32_t> PriceTermsReader::tax_at(std::uint32_t at, PriceSaid& price) const {
    const auto word = said_.at(at), next = said_.at(at + 1);
    const auto is = [&](Tax tax, std::uint32_t words) {
        if (!price.tax) price.tax = tax;
        return std::optional{at + words};
    };
    if (word == "ht") return is(Tax::excluded, 1);
    if (word == "ttc") return is(Tax::included, 1);
    if (word == "h" && next == "." && said_.at(at + 2) == "t")
        return is(Tax::excluded, said_.at(at + 3) == "." ? 4 : 3);
    if (word == "hors" && (next == "taxe" || next == "taxes" || next == "tva")) return is(Tax::excluded, 2);
    if (word == "toutes" && next == "taxes") return is(Tax::included, said_.at(at + 2) == "comprises" ? 3 : 2);
    if (word == "tva" && next == "comprise") return is(Tax::included, 2);
    if (word == "tva" && next == "incluse") return is(Tax::included, 2);
    if (word == "tax" && next == "included") return is(Tax::included, 2);
    if ((word == "excl" || word == "excluding" || word == "ex" || word == "exclusive") &&
        after_dot(at + 1, {"vat", "tax", "taxes", "of"}))
        return is(Tax::excluded, vat_end(at + 1) - at);
    if ((word == "incl" || word == "including" || word == "inc" || word == "inclusive") &&
        after_dot(at + 1, {"vat", "tax", "taxes", "of"}))
        return is(Tax::included, vat_end(at + 1) - at);
    if (word == "plus" && next == "vat") return is(Tax::excluded, 2);
    if (word == "before" && next == "tax") return is(Tax::excluded, 2);
    if (word == "without" && next == "vat") return is(Tax::excluded, 2);
    if (word == "net" && said_.at(at + 1) == "of" && said_.at(at + 2) == "vat") return is(Tax::excluded, 3);
    if ((word == "zzgl" || word == "exkl" || word == "ohne" || word == "netto") &&
        after_dot(at + 1, {"mwst", "mehrwertsteuer"}))
        return is(Tax::excluded, vat_end(at + 1) - at);
    if (word == "netto") return is(Tax::excluded, 1);
    if (word == "brutto") return is(Tax::included, 1);
    if ((word == "inkl" || word == "inklusive" || word == "einschliesslich") &&
        after_dot(at + 1, {"mwst", "mehrwertsteuer"}))
        return is(Tax::included, vat_end(at + 1) - at);
    if (word == "sin" && next == "iva") return is(Tax::excluded, 2);
    if (word == "mas" && next == "iva") return is(Tax::excluded, 2);
    if (word == "con" && next == "iva") return is(Tax::included, 2);
    if (word == "iva" && (next == "incluido" || next == "incluida")) return is(Tax::included, 2);
    if (word == "iva" && (next == "excluido" || next == "aparte")) return is(Tax::excluded, 2);
    if (word == "tout" && next == "compris") {
        // Everything in: the sum of it all, unless a basis is written.
        if (!price.per) price.per = PriceAskedPer::total;
        return is(Tax::included, 2);
    }
    if (word == "charges" && next == "comprises") return is(Tax::included, 2);
    return std::nullopt;
}

bool PriceTermsReader::after_dot(std::uint32_t at, std::initializer_list<std::string_view> words) const {
    if (said_.at(at) == ".") ++at;
    return std::ranges::find(words, said_.at(at)) != words.end();
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
    std::uint32_t from = at;
    const bool stroke = word == "/";
    if (stroke || word == "par" || word == "per" || word == "pro" || word == "por" || word == "la" || word == "le" ||
        word == "l" || word == "de" || word == "a" || word == "each" || word == "et" || word == "an" ||
        word == "pour" || word == "je" || word == "die" || word == "der" || word == "al" || word == "el" ||
        word == "for" || word == "fur" || word == "p")
        from = at + 1;
    else if (word == "chacun" || word == "chacune" || word == "pp")
        return of(price, PriceAskedPer::person, at + 1);
    else
        return std::nullopt;
    if (word == "each") return of(price, PriceAskedPer::person, at + 1);
    if (word == "et" && said_.at(from) == "par")
        ++from;
    else if (word == "et")
        return std::nullopt;
    if ((word == "de" || word == "pour") && (said_.at(from) == "l" || said_.at(from) == "le" || said_.at(from) == "la"))
        ++from;
    if (word == "for" && said_.at(from) == "the") ++from;
    if (word == "fur" && is_one(said_.at(from), {"die", "das", "den"})) ++from;
    if (word == "p" && said_.at(at + 1) == "." && said_.at(at + 2) == "p")
        return of(price, PriceAskedPer::person, at + 3);
    if (word == "par" && said_.at(from) == "un") ++from;
    const auto unit = said_.at(from);
    constexpr auto groups = std::to_array<std::string_view>(
        {"groupe", "group", "session", "gruppe", "grupo", "intervention", "equipe", "seminar", "classe"});
    constexpr auto day_words = std::to_array<std::string_view>({"jour", "j", "journee", "day", "tag", "dia"});
    constexpr auto hour_words = std::to_array<std::string_view>({"heure", "h", "hour", "stunde", "hora", "std"});
    constexpr auto totals =
        std::to_array<std::string_view>({"ensemble", "tout", "totalite", "lot", "prestation", "whole"});
    const bool counted = word == "pour" || word == "for" || word == "a" || word == "de";
    if (said_.grammar.in_class(unit, "price_persons") && !counted)
        return of(price, PriceAskedPer::person, past_dot(from + 1));
    if (among(groups, unit)) return of(price, PriceAskedPer::group, past_dot(from + 1));
    if (among(day_words, unit) && (word != "pour" && word != "for"))
        return of(price, PriceAskedPer::day, past_dot(from + 1));
    if (among(hour_words, unit) && (word != "pour" && word != "for"))
        return of(price, PriceAskedPer::hour, past_dot(from + 1));
    if (among(totals, unit) && (word == "pour" || word == "for")) return of(price, PriceAskedPer::total, from + 1);
    return std::nullopt;
}

bool PriceTermsReader::is_all_included(std::uint32_t at) const {
    const auto word = said_.at(at), next = said_.at(at + 1);
    return (word == "all" && (next == "included" || next == "in" || next == "inclusive")) ||
           (word == "tt" && next == "compris") || (word == "todo" && next == "incluido") ||
           (word == "alles" && next == "inklusive");
}

bool PriceTermsReader::is_one(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::ranges::find(list, word) != list.end();
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
