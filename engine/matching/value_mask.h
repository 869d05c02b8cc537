// Values of a closed list of at most eight, as bits.
#pragma once

#include <cstdint>

#include "engine/offers/closed_lists.h"

namespace filon {

using ValueMask = std::uint8_t;
template <class E>
constexpr ValueMask mask_of(E value) {
    return static_cast<ValueMask>(1U << static_cast<unsigned>(value));
}
// Modalities that are held nowhere.
inline constexpr ValueMask remote_modalities = mask_of(Modality::remote) | mask_of(Modality::elearning);

}  // namespace filon
