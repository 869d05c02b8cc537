#include "engine/places/postal_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "engine/places/place_name.h"

namespace filon {
namespace {

struct DividedCity {
    std::string_view name;
    int first_code;  // INSEE code of the first arrondissement
    int count;
};
constexpr std::array<DividedCity, 3> divided_cities{
    {{"paris", 75101, 20}, {"lyon", 69381, 9}, {"marseille", 13201, 16}}};

constexpr auto roman =
    std::to_array<std::string_view>({"i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",
                                     "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"});
constexpr auto endings = std::to_array<std::string_view>({"ieme", "eme", "ere", "er", "e"});
constexpr auto fillers = std::to_array<std::string_view>({"arrondissement", "arrdt", "ardt", "arr", "de", "a"});

template <class List>
bool is_one_of(std::string_view word, const List& list) {
    return std::ranges::find(list, word) != list.end();
}

// 15 of "15", "15e", "15eme", "xv", "xve"; 0 of other words.
int ordinal(std::string_view word) {
    for (const std::string_view ending : endings)
        if (word.size() > ending.size() && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error == std::errc{} && end == word.data() + word.size() && word.size() <= 2) return std::max(number, 0);
    const auto found = std::ranges::find(roman, word);
    return found == roman.end() ? 0 : static_cast<int>(found - roman.begin()) + 1;
}

}  // namespace

std::optional<std::string> arrondissement_code(std::string_view folded) {
    const DividedCity* city = nullptr;
    int number = 0;
    for (const std::string_view word : words_of(folded)) {
        const auto named = std::ranges::find(divided_cities, word, &DividedCity::name);
        if (named != divided_cities.end() && city == nullptr)
            city = &*named;
        else if (const int said = ordinal(word); said > 0 && number == 0)
            number = said;
        else if (!is_one_of(word, fillers))
            return std::nullopt;
    }
    if (city == nullptr || number < 1 || number > city->count) return std::nullopt;
    return std::to_string(city->first_code + number - 1);
}

std::string without_cedex(std::string_view folded) {
    const auto words = words_of(folded);
    const auto cedex = std::ranges::find(words, "cedex");
    if (cedex == words.end()) return std::string{folded};
    std::string name{folded.substr(0, static_cast<std::size_t>(cedex->data() - folded.data()))};
    while (name.ends_with(' ')) name.pop_back();
    if (cedex + 1 == words.end()) return name;
    const bool has_postcode = is_five_digits(words.front());
    const auto numbered = fmt::format(
        "{} {}", std::string_view{name}.substr(has_postcode ? std::min<std::size_t>(6, name.size()) : 0), *(cedex + 1));
    return arrondissement_code(numbered) ? fmt::format("{} {}", name, *(cedex + 1)) : name;
}

bool is_five_digits(std::string_view text) {
    return text.size() == 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace filon
