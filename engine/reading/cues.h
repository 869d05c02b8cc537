// Words that make what stands beside them hard, or rule it out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/need.h"
#include "engine/reading/said_text.h"

namespace filon {

// The providers that bear a folded name.
using ProvidersNamed = std::function<std::vector<ProviderId>(std::string_view folded)>;

// Providers of one name that are ruled out, and the words that say so.
struct ProviderRuledOut {
    std::vector<ProviderId> ids;
    std::uint32_t first = 0, end = 0;
};

// Marks findings, which are in their order, as hard or excluded by the cues among them, and takes the cues out. What a
// "not" stands before and is no value may be the name of a provider.
std::vector<ProviderRuledOut> heed_cues(const SaidText& said, std::vector<Finding>& chosen,
                                        const ProvidersNamed& providers_named);

}  // namespace filon
