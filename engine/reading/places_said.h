// Places in a request, each with how sure it is that the words mean the place.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "engine/places/gazetteer.h"
#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"
#include "engine/text/stem.h"
#include "engine/text/word_lists.h"

namespace filon {

// Names of places that are ordinary words of a language, too: data/reading/ordinary_names.csv.
class OrdinaryNames {
public:
    // Throws std::logic_error where the file is not as its header says.
    explicit OrdinaryNames(std::string_view csv);
    static OrdinaryNames built_in();
    bool holds(std::string_view name, TextLanguage language) const;

private:
    std::array<WordSet, text_language_count> names_;
};

// Communes with their homonyms told apart ("st denis 93", "Saint-Denis (974)"), arrondissements, postcodes, CEDEX,
// départements by name and number, regions of today and before, towns abroad. A name by itself is scored: what stands
// before it, how large it is, where it stands, whether it is an ordinary word.
struct PlacesKnown {
    const Gazetteer& gazetteer;
    const OrdinaryNames& ordinary;
};
void find_places(const SaidText& said, const PlacesKnown& known, TextLanguage language, std::vector<Finding>& found);

}  // namespace filon
