// What is said of an amount besides the figure: its tax and its basis.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"

namespace filon {

// Each reads what begins at a word into a price and gives the word after it; nothing where nothing of its kind is said.
class PriceTermsReader {
public:
    explicit PriceTermsReader(const SaidText& said) : said_{said} {}

    // "HT", "TTC", "hors taxes", "excl. VAT", "zzgl. MwSt.", "sin IVA", "tout compris"
    std::optional<std::uint32_t> tax_at(std::uint32_t at, PriceSaid& price) const;
    // "par personne", "/pers.", "la journée", "le groupe", "au total", "per head", "pro Person"
    std::optional<std::uint32_t> basis_at(std::uint32_t at, PriceSaid& price) const;

private:
    bool after_dot(std::uint32_t at, std::initializer_list<std::string_view> words) const;
    std::uint32_t vat_end(std::uint32_t at) const;
    bool is_all_included(std::uint32_t at) const;
    std::uint32_t past_dot(std::uint32_t at) const;
    static std::optional<std::uint32_t> of(PriceSaid& price, PriceAskedPer per, std::uint32_t end);

    const SaidText& said_;
};

}  // namespace filon
