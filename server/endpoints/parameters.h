// Parameters of a query string, name by name: given once or several times, by repetition or by comma.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/offers/closed_lists.h"
#include "engine/values/outcome.h"
#include "server/http/request.h"

namespace filon {

// Reads parameters and gathers their faults. An empty value counts as missing. Each name that is read is known from
// then on; what is left over at the end is an unknown parameter.
class Parameters {
public:
    explicit Parameters(const http::Pairs& pairs);

    // The value of a parameter that takes one; a second one is a fault.
    std::optional<std::string> one(std::string_view name);
    // The values of a parameter that takes several; one value twice is a fault.
    std::vector<std::string> several(std::string_view name);
    // The same for a list whose values may hold commas: what stands between them is kept together where `is_value`.
    std::vector<std::string> several_of(std::string_view name, const std::function<bool(std::string_view)>& is_value);
    // The same for places, where a comma may part a latitude from a longitude.
    std::vector<std::string> places(std::string_view name);

    // Whether something of this name is wrong.
    bool failed(std::string_view name) const {
        return std::ranges::find(faults_, name, &Fault::field) != faults_.end();
    }
    // Fails where two of the values, as they are understood, are one.
    void refuse_repetition(std::string_view name, std::vector<std::string> understood);

    std::optional<std::int64_t> whole(std::string_view name, std::int64_t least, std::int64_t most);
    // Decimal digits with at most one point: no sign, no exponent.
    std::optional<double> number(std::string_view name, double least, double most);

    template <class E>
    std::optional<E> choice(std::string_view name) {
        const auto text = one(name);
        return text ? chosen<E>(name, *text) : std::nullopt;
    }
    template <class E>
    std::vector<E> choices(std::string_view name) {
        std::vector<E> values;
        for (const auto& text : several(name))
            if (const auto value = chosen<E>(name, text)) values.push_back(*value);
        return values;
    }
    // Values of a closed list, or `unknown`.
    template <class E>
    ValuesAsked choices_or_unknown(std::string_view name) {
        ValuesAsked asked;
        for (const auto& text : several(name)) {
            if (text == "unknown")
                asked.unknown = true;
            else if (const auto value = named<E>(text))
                asked.values |= mask_of(*value);
            else
                fail(name, unknown_value_reason(text, names_of<E>::list) + ", unknown");
        }
        return asked;
    }

    void fail(std::string_view name, std::string reason) {
        faults_.push_back({.field = std::string{name}, .reason = std::move(reason)});
    }
    // To be called last: adds a fault for every parameter that was not read.
    std::vector<Fault> faults();

private:
    struct Given {
        std::string name;
        std::vector<std::string> values;
        bool known = false;
    };
    Given* find(std::string_view name);
    std::vector<std::string> checked(std::string_view name, std::vector<std::string> values);
    std::vector<std::string> without_repetition(std::string_view name, std::vector<std::string> values);

    template <class E>
    std::optional<E> chosen(std::string_view name, std::string_view text) {
        const auto value = named<E>(text);
        if (!value) fail(name, unknown_value_reason(text, names_of<E>::list));
        return value;
    }
    static std::string unknown_value_reason(std::string_view text, std::span<const std::string_view> names);

    std::vector<Given> given_;
    std::vector<Fault> faults_;
};

}  // namespace filon
