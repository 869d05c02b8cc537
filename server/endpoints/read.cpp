#include "server/endpoints/read.h"

#include <optional>
#include <string>
#include <utility>

#include "server/endpoints/need_asked.h"
#include "server/endpoints/terms.h"
#include "server/http/problem.h"
#include "server/http/router.h"
#include "server/json/write_need.h"
#include "server/mail/mail.h"

namespace filon {
namespace {

constexpr std::size_t long_text = 16 * 1024;  // bytes

// A text and the day on which it is read.
struct Letter {
    std::string text;
    Date today;
    bool is_mail = false;
};

std::expected<Letter, std::vector<Fault>> letter_of(const http::Request& request, Date today) {
    if (request.media_type() == "message/rfc822") {
        auto mail = read_mail(request.body);
        if (!mail) return std::unexpected{std::vector{mail.error()}};
        return Letter{.text = std::move(mail->text), .today = mail->date.value_or(today), .is_mail = true};
    }
    JsonBody body{request.body};
    Letter letter{.text = body.text("text").value_or(""), .today = day_asked(body, today)};
    auto faults = body.faults();
    if (faults.empty() && letter.text.empty()) faults.push_back({.field = "text", .reason = "is missing"});
    if (!faults.empty()) return std::unexpected{std::move(faults)};
    return letter;
}

}  // namespace

http::Response ReadEndpoint::operator()(const http::Request& request, std::stop_token) const {
    Parameters parameters{request.query};
    if (auto refused = refusal(parameters)) return *std::move(refused);
    const auto letter = letter_of(request, service.today());
    if (!letter) return http::problem(400, "the body is wrong", letter.error());

    // A long letter takes as long as a thousand searches: no short request waits for it.
    if (letter->text.size() > long_text && !request.may_take_long) throw http::TakesLong{};
    const auto snapshot = service.snapshots.current();
    Analyser analyser{snapshot->index->vocabulary().acronyms()};
    const auto read = read_letter(letter->text, context_on(letter->today, nullptr, service, *snapshot), analyser);
    JsonWriter writer;
    writer.begin_object();
    if (letter->is_mail) writer.member("text", letter->text);
    writer.key("needs").begin_array();
    for (const auto& need : read.needs) write_need(writer, sent_by(need), need.spans, letter->text);
    writer.end_array();
    writer.member("lang", tag_of(read.language));
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
