// Finds the places of a text, name by name and number by number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/reading/places_said.h"

namespace filon {

class PlaceReader {
public:
    PlaceReader(const SaidText& said, const PlacesKnown& known, TextLanguage language, std::vector<Finding>& found)
        : said_{said}, gazetteer_{known.gazetteer}, ordinary_{known.ordinary}, language_{language}, found_{found} {}

    void read();

private:
    // A name of the gazetteer that stands among the words.
    struct Named {
        std::uint32_t end = 0;  // index of a Said
        std::string key;        // folded as places are
        std::size_t words = 0;
    };
    // A place that is told from its homonyms, and the first word after what tells it.
    using Told = std::optional<std::pair<Place, std::uint32_t>>;

    static constexpr std::size_t longest_name = 9;  // in words

    std::string_view word(std::size_t at) const { return said_.at(at); }
    static std::string_view in_names(std::string_view word) {
        if (word == "st") return "saint";
        if (word == "ste") return "sainte";
        return word;
    }

    // places_by_name.cpp
    // Every name that begins at a word.
    void names_at(std::uint32_t at);
    std::optional<Named> longest_name_at(std::uint32_t at) const;
    void name(std::uint32_t first, std::uint32_t end, const std::string& key, std::size_t words);
    // "dans le Nord", "en Mayenne", "du département de la Vienne"
    bool announces_an_area(std::uint32_t first) const;
    double at_birth_of(const Place& place, const std::string& key, std::size_t words) const;
    std::uint32_t inhabitants(const Place& place) const;
    // What stands before and after a name says whether it is one.
    double around(std::uint32_t first, std::uint32_t end, const Place& place) const;
    // Whether no word of a subject follows: a sign, a number, or the end.
    bool at_end(std::uint32_t end) const;
    void add(std::uint32_t first, std::uint32_t end, const Place& place, double odds);
    // places_told_apart.cpp
    // What is said beside a name and tells which of its bearers is meant: "(44)", "93", "cedex 3", "15e", "75015".
    Told beside(const std::string& key, std::uint32_t end) const;
    // "Saint-Denis (Réunion)"
    Told by_area_name(const std::string& key, std::uint32_t here) const;
    // "Paris quinzième"
    Told arrondissement_in_words(const std::string& key, std::uint32_t here) const;
    // The first word after "cedex 3", which may begin here.
    std::uint32_t past_cedex(std::uint32_t at) const;
    // Whether what follows a number makes it a count: "12 jours", "12 personnes".
    bool counts(std::uint32_t following) const;
    // places_by_number.cpp
    // Postcodes, and départements by their number.
    void number_at(std::uint32_t at);
    // "dans le soixante-dix-sept"
    void number_in_words_at(std::uint32_t at);
    bool previous_is_department(std::uint32_t at) const;
    bool town_after_postcode(std::uint32_t at);

    const SaidText& said_;
    const Gazetteer& gazetteer_;
    const OrdinaryNames& ordinary_;
    const TextLanguage language_;
    std::vector<Finding>& found_;
};

}  // namespace filon
