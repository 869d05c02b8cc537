// What was found in a text, put together into its needs.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/reading/cues.h"
#include "engine/reading/finding.h"
#include "engine/reading/need.h"
#include "engine/reading/said_text.h"
#include "engine/reading/topics_said.h"

namespace filon {

// Everything that was found, each list in the order of the text.
struct Found {
    std::vector<Finding> chosen;        // no two overlap
    std::vector<Finding> certificates;  // beside them: a certificate is a subject, too
    std::vector<ProviderRuledOut> providers_ruled_out;
    std::vector<Subject> subjects;
};

// A subject's words in French, mended: a topic's label where one is known.
using NameOfTopic = std::function<std::string(const Subject& subject)>;

// The needs of a text, at least one. A text has several where subjects stand in a list, are announced as several, or
// each have values of their own; what is said of none of them is said of all.
std::vector<Need> put_together(const SaidText& said, const Found& found, const NameOfTopic& name_of_topic);

}  // namespace filon
