#include "engine/reading/grammar.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "engine/reading/pattern.h"

namespace filon {
namespace {

constexpr std::string_view number_sign = "<n>", noun_sign = "<noun>", nouns_sign = "<nouns>";

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> parted(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!(text = trimmed(text)).empty()) {
        const auto end = std::min(text.find(' '), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return parts;
}

}  // namespace

Grammar::Grammar(std::string_view rules) : nodes_(1) {
    std::size_t number = 0;
    std::string pending;  // a line goes on where the next is indented
    const auto flush = [&] {
        try {
            if (!pending.empty()) read_line(pending);
        } catch (const std::logic_error& error) {
            throw std::logic_error{"rules before line " + std::to_string(number) + ": " + error.what()};
        }
        pending.clear();
    };
    while (!rules.empty()) {
        const auto end = std::min(rules.find('\n'), rules.size());
        const auto line = rules.substr(0, end);
        rules.remove_prefix(std::min(end + 1, rules.size()));
        ++number;
        if (line.starts_with('#') || trimmed(line).empty()) continue;
        if (!line.starts_with(' ')) flush();
        pending += ' ';
        pending += trimmed(line);
    }
    flush();
}

void Grammar::read_line(std::string_view line) {
    line = trimmed(line);
    if (line.find(" : ") != std::string_view::npos) return read_rule(line);
    const auto parts = parted(line);
    if (parts.size() < 3 || parts[1] != "=") throw std::logic_error{"neither a class nor a rule: " + std::string{line}};
    const auto [at, fresh] = class_numbers_.emplace(parts[0], static_cast<std::uint32_t>(classes_.size()));
    if (fresh) classes_.emplace_back();
    auto& words = classes_[at->second];
    for (const auto word : std::span{parts}.subspan(2)) {
        if (word.ends_with('*'))
            words.stems.emplace_back(word.substr(0, word.size() - 1));
        else if (word.starts_with('<'))
            for (const auto& other : classes_[class_named(word.substr(1, word.size() - 2))].words)
                words.words.insert(other);
        else
            words.words.emplace(word);
    }
}

void Grammar::read_rule(std::string_view line) {
    const auto colon = line.find(" : ");
    Rule rule;
    for (const auto part : parted(line.substr(0, colon))) {
        if (const auto equals = part.find('='); equals != std::string_view::npos) {
            rule.values.push_back({std::string{part.substr(0, equals)}, std::string{part.substr(equals + 1)}});
            continue;
        }
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), rule.confidence);
        if (error != std::errc{} || end != part.data() + part.size())
            throw std::logic_error{"no confidence: " + std::string{part}};
    }
    if (rule.values.empty() || rule.confidence <= 0 || rule.confidence >= 1)
        throw std::logic_error{"a rule says fields and a confidence: " + std::string{line}};
    const auto number = static_cast<std::uint32_t>(rules_.size());
    rules_.push_back(std::move(rule));
    for (const auto& sequence : open_pattern(line.substr(colon + 3))) {
        std::uint32_t node = 0;
        for (const auto& word : sequence) {
            const auto fresh = static_cast<std::uint32_t>(nodes_.size());
            std::uint32_t next = fresh;
            if (word == number_sign) {
                if (nodes_[node].number == 0) nodes_[node].number = fresh;
                next = nodes_[node].number;
            } else if (word == nouns_sign) {
                if (nodes_[node].nouns == 0) nodes_[node].nouns = fresh;
                next = nodes_[node].nouns;
            } else if (word == noun_sign) {
                if (nodes_[node].noun == 0) nodes_[node].noun = fresh;
                next = nodes_[node].noun;
            } else if (word.starts_with('<')) {
                const auto wanted = class_named(std::string_view{word}.substr(1, word.size() - 2));
                auto& edges = nodes_[node].classes;
                const auto edge = std::ranges::find(edges, wanted, &std::pair<std::uint32_t, std::uint32_t>::first);
                if (edge == edges.end())
                    edges.emplace_back(wanted, fresh);
                else
                    next = edge->second;
            } else {
                next = nodes_[node].words.emplace(word, fresh).first->second;
            }
            if (next == fresh) nodes_.emplace_back();
            node = next;
        }
        if (std::ranges::find(nodes_[node].rules, number) == nodes_[node].rules.end())
            nodes_[node].rules.push_back(number);
    }
}

std::uint32_t Grammar::class_named(std::string_view name) const {
    const auto found = class_numbers_.find(name);
    if (found == class_numbers_.end()) throw std::logic_error{"no class is named " + std::string{name}};
    return found->second;
}

bool Grammar::WordClass::holds(std::string_view word) const {
    return words.contains(word) ||
           std::ranges::any_of(stems, [&](const std::string& stem) { return word.starts_with(stem); });
}

bool Grammar::in_class(std::string_view word, std::string_view name) const {
    return classes_[class_named(name)].holds(word);
}

struct Grammar::Walk {
    std::span<const Said> words;
    const Numbers& numbers;
    std::uint32_t first;
    std::vector<RuleMatch>& found;
};

void Grammar::match(std::span<const Said> words, const Numbers& numbers, std::uint32_t at,
                    std::vector<RuleMatch>& found) const {
    std::vector<double> said;
    walk({.words = words, .numbers = numbers, .first = at, .found = found}, 0, at, said);
}

// Bounded by the depth of the trie, whatever the text is.
void Grammar::walk(const Walk& walk_of, std::uint32_t node, std::uint32_t at, std::vector<double>& numbers) const {
    const auto& here = nodes_[node];
    for (const auto rule : here.rules)
        walk_of.found.push_back({.rule = rule, .first = walk_of.first, .end = at, .numbers = numbers});
    if (at >= walk_of.words.size()) return;
    const auto& word = walk_of.words[at];
    if (const auto next = here.words.find(word.text); next != here.words.end())
        walk(walk_of, next->second, at + 1, numbers);
    if (word.kind == Said::Kind::word)
        for (const auto& [wanted, next] : here.classes)
            if (classes_[wanted].holds(word.text)) walk(walk_of, next, at + 1, numbers);
    if ((here.noun != 0 || here.nouns != 0) && word.kind == Said::Kind::word && word.text.size() > 2 &&
        !in_class(word.text, "units")) {
        if (here.noun != 0) walk(walk_of, here.noun, at + 1, numbers);
        const bool plural = word.text.size() > 4 && (word.text.ends_with('s') || word.text.ends_with('x'));
        if (here.nouns != 0 && plural) walk(walk_of, here.nouns, at + 1, numbers);
    }
    if (here.number != 0 && walk_of.numbers[at]) {
        numbers.push_back(walk_of.numbers[at]->value);
        walk(walk_of, here.number, walk_of.numbers[at]->end, numbers);
        numbers.pop_back();
    }
    // What was abbreviated or hyphenated may be named without the sign.
    const bool skippable = node != 0 && word.glued && (word.text == "-" || word.text == ".");
    if (skippable) walk(walk_of, node, at + 1, numbers);
}

}  // namespace filon
