// The kinds of value that members of a record hold, each a reader (see fields.h) with its rule.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/offers/closed_lists.h"
#include "engine/offers/provider.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"
#include "engine/values/language_tag.h"
#include "indexer/records/fields.h"

namespace filon {

// A text as written; one that is empty or blank says nothing.
std::optional<std::string> read_text(const FieldValue& value);
// A text by which things are found again: at most 512 bytes, no control characters.
std::optional<std::string> read_id(const FieldValue& value);
std::optional<bool> read_bool(const FieldValue& value);
std::optional<LanguageTag> read_language(const FieldValue& value);
std::optional<Date> read_date(const FieldValue& value);
std::optional<PartialDate> read_partial_date(const FieldValue& value);
std::optional<Euros> read_euros(const FieldValue& value);
std::optional<PlaceReference> read_place(const FieldValue& value);
std::optional<Confidential> read_confidential(const FieldValue& value);

// A number within bounds, decimals allowed.
struct NumberBetween {
    double least;
    double most;
    std::optional<double> operator()(const FieldValue& value) const;
};

// A whole number within bounds. 8.0 is none, as in the schemas.
struct WholeBetween {
    std::int64_t least;
    std::int64_t most;
    std::optional<std::int64_t> operator()(const FieldValue& value) const;
};
inline constexpr WholeBetween read_count{.least = 0, .most = 1'000'000};

// The value of a text that must stand in `names`, by its position.
std::optional<std::size_t> read_position(const FieldValue& value, std::span<const std::string_view> names);

// One of the names of a closed list.
template <class E>
std::optional<E> read_choice(const FieldValue& value) {
    const auto position = read_position(value, names_of<E>::list);
    return position ? std::optional{static_cast<E>(*position)} : std::nullopt;
}

}  // namespace filon
