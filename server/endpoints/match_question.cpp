#include "server/endpoints/match_question.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "server/mail/mail.h"

namespace filon {
namespace {

constexpr std::int64_t largest_limit = 100;
constexpr std::int64_t largest_offset = 10'000;

class QuestionReader {
public:
    QuestionReader(const AskedBy& asked_by, const Service& service, const Snapshot& snapshot, Analyser& analyser)
        : asked_by_{asked_by}, service_{service}, snapshot_{snapshot}, analyser_{analyser} {
        static_cast<Terms&>(question_) = unsaid_terms(asked_by, service);
    }

    std::expected<MatchQuestion, std::vector<Fault>> of_json(std::string_view json) {
        JsonBody body{json};
        question_.text = body.text("text").value_or("");
        static_cast<Terms&>(question_) = read_terms(body, asked_by_, service_);
        question_.limit = static_cast<std::size_t>(body.whole("limit", 0, largest_limit).value_or(10));
        question_.offset = static_cast<std::size_t>(body.whole("offset", 0, largest_offset).value_or(0));
        question_.relax = body.truth("relax").value_or(false);
        read_facets(body);
        std::vector<Fault> faults;
        std::optional<NeedSent> sent;
        if (const auto* need = body.value("need"))
            sent = read_need(*need, "need", service_.reference.gazetteer, faults);
        auto told = body.faults();
        if (told.empty() && question_.text.empty() && !sent)
            told.push_back({.field = "text", .reason = "is missing, and so is need"});
        // What is wrong with what is sent is told at once; a text is not read for a body that is refused.
        if (!told.empty()) question_.text.clear();
        told.insert(told.end(), faults.begin(), faults.end());
        return with_needs(sent, std::move(told));
    }

    std::expected<MatchQuestion, std::vector<Fault>> of_mail(std::string_view bytes) {
        auto mail = read_mail(bytes);
        if (!mail) return std::unexpected{std::vector{mail.error()}};
        question_.text = std::move(mail->text);
        question_.is_mail = true;
        question_.today = mail->date.value_or(question_.today);
        return with_needs(std::nullopt, {});
    }

private:
    void read_facets(JsonBody& body) {
        for (const auto& name : body.texts("facets")) {
            const auto facet = named<Facet>(name);
            if (!facet)
                body.fail("facets", "one of them is no facet");
            else if (std::ranges::find(question_.facets, *facet) != question_.facets.end())
                body.fail("facets", fmt::format("'{}' is given twice", name));
            else
                question_.facets.push_back(*facet);
        }
    }

    std::expected<MatchQuestion, std::vector<Fault>> with_needs(const std::optional<NeedSent>& sent,
                                                                std::vector<Fault> faults) {
        const auto context = context_on(question_.today, question_.client, service_, snapshot_);
        const auto add = [&](NeedSent said, std::vector<ReadSpan> spans) {
            question_.needs.push_back(
                ready(std::move(said), std::move(spans), question_.client, "need", context, analyser_, faults));
        };
        if (!question_.text.empty())
            for (auto& read : read_letter(question_.text, context, analyser_).needs) {
                auto said = sent_by(read);
                add(sent ? combined(std::move(said), *sent) : std::move(said), std::move(read.spans));
            }
        if (question_.needs.empty()) add(sent.value_or(NeedSent{}), {});
        if (faults.empty()) return std::move(question_);
        // Each need of a text meets what is wrong beside it anew.
        std::vector<Fault> once;
        for (auto& fault : faults)
            if (std::ranges::find(once, fault.field, &Fault::field) == once.end()) once.push_back(std::move(fault));
        return std::unexpected{std::move(once)};
    }

    const AskedBy& asked_by_;
    const Service& service_;
    const Snapshot& snapshot_;
    Analyser& analyser_;
    MatchQuestion question_;
};

}  // namespace

std::expected<MatchQuestion, std::vector<Fault>> read_match_question(std::string_view json, const AskedBy& asked_by,
                                                                     const Service& service, const Snapshot& snapshot,
                                                                     Analyser& analyser) {
    return QuestionReader{asked_by, service, snapshot, analyser}.of_json(json);
}

std::expected<MatchQuestion, std::vector<Fault>> read_match_mail(std::string_view bytes, const AskedBy& asked_by,
                                                                 const Service& service, const Snapshot& snapshot,
                                                                 Analyser& analyser) {
    return QuestionReader{asked_by, service, snapshot, analyser}.of_mail(bytes);
}

}  // namespace filon
