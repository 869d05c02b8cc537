// Languages of teaching.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"

namespace filon {

// The tag of a language by its folded name in French, English, German or Spanish.
std::optional<std::string_view> language_named(std::string_view word);

// "Französischkurs", "Englischunterricht"
bool is_course_of_language(std::string_view word);

// "en anglais", "dispensé en allemand", "formateur anglophone", "in English", "auf Deutsch"; after a word of asking
// alone
// ("formation en anglais") the language is the subject.
void find_teaching_languages(const SaidText& said, std::vector<Finding>& found);

}  // namespace filon
