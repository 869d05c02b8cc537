#include "engine/text/analyse.h"

#include <algorithm>
#include <span>

#include "engine/text/fold.h"

namespace filon {
namespace {

// Of a request: as many as 512 characters hold, and no title is worth more.
constexpr std::size_t most_words = 256;

// Tokens of one word of the text: a whole word, or a compound's parts and its joined form.
using TokenGroup = std::span<const Token>;

void add_once(std::vector<Alternative>& alternatives, Alternative alternative) {
    if (!alternative.empty() && std::ranges::find(alternatives, alternative) == alternatives.end())
        alternatives.push_back(std::move(alternative));
}

}  // namespace

std::size_t TextQuery::content_words() const {
    return static_cast<std::size_t>(std::ranges::count_if(words, &QueryWord::content));
}

std::size_t TextQuery::needed() const {
    const auto count = content_words();
    if (count <= 2) return count;
    return count <= 8 ? 2 : (count + 3) / 4;
}

bool TextQuery::asks_for(std::string_view term) const {
    const auto holds = [&](const Alternative& terms) { return std::ranges::find(terms, term) != terms.end(); };
    return std::ranges::any_of(words, [&](const QueryWord& word) {
        return std::ranges::any_of(word.alternatives, holds) || std::ranges::any_of(word.corrected, holds);
    });
}

std::optional<std::string> TextQuery::mended(std::string_view request) const {
    std::string text;
    std::size_t at = 0;
    for (const auto& token : segment(request)) {
        const auto meant = std::ranges::find_if(words, [&](const QueryWord& word) {
            return !word.correction.empty() && std::ranges::find(word.numbers, token.word) != word.numbers.end();
        });
        if (meant == words.end() || token.start < at) continue;
        text += request.substr(at, token.start - at);
        text += meant->correction;
        at = token.end;
    }
    if (at == 0) return std::nullopt;
    return text + std::string{request.substr(at)};
}

std::string Analyser::term(const Token& token, TextLanguage language) {
    if (token.role == Token::Role::part && token.text.size() < 2) return {};
    if (token.kind == Token::Kind::code || acronyms_->contains(token.text)) return token.text;
    if (is_function_word(token.text, language)) return {};
    return std::string{stemmers_.stem(token.text, language)};
}

std::vector<std::string> Analyser::terms_of(std::span<const Token> tokens, TextLanguage language) {
    std::vector<std::string> out;
    out.reserve(tokens.size());
    for (const auto& token : tokens) out.push_back(term(token, language));
    return out;
}

std::vector<std::string> Analyser::terms(std::string_view utf8, TextLanguage language) {
    std::vector<std::string> out;
    for (const auto& token : segment(utf8))
        if (auto found = term(token, language); !found.empty()) out.push_back(std::move(found));
    return out;
}

bool Analyser::add_alternatives(QueryWord& word, std::span<const Token> group,
                                const std::vector<TextLanguage>& languages) {
    for (const auto language : languages) {
        Alternative parts;
        bool whole = true;
        for (const auto& token : group) {
            auto found = term(token, language);
            if (token.role != Token::Role::part) {
                if (!found.empty()) add_once(word.alternatives, {std::move(found)});
            } else if (found.empty()) {
                whole = false;  // e-learning is more than learning, après-vente more than vente
            } else {
                parts.push_back(std::move(found));
            }
        }
        if (whole) add_once(word.alternatives, std::move(parts));
        // A little word of the request's own language is none in any other.
        if (word.alternatives.empty()) return false;
    }
    const auto little = [&](TextLanguage language) { return is_function_word(group.front().text, language); };
    word.little = group.size() == 1 && std::ranges::any_of(languages, little);
    return true;
}

TextQuery Analyser::query(std::string_view utf8, const std::vector<TextLanguage>& languages) {
    TextQuery query;
    query.key = fold_key(utf8);
    if (!languages.empty()) query.language = languages.front();
    const auto tokens = segment(utf8);
    for (std::size_t from = 0; from < tokens.size() && query.words.size() < most_words;) {
        auto to = from;
        while (to < tokens.size() && tokens[to].word == tokens[from].word) ++to;
        const TokenGroup group{tokens.data() + from, to - from};
        from = to;
        QueryWord word{
            .text = std::string{utf8.substr(group.front().start, group.back().end - group.front().start)},
            .start = group.front().start,
            .end = group.back().end,
            .numbers = {group.front().word},
            .content = !std::ranges::all_of(group, [](const Token& token) { return is_request_word(token.text); }),
            .alternatives = {}};
        if (languages.empty() || !add_alternatives(word, group, languages)) continue;
        const auto said = std::ranges::find(query.words, word.alternatives, &QueryWord::alternatives);
        if (said == query.words.end())
            query.words.push_back(std::move(word));
        else
            said->numbers.push_back(word.numbers.front());
    }
    // "the" says nothing beside "management"; alone it may be what is meant.
    const bool more =
        std::ranges::any_of(query.words, [](const QueryWord& word) { return word.content && !word.little; });
    for (auto& word : query.words) word.content = word.content && !(word.little && more);
    return query;
}

}  // namespace filon
