// What the words of a search surely say besides their topic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/need.h"
#include "engine/text/analyse.h"
#include "server/endpoints/filters.h"
#include "server/http/request.h"

namespace filon {

struct Understood {
    std::string words;          // what is left to search for: the words that say a filter are blank, byte for byte
    http::Pairs filters;        // by the names and values that the API gives them, but for places
    std::vector<Place> places;  // instead of the parameter `place`, where that is not given
    Need need;                  // what is applied; its spans show what is unsure, too
};

// Reads a search's words. What is sure becomes a filter, unless `given` has one of the same field, or the other bound
// of the same range: a parameter wins over words. What is less sure stays a word.
Understood understand(std::string_view words, const http::Pairs& given, const QuestionContext& context,
                      Analyser& analyser);

// A need's filters by the names and values that the API gives them, but for its places.
http::Pairs filters_of(const Need& need);

}  // namespace filon
