#include "engine/text/segment.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/text/fold.h"

namespace filon {
namespace {

constexpr std::string_view middle_dot = "\xC2\xB7";

constexpr auto elided = std::to_array<std::string_view>(
    {"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"});
// Words that keep their apostrophe: what stands before it and how what follows begins.
struct KeptApostrophe {
    std::string_view before, after;
};
constexpr auto kept_apostrophes = std::to_array<KeptApostrophe>(
    {{"aujourd", "hui"}, {"prud", "hom"}, {"presqu", "ile"}, {"quelqu", "un"}, {"entr", "ou"}, {"d", "accord"}});

bool digit(char c) {
    return c >= '0' && c <= '9';
}

// Of each byte whether it belongs to a letter or digit: folded text holds no other code points above ASCII than
// letters, the middle dot and the degree sign, whose first byte is 0xC2 as no folded letter's is.
std::vector<bool> word_bytes(std::string_view folded) {
    std::vector<bool> in_word(folded.size());
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (c == '\xC2')
            ++i;
        else
            in_word[i] = (c >= 'a' && c <= 'z') || digit(c) || static_cast<unsigned char>(c) >= 0x80;
    }
    return in_word;
}

// Reads the folded text from left to right, one rule a function; each rule either takes the words at the cursor or
// leaves it.
class Segmenter {
public:
    explicit Segmenter(std::string_view utf8)
        : folded_{fold_with_origins(utf8)}, text_{folded_.text}, in_word_{word_bytes(text_)} {}

    std::vector<Token> run() {
        while (at_ < text_.size()) {
            if (dotted_name() || initialism() || signed_letter() || number() || word()) continue;
            at_ += text_.substr(at_).starts_with(middle_dot) ? middle_dot.size() : 1;
        }
        return std::move(tokens_);
    }

private:
    char at(std::size_t i) const { return i < text_.size() ? text_[i] : ' '; }
    bool word_byte(std::size_t i) const { return i < text_.size() && in_word_[i]; }
    bool word_begins(std::size_t i) const { return i == 0 || !word_byte(i - 1); }
    std::size_t run_end(std::size_t from) const {
        auto end = from;
        while (word_byte(end)) ++end;
        return end;
    }

    void emit(std::string text, std::size_t from, std::size_t to, Token::Kind kind,
              Token::Role role = Token::Role::whole) {
        constexpr std::size_t longest = 64;  // longer runs are no words: tokens of keys, base64
        if (text.empty() || text.size() > longest) return;
        tokens_.push_back({.text = std::move(text),
                           .start = folded_.start[from],
                           .end = folded_.end[to - 1],
                           .kind = kind,
                           .role = role,
                           .word = word_});
    }
    void emit_run(std::size_t from, std::size_t to, Token::Role role) {
        const auto run = text_.substr(from, to - from);
        emit(std::string{run}, from, to, std::ranges::any_of(run, digit) ? Token::Kind::code : Token::Kind::word, role);
    }

    // .NET, asp.net
    bool dotted_name() {
        if (at(at_) != '.' || text_.substr(at_ + 1, 3) != "net" || word_byte(at_ + 4)) return false;
        emit(".net", at_, at_ + 4, Token::Kind::code);
        ++word_;
        at_ += 4;
        return true;
    }

    // R.H., d.r.h., S.S.T
    bool initialism() {
        if (!word_begins(at_)) return false;
        std::string letters;
        auto end = at_;
        while (at(end) >= 'a' && at(end) <= 'z' && at(end + 1) == '.' && !(word_byte(end + 2) && word_byte(end + 3))) {
            letters += at(end);
            end += 2;
        }
        if (at(end) >= 'a' && at(end) <= 'z' && !word_byte(end + 1) && !letters.empty()) letters += at(end++);
        if (letters.size() < 2) return false;
        emit(letters, at_, end, Token::Kind::code);
        ++word_;
        at_ = end;
        return true;
    }

    // C++, C#, F#, R&D: one letter and what it cannot be without
    bool signed_letter() {
        if (!word_begins(at_) || !(at(at_) >= 'a' && at(at_) <= 'z')) return false;
        const auto tail = text_.substr(at_ + 1);
        std::size_t size = 0;
        if (tail.starts_with("#"))
            size = 2;
        else if (tail.starts_with("++") || (tail.starts_with("&") && word_byte(at_ + 2) && !word_byte(at_ + 3)))
            size = 3;
        if (size == 0 || word_byte(at_ + size)) return false;
        emit(std::string{text_.substr(at_, size)}, at_, at_ + size, Token::Kind::code);
        ++word_;
        at_ += size;
        return true;
    }

    // 1 200 and 1 234 567 are one number each; digits with letters are left to word()
    bool number() {
        if (!digit(at(at_)) || !word_begins(at_)) return false;
        auto end = at_;
        while (digit(at(end))) ++end;
        if (word_byte(end)) return false;
        std::string digits{text_.substr(at_, end - at_)};
        const bool grouped = digits.size() <= 3;
        while (grouped && at(end) == ' ' && digit(at(end + 1)) && digit(at(end + 2)) && digit(at(end + 3)) &&
               !word_byte(end + 4)) {
            digits += text_.substr(end + 1, 3);
            end += 4;
        }
        emit(digits, at_, end, Token::Kind::code);
        ++word_;
        at_ = end;
        return true;
    }

    bool word() {
        if (!word_byte(at_)) return false;
        const auto end = run_end(at_);
        const auto run = text_.substr(at_, end - at_);
        if (at(end) == '\'' && word_byte(end + 1)) return apostrophe(run, end);
        if (run == "n" && text_.substr(end).starts_with("\xC2\xB0")) return pass(end);
        if (norm(run, end)) return true;
        if (at(end) == '-' && word_byte(end + 1)) return compound();
        emit_run(at_, end, Token::Role::whole);
        if (const auto stop = inclusive(run, end)) return next_word(*stop);
        return next_word(end);
    }

    bool pass(std::size_t to) {
        at_ = to;
        return true;
    }
    bool next_word(std::size_t to) {
        ++word_;
        return pass(to);
    }

    bool apostrophe(std::string_view run, std::size_t end) {
        const auto follows = text_.substr(end + 1);
        for (const auto& kept : kept_apostrophes) {
            if (run != kept.before || !follows.starts_with(kept.after)) continue;
            const auto stop = run_end(end + 1);
            emit(std::string{run} + std::string{text_.substr(end + 1, stop - end - 1)}, at_, stop, Token::Kind::word);
            return next_word(stop);
        }
        if (std::ranges::find(elided, run) != elided.end()) return pass(end + 1);
        emit_run(at_, end, Token::Role::whole);
        // English possessive: client's
        const bool possessive = follows.starts_with('s') && !word_byte(end + 2);
        return next_word(possessive ? end + 2 : end + 1);
    }

    // ISO9001 is read as ISO 9001 is
    bool norm(std::string_view run, std::size_t end) {
        if (!run.starts_with("iso") || run.size() < 6 || !std::ranges::all_of(run.substr(3), digit)) return false;
        emit_run(at_, at_ + 3, Token::Role::whole);
        ++word_;
        emit_run(at_ + 3, end, Token::Role::whole);
        return next_word(end);
    }

    // e-learning, savoir-être, Villefranche-sur-Saône
    bool compound() {
        constexpr std::size_t most_parts = 6;
        const auto from = at_;
        std::string joined;
        std::size_t parts = 0;
        for (;;) {
            auto end = run_end(at_);
            // An elided part (mise-à-l'épreuve, chef-d'œuvre) loses its article.
            if (at(end) == '\'' && word_byte(end + 1) &&
                std::ranges::find(elided, text_.substr(at_, end - at_)) != elided.end()) {
                at_ = end + 1;
                end = run_end(at_);
            }
            emit_run(at_, end, Token::Role::part);
            joined += text_.substr(at_, end - at_);
            at_ = end;
            if (++parts == most_parts || at(at_) != '-' || !word_byte(at_ + 1)) break;
            ++at_;
        }
        emit(joined, from, at_, std::ranges::any_of(joined, digit) ? Token::Kind::code : Token::Kind::word,
             Token::Role::joined);
        return next_word(at_);
    }

    // The end of an inclusive ending behind the run: formateur·rice, étudiant.e.s, directeur(trice), salarié(e)s.
    std::optional<std::size_t> inclusive(std::string_view run, std::size_t end) {
        static constexpr auto endings = std::to_array<std::string_view>(
            {"rice", "trice", "ice", "euse", "ere", "ne", "te", "se", "ve", "le", "e", "s"});
        const auto rest = text_.substr(end);
        const bool bracket = rest.starts_with('(');
        const std::size_t open = rest.starts_with(middle_dot) ? 2 : bracket || rest.starts_with('.') ? 1 : 0;
        if (open == 0 || run.size() < 3) return std::nullopt;
        auto stop = run_end(end + open);
        const auto ending = text_.substr(end + open, stop - end - open);
        if (std::ranges::find(endings, ending) == endings.end()) return std::nullopt;
        if (bracket) {
            if (at(stop) != ')') return std::nullopt;
            ++stop;
        }
        if (at(stop) == '.' && at(stop + 1) == 's' && !word_byte(stop + 2))
            stop += 2;
        else if (text_.substr(stop).starts_with(middle_dot) && at(stop + 2) == 's' && !word_byte(stop + 3))
            stop += 3;
        else if (bracket && at(stop) == 's' && !word_byte(stop + 1))
            ++stop;
        if (word_byte(stop)) return std::nullopt;
        if (ending.ends_with("ice") && run.ends_with("eur"))
            emit(std::string{run.substr(0, run.size() - 3)} + "rice", at_, stop, Token::Kind::word);
        return stop;
    }

    FoldedText folded_;
    std::string_view text_;
    std::vector<bool> in_word_;
    std::size_t at_ = 0;
    std::uint32_t word_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> segment(std::string_view utf8) {
    return Segmenter{utf8}.run();
}

}  // namespace filon
