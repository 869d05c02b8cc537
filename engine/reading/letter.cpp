#include "engine/reading/letter.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>

#include "engine/text/fold.h"

namespace filon {
namespace {

// No line of a request that tells closing words from others is longer, folded, in bytes.
constexpr std::size_t longest_closing = 120;

bool begins_with_one(std::string_view line, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        return line.starts_with(word) && (line.size() == word.size() || line[word.size()] == ' ');
    });
}

bool holds_one(std::string_view line, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return line.find(word) != std::string_view::npos; });
}

// "Le 12 mars, X a écrit :", "-----Message d'origine-----", "On … wrote:"
bool begins_quoted_mail(std::string_view line, std::string_view raw) {
    if (holds_one(line, {"message d origine", "original message", "message transfere", "forwarded message",
                         "ursprungliche nachricht", "mensaje original", "message initial", "mail transfere"}))
        return raw.find("--") != std::string_view::npos || line.size() < 40;
    return (line.starts_with("le ") && line.ends_with("a ecrit")) ||
           (line.starts_with("on ") && line.ends_with("wrote")) ||
           (line.starts_with("am ") && line.find(" schrieb") != std::string_view::npos) ||
           (line.starts_with("el ") && line.ends_with("escribio"));
}

bool is_header(std::string_view line, std::string_view raw) {
    if (raw.find(':') == std::string_view::npos) return false;
    const auto colon = raw.find(':');
    if (colon > 16) return false;
    return begins_with_one(line,
                           {"de", "from", "to", "cc", "cci", "date", "envoye", "sent", "von", "an", "gesendet", "para",
                            "enviado", "repondre a", "reply to", "message id", "mime version", "content type"}) &&
           (raw.find('@') != std::string_view::npos ||
            begins_with_one(line,
                            {"envoye", "sent", "gesendet", "enviado", "message id", "mime version", "content type"}));
}

// The words that end a letter, at the beginning of a line or as the end of its last sentence.
bool closes(std::string_view line) {
    if (line.size() > longest_closing) return false;
    return begins_with_one(line, {"cordialement",
                                  "bien cordialement",
                                  "tres cordialement",
                                  "sinceres salutations",
                                  "meilleures salutations",
                                  "salutations",
                                  "bien a vous",
                                  "bien a toi",
                                  "cdt",
                                  "cdlt",
                                  "bien respectueusement",
                                  "respectueusement",
                                  "avec mes remerciements",
                                  "sincerement",
                                  "belle journee",
                                  "bonne journee",
                                  "bonne reception",
                                  "bonne fin de",
                                  "dans l attente de votre",
                                  "je vous prie de croire",
                                  "envoye de mon",
                                  "sent from my",
                                  "mes salutations",
                                  "dans l attente",
                                  "en vous remerciant",
                                  "veuillez agreer",
                                  "je vous prie d agreer",
                                  "nous vous prions",
                                  "kind regards",
                                  "best regards",
                                  "regards",
                                  "yours sincerely",
                                  "yours faithfully",
                                  "yours truly",
                                  "many thanks and",
                                  "best wishes",
                                  "warm regards",
                                  "sincerely",
                                  "cheers",
                                  "mit freundlichen",
                                  "freundliche grusse",
                                  "viele grusse",
                                  "beste grusse",
                                  "herzliche grusse",
                                  "mfg",
                                  "un saludo",
                                  "saludos",
                                  "atentamente",
                                  "cordiales saludos",
                                  "saludos cordiales",
                                  "reciba un cordial",
                                  "un cordial saludo",
                                  "bien amicalement",
                                  "amicalement",
                                  "amities",
                                  "a bientot"});
}

// A line that says no more than thanks, or takes leave with a comma: "Merci", "Dites-moi vite,".
bool takes_leave(std::string_view line, std::string_view raw) {
    for (const auto* word : {"merci", "thanks", "best", "merci d avance", "merci beaucoup", "danke", "gracias",
                             "thank you", "many thanks", "un grand merci", "merci bien", "cheers", "vielen dank",
                             "muchas gracias", "d avance merci", "merci par avance", "bien merci"})
        if (line == word) return true;
    const auto last = raw.find_last_not_of(" \t\r");
    return last != std::string_view::npos && raw[last] == ',' && std::ranges::count(line, ' ') < 4 &&
           line.find_first_of("0123456789") == std::string_view::npos;
}

bool closes_at_its_end(std::string_view line) {
    return line.ends_with(" cordialement") || line.ends_with(" salutations") || line.ends_with(" kind regards") ||
           line.ends_with(" best regards") || line.ends_with(" cdt");
}

bool greets(std::string_view line) {
    return line.size() <= 70 &&
           begins_with_one(
               line, {"bonjour",      "bonsoir",       "madame",      "monsieur",      "mesdames",     "messieurs",
                      "cher",         "chere",         "chers",       "hello",         "dear",         "hi",
                      "sehr geehrte", "sehr geehrter", "hallo",       "guten tag",     "hola",         "estimados",
                      "estimado",     "estimada",      "buenos dias", "buenas tardes", "good morning", "good afternoon",
                      "salut",        "coucou",        "liebe",       "lieber"});
}

bool is_postscript(std::string_view line) {
    return begins_with_one(line, {"ps", "p s", "post scriptum", "nb", "n b"});
}

class LetterReader {
public:
    explicit LetterReader(std::string_view text) : text_{text}, body_{text} {}

    std::string read() && {
        std::size_t number = 0;
        for (std::size_t from = 0; from < text_.size() && !over_;) {
            const auto end = std::min(text_.find('\n', from), text_.size());
            line(from, end, number);
            from = end + 1;
            if (end > 0) ++number;
        }
        blank_name_at_the_end(number);
        blank_addresses();
        const bool anything = std::ranges::any_of(
            body_, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0; });
        return anything ? std::move(body_) : std::string{text_};
    }

private:
    void blank(std::size_t from, std::size_t end) {
        for (auto at = from; at < end; ++at)
            if (body_[at] != '\n') body_[at] = ' ';
    }

    void line(std::size_t from, std::size_t end, std::size_t number) {
        const auto raw = text_.substr(from, end - from);
        if (raw.size() > 400) return;  // prose, whatever it begins with
        const auto begins = raw.find_first_not_of(" \t\r");
        if (begins == std::string_view::npos) return;
        if (raw[begins] == '>') return blank(from, end);
        if (signed_) {
            if (is_postscript(fold_key(raw)))
                signed_ = false;
            else
                return blank(from, end);
        }
        const auto folded = fold_key(raw);
        if (number > 0 &&
            (begins_quoted_mail(folded, raw) || raw.substr(begins) == "--" || raw.substr(begins).starts_with("-- "))) {
            if (raw.substr(begins).starts_with("-- ") && raw.size() > begins + 4 && !begins_quoted_mail(folded, raw))
                return;
            over_ = true;
            return blank(from, text_.size());
        }
        if (begins_quoted_mail(folded, raw)) return blank(from, end);
        if (is_header(folded, raw)) return blank(from, end);
        if ((number > 0 && closes(folded)) || (number > 2 && takes_leave(folded, raw))) {
            signed_ = true;
            return blank(from, end);
        }
        if (greets(folded)) {
            // "Bonjour Madame Martin," is a greeting; "Bonjour, une formation Excel" goes on.
            const auto comma = raw.find_first_of(",!");
            const auto rest = comma == std::string_view::npos ? std::string_view{} : raw.substr(comma + 1);
            const bool alone = rest.find_first_not_of(" \t\r,!.") == std::string_view::npos;
            if (alone && (comma != std::string_view::npos || folded.size() < 30) && end < text_.size())
                blank(from, end);
            else if (comma != std::string_view::npos && comma < 40)
                blank(from, from + comma);
        }
        if (number > 0 && closes_at_its_end(folded)) signed_ = true;
    }

    // A letter's last line, set apart, of a few words alone: who writes.
    void blank_name_at_the_end(std::size_t lines) {
        const auto end = body_.find_last_not_of(" \t\r\n");
        if (lines < 4 || end == std::string::npos) return;
        const auto before = body_.rfind('\n', end);
        if (before == std::string::npos) return;
        if (before == 0) return;
        const auto above = text_.find_last_not_of(" \t\r", before - 1);
        if (above == std::string::npos || text_[above] != '\n') return;
        const auto last = fold_key(std::string_view{body_}.substr(before + 1, end - before));
        const bool says_more = begins_with_one(
            last, {"a", "en", "sur", "lieu", "budget", "dates", "date", "pour", "in", "at", "le", "la", "les"});
        const bool few_words =
            std::ranges::count(last, ' ') < 4 && last.find_first_of("0123456789") == std::string::npos;
        if (few_words && !says_more && body_[end] != '.' && body_[end] != '?' && body_[end] != '!')
            blank(before + 1, end + 1);
    }

    // Telephone numbers and addresses, wherever they stand.
    void blank_addresses() {
        for (std::size_t at = 0; at < body_.size();) {
            const auto end = word_end(at);
            const auto word = std::string_view{body_}.substr(at, end - at);
            if (word.find('@') != std::string_view::npos && word.size() > 3 && word.find('.') != std::string_view::npos)
                blank(at, end);
            else if (word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www."))
                blank(at, end);
            else if (const auto phone = telephone_end(at); phone > at) {
                blank(at, phone);
                at = phone;
                continue;
            }
            at = end + 1;
        }
    }

    std::size_t word_end(std::size_t at) const { return std::min(body_.find_first_of(" \n\t\r", at), body_.size()); }

    // "06 12 34 56 78", "+33 6 12…", "0033…", "04.68.11.22.33"; nine to fifteen digits in groups.
    std::size_t telephone_end(std::size_t at) const {
        if (at > 0 &&
            (std::isalnum(static_cast<unsigned char>(body_[at - 1])) || body_[at - 1] == '.' || body_[at - 1] == ','))
            return at;
        if (body_[at] != '0' && body_[at] != '+' && body_[at] != '(') return at;
        std::size_t digits = 0, end = at;
        auto here = at;
        for (; here < body_.size() && here < at + 30; ++here) {
            const char c = body_[here];
            if (c >= '0' && c <= '9') {
                ++digits;
                end = here + 1;
            } else if (c != ' ' && c != '.' && c != '-' && c != '/' && c != '(' && c != ')' &&
                       !(c == '+' && here == at)) {
                break;
            }
            if (digits == 10 && body_[at] == '0' && body_[at + 1] != '0') break;
        }
        return digits >= 9 && digits <= 15 && end - at >= 10 ? end : at;
    }

    std::string_view text_;
    std::string body_;
    bool signed_ = false, over_ = false;
};

}  // namespace

std::string body_of(std::string_view utf8) {
    return LetterReader{utf8}.read();
}

}  // namespace filon
