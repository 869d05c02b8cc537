// An e-mail as anybody may send it: what is read of it is text, or a fault says why not.
#include "server/mail/mail.h"

#include "engine/values/utf8.h"
#include "tests/fuzz/promise.h"

using filon::fuzz::promise;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto message = filon::fuzz::as_text(data, size);
    const auto mail = filon::read_mail(message);
    const auto again = filon::read_mail(message);
    promise(mail.has_value() == again.has_value(), "a mail is read alike twice");
    if (!mail) {
        promise(mail.error().field == "body" && !mail.error().reason.empty(), "a fault says what and why");
        return 0;
    }
    promise(mail->text == again->text && mail->date == again->date, "a mail is read alike twice");
    promise(!mail->text.empty(), "a mail that is read has a text");
    promise(filon::is_utf8(mail->text), "the text is UTF-8");
    promise(mail->text.find_first_of(std::string_view{"\0\r", 2}) == std::string::npos, "lines end in LF, without NUL");
    return 0;
}
