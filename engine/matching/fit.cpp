#include "engine/matching/fit.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "engine/matching/in_play.h"
#include "engine/matching/occasion_price.h"
#include "engine/matching/offer_filter.h"
#include "engine/matching/page.h"
#include "engine/matching/worth.h"

namespace filon {
namespace {

constexpr std::uint16_t whole = 1'000;
constexpr std::uint16_t unknown_worth = 600, unknown_language_worth = 500, next_level_worth = 550, rolling_worth = 900;
constexpr std::int32_t days_forgiven = 30;
constexpr std::int64_t price_forgiven = 4;  // a fourth

// Whether an offer says of every access asked for that it has none: of two, one may be said and the other not.
bool refuses(ValueMask held, ValueMask asked) {
    ValueMask refusals = 0;
    for (const auto access : {Accessible::wheelchair, Accessible::sign_language})
        if ((asked & mask_of(access)) != 0) refusals |= said_no(access);
    return (held & refusals) == refusals;
}

std::vector<PlaceAsked> areas_among(const std::vector<PlaceAsked>& places, bool area) {
    std::vector<PlaceAsked> some;
    std::ranges::copy_if(places, std::back_inserter(some), [area](const PlaceAsked& one) { return one.area == area; });
    return some;
}

std::vector<PlaceAsked> twice_as_far(const std::vector<PlaceAsked>& points) {
    auto wider = points;
    for (auto& place : wider) place.radius_chord = squared_chord_within(Metres{2 * place.radius.count()});
    return wider;
}

}  // namespace

// Of two constraints of one criterion the worse counts.
bool FitJudge::Measured::worth(Criterion criterion, std::uint16_t value) {
    auto& known = values[static_cast<std::size_t>(criterion)];
    known = std::min(known, value);
    return true;
}

bool FitJudge::Measured::not_known(Criterion criterion) {
    unknown |= only(criterion);
    return worth(criterion, criterion == Criterion::language ? unknown_language_worth : unknown_worth);
}

bool FitJudge::Measured::nearly(Criterion criterion, std::uint16_t value, bool hard) {
    if (close != 0 || hard) return false;
    close |= only(criterion);
    return worth(criterion, value);
}

FitJudge::FitJudge(const Columns& columns, const Criteria& criteria, CriterionSet must, bool topic_asked,
                   const std::stop_token& stop)
    : columns_{columns},
      criteria_{criteria},
      must_{must},
      in_play_{asked_by(criteria) | (topic_asked ? only(Criterion::topic) : CriterionSet{0})},
      areas_{areas_among(criteria.places, true)},
      points_{areas_among(criteria.places, false)},
      wider_{twice_as_far(points_)},
      in_areas_{columns, areas_, stop},
      around_{columns, points_, stop},
      near_{columns, wider_, stop},
      ruled_out_{columns, criteria.ruled_out.places, stop} {
    // Where nothing else is in play, quality is, known or not.
    if (in_play_ == 0 || (!columns.providers.empty() && columns.providers.front().quality != ProviderRow::unrated))
        in_play_ |= only(Criterion::quality);
    weight_ = weight_of(in_play_);
    for (std::size_t i = 0; i < tagged_count; ++i) {
        const auto tagged = static_cast<Tagged>(i);
        if (criteria.tags[i].any())
            tags_.push_back({tagged, criterion_of(tagged), accepted_sets(columns.tags[i], tagged, criteria.tags[i])});
        if (criteria.ruled_out.asks_tags[i])
            tags_left_.push_back(
                {tagged, Criterion::exclude, sets_left(columns.tags[i], tagged, criteria.ruled_out.tags[i])});
    }
    if (criteria.providers.any()) providers_ = marked(criteria.providers.ranks, columns.providers.size());
    if (!criteria.ruled_out.providers.empty())
        providers_ruled_out_ = marked(criteria.ruled_out.providers, columns.providers.size());
}

bool FitJudge::measure_offer(Measured& measured, const OfferRow& offer) const {
    if (!providers_ruled_out_.empty() && providers_ruled_out_[offer.provider]) return false;
    if (!providers_.empty() && !providers_[offer.provider]) return false;
    const auto& ruled_out = criteria_.ruled_out.traits;
    for (std::size_t i = 0; i < trait_count; ++i) {
        const auto held = offer.traits[i];
        if (const auto& asked = criteria_.traits[i]; asked.any() && !asked.meets(held)) {
            const auto criterion = criterion_of(static_cast<Trait>(i));
            const auto beside = static_cast<unsigned>(asked.values) << 1U | static_cast<unsigned>(asked.values) >> 1U;
            const bool said = static_cast<Trait>(i) == Trait::accessibility ? refuses(held, asked.values) : held != 0;
            if (!said)
                measured.not_known(criterion);
            else if (static_cast<Trait>(i) != Trait::level || (held & beside) == 0 ||
                     !measured.nearly(criterion, next_level_worth, is_hard(criterion)))
                return false;
        }
        if (ruled_out[i] != 0 && held == 0) measured.not_known(Criterion::exclude);
        if (ruled_out[i] != 0 && held != 0 && (held & ~ruled_out[i]) == 0) return false;
    }
    for (const auto* tags : {&tags_, &tags_left_})
        for (const auto& [tagged, criterion, accepted] : *tags) {
            const auto set = offer.set(tagged);
            if (accepted[set]) continue;
            if (set != 0) return false;
            measured.not_known(criterion);
        }
    if (criteria_.max_days || criteria_.max_hours) {
        const auto shape = PriceShape::of(offer);
        for (const auto& [most, length] :
             {std::pair{criteria_.max_days, shape.days}, std::pair{criteria_.max_hours, shape.hours}}) {
            if (!most) continue;
            if (!length)
                measured.not_known(Criterion::duration);
            else if (*length > *most)
                return false;
        }
    }
    return true;
}

bool FitJudge::measure_place(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) {
    auto& chord = measured.attendance.chord;
    if (!occasion.in_a_room()) return false;
    if (occasion.kind == OccasionRow::Kind::in_house) {
        if (in_areas_.reached_by(offer.provider) || around_.reached_by(offer.provider))
            return chord = 0, measured.met(Criterion::place);
        return !columns_.providers[offer.provider].travels() && measured.not_known(Criterion::place);
    }
    if (occasion.place == no_index) return measured.not_known(Criterion::place);
    const auto inside = in_areas_.chord_to(occasion.place), around = around_.chord_to(occasion.place);
    chord = std::min(inside, around);
    if (inside != Surroundings::elsewhere) return measured.met(Criterion::place);
    if (around == Surroundings::elsewhere) chord = near_.chord_to(occasion.place);
    if (chord == Surroundings::elsewhere) return chord = unknown_amount, false;
    const auto worth = worth_of_distance(ground_distance(chord), points_.front().radius);
    return around != Surroundings::elsewhere ? measured.worth(Criterion::place, worth)
                                             : measured.nearly(Criterion::place, worth, is_hard(Criterion::place));
}

// `remotely`: it is taken in a way that is held nowhere, which was asked for.
bool FitJudge::measure_modality(Measured& measured, const OccasionRow& occasion, bool remotely) const {
    if (!criteria_.modality.any() || remotely) return true;
    if (criteria_.modality.meets(occasion.modality)) return true;
    return occasion.modality == 0 && measured.not_known(Criterion::modality);
}

bool FitJudge::measure_price(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const {
    const auto& terms = criteria_.price_terms;
    const auto total = occasion_price(columns_, offer, occasion, terms);
    if (total) measured.attendance.price = total->cents();
    if ((in_play_ & only(Criterion::price)) == 0) return true;
    const auto compared = total ? on_basis(*total, PriceShape::of(offer), terms) : std::nullopt;
    if (criteria_.price_band.any() &&
        !criteria_.price_band.meets(compared ? mask_of(price_band(*compared)) : ValueMask{0})) {
        if (compared) return false;
        measured.not_known(Criterion::price);
    }
    if (!criteria_.min_price && !criteria_.max_price) return true;
    if (!compared) return measured.not_known(Criterion::price);
    const auto within = [&](std::int64_t excess, std::int64_t bound, CriterionSet bound_itself) {
        if (excess <= 0) return true;
        if (excess * price_forgiven > bound) return false;
        return measured.nearly(Criterion::price, worth_of_excess(excess, bound),
                               is_hard(Criterion::price, bound_itself));
    };
    const auto cents = compared->cents();
    return (!criteria_.max_price ||
            within(cents - criteria_.max_price->cents(), criteria_.max_price->cents(), hard_max_price)) &&
           (!criteria_.min_price ||
            within(criteria_.min_price->cents() - cents, criteria_.min_price->cents(), hard_min_price));
}

bool FitJudge::measure_dates(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const {
    if (const auto& asked = criteria_.month; asked.any()) {
        const bool none = occasion.month == OccasionRow::no_month;
        if (none && offer.rolling == 0 && !asked.unknown)
            measured.not_known(Criterion::date);
        else if (none ? offer.rolling != 0 : std::ranges::find(asked.ranks, Month{occasion.month}) == asked.ranks.end())
            return false;
    }
    if (!criteria_.dated()) return true;
    if (offer.rolling != 0) return measured.worth(Criterion::date, rolling_worth);
    if (!occasion.dated()) return measured.not_known(Criterion::date);
    const auto before = criteria_.date_from ? criteria_.date_from->number() - occasion.last_day() : 0;
    const auto after = criteria_.date_to ? occasion.first_day - criteria_.date_to->number() : 0;
    const auto out = std::max(before, after);
    if (out <= 0) return true;
    return out <= days_forgiven &&
           measured.nearly(Criterion::date, worth_of_days_out(out),
                           is_hard(Criterion::date, out == before ? hard_date_from : hard_date_to));
}

bool FitJudge::measure_department(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) const {
    const auto& asked = criteria_.department;
    if (!asked.any()) return true;
    if (!occasion.in_a_room()) return false;
    const auto not_known = [&] { return asked.unknown || measured.not_known(Criterion::department); };
    if (occasion.kind == OccasionRow::Kind::in_house) {
        const auto& provider = columns_.providers[offer.provider];
        return provider.reached.meets(asked.departments) || (!provider.travels() && not_known());
    }
    if (occasion.place == no_index) return not_known();
    return occasion.department < most_departments && asked.departments.test(occasion.department);
}

bool FitJudge::measure_ruled_out(Measured& measured, const OccasionRow& occasion) const {
    const auto& out = criteria_.ruled_out;
    if (out.modalities != 0 && occasion.modality == 0) measured.not_known(Criterion::exclude);
    if (out.modalities != 0 && occasion.modality != 0 && (occasion.modality & ~out.modalities) == 0) return false;
    if (out.places.empty() || !occasion.in_a_room() || occasion.kind == OccasionRow::Kind::in_house) return true;
    if (occasion.place == no_index) return measured.not_known(Criterion::exclude);
    return ruled_out_.chord_to(occasion.place) == Surroundings::elsewhere;
}

bool FitJudge::measure_occasion(Measured& measured, const OfferRow& offer, const OccasionRow& occasion) {
    measured.attendance.occasion = static_cast<std::uint32_t>(&occasion - columns_.occasions.data());
    measured.attendance.day = occasion.first_day;
    if (!measure_ruled_out(measured, occasion)) return false;
    const bool remotely = (occasion.modality & remote_modalities & criteria_.modality.values) != 0;
    if (!criteria_.places.empty() && !remotely && !measure_place(measured, offer, occasion)) return false;
    // What is held at a place asked for and remotely, too, keeps its distance.
    if (!criteria_.places.empty() && remotely && occasion.in_a_room()) {
        Measured there = measured;
        if (measure_place(there, offer, occasion)) measured.attendance.chord = there.attendance.chord;
    }
    return measure_modality(measured, occasion, remotely) && measure_dates(measured, offer, occasion) &&
           measure_department(measured, offer, occasion) && measure_price(measured, offer, occasion);
}

Fit FitJudge::fit_of(const Measured& measured) const {
    Fit fit{.kind = measured.close == 0 && measured.unknown == 0 ? Fit::Kind::fit : Fit::Kind::near,
            .score = 0,
            .close = measured.close,
            .unknown = measured.unknown,
            .values = measured.values,
            .shown = measured.attendance};
    std::uint32_t sum = 0;
    each_of(in_play_, [&](Criterion criterion) {
        sum += std::uint32_t{weight_of(criterion)} * fit.values[static_cast<std::size_t>(criterion)];
    });
    fit.score = static_cast<std::uint16_t>(weight_ == 0 ? whole : (sum + weight_ / 2) / weight_);
    return fit;
}

std::optional<OfferSet> FitJudge::in_reach() {
    const auto& standing = columns_.standing;
    // What is asked for remotely may be anywhere; of whom it is not known where they teach, the day's rows say so.
    if (criteria_.places.empty() || (criteria_.modality.values & remote_modalities) != 0 ||
        standing.day != criteria_.today)
        return std::nullopt;
    auto there = near_.offers();
    in_areas_.offers().each([&](std::uint32_t offer) { there.add(offer); });
    for (std::uint32_t offer = 0; offer < standing.rows.size(); ++offer)
        if ((standing.rows[offer].unknown & StandingRow::unknown_department) != 0) there.add(offer);
    return there;
}

Fit FitJudge::judge(std::uint32_t rank, std::uint16_t topic_score) {
    const auto& offer = columns_.offers[rank];
    Measured of_offer;
    of_offer.values.fill(whole);
    of_offer.values[static_cast<std::size_t>(Criterion::topic)] = topic_score;
    const auto quality = columns_.providers[offer.provider].quality;
    of_offer.values[static_cast<std::size_t>(Criterion::quality)] =
        quality == ProviderRow::unrated ? unknown_worth
                                        : static_cast<std::uint16_t>(quality * whole / ProviderRow::best_quality);
    Fit best;
    if (!measure_offer(of_offer, offer)) return best;
    const auto key = [](const Fit& fit) {
        return std::tuple{-static_cast<int>(fit.kind), -std::int32_t{fit.score}, dearness(fit.shown)};
    };
    const auto today = criteria_.today.number();
    for (const auto& occasion : columns_.occasions_of(offer)) {
        if (occasion.dated() && occasion.last_day() < today) continue;
        auto measured = of_offer;
        if (!measure_occasion(measured, offer, occasion)) continue;
        const auto fit = fit_of(measured);
        if (best.kind == Fit::Kind::neither || key(fit) < key(best)) best = fit;
    }
    // All its sessions are over: that matters where something is asked of them.
    if (best.kind == Fit::Kind::neither && !criteria_.about_occasions()) {
        best = fit_of(of_offer);
        if (const auto price = cheapest(columns_.prices_of(offer), PriceShape::of(offer), criteria_.price_terms))
            best.shown.price = price->total.cents();
    }
    return best;
}

}  // namespace filon
