// Why a price bears the VAT that it does, as a sentence.
#pragma once

#include <string>
#include <string_view>

#include "engine/tax/vat_regime.h"
#include "engine/text/stem.h"

namespace filon {

// "TVA à 20 %", "autoliquidation : TVA due par le client en Allemagne". `country`: the client's, ISO 3166-1. Safe from
// any thread.
std::string vat_reason(const Taxed& taxed, std::string_view country, TextLanguage language);

}  // namespace filon
