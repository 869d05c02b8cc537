// Which words of a text are about which of its needs.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"
#include "engine/reading/topics_said.h"

namespace filon {

// The words [first, end) that are about one need alone. What lies in no part is said of all needs.
struct Part {
    std::uint32_t first = 0, end = 0;
    const Subject* subject = nullptr;  // null: nothing is asked for by name
};

// At least one; the subjects outlive them. Subjects that belong together ("Word, Excel et PowerPoint") are joined.
std::vector<Part> parts_of(const SaidText& said, const std::vector<Finding>& chosen, std::vector<Subject>& subjects);

}  // namespace filon
