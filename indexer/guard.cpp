#include "indexer/guard.h"

#include <fmt/format.h>

namespace filon {

std::optional<std::string> refusal(const Report& report, std::optional<std::uint64_t> offers_before,
                                   const GuardLimits& limits) {
    if (report.lines == 0) return "the catalogue is empty";
    if (const auto rejected = report.rejected_percent(); rejected > limits.max_rejected_percent)
        return fmt::format("{} of {} records were rejected ({:.1f} %), more than --max-rejected {}",
                           report.rejected.size(), report.lines, rejected, limits.max_rejected_percent);
    if (!offers_before || *offers_before == 0) return std::nullopt;
    const auto before = static_cast<double>(*offers_before), now = static_cast<double>(report.offers.accepted);
    const auto shrink = 100 * (before - now) / before;
    if (shrink <= limits.max_shrink_percent) return std::nullopt;
    return fmt::format("{} offers where there were {} ({:.1f} % fewer), more than --max-shrink {}",
                       report.offers.accepted, *offers_before, shrink, limits.max_shrink_percent);
}

}  // namespace filon
