// Days that a text names and that are not the course's.
#pragma once

#include <cstdint>
#include <span>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"

namespace filon {

bool is_one_day(const WindowSaid& window);

// "notre rencontre du 8 décembre", said on the 17th: the next one is too far to be meant without its year.
bool has_just_passed(const SaidText& said, std::uint32_t first, std::uint32_t end, const WindowSaid& window,
                     Date today);

// Where a period is wanted ("en octobre"), a day of its own is that of a meeting, a departure, a reply.
void leave_out_days_in_passing(Date today, std::span<Finding> dates);

}  // namespace filon
