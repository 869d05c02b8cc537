#include "engine/words/typed_text.h"

#include <ranges>
#include <utility>

#include "engine/text/segment.h"

namespace filon {
namespace {

TypedWord typed_word(const Names& words, std::string text) {
    const auto ranks = std::views::iota(std::uint32_t{0}, words.size());
    const std::string_view sought = text;
    const auto from = *std::ranges::partition_point(ranks, [&](std::uint32_t word) { return words[word] < sought; });
    const auto to = *std::ranges::partition_point(
        ranks, [&](std::uint32_t word) { return words[word].substr(0, sought.size()) <= sought; });
    const bool is_a_word = from < to && words[from] == sought;
    return {.text = std::move(text), .from = from, .to = std::max(from, to), .is_a_word = is_a_word, .near = {}};
}

}  // namespace

std::vector<std::vector<std::string>> spellings(std::string_view text) {
    const auto tokens = segment(text);
    std::vector<std::string> apart, joined;
    for (std::size_t from = 0; from < tokens.size();) {
        auto to = from;
        while (to < tokens.size() && tokens[to].word == tokens[from].word) ++to;
        const auto parts = static_cast<std::size_t>(
            std::ranges::count(tokens.begin() + static_cast<std::ptrdiff_t>(from),
                               tokens.begin() + static_cast<std::ptrdiff_t>(to), Token::Role::part, &Token::role));
        for (auto i = from; i < from + std::max<std::size_t>(parts, 1); ++i) apart.push_back(tokens[i].text);
        // Of a compound too long to be one word only the parts are there.
        if (parts == to - from)
            joined.insert(joined.end(), apart.end() - static_cast<std::ptrdiff_t>(parts), apart.end());
        else
            joined.push_back(tokens[to - 1].text);
        from = to;
    }
    if (apart.empty()) return {};
    if (apart == joined) return {std::move(apart)};
    return {std::move(apart), std::move(joined)};
}

std::vector<Typed> read_typed(std::string_view text, const Names& words) {
    constexpr std::size_t most_bytes = 100, most_words = 8;
    if (text.size() > most_bytes) {
        auto end = most_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text = text.substr(0, end);
    }
    std::vector<Typed> readings;
    for (auto& spelling : spellings(text)) {
        Typed typed;
        for (auto& word : spelling | std::views::take(most_words)) typed.push_back(typed_word(words, std::move(word)));
        readings.push_back(std::move(typed));
    }
    return readings;
}

Answered answered_by(std::span<const std::uint32_t> writing, const Typed& typed) {
    if (writing.size() >= typed.size()) {
        std::size_t same = 0;
        while (same < typed.size() && typed[same].is(writing[same])) ++same;
        if (same == typed.size() && same == writing.size()) return Answered::is;
        if (same + 1 >= typed.size() && typed.back().begins(writing[typed.size() - 1])) return Answered::begins;
    }
    std::size_t met = 0;
    for (const auto word : writing)
        if (met < typed.size() && typed[met].begins(word)) ++met;
    return met == typed.size() ? Answered::in_order : Answered::any_order;
}

Answered by_another_writing(Answered answered) {
    if (answered == Answered::any_order) return answered;
    return static_cast<Answered>(static_cast<std::uint8_t>(answered) + 1);
}

}  // namespace filon
