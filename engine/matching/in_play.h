// Which criteria a need brings into play.
#pragma once

#include "engine/matching/columns.h"
#include "engine/matching/criteria.h"
#include "engine/matching/criterion.h"

namespace filon {

// By which criterion a trait, or a tag, is asked for.
Criterion criterion_of(Trait trait);
Criterion criterion_of(Tagged tagged);
// Those that any filter asks for.
CriterionSet asked_by(const Criteria& criteria);

}  // namespace filon
