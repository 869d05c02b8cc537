// What a search asks, read from a request's parameters.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "engine/matching/search.h"
#include "engine/reading/need.h"
#include "engine/text/analyse.h"
#include "server/endpoints/filters.h"
#include "server/http/request.h"

namespace filon {

struct SearchQuestion {
    std::string text;  // as typed
    TextQuery words;
    Need read;  // what the words were understood to say
    SearchRequest request;
    std::string lang = "fr";  // of the reply's texts; how words are read does not depend on it
    bool tax_asked = false;   // the parameters, or the words, say in which tax prices are compared
    bool relax = false;       // relaxations are asked for, however many were found
};

// Every fault there is, each naming its parameter; or the question, ready to be asked.
std::expected<SearchQuestion, std::vector<Fault>> read_search_question(const http::Pairs& parameters,
                                                                       const QuestionContext& context,
                                                                       Analyser& analyser);

}  // namespace filon
