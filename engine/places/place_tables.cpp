#include "engine/places/place_tables.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <span>
#include <stdexcept>
#include <tuple>

#include "engine/values/csv.h"

extern const char filon_places_communes[], filon_places_communes_end[];
extern const char filon_places_former_communes[], filon_places_former_communes_end[];
extern const char filon_places_popular_names[], filon_places_popular_names_end[];
extern const char filon_places_departments[], filon_places_departments_end[];
extern const char filon_places_regions[], filon_places_regions_end[];
extern const char filon_places_former_regions[], filon_places_former_regions_end[];
extern const char filon_places_area_aliases[], filon_places_area_aliases_end[];
extern const char filon_places_towns_abroad[], filon_places_towns_abroad_end[];
extern const char filon_places_countries[], filon_places_countries_end[];

namespace filon {
namespace {

using Fields = std::span<const std::string>;

// A file's name and, while a row of it is read, what to say where it is wrong.
class Source {
public:
    Source(std::string_view name, std::string_view text) : name_{name}, text_{text} {}

    void rows(std::size_t columns, const std::function<void(Fields)>& row) {
        const auto read = for_each_csv_row(text_, [&](Fields fields, std::size_t line) {
            line_ = line;
            if (fields.size() != columns) broken("has another number of fields");
            if (line > 1) row(fields);
        });
        if (!read) broken(read.error().reason);
        if (line_ <= 1) broken("is empty");
    }

    [[noreturn]] void broken(std::string_view what) const {
        throw std::logic_error{"gazetteer, " + name_ + " line " + std::to_string(line_) + ": " + std::string{what}};
    }

    template <class Number>
    Number number(const std::string& field) const {
        Number value{};
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        if (error != std::errc{} || end != field.data() + field.size()) broken("\"" + field + "\" is no number");
        return value;
    }

    Coordinates point(const std::string& latitude, const std::string& longitude) const {
        const auto point = Coordinates::checked(number<double>(latitude), number<double>(longitude));
        if (!point) broken(point.error().reason);
        return *point;
    }

private:
    std::string name_;
    std::string_view text_;
    std::size_t line_ = 0;
};

std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find('|'), text.size());
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

const Commune& commune_of(const PlaceTables& tables, std::string_view code, const Source& source) {
    const auto found = std::ranges::lower_bound(tables.communes, code, {}, &Commune::code);
    if (found == tables.communes.end() || found->code != code) source.broken("no commune is " + std::string{code});
    return *found;
}

void read_communes(std::string_view text, PlaceTables& tables) {
    Source source{"communes.csv", text};
    source.rows(10, [&](Fields row) {
        if (!tables.communes.empty() && tables.communes.back().code >= row[0]) source.broken("codes do not ascend");
        const auto id = static_cast<std::uint32_t>(tables.communes.size());
        tables.communes.push_back({.code = row[0],
                                   .name = row[1],
                                   .department = row[4],
                                   .country = "FR",
                                   .parent = row[3],
                                   .population = source.number<std::uint32_t>(row[5]),
                                   .point = source.point(row[6], row[7])});
        for (const auto& postcode : listed(row[9]))
            tables.postcodes.emplace_back(source.number<std::uint32_t>(postcode), id);
    });
    std::ranges::sort(tables.postcodes);
}

void read_local_names(const PlaceFiles& files, PlaceTables& tables) {
    const auto row_of = [&](std::string_view code, const Source& source) {
        return static_cast<std::uint32_t>(&commune_of(tables, code, source) - tables.communes.data());
    };
    Source former{"former_communes.csv", files.former_communes};
    former.rows(4, [&](Fields row) {
        tables.local_names.push_back({.code = row[0], .name = row[1], .commune = row_of(row[3], former)});
    });
    Source popular{"popular_names.csv", files.popular_names};
    popular.rows(2, [&](Fields row) {
        tables.local_names.push_back({.code = {}, .name = row[0], .commune = row_of(row[1], popular)});
    });
    std::ranges::sort(tables.local_names, {},
                      [](const LocalName& name) { return std::tie(name.code, name.name, name.commune); });
}

void read_towns_abroad(std::string_view text, PlaceTables& tables) {
    Source source{"towns_abroad.csv", text};
    std::map<std::string, std::vector<std::string>> names;
    source.rows(7, [&](Fields row) {
        tables.towns_abroad.push_back({.code = row[0],
                                       .name = row[2],
                                       .department = {},
                                       .country = row[1],
                                       .parent = {},
                                       .population = source.number<std::uint32_t>(row[4]),
                                       .point = source.point(row[5], row[6])});
        if (auto others = listed(row[3]); !others.empty()) names.emplace(row[0], std::move(others));
    });
    std::ranges::sort(tables.towns_abroad, {}, &Commune::code);
    for (std::uint32_t id = 0; id < tables.towns_abroad.size(); ++id)
        if (const auto found = names.find(tables.towns_abroad[id].code); found != names.end())
            for (auto& name : found->second) tables.town_names.emplace_back(id, std::move(name));
}

Area* area_of(PlaceTables& tables, PlaceKind kind, std::string_view code) {
    const auto found =
        std::ranges::find_if(tables.areas, [&](const Area& area) { return area.kind == kind && area.code == code; });
    return found == tables.areas.end() ? nullptr : &*found;
}

void read_departments_and_regions(const PlaceFiles& files, PlaceTables& tables) {
    Source departments{"departments.csv", files.departments};
    std::map<std::string, std::vector<std::string>> of_region;
    departments.rows(4, [&](Fields row) {
        tables.areas.push_back({.kind = PlaceKind::department,
                                .code = row[0],
                                .name = row[1],
                                .point = commune_of(tables, row[3], departments).point,
                                .departments = {row[0]},
                                .other_names = {row[0]}});
        of_region[row[2]].push_back(row[0]);
    });
    Source regions{"regions.csv", files.regions};
    regions.rows(3, [&](Fields row) {
        tables.areas.push_back({.kind = PlaceKind::region,
                                .code = row[0],
                                .name = row[1],
                                .point = commune_of(tables, row[2], regions).point,
                                .departments = of_region[row[0]],
                                .other_names = {}});
    });
    Source former{"former_regions.csv", files.former_regions};
    former.rows(4, [&](Fields row) {
        // A region that kept its code kept its départements, but not always its name.
        if (Area* const kept = area_of(tables, PlaceKind::region, row[0])) return kept->other_names.push_back(row[1]);
        tables.areas.push_back({.kind = PlaceKind::region,
                                .code = row[0],
                                .name = row[1],
                                .point = commune_of(tables, row[2], former).point,
                                .departments = listed(row[3]),
                                .other_names = {}});
    });
}

void read_countries_and_aliases(const PlaceFiles& files, PlaceTables& tables) {
    Source countries{"countries.csv", files.countries};
    countries.rows(5, [&](Fields row) {
        tables.areas.push_back({.kind = PlaceKind::country,
                                .code = row[0],
                                .name = row[1],
                                .point = countries.point(row[3], row[4]),
                                .departments = {},
                                .other_names = {row[2]}});
    });
    Source aliases{"area_aliases.csv", files.area_aliases};
    aliases.rows(3, [&](Fields row) {
        const PlaceKind kind = row[0] == "region"    ? PlaceKind::region
                               : row[0] == "country" ? PlaceKind::country
                                                     : PlaceKind::department;
        Area* const area = area_of(tables, kind, row[1]);
        if (area == nullptr) aliases.broken("no " + row[0] + " is " + row[1]);
        area->other_names.push_back(row[2]);
    });
}

}  // namespace

Place place_of(const Commune& commune) {
    return {.kind = PlaceKind::commune,
            .name = commune.name,
            .code = commune.code,
            .point = commune.point,
            .department = commune.department,
            .country = commune.country};
}

Place place_of(const Area& area) {
    return {.kind = area.kind,
            .name = area.name,
            .code = area.code,
            .point = area.point,
            .department = area.kind == PlaceKind::department ? area.code : std::string{},
            .country = area.kind == PlaceKind::country ? area.code : "FR"};
}

PlaceFiles PlaceFiles::built_in() {
    const auto between = [](const char* begin, const char* end) { return std::string_view{begin, end}; };
    return {.communes = between(filon_places_communes, filon_places_communes_end),
            .former_communes = between(filon_places_former_communes, filon_places_former_communes_end),
            .popular_names = between(filon_places_popular_names, filon_places_popular_names_end),
            .departments = between(filon_places_departments, filon_places_departments_end),
            .regions = between(filon_places_regions, filon_places_regions_end),
            .former_regions = between(filon_places_former_regions, filon_places_former_regions_end),
            .area_aliases = between(filon_places_area_aliases, filon_places_area_aliases_end),
            .towns_abroad = between(filon_places_towns_abroad, filon_places_towns_abroad_end),
            .countries = between(filon_places_countries, filon_places_countries_end)};
}

PlaceTables PlaceTables::read(const PlaceFiles& files) {
    PlaceTables tables;
    read_communes(files.communes, tables);
    read_local_names(files, tables);
    read_towns_abroad(files.towns_abroad, tables);
    read_departments_and_regions(files, tables);
    read_countries_and_aliases(files, tables);
    tables.communes.shrink_to_fit();
    tables.local_names.shrink_to_fit();
    return tables;
}

}  // namespace filon
