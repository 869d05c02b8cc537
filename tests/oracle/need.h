// A need as its asker says it: a question, what of it is hard, and what is ruled out. Words play no part in it: which
// offers are on its topic, and how well, is given.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/matching/criterion.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// An empty list asks for nothing. `question.excluded_providers` is `excluded[provider]` said as a filter.
struct Need {
    Question question;
    std::vector<std::string> must;                       // filters, and "exclude"
    std::map<Facet, std::vector<std::string>> excluded;  // values by their filter
    std::vector<std::string> excluded_places;            // as typed
    std::vector<std::string> preferred;                  // providers

    bool excludes_anything() const {
        return !excluded.empty() || !excluded_places.empty() || !question.excluded_providers.empty();
    }
};

// The offers on the topic with the score of each, whether a topic was asked for at all, and the quality of providers
// where it is known: in thousandths.
struct OnTopic {
    std::map<std::string, std::uint16_t> scores;
    bool asked = false;
    std::map<std::string, std::uint16_t> quality = {};
};

// The criterion under which a facet's filter is looked at.
inline Criterion criterion_of(Facet facet) {
    return filon::criterion_of(name_of(facet)).value();
}

}  // namespace filon::oracle
