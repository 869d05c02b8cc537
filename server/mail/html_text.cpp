#include "server/mail/html_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/text/entities.h"
#include "engine/values/utf8.h"
#include "server/mail/charsets.h"

namespace filon {
namespace {

// Elements that stand on lines of their own.
constexpr auto blocks = std::to_array<std::string_view>(
    {"address", "article", "aside", "blockquote", "body",  "caption", "center", "dd",     "div", "dl", "dt",   "footer",
     "form",    "h1",      "h2",    "h3",         "h4",    "h5",      "h6",     "header", "hr",  "li", "main", "nav",
     "ol",      "p",       "pre",   "section",    "table", "tbody",   "tfoot",  "thead",  "tr",  "ul"});
static_assert(std::ranges::is_sorted(blocks));

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

std::string name_at(std::string_view html) {
    constexpr std::size_t longest = 16;  // no name that matters here is longer
    std::string name;
    for (const char c : html.substr(0, longest)) {
        if (!is_letter(c) && !(c >= '0' && c <= '9')) break;
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

// Past the `>` that ends the tag at `at`: not one within a quoted value. A tag that does not end goes on to the end.
std::size_t tag_end(std::string_view html, std::size_t at) {
    for (bool value_next = false; at < html.size(); ++at) {
        const char c = html[at];
        if (c == '>') return at + 1;
        if (value_next && (c == '"' || c == '\'')) {
            at = html.find(c, at + 1);
            if (at == std::string_view::npos) break;
        }
        value_next = c == '=' || (value_next && is_space(c));
    }
    return html.size();
}

// Writes lines as they are shown.
class Lines {
public:
    void word(std::string_view text) {
        if (space_due_ && !at_line_begin()) text_ += ' ';
        space_due_ = false;
        text_ += text;
    }
    void space() { space_due_ = true; }
    void hard_space() { word(" "); }
    void end_line() {
        space_due_ = false;
        while (text_.ends_with(' ')) text_.pop_back();
        // One empty line parts as well as ten.
        if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
    }
    // A block begins or ends.
    void begin_line() {
        if (at_line_begin())
            space_due_ = false;
        else
            end_line();
    }
    std::string take() {
        begin_line();
        return std::move(text_);
    }

private:
    bool at_line_begin() const { return text_.empty() || text_.ends_with('\n'); }

    std::string text_;
    bool space_due_ = false;
};

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : html_{html} {}

    std::string read() {
        while (at_ < html_.size()) {
            if (html_[at_] == '<' && read_markup()) continue;
            if (html_[at_] == '&' && read_entity()) continue;
            read_character();
        }
        return lines_.take();
    }

private:
    // Nothing when what stands here is a plain `<`.
    bool read_markup() {
        const auto rest = html_.substr(at_ + 1);
        if (rest.starts_with("!--")) {
            skip_past("-->");  // "<!-->" is a comment too
        } else if (rest.starts_with('!') || rest.starts_with('?')) {
            skip_past(">");
        } else {
            const bool closes = rest.starts_with('/');
            const auto name = name_at(rest.substr(closes ? 1 : 0));
            if (name.empty() || !is_letter(name.front())) return false;
            at_ = tag_end(html_, at_ + 1);
            show_tag(name, closes);
        }
        return true;
    }

    void show_tag(const std::string& name, bool closes) {
        if (name == "br") {
            lines_.end_line();
        } else if (name == "td" || name == "th") {
            lines_.space();
        } else if (std::ranges::binary_search(blocks, name)) {
            lines_.begin_line();
            if (name == "pre") preformatted_ = !closes;
        } else if (!closes && (name == "script" || name == "style" || name == "title")) {
            at_ = next_tag({name, true}, {name, true});
        } else if (!closes && name == "head" && !std::exchange(head_seen_, true)) {
            // One without an end, and without a body that ends it, is a tag that somebody left behind.
            if (const auto end = next_tag({name, true}, {"body", false}); end < html_.size()) at_ = end;
        }
    }

    void skip_past(std::string_view mark) {
        const auto found = html_.find(mark, at_ + 2);
        at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
    }

    struct Tag {
        std::string_view name;
        bool closes;
    };
    // Where the first of two tags begins, or the end.
    std::size_t next_tag(Tag one, Tag other) const {
        for (auto at = html_.find('<', at_); at != std::string_view::npos; at = html_.find('<', at + 1)) {
            const bool closes = html_.substr(at).starts_with("</");
            const auto name = name_at(html_.substr(at + (closes ? 2 : 1)));
            if ((name == one.name && closes == one.closes) || (name == other.name && closes == other.closes)) return at;
        }
        return html_.size();
    }

    // Nothing when what stands here is a plain `&`.
    bool read_entity() {
        const auto entity = entity_at(html_.substr(at_));
        if (!entity) return false;
        at_ += entity->size;
        // Old mailers number the signs of Windows-1252 by their bytes; HTML takes them so (§13.2.5.80).
        const auto code_point = entity->code_point < 0x100
                                    ? windows_1252(static_cast<unsigned char>(entity->code_point))
                                    : entity->code_point;
        if (code_point <= U' ') {
            lines_.space();
        } else {
            std::string character;
            append_utf8(character, code_point);
            show(character);
        }
        return true;
    }

    void read_character() {
        const auto character = html_.substr(at_, utf8_length(html_, at_));
        at_ += character.size();
        if (!is_space(character.front()))
            show(character);
        else if (!preformatted_)
            lines_.space();
        else if (character == "\n")
            lines_.end_line();
        else
            lines_.hard_space();
    }

    void show(std::string_view character) {
        if (character == "\u00A0" || character == "\u202F")
            lines_.hard_space();
        else
            lines_.word(character);
    }

    std::string_view html_;
    std::size_t at_ = 0;
    Lines lines_;
    bool preformatted_ = false;
    bool head_seen_ = false;
};

}  // namespace

std::string text_of_html(std::string_view html) {
    return HtmlReader{html}.read();
}

}  // namespace filon
