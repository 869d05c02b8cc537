// Numbers in figures and in words.
#include <algorithm>
#include <array>
#include <utility>

#include "engine/reading/said_words.h"

namespace filon {
namespace {

// In words; a longer one is no number of anything here.
constexpr std::size_t longest_number = 12;

struct NumberWord {
    std::string_view word;
    int value;
};

// Below a hundred, in four languages; what is both a number and something else in one of them is left out (six is, ein,
// uno, nueve nine).
constexpr auto small_numbers = std::to_array<NumberWord>({
    {"deux", 2},      {"trois", 3},      {"quatre", 4},    {"cinq", 5},      {"six", 6},       {"sept", 7},
    {"huit", 8},      {"neuf", 9},       {"dix", 10},      {"onze", 11},     {"douze", 12},    {"treize", 13},
    {"quatorze", 14}, {"quinze", 15},    {"seize", 16},    {"vingt", 20},    {"vingts", 20},   {"trente", 30},
    {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}, {"septante", 70}, {"nonante", 90},  {"two", 2},
    {"three", 3},     {"four", 4},       {"five", 5},      {"seven", 7},     {"eight", 8},     {"nine", 9},
    {"ten", 10},      {"eleven", 11},    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16},  {"twenty", 20},    {"thirty", 30},   {"forty", 40},    {"fifty", 50},    {"zwei", 2},
    {"drei", 3},      {"vier", 4},       {"funf", 5},      {"fuenf", 5},     {"sechs", 6},     {"sieben", 7},
    {"acht", 8},      {"neun", 9},       {"zehn", 10},     {"elf", 11},      {"zwolf", 12},    {"zwoelf", 12},
    {"funfzehn", 15}, {"zwanzig", 20},   {"dreissig", 30}, {"dos", 2},       {"tres", 3},      {"cuatro", 4},
    {"cinco", 5},     {"seis", 6},       {"siete", 7},     {"ocho", 8},      {"nueve", 9},     {"diez", 10},
    {"once", 11},     {"doce", 12},      {"quince", 15},   {"veinte", 20},   {"treinta", 30},
});
constexpr auto about_numbers = std::to_array<NumberWord>({{"dizaine", 10},
                                                          {"douzaine", 12},
                                                          {"quinzaine", 15},
                                                          {"vingtaine", 20},
                                                          {"trentaine", 30},
                                                          {"quarantaine", 40},
                                                          {"cinquantaine", 50},
                                                          {"centaine", 100},
                                                          {"dozen", 12},
                                                          {"dutzend", 12},
                                                          {"docena", 12},
                                                          {"decena", 10}});
constexpr auto hundreds =
    std::to_array<std::string_view>({"cent", "cents", "hundred", "hundert", "cien", "ciento", "cientos"});
constexpr auto thousands = std::to_array<std::string_view>({"mille", "mil", "thousand", "tausend"});

template <std::size_t N>
std::optional<int> value_of(const std::array<NumberWord, N>& list, std::string_view word) {
    const auto found = std::ranges::find(list, word, &NumberWord::word);
    return found == list.end() ? std::nullopt : std::optional{found->value};
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

double as_number(std::string_view digits) {
    double value = 0;
    for (const char digit : digits.substr(0, 15)) value = 10 * value + (digit - '0');
    return value;
}

bool are_digits(const std::vector<Said>& words, std::size_t at, bool glued) {
    return at < words.size() && words[at].kind == Said::Kind::digits && words[at].glued == glued;
}

// "1 200", "1.200", "1,200" are thousands; "1,5", "1200,50" and "1.5" have decimals: three digits after one mark are a
// group, anything else decimals.
SaidNumber in_figures(const std::vector<Said>& words, std::size_t at) {
    auto value = as_number(words[at].text);
    auto end = at + 1;
    const bool may_group = words[at].text.size() <= 3 && words[at].text.front() != '0';
    bool grouped = false;
    while (may_group && end - at < longest_number) {
        if (are_digits(words, end, false) && words[end].text.size() == 3 &&
            words[end].start - words[end - 1].end <= 3) {
            value = 1000 * value + as_number(words[end].text);
            end += 1;
        } else if (end + 1 < words.size() && words[end].glued && (words[end].text == "." || words[end].text == ",") &&
                   are_digits(words, end + 1, true) && words[end + 1].text.size() == 3) {
            value = 1000 * value + as_number(words[end + 1].text);
            end += 2;
        } else {
            break;
        }
        grouped = true;
    }
    if (end + 1 < words.size() && words[end].glued && (words[end].text == "," || words[end].text == ".") &&
        are_digits(words, end + 1, true) && words[end + 1].text.size() <= 2 &&
        (grouped || words[end].text == "," || words[at].text.size() <= 5)) {
        const auto& decimals = words[end + 1].text;
        // 12.05 and 12.05.2027 are days: a mark and two more digits are no end of a number.
        const bool goes_on = end + 3 < words.size() && words[end + 2].text == "." && are_digits(words, end + 3, true);
        if (!goes_on) {
            value += as_number(decimals) / (decimals.size() == 1 ? 10 : 100);
            end += 2;
        }
    }
    if (end < words.size() && words[end].glued && words[end].text == "k")
        return {.value = 1000 * value, .end = static_cast<std::uint32_t>(end + 1)};
    return {.value = value, .end = static_cast<std::uint32_t>(end)};
}

// "mille deux cents", "quatre-vingt-dix", "vingt et un".
std::optional<SaidNumber> in_words(const std::vector<Said>& words, std::size_t at) {
    double total = 0, part = 0;
    auto end = at;
    bool any = false;
    while (end < words.size() && end - at < longest_number && words[end].kind == Said::Kind::word) {
        const std::string_view word = words[end].text;
        if (const auto value = value_of(small_numbers, word)) {
            if (*value == 20 && part == 4)
                part = 80;
            else if (part == 0 || (static_cast<int>(part) % 100 == 0) || (part >= 20 && *value < 20) ||
                     (static_cast<int>(part) % 100 == 10 && *value >= 7 && *value <= 9))
                part += *value;
            else
                break;
        } else if (holds(hundreds, word)) {
            part = part == 0 ? 100 : part < 10 ? part * 100 : part;
            if (part < 100) break;
        } else if (holds(thousands, word)) {
            total = (part == 0 ? 1 : part) * 1000;
            part = 0;
        } else {
            break;
        }
        any = true;
        ++end;
        if (end + 1 < words.size() && words[end].text == "-" && words[end].glued && words[end + 1].glued &&
            value_of(small_numbers, words[end + 1].text))
            ++end;
        else if (end + 1 < words.size() && words[end].text == "et" && part >= 20 &&
                 (words[end + 1].text == "un" || words[end + 1].text == "une")) {
            part += 1;
            end += 2;
        }
    }
    if (!any) return std::nullopt;
    return SaidNumber{.value = total + part, .end = static_cast<std::uint32_t>(end)};
}

}  // namespace

std::optional<SaidNumber> number_at(const std::vector<Said>& words, std::size_t at) {
    const auto& word = words[at];
    if (word.kind == Said::Kind::digits && !(word.text == "1" && at + 1 < words.size() && words[at + 1].text == "demi"))
        return in_figures(words, at);
    if (word.kind != Said::Kind::word && word.kind != Said::Kind::digits) return std::nullopt;
    const bool article =
        word.text == "une" || word.text == "un" || word.text == "a" || word.text == "una" || word.text == "ein";
    const auto about = at + (article || word.text == "1" ? 1U : 0U);
    // "une demi-douzaine de monteurs"
    if (about < words.size() && words[about].text == "demi") {
        const auto dozen = about + 1 < words.size() && words[about + 1].text == "-" ? about + 2 : about + 1;
        if (dozen < words.size() && (words[dozen].text == "douzaine" || words[dozen].text == "dizaine")) {
            auto end = dozen + 1;
            if (end < words.size() && (words[end].text == "de" || words[end].text == "d")) ++end;
            return SaidNumber{.value = words[dozen].text == "douzaine" ? 6.0 : 5.0,
                              .end = static_cast<std::uint32_t>(end),
                              .round = true};
        }
    }
    if (about < words.size())
        if (const auto value = value_of(about_numbers, words[about].text)) {
            auto end = about + 1;
            if (end < words.size() && (words[end].text == "de" || words[end].text == "d")) ++end;
            return SaidNumber{
                .value = static_cast<double>(*value), .end = static_cast<std::uint32_t>(end), .round = true};
        }
    return in_words(words, at);
}

}  // namespace filon
