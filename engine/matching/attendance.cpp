#include "engine/matching/attendance.h"

#include <algorithm>
#include <tuple>

#include "engine/matching/occasion_price.h"
#include "engine/matching/prices.h"

namespace filon {
namespace {

// The modalities that an occasion would be found under, were just one asked for: what is remote is so anywhere.
ValueMask modalities_of(const OccasionRow& occasion, bool at_place) {
    if (occasion.modality == 0) return at_place ? OccasionValues::unknown : ValueMask{0};
    return at_place ? occasion.modality : static_cast<ValueMask>(occasion.modality & remote_modalities);
}

}  // namespace

void OccasionValues::clear() {
    modalities = price_bands = 0;
    department_unknown = month_unknown = false;
    departments = {};
    months_near = 0;
    months_far.clear();
}

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

Attender::Attender(const Columns& columns, const Criteria& criteria, Preference preference, FacetSet counted,
                   const std::stop_token& stop)
    : columns_{columns},
      criteria_{criteria},
      preference_{preference},
      counted_{counted},
      today_{criteria.today.number()},
      this_month_{month_of(criteria.today)},
      alone_{criteria.price_terms.headcount == 1 && criteria.price_terms.tax == Tax::excluded},
      per_person_{criteria.price_terms.per == PriceAskedPer::person},
      compares_price_{criteria.max_price || criteria.min_price || criteria.price_band.any() ||
                      (counted & only(Facet::price_band)) != 0},
      asks_place_{!criteria.places.empty()},
      asks_window_{criteria.dated()},
      asks_month_{criteria.month.any()},
      asks_department_{criteria.department.any()},
      asks_band_{criteria.price_band.any()},
      asks_modality_{criteria.modality.any()},
      rules_out_{criteria.ruled_out.of_occasions()},
      surroundings_{columns, criteria.places, stop},
      ruled_out_{columns, criteria.ruled_out.places, stop} {}

// One occasion, measured by all that is asked of occasions.
struct Attender::Measured {
    Attendance attendance;
    FacetSet misses = 0;  // facets whose filters it misses; of `modality` also when it is not at a place asked for
    bool at_place = true;
    ValueMask price_band = OccasionValues::unknown;
    // Whether it is found, or would be were one facet's filter not asked.
    bool found() const { return misses == 0; }
    bool found_but(Facet facet) const { return (misses & ~only(facet)) == 0; }
};

void Attender::measure_place(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) {
    auto chord = unknown_amount;
    if (occasion.in_a_room()) {
        if (occasion.kind == OccasionRow::Kind::in_house)
            chord = surroundings_.reached_by(offer.provider) ? 0 : unknown_amount;
        else if (occasion.place != no_index)
            chord = surroundings_.chord_to(occasion.place);
    }
    measured.at_place = chord != unknown_amount;
    measured.attendance.chord = chord;
}

// False where the price is out of bounds that no facet ignores.
bool Attender::measure_price(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const {
    const auto& terms = criteria_.price_terms;
    const auto total = occasion_price(columns_, offer, occasion, terms);
    measured.attendance.price = total ? total->cents() : unknown_amount;
    if (!compares_price_) return true;
    // Every basis divides the total by the same number, so the cheapest in all is the cheapest on each.
    std::optional<Euros> compared;
    if (total) compared = alone_ && per_person_ ? total : on_basis(*total, PriceShape::of(offer), terms);
    if (criteria_.max_price && !(compared && *compared <= *criteria_.max_price)) return false;
    if (criteria_.min_price && !(compared && *compared >= *criteria_.min_price)) return false;
    if (compared) measured.price_band = mask_of(price_band(*compared));
    if (asks_band_ && !criteria_.price_band.meets(compared ? measured.price_band : ValueMask{0}))
        measured.misses |= only(Facet::price_band);
    return true;
}

bool Attender::starts_within_window(const OfferRow& offer, const OccasionRow& occasion) const {
    if (offer.rolling != 0) return true;
    if (!occasion.dated()) return false;
    return (!criteria_.date_from || occasion.last_day() >= criteria_.date_from->number()) &&
           (!criteria_.date_to || occasion.first_day <= criteria_.date_to->number());
}

bool Attender::in_month_asked(const OfferRow& offer, const OccasionRow& occasion) const {
    if (occasion.month == OccasionRow::no_month) return criteria_.month.unknown && offer.rolling == 0;
    return std::ranges::find(criteria_.month.ranks, Month{occasion.month}) != criteria_.month.ranks.end();
}

bool Attender::in_department_asked(const OfferRow& offer, const OccasionRow& occasion) const {
    OccasionValues held;
    add_departments(held, offer, occasion);
    return held.departments.meets(criteria_.department.departments) ||
           (held.department_unknown && criteria_.department.unknown);
}

void Attender::add_departments(OccasionValues& values, const OfferRow& offer, const OccasionRow& occasion) const {
    if (!occasion.in_a_room()) return;
    if (occasion.kind == OccasionRow::Kind::in_house) {
        const auto& provider = columns_.providers[offer.provider];
        values.departments.add(provider.reached);
        values.department_unknown |= !provider.travels();
    } else if (occasion.place == no_index) {
        values.department_unknown = true;
    } else if (occasion.department < most_departments) {
        values.departments.set(occasion.department);
    }
}

void Attender::add_month(OccasionValues& values, const OfferRow& offer, const OccasionRow& occasion) const {
    if (offer.rolling != 0) return;
    if (occasion.month == OccasionRow::no_month) {
        values.month_unknown = true;
    } else if (const auto ahead = occasion.month - this_month_; ahead < 64) {
        values.months_near |= std::uint64_t{1} << ahead;
    } else if (std::ranges::find(values.months_far, Month{occasion.month}) == values.months_far.end()) {
        values.months_far.push_back(occasion.month);
    }
}

// How it is held, or where, and nothing else remains; or nobody knows.
bool Attender::is_ruled_out(const OccasionRow& occasion) const {
    const auto& out = criteria_.ruled_out;
    if (out.modalities != 0 && (occasion.modality & ~out.modalities) == 0) return true;
    if (out.places.empty() || !occasion.in_a_room() || occasion.kind == OccasionRow::Kind::in_house) return false;
    return occasion.place == no_index || ruled_out_.chord_to(occasion.place) != Surroundings::elsewhere;
}

// False where it misses what no facet ignores.
bool Attender::measure(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) {
    if (rules_out_ && is_ruled_out(occasion)) return false;
    if (asks_place_) {
        measure_place(measured, offer, occasion);
        // Elsewhere, and in no way remote: under no facet's leave is it found.
        if (!measured.at_place && (occasion.modality & remote_modalities) == 0) return false;
    }
    if (asks_window_ && !starts_within_window(offer, occasion)) return false;
    const bool here =
        asks_modality_
            ? (modalities_of(occasion, measured.at_place) &
               (criteria_.modality.values | (criteria_.modality.unknown ? OccasionValues::unknown : ValueMask{0}))) != 0
            : measured.at_place;
    if (!here) measured.misses |= only(Facet::modality);
    if (asks_month_ && !in_month_asked(offer, occasion)) measured.misses |= only(Facet::month);
    if (asks_department_ && !in_department_asked(offer, occasion)) measured.misses |= only(Facet::department);
    return measure_price(measured, offer, occasion);
}

void Attender::add_values(OccasionValues& values, const OfferRow& offer, const OccasionRow& occasion,
                          const Measured& measured) const {
    if (measured.found_but(Facet::modality)) values.modalities |= modalities_of(occasion, measured.at_place);
    if (measured.found_but(Facet::price_band)) values.price_bands |= measured.price_band;
    if ((counted_ & only(Facet::department)) != 0 && measured.found_but(Facet::department))
        add_departments(values, offer, occasion);
    if ((counted_ & only(Facet::month)) != 0 && measured.found_but(Facet::month)) add_month(values, offer, occasion);
}

std::int64_t Attender::unattended_price(const OfferRow& offer) const {
    const auto best = cheapest(columns_.prices_of(offer), PriceShape::of(offer), criteria_.price_terms);
    return best ? best->total.cents() : unknown_amount;
}

OfferAttendance Attender::attend(const OfferRow& offer, OccasionValues* values) {
    OfferAttendance out;
    out.found = !criteria_.about_occasions();
    bool remote_alone = true, any_lives = false, found_without_place = false;
    for (const auto& occasion : columns_.occasions_of(offer)) {
        if (occasion.dated() && occasion.last_day() < today_) continue;
        any_lives = true;
        remote_alone = remote_alone && !occasion.in_a_room();
        Measured measured;
        if (!measure(measured, offer, occasion)) continue;
        if (values != nullptr) add_values(*values, offer, occasion, measured);
        if (!asks_modality_ && measured.found_but(Facet::modality)) found_without_place = true;
        if (!measured.found()) continue;
        measured.attendance.occasion = static_cast<std::uint32_t>(&occasion - columns_.occasions.data());
        measured.attendance.day = occasion.first_day;
        if (out.shown.occasion == no_index || better(measured.attendance, out.shown, preference_))
            out.shown = measured.attendance;
        out.found = true;
    }
    if (out.shown.occasion == no_index) out.shown.price = unattended_price(offer);
    out.found_remotely = !out.found && asks_place_ && any_lives && remote_alone && found_without_place;
    return out;
}

}  // namespace filon
