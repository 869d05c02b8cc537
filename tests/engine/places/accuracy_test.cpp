// How far the gazetteer's points are from the true middles of the communes, of which the reference has a table.
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/values/csv.h"
#include "tests/engine/places/the_gazetteer.h"

namespace filon {
namespace {

// Empty where the reference is absent.
std::string reference_text() {
    const char* const said = std::getenv("FILON_SHARED");
    const std::filesystem::path shared =
        said != nullptr ? std::filesystem::path{said} : std::filesystem::path{FILON_SOURCE_DIR} / ".." / "shared";
    std::ifstream file{shared / "data" / "gazetteer" / "communes.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

std::optional<double> number(const std::string& field) {
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    return error == std::errc{} && end == field.data() + field.size() ? std::optional{value} : std::nullopt;
}

// True points of metropolitan communes by INSEE code.
std::map<std::string, Coordinates> true_points() {
    std::map<std::string, Coordinates> points;
    const std::string text = reference_text();
    if (text.empty()) return points;
    const auto read = for_each_csv_row(text, [&](std::span<const std::string> fields, std::size_t) {
        const auto latitude = number(fields[5]), longitude = number(fields[6]);
        if (latitude && longitude && fields[0] < "97")
            points[fields[0]] = {.latitude = *latitude, .longitude = *longitude};
    });
    EXPECT_TRUE(read) << read.error().field << ' ' << read.error().reason;
    return points;
}

struct Miss {
    double kilometres = 0;
    double weight = 0;
    std::string name;
};

// The distance that a share of the weight does not exceed; misses are sorted.
double quantile(const std::vector<Miss>& misses, double share) {
    double total = 0, sum = 0;
    for (const auto& miss : misses) total += miss.weight;
    for (const auto& miss : misses)
        if ((sum += miss.weight) >= share * total) return miss.kilometres;
    return misses.back().kilometres;
}

TEST(Accuracy, OfCommunesPointsInMetropolitanFranceIsAsTheReadmeSays) {
    const auto truth = true_points();
    if (truth.empty()) GTEST_SKIP() << "the reference data are not there: set FILON_SHARED";
    std::vector<Miss> misses, weighted;
    for (const auto& one : the_gazetteer().communes()) {
        const auto found = truth.find(one.code);
        if (found == truth.end()) continue;
        const double away = ground_distance(UnitVector::of(one.point), UnitVector::of(found->second)).kilometres();
        misses.push_back({.kilometres = away, .weight = 1, .name = one.name});
        weighted.push_back({.kilometres = away, .weight = static_cast<double>(one.population), .name = one.name});
    }
    std::ranges::sort(misses, {}, &Miss::kilometres);
    std::ranges::sort(weighted, {}, &Miss::kilometres);
    std::cout << misses.size() << " communes: median " << quantile(misses, .5) << " km, p95 " << quantile(misses, .95)
              << "; by population " << quantile(weighted, .5) << " and " << quantile(weighted, .95) << "; farthest "
              << misses.back().name << ' ' << misses.back().kilometres << '\n';
    EXPECT_GT(misses.size(), 34'700U);
    EXPECT_LE(quantile(misses, .5), 3.5);
    EXPECT_LE(quantile(misses, .95), 11);
    EXPECT_LE(quantile(weighted, .5), 1);
    EXPECT_LE(quantile(weighted, .95), 6);
    EXPECT_LT(misses.back().kilometres, 50) << misses.back().name;
}

TEST(Accuracy, OfTheDepartmentOfAPointSufficesForNineteenInTwentyVillages) {
    const auto truth = true_points();
    if (truth.empty()) GTEST_SKIP() << "the reference data are not there: set FILON_SHARED";
    double right = 0, all = 0, right_people = 0, all_people = 0;
    for (const auto& one : the_gazetteer().communes()) {
        const auto found = truth.find(one.code);
        if (found == truth.end()) continue;
        const bool agrees = the_gazetteer().department_at(found->second) == one.department;
        all += 1;
        all_people += one.population;
        right += agrees ? 1 : 0;
        right_people += agrees ? one.population : 0;
    }
    std::cout << "département of a point: right for " << 100 * right / all << " % of communes, "
              << 100 * right_people / all_people << " % of people\n";
    EXPECT_GE(right / all, .95);
    EXPECT_GE(right_people / all_people, .97);
}

// Needs no reference.
TEST(Accuracy, EveryTownOfFiveThousandInhabitantsHasAPointOfItsOwn) {
    std::ifstream file{std::filesystem::path{FILON_SOURCE_DIR} / "data" / "gazetteer" / "communes.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    const auto read = for_each_csv_row(text.view(), [](std::span<const std::string> fields, std::size_t line) {
        if (line > 1 && number(fields[5]).value() >= 5'000) {
            EXPECT_NE(fields[8], "estimated") << fields[1];
        }
    });
    ASSERT_TRUE(read);
}

}  // namespace
}  // namespace filon
