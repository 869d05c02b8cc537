#include "engine/words/phonetic_key.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace filon {
namespace {

// What is written so, between such neighbours, sounds so. Neighbours are a set of letters, empty for any, in which
// ^ and $ are the word's ends, V is a vowel, and K the word's end or a consonant that leaves the vowel before n or m
// nasal.
struct Rule {
    std::string_view written, before, after, sound;
};

// By the first letter; of one letter's rules the first that holds speaks. A letter without one stands for itself.
constexpr auto rules = std::to_array<Rule>({
    {"aient", "", "$", "e"},  {"aill", "", "", "ay"},     {"ail", "", "$", "ay"},    {"aim", "", "bp$", "I"},
    {"ain", "", "K", "I"},    {"am", "", "bp", "A"},      {"an", "", "K", "A"},      {"ay", "", "V", "ey"},
    {"ay", "", "", "e"},      {"ai", "", "", "e"},        {"au", "", "", "o"},       {"ceuil", "", "", "kEy"},
    {"cqu", "", "", "k"},     {"ch", "", "lnr", "k"},     {"ch", "", "", "S"},       {"cc", "", "eiy", "ks"},
    {"c", "", "eiy", "s"},    {"c", "", "", "k"},         {"d", "", "$", ""},        {"emment", "", "$", "amA"},
    {"em", "^", "m", "A"},    {"em", "", "bp", "A"},      {"en", "^", "m", "A"},     {"en", "iy", "$", "I"},
    {"en", "", "K", "A"},     {"ein", "", "K", "I"},      {"eill", "", "", "ey"},    {"eil", "", "$", "ey"},
    {"ei", "", "", "e"},      {"eau", "", "", "o"},       {"euill", "", "", "Ey"},   {"euil", "", "$", "Ey"},
    {"eu", "", "", "E"},      {"ey", "", "V", "ey"},      {"ey", "", "", "e"},       {"er", "", "$", "e"},
    {"ez", "", "$", "e"},     {"et", "", "$", "e"},       {"ee", "", "$", ""},       {"e", "", "$", ""},
    {"gn", "", "", "N"},      {"gg", "", "eiy", "j"},     {"ge", "", "aou", "j"},    {"gu", "", "aeiy", "g"},
    {"g", "", "eiy", "j"},    {"h", "", "", ""},          {"ill", "^", "", "il"},    {"ill", "", "", "iy"},
    {"im", "", "bp", "I"},    {"in", "", "K", "I"},       {"mn", "", "", "m"},       {"oeu", "", "", "E"},
    {"oeill", "", "", "Ey"},  {"oeil", "", "", "Ey"},     {"oient", "", "$", "W"},   {"oin", "", "K", "WI"},
    {"oi", "", "", "W"},      {"oy", "", "V", "Wy"},      {"oy", "", "", "W"},       {"ouill", "", "", "Uy"},
    {"ouil", "", "$", "Uy"},  {"ou", "", "", "U"},        {"ompt", "", "", "Ot"},    {"om", "", "bp", "O"},
    {"on", "", "K", "O"},     {"psych", "", "", "psik"},  {"ph", "", "", "f"},       {"p", "", "$", ""},
    {"qu", "", "V", "k"},     {"q", "", "", "k"},         {"sch", "", "", "S"},      {"sh", "", "", "S"},
    {"sc", "", "eiy", "s"},   {"st", "", "$", "st"},      {"stion", "", "", "stiO"}, {"ss", "", "", "s"},
    {"s", "V", "V", "z"},     {"tience", "", "", "siAs"}, {"tion", "", "", "siO"},   {"tial", "", "", "sial"},
    {"tiel", "", "", "siel"}, {"tieu", "", "", "siE"},    {"t", "", "$", ""},        {"ueill", "", "", "Ey"},
    {"ueil", "", "$", "Ey"},  {"um", "", "bp", "I"},      {"un", "", "K", "I"},      {"w", "", "", "v"},
    {"xc", "", "eiy", "ks"},  {"x", "", "", "ks"},        {"ym", "", "bp", "I"},     {"yn", "", "K", "I"},
    {"y", "", "", "i"},       {"z", "", "$", ""},
});

constexpr auto first_letter = [](const Rule& rule) { return rule.written.front(); };
static_assert(std::ranges::is_sorted(rules, {}, first_letter));

// first_rule[l], first_rule[l + 1]: where the rules of the alphabet's letter l begin and end.
constexpr auto first_rule = [] {
    std::array<std::uint8_t, 27> begins{};
    for (std::size_t letter = 0; letter < begins.size(); ++letter)
        begins[letter] = static_cast<std::uint8_t>(
            std::ranges::lower_bound(rules, static_cast<char>('a' + letter), {}, first_letter) - rules.begin());
    return begins;
}();

constexpr bool is_basic(char letter) {
    return letter >= 'a' && letter <= 'z';
}
constexpr bool is_vowel(char letter) {
    return std::string_view{"aeiouy"}.contains(letter);
}

constexpr bool is_among(char neighbour, std::string_view set) {
    return set.empty() || std::ranges::any_of(set, [neighbour](char member) {
               switch (member) {
                   case 'V':
                       return is_vowel(neighbour);
                   case 'K':
                       return neighbour == '$' ||
                              (is_basic(neighbour) && !std::string_view{"aeiouyhmn"}.contains(neighbour));
                   default:
                       return neighbour == member;
               }
           });
}

// What is left without the mark of the plural, which is never heard.
std::string_view singular(std::string_view word) {
    if (word.size() > 2 && (word.back() == 's' || word.back() == 'x') && word[word.size() - 2] != 's')
        word.remove_suffix(1);
    return word;
}

}  // namespace

std::string phonetic_key(std::string_view folded) {
    const auto word = singular(folded);
    std::string key;
    const auto say = [&key](char sound) {
        if (key.empty() || key.back() != sound) key += sound;
    };
    for (std::size_t at = 0; at < word.size();) {
        const auto rest = word.substr(at);
        if (!is_basic(rest.front())) {
            key += rest.front();
            ++at;
            continue;
        }
        const auto letter = static_cast<std::size_t>(rest.front() - 'a');
        const auto* const end = rules.begin() + first_rule[letter + 1];
        const auto* const rule = std::find_if(rules.begin() + first_rule[letter], end, [&](const Rule& candidate) {
            const auto size = candidate.written.size();
            return rest.starts_with(candidate.written) && is_among(at == 0 ? '^' : word[at - 1], candidate.before) &&
                   is_among(size == rest.size() ? '$' : rest[size], candidate.after);
        });
        if (rule == end) {
            say(rest.front());
            ++at;
        } else {
            std::ranges::for_each(rule->sound, say);
            at += rule->written.size();
        }
    }
    return key;
}

}  // namespace filon
