#include "engine/matching/attendance.h"

#include <algorithm>
#include <tuple>

#include "engine/matching/prices.h"

namespace filon {
namespace {

DepartmentSet as_set(const std::uint64_t (&bits)[2]) {
    return (DepartmentSet{bits[1]} << 64) | DepartmentSet{bits[0]};
}

// Whether the provider comes to where the client is.
bool reaches(const Columns& columns, const ProviderRow& provider, const PlaceAsked& asked) {
    if (provider.anywhere != 0) return true;
    if (asked.area) return (as_set(provider.reached) & asked.departments).any();
    if (asked.department < most_departments && as_set(provider.declared).test(asked.department)) return true;
    return std::ranges::any_of(columns.sites_of(provider), [&](std::uint32_t site) {
        return squared_chord(columns.places[site].at, asked.centre) <= provider.radius_chord;
    });
}

bool lies_at(const PlaceRow& place, const PlaceAsked& asked, std::int64_t chord) {
    if (!asked.area) return chord <= asked.radius_chord;
    if (asked.country != 0) return place.country == asked.country;
    return place.department < most_departments && asked.departments.test(place.department);
}

// The squared chord to the nearest of the places asked for at which the occasion is held; nothing where at none.
std::optional<std::int64_t> chord_to_place(const Columns& columns, const OfferRow& offer, const OccasionRow& occasion,
                                           const Criteria& criteria) {
    std::optional<std::int64_t> nearest;
    const bool held_somewhere = occasion.modality == 0 || (occasion.modality & ~remote_modalities) != 0;
    if (!held_somewhere) return nearest;
    for (const auto& asked : criteria.places) {
        if (occasion.kind == OccasionRow::Kind::in_house) {
            if (reaches(columns, columns.providers[offer.provider], asked)) return 0;
        } else if (occasion.place != no_index) {
            const auto& place = columns.places[occasion.place];
            const auto chord = squared_chord(place.at, asked.centre);
            if (lies_at(place, asked, chord)) nearest = std::min(nearest.value_or(chord), chord);
        }
    }
    return nearest;
}

// One occasion, measured by all that is asked of occasions but modality.
struct Measured {
    Attendance attendance;
    bool at_place = true;
    bool price = true;
};

Measured measure(const Columns& columns, const OfferRow& offer, const OccasionRow& occasion, const Criteria& criteria) {
    Measured measured;
    measured.attendance.occasion = static_cast<std::uint32_t>(&occasion - columns.occasions.data());
    measured.attendance.day = occasion.first_day;
    if (!criteria.places.empty()) {
        const auto chord = chord_to_place(columns, offer, occasion, criteria);
        measured.at_place = chord.has_value();
        measured.attendance.chord = chord.value_or(unknown_amount);
    }
    const auto shape = PriceShape::of(offer);
    const auto prices = columns.prices_of(occasion);
    const auto best = cheapest(prices, shape, criteria.price_terms);
    if (best) measured.attendance.price = best->total.cents();
    if (criteria.max_price) {
        // Every basis divides the total by the same number, so the cheapest in all is the cheapest on each.
        const auto compared = best ? price_on_basis(prices[best->index], shape, criteria.price_terms) : std::nullopt;
        measured.price = compared && *compared <= *criteria.max_price;
    }
    return measured;
}

bool is_past(const OccasionRow& occasion, Date today) {
    return occasion.last_day != unknown_day && occasion.last_day < today.number();
}

// The modalities that an occasion would be found under, were just one asked for: what is remote is so anywhere.
ValuesAsked modalities_of(const OccasionRow& occasion, bool at_place) {
    if (occasion.modality == 0) return {.values = 0, .unknown = at_place};
    return {.values = static_cast<ValueMask>(at_place ? occasion.modality : occasion.modality & remote_modalities),
            .unknown = false};
}

bool meets(const ValuesAsked& held, const ValuesAsked& asked) {
    return (held.values & asked.values) != 0 || (held.unknown && asked.unknown);
}

}  // namespace

bool better(const Attendance& a, const Attendance& b, Preference preference) {
    const auto key = [&](const Attendance& x) {
        const std::int64_t day = x.day;
        switch (preference) {
            case Preference::nearest:
                return std::tuple{x.chord, x.price, day};
            case Preference::soonest:
                return std::tuple{day, x.price, x.chord};
            case Preference::cheapest:
                break;
        }
        return std::tuple{x.price, x.chord, day};
    };
    return key(a) < key(b);
}

OfferAttendance attend(const Columns& columns, const OfferRow& offer, const Criteria& criteria, Preference preference) {
    OfferAttendance out;
    out.found = !criteria.about_occasions();
    bool remote_alone = true, any_lives = false, found_without_place = false;
    for (const auto& occasion : columns.occasions_of(offer)) {
        if (is_past(occasion, criteria.today)) continue;
        any_lives = true;
        if (occasion.modality == 0 || (occasion.modality & ~remote_modalities) != 0) remote_alone = false;
        const auto measured = measure(columns, offer, occasion, criteria);
        if (!measured.price) continue;
        const auto held = modalities_of(occasion, measured.at_place);
        out.modalities.values |= held.values;
        out.modalities.unknown |= held.unknown;
        if (!criteria.modality.any()) found_without_place = true;
        const bool found = criteria.modality.any() ? meets(held, criteria.modality) : measured.at_place;
        if (!found) continue;
        if (out.shown.occasion == no_index || better(measured.attendance, out.shown, preference))
            out.shown = measured.attendance;
        out.found = true;
    }
    if (out.shown.occasion == no_index)
        if (const auto best = cheapest(columns.prices_of(offer), PriceShape::of(offer), criteria.price_terms))
            out.shown.price = best->total.cents();
    out.found_remotely = !out.found && !criteria.places.empty() && any_lives && remote_alone && found_without_place;
    return out;
}

}  // namespace filon
