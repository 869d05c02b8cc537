#include "engine/reading/pattern.h"

#include <stdexcept>

namespace filon {
namespace {

using Sequences = std::vector<PatternWords>;

// More than any rule needs; a slip in a pattern must not eat the memory.
constexpr std::size_t most_sequences = 20'000;

class PatternReader {
public:
    explicit PatternReader(std::string_view text) : text_{text} {}

    Sequences read() {
        auto all = alternatives();
        if (at_ != text_.size()) throw std::logic_error{"a bracket too many: " + std::string{text_}};
        for (const auto& sequence : all)
            if (sequence.empty()) throw std::logic_error{"a pattern without words: " + std::string{text_}};
        return all;
    }

private:
    Sequences alternatives() {
        auto all = sequence();
        while (at_ < text_.size() && text_[at_] == '|') {
            ++at_;
            for (auto& one : sequence()) all.push_back(std::move(one));
        }
        return all;
    }

    Sequences sequence() {
        Sequences all{{}};
        for (;;) {
            while (at_ < text_.size() && text_[at_] == ' ') ++at_;
            if (at_ == text_.size() || text_[at_] == '|' || text_[at_] == ')' || text_[at_] == ']') return all;
            const char sign = text_[at_];
            if (sign == '\\' && at_ + 1 < text_.size()) {
                all = joined(all, {{std::string{text_[at_ + 1]}}});
                at_ += 2;
            } else if (sign == '(' || sign == '[') {
                ++at_;
                auto inner = alternatives();
                const char closing = sign == '(' ? ')' : ']';
                if (at_ == text_.size() || text_[at_] != closing)
                    throw std::logic_error{"an open bracket: " + std::string{text_}};
                ++at_;
                if (sign == '[') inner.emplace_back();
                all = joined(all, inner);
            } else {
                const auto from = at_;
                while (at_ < text_.size() && std::string_view{" |()[]"}.find(text_[at_]) == std::string_view::npos)
                    ++at_;
                all = joined(all, {{std::string{text_.substr(from, at_ - from)}}});
            }
        }
    }

    static Sequences joined(const Sequences& heads, const Sequences& tails) {
        if (heads.size() * tails.size() > most_sequences) throw std::logic_error{"a pattern of too many sequences"};
        Sequences all;
        for (const auto& head : heads)
            for (const auto& tail : tails) {
                auto one = head;
                one.insert(one.end(), tail.begin(), tail.end());
                all.push_back(std::move(one));
            }
        return all;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<PatternWords> open_pattern(std::string_view pattern) {
    return PatternReader{pattern}.read();
}

}  // namespace filon
