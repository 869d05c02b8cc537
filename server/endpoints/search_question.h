// What a search asks, read from a request's parameters.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/matching/search.h"
#include "engine/text/analyse.h"
#include "engine/values/language_tag.h"
#include "server/http/request.h"

namespace filon {

struct SearchQuestion {
    TextQuery words;
    SearchRequest request;
    std::string lang = "fr";  // of the reply's texts; how words are read does not depend on it
};

// What reading a question takes besides its parameters.
struct QuestionContext {
    const View& view;
    const ReferenceData& reference;
    Date today;
    std::string_view tie_key;
};

// Every fault there is, each naming its parameter; or the question, ready to be asked.
std::expected<SearchQuestion, std::vector<Fault>> read_search_question(const http::Pairs& parameters,
                                                                       const QuestionContext& context,
                                                                       Analyser& analyser);

}  // namespace filon
