// The closed lists of the catalogue and of the API, each an enumeration with the names that both use.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace filon {

enum class Modality : std::uint8_t { onsite, remote, blended, elearning };
enum class Format : std::uint8_t { open, in_house, individual };
enum class Rhythm : std::uint8_t { daytime, evening, weekend, part_time, intensive };
enum class Level : std::uint8_t { beginner, intermediate, advanced, expert };
enum class Cefr : std::uint8_t { a1, a2, b1, b2, c1, c2 };
enum class Funding : std::uint8_t { cpf, opco, plan, france_travail, dif };
enum class PriceBasis : std::uint8_t { person, group, day, hour };
// What prices are compared on.
enum class PriceAskedPer : std::uint8_t { person, group, day, hour, person_day, total };
enum class Tax : std::uint8_t { excluded, included, exempt };
enum class SessionState : std::uint8_t { open, closed, suspended };
// How an offer came by its topics.
enum class TopicsFrom : std::uint8_t { declared, categories, codes, title };
enum class VatStatus : std::uint8_t { exempt, liable };

template <class E>
struct names_of;
template <>
struct names_of<TopicsFrom> {
    static constexpr auto list = std::to_array<std::string_view>({"declared", "categories", "codes", "title"});
};
template <>
struct names_of<Modality> {
    static constexpr auto list = std::to_array<std::string_view>({"onsite", "remote", "blended", "elearning"});
};
template <>
struct names_of<Format> {
    static constexpr auto list = std::to_array<std::string_view>({"open", "in_house", "individual"});
};
template <>
struct names_of<Rhythm> {
    static constexpr auto list =
        std::to_array<std::string_view>({"daytime", "evening", "weekend", "part_time", "intensive"});
};
template <>
struct names_of<Level> {
    static constexpr auto list = std::to_array<std::string_view>({"beginner", "intermediate", "advanced", "expert"});
};
template <>
struct names_of<Cefr> {
    static constexpr auto list = std::to_array<std::string_view>({"A1", "A2", "B1", "B2", "C1", "C2"});
};
template <>
struct names_of<Funding> {
    static constexpr auto list = std::to_array<std::string_view>({"cpf", "opco", "plan", "france_travail", "dif"});
};
template <>
struct names_of<PriceBasis> {
    static constexpr auto list = std::to_array<std::string_view>({"person", "group", "day", "hour"});
};
template <>
struct names_of<PriceAskedPer> {
    static constexpr auto list =
        std::to_array<std::string_view>({"person", "group", "day", "hour", "person_day", "total"});
};
template <>
struct names_of<Tax> {
    static constexpr auto list = std::to_array<std::string_view>({"excluded", "included", "exempt"});
};
template <>
struct names_of<SessionState> {
    static constexpr auto list = std::to_array<std::string_view>({"open", "closed", "suspended"});
};
template <>
struct names_of<VatStatus> {
    static constexpr auto list = std::to_array<std::string_view>({"exempt", "liable"});
};

template <class E>
constexpr std::string_view name_of(E value) {
    return names_of<E>::list[static_cast<std::size_t>(value)];
}

template <class E>
constexpr std::optional<E> named(std::string_view name) {
    for (std::size_t i = 0; i < names_of<E>::list.size(); ++i)
        if (names_of<E>::list[i] == name) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace filon
