#include "server/endpoints/parameters.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filon {
namespace {

std::vector<std::string_view> parted(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        auto part = text.substr(at, end - at);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) parts.push_back(part);
        at = end + 1;
    }
    return parts;
}

// "45.76" and "-4.4": half of a point, never the name of a place.
bool is_coordinate(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return text.find('.') != std::string_view::npos &&
           std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

std::optional<double> decimal(std::string_view text) {
    const bool spelt = !text.empty() && text.front() != '.' && text.back() != '.' &&
                       std::ranges::count(text, '.') <= 1 &&
                       std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
    double value = 0;
    if (!spelt || std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{}) return std::nullopt;
    return value;
}

// What of a value is quoted in a reason.
std::string_view quoted(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return text;
    auto cut = most;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    return text.substr(0, cut);
}

}  // namespace

Parameters::Parameters(const http::Pairs& pairs) {
    for (const auto& [name, value] : pairs) {
        auto* given = find(name);
        if (given == nullptr) given = &given_.emplace_back(Given{.name = name, .values = {}});
        if (!value.empty()) given->values.push_back(value);
        given->known = false;
    }
}

Parameters::Given* Parameters::find(std::string_view name) {
    const auto found = std::ranges::find(given_, name, &Given::name);
    if (found == given_.end()) return nullptr;
    found->known = true;
    return &*found;
}

std::optional<std::string> Parameters::one(std::string_view name) {
    const auto* given = find(name);
    if (given == nullptr || given->values.empty()) return std::nullopt;
    if (given->values.size() > 1) {
        fail(name, "takes one value and was given several");
        return std::nullopt;
    }
    return given->values.front();
}

std::vector<std::string> Parameters::without_repetition(std::string_view name, std::vector<std::string> values) {
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (std::ranges::find(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), values[i]) ==
            values.begin() + static_cast<std::ptrdiff_t>(i))
            continue;
        fail(name, fmt::format("'{}' is given twice", quoted(values[i])));
        return {};
    }
    return values;
}

std::vector<std::string> Parameters::checked(std::string_view name, std::vector<std::string> values) {
    constexpr std::size_t most = 1'000;
    if (values.size() <= most) return without_repetition(name, std::move(values));
    fail(name, fmt::format("at most {} values", most));
    return {};
}

std::vector<std::string> Parameters::several(std::string_view name) {
    return several_of(name, [](std::string_view) { return false; });
}

std::vector<std::string> Parameters::several_of(std::string_view name,
                                                const std::function<bool(std::string_view)>& is_value) {
    constexpr std::size_t most_commas = 8;
    const auto* given = find(name);
    if (given == nullptr) return {};
    std::vector<std::string> values;
    for (const std::string_view text : given->values) {
        const auto parts = parted(text);
        for (std::size_t i = 0; i < parts.size();) {
            // The longest run of parts that is one value, with what stands between them; else the part by itself.
            auto value = parts[i];
            auto next = i + 1;
            for (auto j = next; j < std::min(parts.size(), i + most_commas + 1); ++j) {
                const auto from = static_cast<std::size_t>(parts[i].data() - text.data());
                const auto end = static_cast<std::size_t>(parts[j].data() - text.data()) + parts[j].size();
                if (const auto joined = text.substr(from, end - from); is_value(joined)) {
                    value = joined;
                    next = j + 1;
                }
            }
            values.emplace_back(value);
            i = next;
        }
    }
    return checked(name, std::move(values));
}

void Parameters::refuse_repetition(std::string_view name, std::vector<std::string> understood) {
    std::ranges::sort(understood);
    if (const auto twice = std::ranges::adjacent_find(understood); twice != understood.end())
        fail(name, fmt::format("'{}' is given twice", quoted(*twice)));
}

std::vector<std::string> Parameters::places(std::string_view name) {
    const auto* given = find(name);
    if (given == nullptr) return {};
    std::vector<std::string> values;
    for (const auto& text : given->values) {
        const auto parts = parted(text);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i + 1 < parts.size() && is_coordinate(parts[i]) && is_coordinate(parts[i + 1])) {
                values.push_back(fmt::format("{},{}", parts[i], parts[i + 1]));
                ++i;
            } else {
                values.emplace_back(parts[i]);
            }
        }
    }
    constexpr std::size_t most = 100;
    if (values.size() > most) {
        fail(name, fmt::format("at most {} places", most));
        return {};
    }
    return without_repetition(name, std::move(values));
}

std::optional<std::int64_t> Parameters::whole(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto text = one(name);
    if (!text) return std::nullopt;
    std::int64_t value = 0;
    const bool digits = std::ranges::all_of(*text, [](char c) { return c >= '0' && c <= '9'; });
    const auto [stop, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (digits && error == std::errc{} && value >= least && value <= most) return value;
    fail(name, fmt::format("a whole number from {} to {}", least, most));
    return std::nullopt;
}

std::optional<double> Parameters::number(std::string_view name, double least, double most) {
    const auto text = one(name);
    if (!text) return std::nullopt;
    const auto value = decimal(*text);
    if (value && *value >= least && *value <= most) return value;
    fail(name, fmt::format("a number from {} to {}", least, most));
    return std::nullopt;
}

std::string Parameters::unknown_value_reason(std::string_view text, std::span<const std::string_view> names) {
    return fmt::format("'{}' is none of {}", quoted(text), fmt::join(names, ", "));
}

std::vector<Fault> Parameters::faults() {
    for (const auto& given : given_)
        if (!given.known) fail(quoted(given.name), "no parameter of this name");
    return std::move(faults_);
}

}  // namespace filon
