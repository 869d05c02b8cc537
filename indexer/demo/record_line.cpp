#include "indexer/demo/record_line.h"

#include <cmath>

#include <fmt/format.h>

namespace filon {
namespace {

// `count` in units of 1 / 10^decimals, without trailing zeros; whole numbers in and text out, so alike on each machine.
std::string decimal(std::int64_t count, int decimals) {
    std::int64_t unit = 1;
    for (int i = 0; i < decimals; ++i) unit *= 10;
    const auto size = count < 0 ? -count : count;
    auto text = fmt::format("{}{}.{:0{}}", count < 0 ? "-" : "", size / unit, size % unit, decimals);
    text.resize(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace

void RecordLine::raw_number(std::string_view name, std::string_view digits) {
    key(name);
    writer_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
}

void RecordLine::hundredths(std::string_view name, std::int64_t count) {
    raw_number(name, decimal(count, 2));
}

void RecordLine::place_members(const PlaceReference& place, std::string_view label) {
    if (place.insee) text("insee", *place.insee);
    if (place.postcode) text("postcode", *place.postcode);
    if (place.town) text("town", *place.town);
    if (place.point) {
        raw_number("lat", decimal(std::llround(place.point->latitude * 10'000), 4));
        raw_number("lon", decimal(std::llround(place.point->longitude * 10'000), 4));
    }
    if (place.country) text("country", *place.country);
    if (!label.empty()) text("label", label);
}

}  // namespace filon
