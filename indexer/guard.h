// The brake on publishing: a feed that broke off must not empty the index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/report.h"

namespace filon {

struct GuardLimits {
    double max_shrink_percent = 10;
    double max_rejected_percent = 20;
};

// Why a catalogue is not to be published after one of `offers_before` offers; nothing when it may be.
std::optional<std::string> refusal(const Report& report, std::optional<std::uint64_t> offers_before,
                                   const GuardLimits& limits);

}  // namespace filon
