// Where a way to attend is held, beside the places that a need asks for and rules out.
#include <algorithm>

#include "engine/matching/worth.h"
#include "tests/oracle/judged.h"

namespace filon::oracle {
namespace {

using Miss = Measure::Miss;

constexpr Measure met, missed{.miss = Miss::beyond, .value = 0}, not_known{.miss = Miss::not_known, .value = 600};

}  // namespace

bool NeedScan::held_at(const Place& asked, const Place& place) const {
    if (is_area(asked)) return gazetteer_.inside(asked, place.department, place.country);
    return chord_between(asked, place) <= squared_chord_within(radius_);
}

std::int64_t NeedScan::twice_as_far() const {
    return squared_chord_within(Metres::from_kilometres(2 * radius_.kilometres()));
}

Measure NeedScan::place(const Row& row, const Occasion& occasion) const {
    if (scan_.asked_from_afar(occasion)) return met;
    if (occasion.in_house) {
        const auto comes = [&](const Place& asked) { return reaches(*row.provider, asked, gazetteer_); };
        if (std::ranges::any_of(places_.asked, comes)) return met;
        return departments_reached(*row.provider, gazetteer_) ? missed : not_known;
    }
    if (occasion.remote_alone()) return missed;
    if (!occasion.place) return not_known;
    auto best = missed;
    for (const auto& asked : places_.asked) {
        const bool here = held_at(asked, *occasion.place);
        if (is_area(asked)) {
            if (here) return met;
            continue;
        }
        const auto chord = chord_between(asked, *occasion.place);
        if (chord > twice_as_far()) continue;
        const Measure one{.miss = here ? Miss::none : Miss::close,
                          .value = worth_of_distance(ground_distance(chord), radius_)};
        if (best.miss == Miss::beyond || one.miss < best.miss || (one.miss == best.miss && one.value > best.value))
            best = one;
    }
    return best;
}

Measure NeedScan::left_of_places(const Occasion& occasion) const {
    constexpr Metres around{10'000};
    if (occasion.in_house || occasion.remote_alone()) return met;
    if (!occasion.place) return not_known;
    const auto held_in = [&](const Place& excluded) {
        if (is_area(excluded)) return gazetteer_.inside(excluded, occasion.place->department, occasion.place->country);
        return chord_between(excluded, *occasion.place) <= squared_chord_within(around);
    };
    return std::ranges::any_of(places_.excluded, held_in) ? missed : met;
}

// Nought where the provider comes to a place asked for. Else to the nearest at which it is held; where it is at none,
// to the nearest commune or point, however far, and only of areas to the nearest of these. What is attended from afar
// has a distance where it would be near without.
std::optional<std::int64_t> NeedScan::chord(const Row& row, const Occasion& occasion) const {
    std::optional<std::int64_t> here, beside, anywhere;
    const auto add = [](std::optional<std::int64_t>& nearest, std::int64_t chord) {
        nearest = std::min(chord, nearest.value_or(chord));
    };
    for (const auto& asked : places_.asked) {
        if (occasion.in_house && reaches(*row.provider, asked, gazetteer_)) return 0;
        if (occasion.in_house || !occasion.place) continue;
        const auto chord = chord_between(asked, *occasion.place);
        if (held_at(asked, *occasion.place)) add(here, chord);
        if (!is_area(asked)) add(beside, chord);
        add(anywhere, chord);
    }
    if (here) return here;
    if (!scan_.asked_from_afar(occasion)) return beside ? beside : anywhere;
    const bool is_near = (must_ & only(Criterion::place)) == 0 && beside && *beside <= twice_as_far();
    return is_near ? beside : std::nullopt;
}

}  // namespace filon::oracle
