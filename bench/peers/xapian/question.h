// A request's query string, as a peer needs it: what Filon would refuse is not looked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filon::peers {

struct Question {
    std::string words;
    std::optional<std::pair<double, double>> point;
    double radius_km = 30;
    std::optional<std::int64_t> max_cents, date_from, date_to;  // days since 1970
    std::vector<std::string> languages, facets;
    // Filters that are facets too: the name and the values.
    std::vector<std::pair<std::string, std::vector<std::string>>> selections;
    std::string sort;
    std::uint32_t limit = 20;
};

Question question_of(std::string_view query_string);
std::int64_t day_number(const std::string& date);
std::string date_of(std::int64_t day_number);

}  // namespace filon::peers
