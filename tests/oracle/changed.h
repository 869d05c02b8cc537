// Questions that are as another but for one filter.
#pragma once

#include <utility>
#include <vector>

#include "engine/matching/relaxations.h"
#include "tests/oracle/draw.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// The question with a relaxation's change and nothing else; a test fails where there is no such filter.
Question changed(Question question, const Relaxation& relaxation);

// The question with each one of `other`'s filters that it does not have yet. A remote modality beside a place is left
// out: it asks for offers that the place alone leaves out.
std::vector<Question> with_one_more_filter(const Question& question, const Question& other);

// For each filter that has a width the question with it, and the same with a wider one: a radius, budget, window or
// length.
std::vector<std::pair<Question, Question>> narrow_and_wide(const Question& question, Draw& draw);

}  // namespace filon::oracle
