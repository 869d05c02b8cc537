#include "indexer/demo/towns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace filon {
namespace {

// A name alone is risked for the larger towns only; in a village of that name nobody would understand it.
constexpr std::uint32_t known_by_name = 10'000;

PlaceReference by_insee(const Commune& commune) {
    PlaceReference reference;
    reference.insee = commune.code;
    return reference;
}

PlaceReference by_name(const Commune& commune) {
    PlaceReference reference;
    reference.town = commune.name;
    if (commune.country != "FR") reference.country = commune.country;
    return reference;
}

// To the fourth decimal, some ten metres.
PlaceReference by_point(const Commune& commune) {
    const auto rounded = [](double degrees) { return std::round(degrees * 10'000) / 10'000; };
    PlaceReference reference;
    reference.point = Coordinates{rounded(commune.point.latitude), rounded(commune.point.longitude)};
    return reference;
}

// 69383, the third arrondissement of Lyon, has the postcode 69003; so have those of Paris and Marseille.
std::optional<PlaceReference> by_postcode(const Commune& arrondissement, std::string_view town) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> starts{
        {{"751", "750"}, {"6938", "6900"}, {"132", "130"}}};
    for (const auto& [insee, postcode] : starts) {
        if (!arrondissement.code.starts_with(insee)) continue;
        PlaceReference reference;
        reference.postcode = std::string{postcode} + arrondissement.code.substr(insee.size());
        reference.town = std::string{town};
        return reference;
    }
    return std::nullopt;
}

bool gives(const Gazetteer& gazetteer, const PlaceReference& reference, const Commune& commune) {
    const auto place = gazetteer.resolve(reference);
    return place && (place->code == commune.code || (!commune.parent.empty() && place->code == commune.parent));
}

}  // namespace

DemoTowns::DemoTowns(const Gazetteer& gazetteer) {
    std::vector<std::uint64_t> weights;
    for (const auto& commune : gazetteer.communes()) {
        // Paris, Lyon and Marseille are drawn by their arrondissements, which bear the name of the town.
        const bool is_divided = commune.code == "75056" || commune.code == "69123" || commune.code == "13055";
        if (commune.population == 0 || is_divided) continue;
        DemoTown town{.name = commune.name, .department = commune.department, .references = {by_insee(commune)}};
        if (!commune.parent.empty()) {
            const auto parent = gazetteer.commune(commune.parent);
            if (parent) town.name = parent->name;
            if (const auto reference = by_postcode(commune, town.name);
                reference && gives(gazetteer, *reference, commune))
                town.references.push_back(*reference);
            auto whole = by_insee(commune);
            whole.insee = commune.parent;
            town.references.push_back(std::move(whole));
        } else if (commune.population >= known_by_name && gives(gazetteer, by_name(commune), commune)) {
            town.references.push_back(by_name(commune));
            town.references.push_back(by_point(commune));
        }
        towns_.push_back(std::move(town));
        weights.push_back(commune.population);
    }
    if (towns_.empty()) throw std::logic_error{"the gazetteer has no commune with inhabitants"};
    wheel_.emplace(weights);
    for (const auto& commune : gazetteer.towns_abroad())
        if (commune.population >= 100'000 && gives(gazetteer, by_name(commune), commune))
            abroad_.push_back({.name = commune.name, .department = "", .references = {by_name(commune)}});

    for (const auto& area : gazetteer.areas()) {
        if (area.kind != PlaceKind::department) continue;
        const auto here = UnitVector::of(area.point);
        std::vector<std::pair<std::int64_t, std::string>> near;
        for (const auto& other : gazetteer.areas())
            if (other.kind == PlaceKind::department)
                near.emplace_back(squared_chord(here, UnitVector::of(other.point)), other.code);
        std::ranges::sort(near);
        for (auto& [distance, code] : near) around_[area.code].push_back(std::move(code));
    }
}

const std::vector<std::string>& DemoTowns::departments_around(const std::string& department) const {
    const auto found = around_.find(department);
    if (found == around_.end()) throw std::logic_error{fmt::format("the gazetteer has no département {}", department)};
    return found->second;
}

}  // namespace filon
