// The filters of a search, read from parameters: the same names everywhere.
#pragma once

#include <string_view>
#include <vector>

#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/matching/criteria.h"
#include "engine/reading/read_request.h"
#include "engine/values/dates.h"
#include "server/endpoints/parameters.h"

namespace filon {

// What reading a question takes besides its parameters.
struct QuestionContext {
    const Index& index;
    const ReferenceData& reference;
    const ReadingRules& rules;
    Date today;
    std::string_view tie_key;
    Tax tax_unsaid = Tax::excluded;  // in which prices are compared where the question does not say
};

// Every filter that is asked for. What is wrong is left out, and told to `parameters`. `places_read` stand in for the
// parameter `place` where it is not given.
Criteria read_criteria(Parameters& parameters, const QuestionContext& context,
                       const std::vector<Place>& places_read = {});

}  // namespace filon
