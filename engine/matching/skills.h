// What providers say they can teach, whether or not they have an offer of it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/matching/candidates.h"
#include "engine/matching/columns.h"
#include "engine/text/analyse.h"
#include "engine/values/names.h"

namespace filon {

// Each skill is a text of its own. Views over memory that outlives them.
struct Skills {
    Names terms;
    Lists holding;                            // by term: the skills that hold it, ascending
    std::span<const std::uint32_t> provider;  // by skill, ascending
};

// A provider, and which of its skills are meant: by their place in its record.
struct Skilled {
    std::uint32_t provider = 0;
    std::vector<std::uint32_t> skills;
};

// The providers one of whose skills holds enough of the request's words, as offers have to, and none of whose offers is
// among `taught`; ascending. None where the words ask for all.
std::vector<Skilled> skilled_providers(const Skills& skills, const TextQuery& query, const Candidates& taught,
                                       const Columns& columns);

}  // namespace filon
