#include "engine/reading/said_words.h"

#include <array>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "engine/text/fold.h"

namespace filon {
namespace {

constexpr auto short_forms =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"pr", "pour"},
                                                                  {"ns", "nous"},
                                                                  {"vs", "vous"},
                                                                  {"ds", "dans"},
                                                                  {"avc", "avec"},
                                                                  {"tt", "tout"},
                                                                  {"dspo", "dispo"},
                                                                  {"forma", "formation"},
                                                                  {"form", "formation"},
                                                                  {"collab", "collaborateurs"},
                                                                  {"collabs", "collaborateurs"},
                                                                  {"pls", "please"}});

enum class Sort : std::uint8_t { letter, digit, space, line, apostrophe, sign };

Sort sort_of(UChar32 c) {
    if (c == '\n') return Sort::line;
    if (c < 0) return Sort::space;
    if (c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018) return Sort::apostrophe;
    if (c >= '0' && c <= '9') return Sort::digit;
    if (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK) return Sort::letter;
    if (c == 0x00AD || c == 0x200B || u_isUWhiteSpace(c) || u_iscntrl(c)) return Sort::space;
    return Sort::sign;
}

// A sign in the one writing in which rules name it.
std::string sign_text(UChar32 c, std::string_view as_written) {
    switch (c) {
        case 0x2010:
        case 0x2011:
        case 0x2012:
            return "-";
        case 0x2013:
        case 0x2014:
        case 0x2015:
            return "--";
        case 0x2022:
        case 0x25CF:
        case 0x25AA:
        case 0x2023:
        case 0x25E6:
            return "*";
        case 0x00AB:
        case 0x00BB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
            return "\"";
        default:
            return std::string{as_written};
    }
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_{text}, bytes_{reinterpret_cast<const std::uint8_t*>(text.data())} {
        words_.reserve(text.size() / 5);
    }

    std::vector<Said> read() && {
        while (at_ < text_.size()) {
            const auto from = at_;
            const auto c = next();
            switch (sort_of(c)) {
                case Sort::space:
                    glued_ = false;
                    break;
                case Sort::apostrophe:
                    break;  // what it parts stays glued
                case Sort::line:
                    add("\n", from, Said::Kind::line);
                    glued_ = false;
                    break;
                case Sort::digit:
                    skip(Sort::digit);
                    add(std::string{text_.substr(from, at_ - from)}, from, Said::Kind::digits);
                    break;
                case Sort::letter:
                    skip(Sort::letter);
                    add_word(from);
                    break;
                case Sort::sign:
                    add(sign_text(c, text_.substr(from, at_ - from)), from, Said::Kind::sign);
                    break;
            }
        }
        return std::move(words_);
    }

private:
    UChar32 next() {
        UChar32 c = 0;
        U8_NEXT(bytes_, at_, text_.size(), c);
        return c;
    }

    void skip(Sort sort) {
        while (at_ < text_.size()) {
            const auto before = at_;
            if (sort_of(next()) == sort) continue;
            at_ = before;
            return;
        }
    }

    void add(std::string text, std::size_t from, Said::Kind kind) {
        words_.push_back({.text = std::move(text),
                          .start = static_cast<std::uint32_t>(from),
                          .end = static_cast<std::uint32_t>(at_),
                          .kind = kind,
                          .glued = glued_});
        glued_ = true;
    }

    void add_word(std::size_t from) {
        auto folded = fold_key(text_.substr(from, at_ - from));
        // A few letters fold to signs or nothing (º, ª): they say nothing here.
        if (folded.empty()) return;
        // As people type on telephones.
        for (const auto& [said_short, meant] : short_forms)
            if (folded == said_short) folded = meant;
        // "Englischkurs", "Staplerschulung": what is taught and that it is.
        for (const std::string_view course :
             {"schulung", "schulungen", "kurs", "kurse", "lehrgang", "unterricht", "fortgeschrittenenkurs"})
            if (folded.ends_with(course) && folded.size() > course.size() + 3 && at_ - from == folded.size()) {
                const auto end = at_;
                at_ = end - course.size();
                add(folded.substr(0, folded.size() - course.size()), from, Said::Kind::word);
                at_ = end;
                return add(std::string{course}, end - course.size(), Said::Kind::word);
            }
        add(std::move(folded), from, Said::Kind::word);
    }

    std::string_view text_;
    const std::uint8_t* bytes_;  // the same, as ICU reads them
    std::size_t at_ = 0;
    bool glued_ = false;
    std::vector<Said> words_;
};

}  // namespace

std::vector<Said> said_words(std::string_view utf8) {
    return Reader{utf8}.read();
}

}  // namespace filon
