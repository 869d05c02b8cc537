#include "engine/places/place_tables.h"

#include <stdexcept>

#include <gtest/gtest.h>

#include "engine/places/gazetteer.h"

namespace filon {
namespace {

// The smallest gazetteer there can be.
PlaceFiles small_files() {
    return {.communes =
                "insee,name,kind,parent,department,population,lat,lon,point,postcodes\n69123,Lyon,commune,,69,500000,"
                "45.7,4.8,exact,69001|69002\n",
            .former_communes = "insee,name,kind,current\n69232,Saint-Rambert,abolished,69123\n",
            .popular_names = "name,insee\nPart-Dieu,69123\n",
            .departments = "code,name,region,chief_town\n69,Rhône,84,69123\n",
            .regions = "code,name,chief_town\n84,Auvergne-Rhône-Alpes,69123\n",
            .former_regions = "code,name,chief_town,departments\n82,Rhône-Alpes,69123,69\n",
            .area_aliases = "kind,code,alias\nregion,84,ARA\n",
            .towns_abroad =
                "code,country,name,other_names,population,lat,lon\nCH-1,CH,Genève,Genf|Geneva,200000,46.2,6.1\n",
            .countries = "code,name,english,lat,lon\nFR,France,France,48.8,2.3\nCH,Suisse,Switzerland,46.9,7.4\n"};
}

TEST(PlaceTables, MakeAGazetteer) {
    const Gazetteer gazetteer{PlaceTables::read(small_files())};
    EXPECT_EQ(gazetteer.resolve("69002")->code, "69123");
    EXPECT_EQ(gazetteer.resolve("ARA")->code, "84");
    EXPECT_EQ(gazetteer.resolve("Genf")->name, "Genève");
    EXPECT_EQ(gazetteer.resolve("Saint-Rambert")->code, "69123");
    EXPECT_EQ(gazetteer.resolve("Part-Dieu")->code, "69123");
}

TEST(PlaceTables, SayWhichFileIsBroken) {
    const auto expect_broken = [](const PlaceFiles& files, std::string_view file) {
        try {
            PlaceTables::read(files);
            ADD_FAILURE() << file << " was read";
        } catch (const std::logic_error& error) {
            EXPECT_NE(std::string_view{error.what()}.find(file), std::string_view::npos) << error.what();
        }
    };
    auto files = small_files();
    files.communes = "";
    expect_broken(files, "communes.csv");
    files = small_files();
    files.communes =
        "insee,name,kind,parent,department,population,lat,lon,point,postcodes\n69123,Lyon,commune,,69,many,45.7,4.8,"
        "exact,69001\n";
    expect_broken(files, "communes.csv line 2");
    files.communes =
        "insee,name,kind,parent,department,population,lat,lon,point,postcodes\n69123,Lyon,commune,,69,1,95.7,4.8,exact,"
        "69001\n";
    expect_broken(files, "communes.csv line 2");
    files.communes = "insee,name\n69123,Lyon\n";
    expect_broken(files, "communes.csv line 1");
    files = small_files();
    files.former_communes = "insee,name,kind,current\n69232,Saint-Rambert,abolished,69999\n";
    expect_broken(files, "former_communes.csv line 2");
    files = small_files();
    files.area_aliases = "kind,code,alias\nregion,85,ARA\n";
    expect_broken(files, "area_aliases.csv line 2");
    files = small_files();
    files.towns_abroad = "code,country,name,other_names,population,lat,lon\n\"CH-1\n";
    expect_broken(files, "towns_abroad.csv");
}

}  // namespace
}  // namespace filon
