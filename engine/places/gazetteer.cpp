#include "engine/places/gazetteer.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include <fmt/format.h>

#include "engine/places/place_name.h"
#include "engine/places/postal_name.h"

namespace filon {
namespace {

constexpr auto reach = Metres{25'000};  // of `department_at`

using Table = NamedRow::Table;

// The names of the gazetteer's own tables fold; that they do not is our own mistake.
std::string folded(std::string_view name) {
    auto text = fold_place_name(name);
    if (!text || text->empty()) throw std::logic_error{"gazetteer: a name that is none: \"" + std::string{name} + "\""};
    return std::move(*text);
}

}  // namespace

Gazetteer Gazetteer::built_in() {
    return Gazetteer{PlaceTables::read(PlaceFiles::built_in())};
}

Gazetteer::Gazetteer(PlaceTables tables) : tables_{std::move(tables)} {
    const auto add = [this](std::string_view name, Table table, std::size_t row) {
        const std::string text = folded(name);
        const NamedRow named{.table = table, .row = static_cast<std::uint32_t>(row)};
        names_.add(text, named);
        if (const auto bare = without_article(text); bare.size() != text.size())
            names_without_article_.add(bare, named);
    };
    for (std::size_t row = 0; row < tables_.communes.size(); ++row)
        add(tables_.communes[row].name, Table::communes, row);
    for (std::size_t row = 0; row < tables_.local_names.size(); ++row)
        add(tables_.local_names[row].name, Table::local_names, row);
    for (std::size_t row = 0; row < tables_.towns_abroad.size(); ++row)
        add(tables_.towns_abroad[row].name, Table::towns_abroad, row);
    for (const auto& [row, name] : tables_.town_names) add(name, Table::towns_abroad, row);
    for (std::size_t row = 0; row < tables_.areas.size(); ++row) {
        add(tables_.areas[row].name, Table::areas, row);
        for (const auto& name : tables_.areas[row].other_names) add(name, Table::areas, row);
    }
    names_.seal();
    names_without_article_.seal();
    for (const auto& one : tables_.areas)
        if (one.kind == PlaceKind::department) department_codes_.push_back(one.code);
    const auto fill = [](PointGrid& grid, const std::vector<Commune>& communes) {
        for (std::size_t row = 0; row < communes.size(); ++row)
            grid.add(communes[row].point, static_cast<std::uint32_t>(row));
        grid.seal();
    };
    fill(french_points_, tables_.communes);
    fill(points_abroad_, tables_.towns_abroad);
}

const Area* Gazetteer::area(PlaceKind kind, std::string_view code) const {
    const auto found =
        std::ranges::find_if(tables_.areas, [&](const Area& one) { return one.kind == kind && one.code == code; });
    return found == tables_.areas.end() ? nullptr : &*found;
}

const Commune* Gazetteer::commune_row(std::string_view code) const {
    const auto in = [&](const std::vector<Commune>& communes) {
        const auto found = std::ranges::lower_bound(communes, code, {}, &Commune::code);
        return found != communes.end() && found->code == code ? &*found : nullptr;
    };
    if (code.empty()) return nullptr;
    if (const Commune* const today = in(tables_.communes)) return today;
    const auto past = std::ranges::lower_bound(tables_.local_names, code, {}, &LocalName::code);
    if (past != tables_.local_names.end() && past->code == code) return &tables_.communes[past->commune];
    return in(tables_.towns_abroad);
}

bool Gazetteer::is_name(std::string_view folded) const {
    return !names_.find(folded).empty() || !names_without_article_.find(folded).empty();
}

bool Gazetteer::begins_name(std::string_view folded) const {
    return names_.begins(folded) || names_without_article_.begins(folded);
}

std::optional<Place> Gazetteer::commune(std::string_view code) const {
    const Commune* const found = commune_row(code);
    return found == nullptr ? std::nullopt : std::optional{place_of(*found)};
}

std::optional<Place> Gazetteer::department(std::string_view code) const {
    const Area* const found = area(PlaceKind::department, code);
    return found == nullptr ? std::nullopt : std::optional{place_of(*found)};
}

std::optional<Place> Gazetteer::region(std::string_view code) const {
    const Area* const found = area(PlaceKind::region, code);
    return found == nullptr ? std::nullopt : std::optional{place_of(*found)};
}

std::optional<Place> Gazetteer::country(std::string_view code) const {
    const Area* const found = area(PlaceKind::country, code);
    return found == nullptr ? std::nullopt : std::optional{place_of(*found)};
}

const Commune* Gazetteer::settlement_at(Coordinates point) const {
    const auto at = french_points_.nearest(point, reach), there = points_abroad_.nearest(point, reach);
    const Commune* const french = at ? &tables_.communes[*at] : nullptr;
    const Commune* const abroad = there ? &tables_.towns_abroad[*there] : nullptr;
    if (french == nullptr || abroad == nullptr) return french != nullptr ? french : abroad;
    // Most points are French, and large towns' middles lie farther apart than the border: Strasbourg's port is nearer
    // to Kehl's.
    const auto away = [here = UnitVector::of(point)](const Commune& one) {
        return ground_distance(here, UnitVector::of(one.point)).count();
    };
    return 2 * away(*abroad) < away(*french) ? abroad : french;
}

std::string_view Gazetteer::department_at(Coordinates point) const {
    const Commune* const nearest = settlement_at(point);
    return nearest == nullptr ? std::string_view{} : std::string_view{nearest->department};
}

Place Gazetteer::point_place(Coordinates point, std::string name) const {
    const Commune* const nearest = settlement_at(point);
    if (name.empty()) name = fmt::format("{},{}", point.latitude, point.longitude);
    return {.kind = PlaceKind::point,
            .name = std::move(name),
            .code = {},
            .point = point,
            .department = nearest == nullptr ? std::string{} : nearest->department,
            .country = nearest == nullptr ? std::string{} : nearest->country};
}

bool Gazetteer::inside(const Place& within, std::string_view department_code, std::string_view country_code) const {
    if (within.kind == PlaceKind::country) return within.code == country_code;
    if (within.kind != PlaceKind::department && within.kind != PlaceKind::region) return false;
    const Area* const found = area(within.kind, within.code);
    return found != nullptr && country_code == "FR" && std::ranges::binary_search(found->departments, department_code);
}

std::vector<std::string> Gazetteer::departments_of(std::string_view region_code) const {
    const Area* const found = area(PlaceKind::region, region_code);
    return found == nullptr ? std::vector<std::string>{} : found->departments;
}

std::span<const std::pair<std::uint32_t, std::uint32_t>> Gazetteer::with_postcode(std::string_view postcode) const {
    if (!is_five_digits(postcode)) return {};
    const auto number = static_cast<std::uint32_t>(std::stoul(std::string{postcode}));
    const auto same =
        std::ranges::equal_range(tables_.postcodes, number, {}, &std::pair<std::uint32_t, std::uint32_t>::first);
    return {same.begin(), same.end()};
}

bool Gazetteer::has_postcode(const Commune& commune, std::string_view postcode) const {
    return std::ranges::any_of(with_postcode(postcode),
                               [&](const auto& pair) { return &tables_.communes[pair.second] == &commune; });
}

const Commune* Gazetteer::main_commune(std::string_view postcode) const {
    const Commune* main = nullptr;
    // An arrondissement says more than its city does.
    const auto rank = [](const Commune& commune) { return std::tuple{!commune.parent.empty(), commune.population}; };
    for (const auto& [number, row] : with_postcode(postcode)) {
        const Commune& commune = tables_.communes[row];
        if (main == nullptr || rank(commune) > rank(*main)) main = &commune;
    }
    return main;
}

}  // namespace filon
