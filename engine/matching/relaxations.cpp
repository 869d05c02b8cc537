#include "engine/matching/relaxations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "engine/matching/attendance.h"
#include "engine/matching/offer_filter.h"
#include "engine/matching/prices.h"

namespace filon {
namespace {

constexpr std::array<std::int64_t, 19> round_kilometres{5,   10,  15,  20,  30,  40,    50,    60,    80,    100,
                                                        150, 200, 300, 500, 800, 1'000, 2'000, 5'000, 20'000};

bool around_points(const Criteria& criteria) {
    return std::ranges::any_of(criteria.places, [](const PlaceAsked& place) { return !place.area; });
}

// The least round amount that is not below: two digits, in whole euros.
Euros rounded_up(Euros amount) {
    std::int64_t step = 100;
    while (amount.cents() > 100 * step) step *= 10;
    return Euros::from_cents((amount.cents() + step - 1) / step * step);
}

// Whether an offer satisfies criteria, and by which session.
class Finder {
public:
    Finder(const Columns& columns, const Criteria& criteria, Preference preference, const std::stop_token& stop)
        : filter_{columns, criteria}, attender_{columns, criteria, preference, 0, stop} {}
    std::optional<Attendance> find(const OfferRow& offer) {
        if (filter_.misses(offer) != FacetSet{0}) return std::nullopt;
        const auto attendance = attender_.attend(offer);
        return attendance.found ? std::optional{attendance.shown} : std::nullopt;
    }

private:
    OfferFilter filter_;
    Attender attender_;
};

// The relaxations of one request.
class Loosening {
public:
    Loosening(const Columns& columns, const Candidates& candidates, const SearchRequest& request, std::uint64_t found,
              const std::stop_token& stop)
        : columns_{columns},
          candidates_{candidates},
          request_{request},
          found_{found},
          stop_{stop},
          strict_{columns, request.criteria, Preference::cheapest, stop} {}

    std::vector<Relaxation> all() && {
        loosen_place();
        loosen_prices();
        loosen_dates();
        loosen_duration();
        drop_closed_lists();
        drop_open_lists();
        std::ranges::stable_sort(relaxations_, std::ranges::greater{}, &Relaxation::gain);
        return std::move(relaxations_);
    }

private:
    // What each offer that `loosened` finds, and the request does not, would need of the constraint, in ascending
    // order.
    template <class Need>
    std::vector<std::int64_t> needs(const Criteria& loosened, Preference preference, const Need& need) {
        Finder wide{columns_, loosened, preference, stop_};
        std::vector<std::int64_t> out;
        candidates_.each(columns_.offers.size(), stop_, [&](const Candidate& candidate) {
            const auto& offer = columns_.offers[candidate.offer];
            const auto found = wide.find(offer);
            if (!found || strict_.find(offer)) return;
            const std::optional<std::int64_t> needed = need(offer, *found);
            if (needed) out.push_back(*needed);
        });
        std::ranges::sort(out);
        return out;
    }
    static std::uint64_t within(const std::vector<std::int64_t>& needs, std::int64_t end) {
        return static_cast<std::uint64_t>(std::ranges::upper_bound(needs, end) - needs.begin());
    }

    void add(std::string_view filter, decltype(Relaxation::to) to, std::uint64_t gain) {
        if (gain > 0) relaxations_.push_back({.filter = filter, .to = to, .gain = gain});
    }
    void drop(std::string_view filter, const Criteria& without) {
        const auto total = count_found(columns_, candidates_, without, stop_);
        if (total > found_) add(filter, std::monostate{}, total - found_);
    }
    template <class Change>
    void drop(std::string_view filter, bool asked, const Change& change) {
        if (!asked) return;
        auto without = request_.criteria;
        change(without);
        drop(filter, without);
    }

    void loosen_place() {
        if (request_.criteria.places.empty()) return;
        if (around_points(request_.criteria) && widen_radius()) return;
        if (request_.sort != Sort::distance) drop("place", true, [](Criteria& criteria) { criteria.places.clear(); });
    }
    bool widen_radius() {
        auto anywhere = request_.criteria;
        std::int64_t radius = 0;
        for (auto& place : anywhere.places) {
            if (place.area) continue;
            radius = place.radius_chord;
            place.radius_chord = std::numeric_limits<std::int64_t>::max();
        }
        const auto chords = needs(anywhere, Preference::nearest,
                                  [](const OfferRow&, const Attendance& shown) { return std::optional{shown.chord}; });
        if (chords.empty()) return false;
        for (const auto kilometres : round_kilometres) {
            const auto metres = Metres{kilometres * 1'000};
            const auto chord = squared_chord_within(metres);
            if (chord <= radius || chord < chords.front()) continue;
            add("radius_km", metres, within(chords, chord));
            return true;
        }
        return false;
    }

    void loosen_prices() {
        const auto& criteria = request_.criteria;
        drop("min_price", criteria.min_price.has_value(), [](Criteria& c) { c.min_price.reset(); });
        drop("price_band", criteria.price_band.any(), [](Criteria& c) { c.price_band = {}; });
        if (!criteria.max_price) return;
        auto dearer = criteria;
        dearer.max_price.reset();
        const auto prices = needs(dearer, Preference::cheapest, [&](const OfferRow& offer, const Attendance& shown) {
            // Without a session there is nothing to pay for: a larger budget does not bring it back.
            if (shown.occasion == no_index || shown.price == unknown_amount) return std::optional<std::int64_t>{};
            const auto compared = on_basis(Euros::from_cents(shown.price), PriceShape::of(offer), criteria.price_terms);
            return compared ? std::optional{compared->cents()} : std::nullopt;
        });
        const auto to = prices.empty() ? std::nullopt : std::optional{rounded_up(Euros::from_cents(prices.front()))};
        if (to && to->cents() <= 100 * largest_euros_asked)
            add("max_price", *to, within(prices, to->cents()));
        else
            drop("max_price", dearer);
    }

    void loosen_dates() {
        const auto& criteria = request_.criteria;
        drop("date_from", criteria.date_from.has_value(), [](Criteria& c) { c.date_from.reset(); });
        drop("month", criteria.month.any(), [](Criteria& c) { c.month = {}; });
        if (!criteria.date_to) return;
        auto later = criteria;
        later.date_to.reset();
        const auto days = needs(later, Preference::soonest, [](const OfferRow&, const Attendance& shown) {
            return shown.day == unknown_day ? std::optional<std::int64_t>{} : std::optional{std::int64_t{shown.day}};
        });
        if (!days.empty())
            add("date_to", Date::from_number(static_cast<std::int32_t>(days.front())), within(days, days.front()));
        else
            drop("date_to", later);
    }

    void loosen_duration() {
        constexpr auto tenth_of_a_day = parts_of_a_day / 10, tenth_of_an_hour = parts_of_an_hour / 10;
        const auto loosen = [&](std::string_view filter, std::optional<std::int64_t> Criteria::* limit,
                                std::optional<std::int64_t> PriceShape::* length, std::int64_t tenth,
                                std::int64_t most) {
            if (!(request_.criteria.*limit)) return;
            auto longer = request_.criteria;
            (longer.*limit).reset();
            const auto lengths = needs(longer, Preference::cheapest, [&](const OfferRow& offer, const Attendance&) {
                return PriceShape::of(offer).*length;
            });
            const auto tenths = lengths.empty() ? 0 : (lengths.front() + tenth - 1) / tenth;
            if (lengths.empty() || tenths > 10 * most) return drop(filter, longer);
            add(filter, Tenths{tenths}, within(lengths, tenths * tenth));
        };
        loosen("max_days", &Criteria::max_days, &PriceShape::days, tenth_of_a_day, most_days_asked);
        loosen("max_hours", &Criteria::max_hours, &PriceShape::hours, tenth_of_an_hour, most_hours_asked);
    }

    void drop_closed_lists() {
        for (std::size_t i = 0; i < trait_count; ++i)
            drop(name_of(static_cast<Trait>(i)), request_.criteria.traits[i].any(),
                 [i](Criteria& c) { c.traits[i] = {}; });
        drop("modality", request_.criteria.modality.any(), [](Criteria& c) { c.modality = {}; });
        drop("department", request_.criteria.department.any(), [](Criteria& c) { c.department = {}; });
    }
    void drop_open_lists() {
        for (std::size_t i = 0; i < tagged_count; ++i)
            drop(name_of(static_cast<Tagged>(i)), request_.criteria.tags[i].any(),
                 [i](Criteria& c) { c.tags[i] = {}; });
        drop("provider", request_.criteria.providers.any(), [](Criteria& c) { c.providers = {}; });
    }

    const Columns& columns_;
    const Candidates& candidates_;
    const SearchRequest& request_;
    const std::uint64_t found_;
    const std::stop_token& stop_;
    Finder strict_;  // what the request finds as it is
    std::vector<Relaxation> relaxations_;
};

}  // namespace

std::vector<Relaxation> relaxations(const Columns& columns, const Candidates& candidates, const SearchRequest& request,
                                    std::uint64_t found, const std::stop_token& stop) {
    return Loosening{columns, candidates, request, found, stop}.all();
}

}  // namespace filon
