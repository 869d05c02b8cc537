#include "engine/text/snippet.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace filon {
namespace {

constexpr std::uint32_t width = 200;
constexpr std::size_t longest_read = 8'000;  // bytes of the text that are looked at

struct Span {
    std::uint32_t start, end;
};

std::vector<Span> words_asked_for(std::string_view text, TextLanguage language, const TextQuery& query,
                                  Analyser& analyser) {
    std::vector<Span> found;
    for (const auto& token : segment(text)) {
        const auto term = analyser.term(token, language);
        if (term.empty() || !query.asks_for(term)) continue;
        // A joined form follows its parts: one mark for the whole of them.
        while (!found.empty() && found.back().start >= token.start) found.pop_back();
        if (!found.empty() && found.back().end >= token.end) continue;
        found.push_back({token.start, token.end});
    }
    return found;
}

// Where a window of `width` bytes covers most marks.
std::size_t best_first_mark(const std::vector<Span>& marks) {
    std::size_t best = 0, best_count = 0;
    for (std::size_t first = 0, last = 0; first < marks.size(); ++first) {
        while (last < marks.size() && marks[last].end <= marks[first].start + width) ++last;
        if (last - first > best_count) {
            best = first;
            best_count = last - first;
        }
    }
    return best;
}

bool continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The nearest place at or after `at` where a word begins, at most 20 bytes on; never inside a code point.
std::uint32_t word_start(std::string_view text, std::uint32_t at) {
    if (at == 0) return 0;
    const auto space = text.substr(at - 1, 20).find(' ');
    if (space != std::string_view::npos) return at + static_cast<std::uint32_t>(space);
    while (at < text.size() && continuation(text[at])) ++at;
    return at;
}

std::uint32_t word_end(std::string_view text, std::uint32_t at, std::uint32_t not_before) {
    if (at >= text.size()) return static_cast<std::uint32_t>(text.size());
    const auto space = text.substr(0, at).rfind(' ');
    if (space != std::string_view::npos && space + 20 > at && space >= not_before)
        return static_cast<std::uint32_t>(space);
    while (at > 0 && continuation(text[at])) --at;
    return std::max(at, not_before);
}

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string snippet(std::string_view text, TextLanguage language, const TextQuery& query, Analyser& analyser) {
    if (text.size() > longest_read) {
        std::size_t cut = longest_read;
        while (cut > 0 && continuation(text[cut])) --cut;
        text = text.substr(0, cut);
    }
    const auto marks = words_asked_for(text, language, query, analyser);
    std::uint32_t from = 0;
    std::size_t next = 0;
    if (!marks.empty()) {
        next = best_first_mark(marks);
        constexpr std::uint32_t lead = 40;
        if (marks[next].start > lead) from = std::min(word_start(text, marks[next].start - lead), marks[next].start);
        while (next > 0 && marks[next - 1].start >= from) --next;
    }
    const std::uint32_t to = word_end(text, from + width, marks.empty() ? from : marks[next].end);
    std::string out = from > 0 ? "… " : "";
    std::uint32_t at = from;
    for (; next < marks.size() && marks[next].end <= to; ++next) {
        out += html_escaped(text.substr(at, marks[next].start - at));
        out += "<mark>" + html_escaped(text.substr(marks[next].start, marks[next].end - marks[next].start)) + "</mark>";
        at = marks[next].end;
    }
    out += html_escaped(text.substr(at, to - at));
    if (to < text.size()) out += " …";
    return out;
}

}  // namespace filon
