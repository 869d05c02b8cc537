#include "engine/reading/prices_said.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <tuple>

#include "engine/reading/price_terms.h"

namespace filon {
namespace {

template <std::size_t N>
using WordList = std::array<std::string_view, N>;

template <std::size_t N>
bool among(const WordList<N>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

constexpr auto currencies =
    std::to_array<std::string_view>({"€", "euro", "euros", "eur", "eu", "e", "k€", "ke", "keur", "eus"});
constexpr auto least_words = std::to_array<std::string_view>({"minimum", "mini", "min", "moins"});
// Units that make a bare number no price.
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
        return among(currencies, word);
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

    // The words just before an amount that say what it is, at most six of them.
    std::uint32_t announced(std::uint32_t at, bool& budget, bool& least, bool& total, bool& hard) const {
        auto first = at;
        for (auto back = at; back > 0 && at - back < 8; --back) {
            const auto word = said_.at(back - 1);
            if ((word == "depasser" || word == "depassera" || word == "exceder" || word == "exceed" ||
                 word == "exceeded") &&
                said_.before(back - 1) != "peut")
                hard = true;
            if (word == "enveloppe" || word == "global" || word == "globale" || word == "total" || word == "totale" ||
                word == "overall")
                total = true;
            if (said_.grammar.in_class(word, "of_budgets") || (word == "jusqu") || (word == "inferieur") ||
                word == "under" || word == "depasse" || word == "excede" || word == "unter") {
                budget = true;
                first = back - 1;
                if (word == "minimum") least = true;
            } else if (among(least_words, word) && word != "moins") {
                least = true;
                first = back - 1;
            } else if (word == "partir" && said_.at(back) == "de") {
                least = true;
                first = back - 1;
            } else if (word == "moins" && said_.at(back) == "de") {
                budget = true;
                first = back - 1;
                if (said_.before(back - 1) == "au") least = true;
            } else if (word == "moins" && said_.before(back - 1) == "au") {
                least = true;
                first = back - 2;
            } else if (!(said_.grammar.in_class(word, "before_prices") || word == ":")) {
                break;
            }
        }
        return first;
    }

    // Basis, tax and "maximum" after an amount, in any order.
    std::uint32_t qualified(std::uint32_t at, PriceSaid& price, bool& least, bool& limit) const {
        for (int parts = 0; parts < 6; ++parts) {
            auto next = at;
            if (said_.at(next) == "," || said_.at(next) == "(" || said_.at(next) == ")") ++next;
            if (const auto end = terms_.tax_at(next, price)) {
                at = *end;
            } else if (const auto basis_end = terms_.basis_at(next, price)) {
                at = *basis_end;
            } else if (const auto word = said_.at(next); word == "max" || word == "maxi" || word == "maximum" ||
                                                         word == "maximal" || word == "maximo" || word == "maximum" ||
                                                         word == "tops") {
                at = next + 1;
                limit = true;
            } else if ((word == "au" && (said_.at(next + 1) == "maximum" || said_.at(next + 1) == "plus" ||
                                         said_.at(next + 1) == "max")) ||
                       (word == "grand" && said_.at(next + 1) == "maximum")) {
                at = next + 2;
                limit = true;
            } else if (word == "au" && said_.at(next + 1) == "grand" && said_.at(next + 2) == "maximum") {
                at = next + 3;
                limit = true;
            } else if (word == "minimum" || word == "mini") {
                at = next + 1;
                least = true;
            } else {
                return at;
            }
        }
        return at;
    }

    // Whether what was said before makes it the price of something else.
    bool of_something_else(std::uint32_t at) const {
        constexpr auto past = std::to_array<std::string_view>({"paye", "payé", "coute", "coutait", "capital", "facture",
                                                               "facturee", "ca", "payions", "salaire", "paid",
                                                               "chiffre", "regle", "amende", "subvention", "perdu"});
        for (std::uint32_t back = 1; back <= 5 && back <= at; ++back)
            if (among(past, said_.before(at, back))) return true;
        return false;
    }

    std::uint32_t price_at(std::uint32_t at) {
        auto low = amount_at(at);
        if (!low) return at;
        PriceSaid price;
        bool budget = false, least = false, limit = false, total = false, hard = false;
        auto first = announced(at, budget, least, total, hard);
        std::optional<Amount> high;
        // "500 à 800 €", "500-800 €", "entre 500 et 800 €", "von 500 bis 800 €"
        auto then = low->end;
        PriceSaid middle;
        if (const auto end = terms_.tax_at(then, middle)) then = *end;
        constexpr auto between =
            std::to_array<std::string_view>({"a", "et", "-", "--", "to", "and", "bis", "und", "y", "ou", "hasta"});
        if (among(between, said_.at(then))) {
            high = amount_at(then + 1);
            if (high && (high->value <= low->value || !(high->currency || low->currency || budget))) high.reset();
            if (high && said_.at(then) == "-" && !said_.words[then].glued && !high->currency) high.reset();
        }
        auto end = qualified(high ? high->end : low->end, price, least, limit);
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
        if (total && !price.per) price.per = PriceAskedPer::total;
        const bool currency = low->currency || (high && high->currency) || (price.tax && end > low->end);
        if (!currency) {
            // A bare number is money only where a budget is spoken of.
            const auto after = said_.at(low->end);
            if (!(budget || (limit && price.per)) || low->value < 40 || said_.grammar.in_class(after, "no_money") ||
                (after == "a" && !price.per))
                return at;
            if (low->value >= 1900 && low->value < 2100 && !budget) return at;
        }
        if (low->value <= 0 || low->value > largest_amount || (high && high->value > largest_amount) ||
            of_something_else(first))
            return at;
        if (high) {
            const auto before = said_.before(low->first);
            if (before == "entre" || before == "between" || before == "zwischen" || before == "de" ||
                before == "from" || before == "von" || before == "entre")
                first = std::min(first, low->first - 1);
            price.min = euros(low->value), price.max = euros(high->value);
            if (said_.at(then) == "ou") price.min.reset();
        } else if (least && !limit && !budget) {
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
                          .hard = hard});
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
