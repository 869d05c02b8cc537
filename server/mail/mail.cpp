#include "server/mail/mail.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/mail/charsets.h"
#include "server/mail/encoded_words.h"
#include "server/mail/html_text.h"
#include "server/mail/join_flowed.h"
#include "server/mail/part.h"
#include "server/mail/transfer.h"

namespace filon {
namespace {

constexpr int deepest = 16;
constexpr int most_parts = 1'000;
constexpr std::string_view blanks = " \t\n";

// What a part says.
struct Said {
    std::string text;
    std::string forwarded;  // by mails within
    bool plain = true;      // nothing of the text was HTML
};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(blanks) == std::string_view::npos;
}

// Parts it from what is there by an empty line.
void add_paragraph(std::string& text, std::string_view paragraph) {
    if (is_blank(paragraph)) return;
    paragraph.remove_suffix(paragraph.size() - paragraph.find_last_not_of(blanks) - 1);
    paragraph.remove_prefix(paragraph.find_first_not_of('\n'));
    if (!text.empty()) text += "\n\n";
    text += paragraph;
}

// Lines that end in LF, and no character that only a terminal heeds.
std::string as_lines(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\uFEFF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n' || (c == '\r' && text.substr(at + 1, 1) != "\n"))
            lines += '\n';
        else if (c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7F'))
            lines += c;
    }
    return lines;
}

// Of the same thing said several ways the first that is plain, else the last, which its sender holds for the best
// (RFC 2046 §5.1.4).
Said choose(std::vector<Said> ways) {
    Said chosen;
    for (auto& way : ways) {
        if (!way.forwarded.empty()) chosen.forwarded = std::move(way.forwarded);
        if (is_blank(way.text) || (chosen.plain && !is_blank(chosen.text))) continue;
        chosen.text = std::move(way.text);
        chosen.plain = way.plain;
    }
    return chosen;
}

Said join(const std::vector<Said>& parts) {
    Said all;
    for (const auto& part : parts) {
        add_paragraph(all.text, part.text);
        add_paragraph(all.forwarded, part.forwarded);
        all.plain = all.plain && (part.plain || is_blank(part.text));
    }
    return all;
}

// Reads the parts of one mail, and counts them.
class Reader {
public:
    std::string mail_text(const MailPart& mail, int depth) {
        const auto body = read(mail, depth);
        std::string text;
        add_paragraph(text, decode_words(mail.subject, charsets_));
        add_paragraph(text, is_blank(body.text) ? body.forwarded : body.text);
        return text;
    }

private:
    Said read(const MailPart& part, int depth) {
        if (!part.is_multipart() && !part.is_mail()) return read_text(part);
        if (depth == deepest) return {};
        if (part.is_multipart()) return part.attached ? Said{} : read_multipart(part, depth + 1);
        const auto bytes = undo_transfer(part.body, part.encoding);
        return {.text = {}, .forwarded = mail_text(read_part(bytes), depth + 1)};
    }

    Said read_multipart(const MailPart& part, int depth) {
        const auto* const default_type = part.type == "multipart/digest" ? "message/rfc822" : "text/plain";
        std::vector<Said> said;
        for (const auto bytes : split_parts(part.body, part.boundary)) {
            if (parts_left_ == 0) break;
            --parts_left_;
            said.push_back(read(read_part(bytes, default_type), depth));
        }
        return part.type == "multipart/alternative" ? choose(std::move(said)) : join(said);
    }

    Said read_text(const MailPart& part) {
        const bool html = part.type == "text/html" || part.type == "application/xhtml+xml";
        if (part.attached || (!html && part.type != "text/plain")) return {};
        auto text = as_lines(charsets_.to_utf8(undo_transfer(part.body, part.encoding), part.charset));
        if (html) return {.text = text_of_html(text), .forwarded = {}, .plain = false};
        return {.text = part.flowed ? join_flowed(text, part.delete_space) : std::move(text), .forwarded = {}};
    }

    Charsets charsets_;
    int parts_left_ = most_parts;
};

}  // namespace

Outcome<Mail> read_mail(std::string_view message) {
    // Mailboxes put a line before each mail that is none of its header.
    if (message.starts_with("From ")) message.remove_prefix(std::min(message.find('\n'), message.size() - 1) + 1);
    const auto mail = read_part(message);
    if (!mail.has_fields) return fault("body", "is no e-mail: it does not begin with header fields");
    auto text = Reader{}.mail_text(mail, 0);
    if (text.empty()) return fault("body", "is an e-mail without a text that could be read");
    return Mail{.text = std::move(text), .date = mail.date};
}

}  // namespace filon
