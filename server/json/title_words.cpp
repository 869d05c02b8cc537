#include "server/json/title_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/text/fold.h"

namespace filon {
namespace {

// Words as they are folded: runs of letters and digits.
std::vector<std::string_view> words_of(std::string_view folded) {
    const auto in_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; };
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (!in_word(folded[i])) continue;
        const auto begin = i;
        while (i < folded.size() && in_word(folded[i])) ++i;
        words.push_back(folded.substr(begin, i - begin));
    }
    return words;
}

}  // namespace

bool stands_in(std::string_view topic, std::string_view title) {
    constexpr std::size_t shortest = 3, ending = 2;
    const auto folded_topic = fold(topic), folded_title = fold(title);
    if (folded_title.contains(folded_topic)) return true;
    const auto in_title = words_of(folded_title);
    bool any = false;
    for (const auto word : words_of(folded_topic)) {
        if (word.size() < shortest) continue;
        const auto stem = word.substr(0, std::max(shortest, word.size() - ending));
        if (std::ranges::none_of(in_title, [&](auto other) { return other.starts_with(stem); })) return false;
        any = true;
    }
    return any;
}

}  // namespace filon
