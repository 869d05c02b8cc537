#include "tests/oracle/random_places.h"

#include <cmath>

namespace filon::oracle {
namespace {

const std::vector<std::string> departments{"69", "38", "01", "42", "75", "92", "59", "13", "2A", "974", "26"};

PlaceReference town(std::optional<std::string> insee, std::optional<std::string> postcode,
                    std::optional<std::string> name, std::optional<std::string> country = {}) {
    return {.insee = std::move(insee),
            .postcode = std::move(postcode),
            .town = std::move(name),
            .point = {},
            .label = {},
            .country = std::move(country)};
}

const std::vector<PlaceReference> towns{town("69123", {}, {}),
                                        town({}, "69003", "Lyon"),
                                        town({}, {}, "Lyon"),
                                        town({}, "69100", "Villeurbanne"),
                                        town({}, {}, "Vienne"),
                                        town("38185", {}, {}),
                                        town({}, {}, "Bourg-en-Bresse"),
                                        town({}, {}, "Saint-Étienne"),
                                        town("75056", {}, {}),
                                        town("75115", {}, {}),
                                        town({}, {}, "Lille"),
                                        town({}, "13001", "Marseille"),
                                        town({}, {}, "Ajaccio"),
                                        town("97411", {}, {}),
                                        town({}, {}, "Genève", "CH"),
                                        town({}, {}, "Bruxelles", "BE"),
                                        town({}, {}, "Trifouilly-les-Oies")};

}  // namespace

PlaceReference random_place(Draw& draw) {
    if (draw.one_in(12))
        return {.insee = {},
                .postcode = {},
                .town = {},
                .point = Coordinates{.latitude = draw.real(-60, 60), .longitude = draw.real(-180, 180)},
                .label = {},
                .country = {}};
    if (!draw.one_in(4)) return draw.one_of(towns);
    auto place = draw.one_in(3) ? draw.one_of(towns) : PlaceReference{};
    place.point = random_point(draw, 60);
    return place;
}

TravelZone random_zone(Draw& draw) {
    switch (draw.between(0, 4)) {
        case 0:
            return {.radius_km = {}, .departments = {}, .anywhere = true};
        case 1:
        case 2:
            return {.radius_km = {}, .departments = draw.some_of(departments, 1, 4), .anywhere = false};
        default:
            return {
                .radius_km = draw.one_in(8) ? 0 : std::round(draw.real(1, 120)), .departments = {}, .anywhere = false};
    }
}

Coordinates random_point(Draw& draw, double radius_km) {
    constexpr double km_per_degree = 111.2;
    return {.latitude = 45.758 + draw.real(-radius_km, radius_km) / km_per_degree,
            .longitude = 4.835 + draw.real(-radius_km, radius_km) / (km_per_degree * 0.7)};
}

}  // namespace filon::oracle
