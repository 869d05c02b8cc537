// One need of a request, understood and ready to be matched: what a text says, what is sent beside it, and the client's
// own terms.
#pragma once

#include <string>
#include <vector>

#include "engine/matching/match.h"
#include "engine/reading/need.h"
#include "server/clients/client_book.h"
#include "server/endpoints/filters.h"
#include "server/json/read_need.h"

namespace filon {

struct NeedAsked {
    NeedSent said;                // as it was understood: what READ shows
    std::vector<ReadSpan> spans;  // of the text
    Criteria criteria;
    CriterionSet must = 0;
    TextQuery words;
    std::vector<std::uint32_t> preferred;  // providers, by rank
};

// Rules out what a need excludes. What is wrong is told with fields that begin with `path`.
void rule_out(Criteria& criteria, const NeedSent& said, const std::string& path, const QuestionContext& context,
              std::vector<Fault>& faults);

// The fields of a need that was read in a text.
NeedSent sent_by(const Need& read);
// The same where `sent` is silent: what is sent wins, and a bound that would contradict it falls.
NeedSent combined(NeedSent read, const NeedSent& sent);

// Makes a need ready. What is wrong is told with fields that begin with `path`. `client`: null where none is named.
NeedAsked ready(NeedSent said, std::vector<ReadSpan> spans, const Client* client, const std::string& path,
                const QuestionContext& context, Analyser& analyser, std::vector<Fault>& faults);

}  // namespace filon
