// The two sides of the seal.
#pragma once

#include "engine/offers/closed_lists.h"

namespace filon {

enum class Audience : std::uint8_t { intranet, extranet };
template <>
struct names_of<Audience> {
    static constexpr auto list = std::to_array<std::string_view>({"intranet", "extranet"});
};

}  // namespace filon
