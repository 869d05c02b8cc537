#include "engine/reading/prices_said.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "engine/reading/price_terms.h"

namespace filon {
namespace {

// What is more is no price (the API takes no more either).
constexpr double largest_amount = 1e9;

std::optional<Euros> euros(double amount) {
    const auto checked = Euros::checked(amount);
    return checked ? std::optional{*checked} : std::nullopt;
}

struct Amount {
    double value = 0;
    std::uint32_t first = 0, end = 0;
    bool currency = false;
};

// What the words around an amount say of it.
struct PriceCues {
    bool budget = false, least = false, limit = false, total = false, hard = false;
};

class PriceReader {
public:
    PriceReader(const SaidText& said, std::vector<Finding>& found) : said_{said}, found_{found} {}

    void read() {
        for (std::uint32_t at = 0; at < said_.words.size();) {
            const auto end = price_at(at);
            at = end > at ? end : at + 1;
        }
    }

private:
    bool currency(std::uint32_t at) const {
        const auto word = said_.at(at);
        // A lone e is euros only where it is glued to the figures: "950e".
        if (word == "e" || word == "ke")
            return at > 0 && said_.words[at].glued && said_.words[at - 1].kind != Said::Kind::word;
        return is(word, {"€", "euro", "euros", "eur", "eu", "k€", "keur", "eus"});
    }

    std::optional<Amount> amount_at(std::uint32_t at) const {
        if (at >= said_.words.size()) return std::nullopt;
        const bool before = said_.at(at) == "€" || said_.at(at) == "eur";
        const auto from = before ? at + 1 : at;
        if (from >= said_.words.size() || !said_.numbers[from] || said_.numbers[from]->round) return std::nullopt;
        Amount amount{
            .value = said_.numbers[from]->value, .first = at, .end = said_.numbers[from]->end, .currency = before};
        if (!before &&
            (said_.at(amount.end) == "k" || said_.at(amount.end) == "ke" || said_.at(amount.end) == "keur")) {
            amount.value *= 1000;
            amount.currency = said_.at(amount.end) != "k";
            ++amount.end;
        }
        // "Paris 15e", "le 3e": a lone e after so small a number is no euro.
        const bool ordinal = said_.at(amount.end) == "e" && amount.value <= 30;
        if (!before && !ordinal && amount.end < said_.words.size() && currency(amount.end)) {
            ++amount.end;
            amount.currency = true;
            // "12 euros 50"
            if (said_.at(amount.end - 1) != "e" && amount.end < said_.words.size() &&
                said_.words[amount.end].kind == Said::Kind::digits && said_.words[amount.end].text.size() == 2 &&
                said_.words[amount.end].glued) {
                amount.value += std::stoi(said_.words[amount.end].text) / 100.0;
                ++amount.end;
            }
        }
        return amount;
    }

    // The first of the words just before an amount that say what it is, at most eight of them.
    std::uint32_t announced(std::uint32_t at, PriceCues& cues) const {
        auto first = at;
        for (auto back = at; back > 0 && at - back < 8; --back) {
            const auto word = said_.at(back - 1);
            if (is(word, {"depasser", "depassera", "exceder", "exceed", "exceeded"}) &&
                said_.before(back - 1) != "peut")
                cues.hard = true;
            if (is(word, {"enveloppe", "global", "globale", "total", "totale", "overall"})) cues.total = true;
            if (said_.grammar.in_class(word, "of_budgets") ||
                is(word, {"jusqu", "inferieur", "under", "depasse", "excede", "unter"})) {
                cues.budget = true;
                if (word == "minimum") cues.least = true;
            } else if (is(word, {"minimum", "mini", "min"}) || (word == "partir" && said_.at(back) == "de")) {
                cues.least = true;
            } else if (word == "moins" && said_.at(back) == "de") {
                cues.budget = true;
                if (said_.before(back - 1) == "au") cues.least = true;
            } else if (word == "moins" && said_.before(back - 1) == "au") {
                cues.least = true;
                first = back - 2;
                continue;
            } else if (said_.grammar.in_class(word, "before_prices") || word == ":") {
                continue;
            } else {
                break;
            }
            first = back - 1;
        }
        return first;
    }

    // Basis, tax and "maximum" after an amount, in any order.
    std::uint32_t qualified(std::uint32_t at, PriceSaid& price, PriceCues& cues) const {
        for (int parts = 0; parts < 6; ++parts) {
            auto next = at;
            if (is(said_.at(next), {",", "(", ")"})) ++next;
            const auto word = said_.at(next), second = said_.at(next + 1);
            if (const auto end = terms_.tax_at(next, price)) {
                at = *end;
            } else if (const auto basis_end = terms_.basis_at(next, price)) {
                at = *basis_end;
            } else if (is(word, {"max", "maxi", "maximum", "maximal", "maximo", "tops"})) {
                at = next + 1;
                cues.limit = true;
            } else if ((word == "au" && is(second, {"maximum", "plus", "max"})) ||
                       (word == "grand" && second == "maximum")) {
                at = next + 2;
                cues.limit = true;
            } else if (word == "au" && second == "grand" && said_.at(next + 2) == "maximum") {
                at = next + 3;
                cues.limit = true;
            } else if (is(word, {"minimum", "mini"})) {
                at = next + 1;
                cues.least = true;
            } else {
                return at;
            }
        }
        return at;
    }

    // Whether what was said before makes it the price of something else.
    bool of_something_else(std::uint32_t at) const {
        for (std::uint32_t back = 1; back <= 5 && back <= at; ++back)
            if (is(said_.before(at, back),
                   {"paye", "coute", "coutait", "capital", "facture", "facturee", "ca", "payions", "salaire", "paid",
                    "chiffre", "regle", "amende", "subvention", "perdu"}))
                return true;
        return false;
    }

    std::uint32_t price_at(std::uint32_t at) {
        auto low = amount_at(at);
        if (!low) return at;
        PriceSaid price;
        PriceCues cues;
        auto first = announced(at, cues);
        std::optional<Amount> high;
        // "500 à 800 €", "500-800 €", "entre 500 et 800 €", "von 500 bis 800 €"
        auto then = low->end;
        PriceSaid middle;
        if (const auto end = terms_.tax_at(then, middle)) then = *end;
        if (is(said_.at(then), {"a", "et", "-", "--", "to", "and", "bis", "und", "y", "ou", "hasta"})) {
            high = amount_at(then + 1);
            if (high && (high->value <= low->value || !(high->currency || low->currency || cues.budget))) high.reset();
            if (high && said_.at(then) == "-" && !said_.words[then].glued && !high->currency) high.reset();
        }
        auto end = qualified(high ? high->end : low->end, price, cues);
        if (!price.tax) price.tax = middle.tax;
        // "plafond par jour et par stagiaire : 620 €"
        for (auto word = first; word < at && !price.per;)
            if (const auto basis_end = terms_.basis_at(word, price)) {
                word = *basis_end;
                if (const auto more = terms_.basis_at(word, price)) word = *more;
            } else if (const auto tax_end = terms_.tax_at(word, price)) {
                word = *tax_end;
            } else {
                ++word;
            }
        if (cues.total && !price.per) price.per = PriceAskedPer::total;
        const bool currency = low->currency || (high && high->currency) || (price.tax && end > low->end);
        if (!currency) {
            // A bare number is money only where a budget is spoken of.
            const auto after = said_.at(low->end);
            if (!(cues.budget || (cues.limit && price.per)) || low->value < 40 ||
                said_.grammar.in_class(after, "no_money") || (after == "a" && !price.per))
                return at;
            if (low->value >= 1900 && low->value < 2100 && !cues.budget) return at;
        }
        if (low->value <= 0 || low->value > largest_amount || (high && high->value > largest_amount) ||
            of_something_else(first))
            return at;
        if (high) {
            if (is(said_.before(low->first), {"entre", "between", "zwischen", "de", "from", "von"}))
                first = std::min(first, low->first - 1);
            price.min = euros(low->value), price.max = euros(high->value);
            if (said_.at(then) == "ou") price.min.reset();
        } else if (cues.least && !cues.limit && !cues.budget) {
            price.min = euros(low->value);
        } else {
            price.max = euros(low->value);
        }
        const double sure = currency ? (low->value < 5 ? .7 : .97) : .91;
        found_.push_back({.first = first,
                          .end = end,
                          .log_odds = log_odds_of(sure) + 1,
                          .value = price,
                          .excluded = false,
                          .hard = cues.hard});
        return end;
    }

    const SaidText& said_;
    const PriceTermsReader terms_{said_};
    std::vector<Finding>& found_;
};

}  // namespace

void find_prices(const SaidText& said, std::vector<Finding>& found) {
    PriceReader{said, found}.read();
}

}  // namespace filon
