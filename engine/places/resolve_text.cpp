// A place as a person types it.
#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "engine/places/gazetteer.h"
#include "engine/places/place_name.h"
#include "engine/places/postal_name.h"

namespace filon {
namespace {

using Table = NamedRow::Table;

// From how many inhabitants on a town wins over the département or region of its name, and over the country: Vienne
// (Isère) does, Indre (Loire-Atlantique) does not; Grenade (Haute-Garonne) wins over the island, Suisse (Moselle)
// loses.
constexpr std::uint32_t town_over_area = 10'000;
constexpr std::uint32_t town_over_country = 2'000;
// A commune yields its name to a town abroad, or to one with an article, only where it is small and that is much
// larger: Cologne (Gers) to Köln, but not Munster (Haut-Rhin) to Münster.
constexpr std::uint32_t small_commune = 5'000;
constexpr std::uint32_t large_town = 20'000;
constexpr std::uint32_t much_larger = 75;
// From how many inhabitants on a town abroad wins over a commune of the past.
constexpr std::uint32_t town_over_past = 5'000;

// "45.76,4.83"; nothing when it is not so written. A decimal point must be there: "45,5" is a number with a comma.
std::optional<Outcome<Coordinates>> written_point(std::string_view text) {
    const auto number = [](std::string_view part) -> std::optional<double> {
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        double value = 0;
        const auto [end, error] =
            std::from_chars(part.data(), part.data() + part.size(), value, std::chars_format::fixed);
        if (error != std::errc{} || end != part.data() + part.size()) return std::nullopt;
        return value;
    };
    const auto comma = text.find(',');
    if (comma == std::string_view::npos || text.find('.') == std::string_view::npos) return std::nullopt;
    const auto latitude = number(text.substr(0, comma)), longitude = number(text.substr(comma + 1));
    if (!latitude || !longitude) return std::nullopt;
    return Coordinates::checked(*latitude, *longitude);
}

bool yields(const Commune& commune, const Commune& other) {
    return commune.population < small_commune && other.population >= large_town &&
           other.population / much_larger >= commune.population;
}

const Commune* larger(const Commune* a, const Commune& b) {
    return a == nullptr || b.population > a->population ? &b : a;
}

}  // namespace

Outcome<Place> Gazetteer::resolve(std::string_view text) const {
    if (text.size() > longest_place_text) return fault("place", "is too long for a place's name");
    const auto folded = fold_place_name(text);
    if (!folded) return fault("place", "is no text in UTF-8");
    if (folded->empty()) return fault("place", "no place is said");
    if (const auto point = written_point(text)) {
        if (!*point) return fault("place", point->error().reason);
        return point_place(**point, {});
    }
    if (auto found = by_code(*folded)) return *found;
    // In brackets a number is a département, so that "Marseille (13)" is the city and "Marseille 13" its
    // arrondissement.
    if (text.find('(') != std::string_view::npos)
        if (auto found = by_qualified_name(*folded)) return *found;
    if (auto found = by_words(*folded, Among::everything)) return *found;
    if (text.find('/') != std::string_view::npos)
        if (auto found = by_words(*fold_place_name(with_strokes_said(text)), Among::everything)) return *found;
    return fault("place", fmt::format("no place is known as \"{}\"", text));
}

std::optional<Place> Gazetteer::by_code(std::string_view text) const {
    if (text.size() != 5 || text.find(' ') != std::string_view::npos) return std::nullopt;
    if (const Commune* const main = main_commune(text)) return place_of(*main);
    std::string code{text};
    if (code[1] == 'a' || code[1] == 'b') code[1] = static_cast<char>(code[1] - 'a' + 'A');
    return commune(code);
}

std::optional<Place> Gazetteer::by_words(std::string_view text, Among among) const {
    const std::string name = without_cedex(text);
    if (auto found = by_arrondissement(name)) return found;
    if (auto found = by_name(name, among)) return found;
    if (auto found = by_announced_kind(name); found && (among != Among::towns || found->kind == PlaceKind::commune))
        return found;
    auto found = by_qualified_name(name);
    if (found && among == Among::towns && found->kind != PlaceKind::commune) return std::nullopt;
    return found;
}

std::optional<Place> Gazetteer::by_arrondissement(std::string_view text) const {
    const auto code = arrondissement_code(text);
    return code ? commune(*code) : std::nullopt;
}

std::optional<Place> Gazetteer::by_name(std::string_view name, Among among) const {
    const auto bare = without_article(name);
    auto rows = names_.find(name);
    if (bare.size() != name.size() && rows.empty()) {
        rows = names_.find(bare);
        if (among == Among::everything) among = Among::areas_first;
    }
    if (rows.empty()) return best_of(bearers(names_without_article_.find(bare)), among);
    auto found = bearers(rows);
    // Who types "Havre" means Le Havre, not Havré in Belgium; who types "Cannet" no hamlet of Gers.
    const Commune* const with_article = bearers(names_without_article_.find(name)).french;
    if (with_article != nullptr && found.area == nullptr && with_article->population >= large_town) {
        const Commune* const exact = found.french != nullptr ? found.french : found.abroad;
        if (exact == nullptr || yields(*exact, *with_article) ||
            (exact == found.abroad && exact->population < with_article->population))
            found.french = with_article;
    }
    return best_of(found, among);
}

Gazetteer::Bearers Gazetteer::bearers(std::span<const NamedRow> rows) const {
    Bearers found;
    for (const auto& [table, row] : rows) switch (table) {
            case Table::communes:
                found.french = larger(found.french, tables_.communes[row]);
                break;
            case Table::towns_abroad:
                found.abroad = larger(found.abroad, tables_.towns_abroad[row]);
                break;
            case Table::local_names: {
                const LocalName& name = tables_.local_names[row];
                if (found.local == nullptr || today(name).population > today(*found.local).population)
                    found.local = &name;
                break;
            }
            case Table::areas:
                // Of a département and the region of its name the département.
                if (found.area == nullptr || tables_.areas[row].kind < found.area->kind)
                    found.area = &tables_.areas[row];
                break;
        }
    return found;
}

std::optional<Place> Gazetteer::best_of(const Bearers& bearers, Among among) const {
    const auto& [french, abroad, local, area] = bearers;
    const Commune* town = french;
    const bool abroad_wins = french == nullptr
                                 ? local == nullptr || (abroad != nullptr && abroad->population >= town_over_past)
                                 : abroad != nullptr && among != Among::towns && yields(*french, *abroad);
    if (abroad_wins) town = abroad;
    // A quarter that everybody speaks of wins over a village.
    const bool is_quarter = local != nullptr && local->code.empty();
    if (is_quarter && town != nullptr && yields(*town, today(*local))) town = nullptr;
    if (area != nullptr && among != Among::towns) {
        const auto enough = area->kind == PlaceKind::country ? town_over_country : town_over_area;
        if (town == nullptr || among == Among::areas_first || town->population < enough) return place_of(*area);
    }
    if (town != nullptr) return place_of(*town);
    if (local == nullptr) return std::nullopt;
    Place place = place_of(today(*local));
    place.name = local->name;
    return place;
}

std::optional<Place> Gazetteer::by_name_in(std::string_view name, const Wanted& wanted) const {
    const auto bare = without_article(name);
    const auto is_wanted = [&](const NamedRow& named) {
        switch (named.table) {
            case Table::communes:
                return wanted(tables_.communes[named.row]);
            case Table::towns_abroad:
                return wanted(tables_.towns_abroad[named.row]);
            case Table::local_names:
                return wanted(today(tables_.local_names[named.row]));
            case Table::areas:
                break;
        }
        return false;
    };
    for (const auto rows : {names_.find(name), names_.find(bare), names_without_article_.find(bare)}) {
        std::vector<NamedRow> fit;
        std::ranges::copy_if(rows, std::back_inserter(fit), is_wanted);
        if (auto found = best_of(bearers(fit), Among::towns)) return found;
    }
    return std::nullopt;
}

const Area* Gazetteer::area_named(std::string_view name) const {
    const auto bare = without_article(name);
    const Area* found = nullptr;
    for (const auto rows : {names_.find(name), names_.find(bare), names_without_article_.find(bare)}) {
        for (const auto& [table, row] : rows)
            if (table == Table::areas && (found == nullptr || tables_.areas[row].kind < found->kind))
                found = &tables_.areas[row];
        if (found != nullptr) return found;
    }
    return nullptr;
}

std::optional<Place> Gazetteer::by_announced_kind(std::string_view text) const {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto kind = text.substr(0, space);
    std::string_view name = text.substr(space + 1);
    for (const std::string_view of : {"de ", "du ", "des ", "d "})
        if (name.starts_with(of)) {
            name.remove_prefix(of.size());
            break;
        }
    if (kind == "ville" || kind == "commune") return by_name(name, Among::towns);
    const bool is_department = kind == "departement" || kind == "dept";
    if (!is_department && kind != "region") return std::nullopt;
    const Area* const said = area_named(name);
    if (said == nullptr || (is_department && said->kind != PlaceKind::department)) return std::nullopt;
    // Of Guadeloupe the region is asked for.
    if (!is_department && said->kind == PlaceKind::department)
        for (const Area& one : tables_.areas)
            if (one.kind == PlaceKind::region && one.name == said->name) return place_of(one);
    return place_of(*said);
}

}  // namespace filon
