// The gazetteer's CSV files, read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/places/place.h"

namespace filon {

// A département, region or country.
struct Area {
    PlaceKind kind = PlaceKind::department;
    std::string code;
    std::string name;
    Coordinates point;                     // of its chief town
    std::vector<std::string> departments;  // codes in ascending order; empty for a country
    std::vector<std::string> other_names;
};

// A name that is no commune's today: a commune that is now a part of another, a name that one bore, or a quarter that
// people speak of as of a town ("La Défense").
struct LocalName {
    std::string code;  // INSEE code of then; empty for a quarter
    std::string name;
    std::uint32_t commune = 0;  // row of the commune of today
};

Place place_of(const Commune& commune);
Place place_of(const Area& area);

// The texts of the files in data/gazetteer, each with its header line.
struct PlaceFiles {
    std::string_view communes, former_communes, popular_names, departments, regions, former_regions, area_aliases,
        towns_abroad, countries;
    // Those that are part of the program.
    static PlaceFiles built_in();
};

struct PlaceTables {
    std::vector<Commune> communes;  // by INSEE code
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        postcodes;                       // postcode as a number and row of a commune, ascending
    std::vector<LocalName> local_names;  // by code
    std::vector<Commune> towns_abroad;   // by code
    std::vector<std::pair<std::uint32_t, std::string>> town_names;  // further names: row of a town abroad and name
    std::vector<Area> areas;
    // Throws std::logic_error that names the file when one is not as data/gazetteer/README.md says.
    static PlaceTables read(const PlaceFiles& files);
};

}  // namespace filon
