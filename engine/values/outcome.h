// What a sender can cause is a value: either what was asked for, or the fault that names the field and the reason.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace filon {

// One thing wrong with what somebody sent: the field as the sender wrote it ("prices[0].amount", "radius_km") and why.
struct Fault {
    std::string field;
    std::string reason;
    friend bool operator==(const Fault&, const Fault&) = default;
};

template <class T>
using Outcome = std::expected<T, Fault>;

inline std::unexpected<Fault> fault(std::string field, std::string reason) {
    return std::unexpected{Fault{.field = std::move(field), .reason = std::move(reason)}};
}

}  // namespace filon
