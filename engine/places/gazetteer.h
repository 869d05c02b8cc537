// Where places are: communes, départements and regions of France, its neighbours' towns, the world's countries.
//
// Immutable once made, so every const member may be called from many threads at once. A commune's point is GeoNames'
// where that has it, else an estimate: data/gazetteer/README.md says how far off they are.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/offers/place_reference.h"
#include "engine/places/name_index.h"
#include "engine/places/place.h"
#include "engine/places/place_tables.h"
#include "engine/places/point_grid.h"
#include "engine/values/outcome.h"

namespace filon {

class Gazetteer {
public:
    // The gazetteer that is part of the program; throws std::logic_error if its own data are broken.
    static Gazetteer built_in();
    explicit Gazetteer(PlaceTables tables);
    // Large, so it moves and is never copied by accident.
    Gazetteer(Gazetteer&&) noexcept = default;
    Gazetteer& operator=(Gazetteer&&) noexcept = default;
    Gazetteer(const Gazetteer&) = delete;
    Gazetteer& operator=(const Gazetteer&) = delete;
    ~Gazetteer() = default;

    // A place as a person types it: a commune, postcode, INSEE code, "lat,lon", département, region or country, in any
    // case and with or without accents, hyphens and articles. Of several communes with one name the département or
    // postcode said beside it decides, else the largest. The fault's field is "place".
    Outcome<Place> resolve(std::string_view text) const;
    // A place as a record gives it: a commune, a town abroad or a point, never a whole area. Its own point, where it
    // has one, wins over the commune's. The fault's field is "place".
    Outcome<Place> resolve(const PlaceReference& reference) const;

    // Whether folded words (place_name.h) are a name, with or without its article; whether they are one or begin one.
    // For readers of texts, who do not know where a name ends.
    bool is_name(std::string_view folded) const;
    bool begins_name(std::string_view folded) const;

    // By code, as `Place::code` has it; a former commune's INSEE code gives the commune that it is now a part of.
    std::optional<Place> commune(std::string_view code) const;
    std::optional<Place> department(std::string_view code) const;
    std::optional<Place> region(std::string_view code) const;  // of today or of before 2016
    std::optional<Place> country(std::string_view code) const;

    // The département of the nearest commune within 25 km; empty when there is none or a town abroad is nearer by half.
    std::string_view department_at(Coordinates point) const;
    // Whether what lies in that département and country lies in a département, region or country; false of other kinds.
    bool inside(const Place& area, std::string_view department_code, std::string_view country_code) const;

    // France's, by INSEE code, municipal arrondissements (those with a parent) included.
    std::span<const Commune> communes() const { return tables_.communes; }
    std::span<const Commune> towns_abroad() const { return tables_.towns_abroad; }
    std::span<const Area> areas() const { return tables_.areas; }
    // Codes in ascending order; empty when no region of today or of before 2016 has that code.
    std::vector<std::string> departments_of(std::string_view region_code) const;
    const std::vector<std::string>& department_codes() const { return department_codes_; }

private:
    // What a commune must be, besides bearing a name.
    using Wanted = std::function<bool(const Commune&)>;
    // Where a name is looked for: anywhere; in areas rather than in towns, since an article says so; in towns alone, in
    // France before abroad.
    enum class Among { everything, areas_first, towns };
    // The foremost of each sort that bear one name.
    struct Bearers {
        const Commune* french = nullptr;
        const Commune* abroad = nullptr;
        const LocalName* local = nullptr;
        const Area* area = nullptr;
    };

    // gazetteer.cpp
    const Area* area(PlaceKind kind, std::string_view code) const;
    const Commune* commune_row(std::string_view code) const;
    const Commune* settlement_at(Coordinates point) const;
    std::span<const std::pair<std::uint32_t, std::uint32_t>> with_postcode(std::string_view postcode) const;
    bool has_postcode(const Commune& commune, std::string_view postcode) const;
    const Commune* main_commune(std::string_view postcode) const;
    Place point_place(Coordinates point, std::string name) const;

    // resolve_text.cpp: all take folded text
    std::optional<Place> by_code(std::string_view text) const;
    std::optional<Place> by_words(std::string_view text, Among among) const;
    std::optional<Place> by_arrondissement(std::string_view text) const;
    std::optional<Place> by_name(std::string_view name, Among among) const;
    Bearers bearers(std::span<const NamedRow> rows) const;
    std::optional<Place> best_of(const Bearers& bearers, Among among) const;
    const Commune& today(const LocalName& name) const { return tables_.communes[name.commune]; }
    std::optional<Place> by_name_in(std::string_view name, const Wanted& wanted) const;
    const Area* area_named(std::string_view name) const;
    std::optional<Place> by_announced_kind(std::string_view text) const;
    // resolve_beside.cpp: what is said beside a name decides between its bearers
    std::optional<Place> by_qualified_name(std::string_view text) const;
    std::optional<Place> by_name_beside_area(std::string_view name, std::string_view beside) const;
    std::optional<Place> by_name_beside_postcode(std::string_view name, std::string_view postcode) const;
    std::optional<Place> by_name_within_postcode(std::string_view name, std::string_view postcode) const;
    std::vector<std::string> departments_with_postcode(std::string_view postcode) const;
    // resolve_record.cpp
    std::optional<Place> in_france(const PlaceReference& reference) const;
    std::optional<Place> abroad(std::string_view town, std::string_view country_code) const;

    PlaceTables tables_;
    std::vector<std::string> department_codes_;
    NameIndex names_;
    NameIndex names_without_article_;
    PointGrid french_points_;
    PointGrid points_abroad_;
};

}  // namespace filon
