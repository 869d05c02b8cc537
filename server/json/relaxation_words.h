// What loosening a request brings, as a sentence.
#pragma once

#include <string>

#include "engine/matching/relaxations.h"
#include "engine/text/stem.h"

namespace filon {

// "12 offres de plus à 60 km", "3 ofertas más en cualquier idioma". Throws std::logic_error of a filter that has no
// words. Safe from any thread.
std::string text_of(const Relaxation& relaxation, TextLanguage language);

}  // namespace filon
