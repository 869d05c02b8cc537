// What one line of a catalogue says once it is understood, or why it is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "engine/offers/offer.h"
#include "engine/offers/provider.h"
#include "engine/values/outcome.h"

namespace filon {

// The longest line that is read, in bytes without its end.
inline constexpr std::size_t longest_line = std::size_t{1} << 20;

// `{"type":"delete"}` of a delta. Deleting a provider deletes its offers.
struct Deletion {
    enum class What : std::uint8_t { provider, offer };
    What what = What::offer;
    std::string id;
    friend bool operator==(const Deletion&, const Deletion&) = default;
};

using Record = std::variant<Provider, Offer, Deletion>;

// A line that is refused, with what could be read of it nevertheless.
struct RejectedRecord {
    std::string type;          // as written; empty when it could not be read
    std::string id;            // likewise
    std::size_t sessions = 0;  // how many the offer held
    Fault fault;               // its field is empty when the line as a whole is at fault
};

}  // namespace filon
