#include "server/json/write_price.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/index/rows_of_records.h"
#include "engine/matching/prices.h"
#include "server/json/write_offer.h"

namespace filon {
namespace {

// What is shown of an offer: one of its occasions, or the offer as such where none of them lives.
struct Shown {
    const OfferRow& row;
    const OccasionRow* occasion;
    std::span<const PriceRow> prices;
    PriceShape shape;

    explicit Shown(const FoundOffer& found)
        : row{found.columns.offers[found.hit.offer]},
          occasion{found.hit.attendance.occasion == no_index ? nullptr
                                                             : &found.columns.occasions[found.hit.attendance.occasion]},
          prices{occasion == nullptr ? found.columns.prices_of(row) : found.columns.prices_of(*occasion)},
          shape{PriceShape::of(row)} {}

    bool is(OccasionRow::Kind kind) const { return occasion != nullptr && occasion->kind == kind; }
    // Open whatever its prices say.
    bool in_open_session() const { return is(OccasionRow::Kind::session) || is(OccasionRow::Kind::site); }
};

bool shown_in_house(const Shown& shown, const PublicOffer& offer, std::size_t price) {
    if (shown.is(OccasionRow::Kind::in_house)) return true;
    if (shown.in_open_session()) return false;
    // Nobody knows its form but the price, and the prices are the record's own, in its order.
    return shown.prices.size() == offer.prices.size() && offer.prices[price].format == Format::in_house;
}

// The offer's own prices of one form.
std::vector<PriceRow> prices_of(Format form, const FoundOffer& found, const OfferRow& row) {
    const auto& offer = found.offer;
    std::vector<PriceRow> named, unnamed;
    const auto rows = found.columns.prices_of(row);
    for (std::size_t i = 0; i < std::min(rows.size(), offer.prices.size()); ++i) {
        if (offer.prices[i].format == form) named.push_back(rows[i]);
        if (!offer.prices[i].format) unnamed.push_back(rows[i]);
    }
    const bool open = form == Format::open;
    if ((open || named.empty()) && (is_offered_as(offer, form) || (open && offer.format.empty())))
        named.insert(named.end(), unnamed.begin(), unnamed.end());
    return named;
}

void write_for_headcount(JsonWriter& writer, const FoundOffer& found, const Shown& shown, const BestPrice& best) {
    const auto& terms = found.price_terms;
    const auto headcount = terms.headcount;
    const bool in_house = shown_in_house(shown, found.offer, best.index);
    const auto open_prices = prices_of(Format::open, found, shown.row),
               in_house_prices = prices_of(Format::in_house, found, shown.row);
    const FormPrices open{shown.in_open_session() ? shown.prices : open_prices, terms.tax},
        own_group{in_house_prices, terms.tax};
    const auto other = (in_house ? open : own_group).total(headcount, shown.shape);

    writer.key("for_headcount").begin_object();
    writer.member("headcount", headcount);
    writer.key("amount").decimal(best.total.cents(), 2);
    writer.key("per_person").decimal((best.total.cents() + headcount / 2) / headcount, 2);
    writer.member("form", in_house ? "in_house" : "open");
    writer.key("other_form");
    if (other)
        writer.decimal(other->cents(), 2);
    else
        writer.null();
    writer.member("break_even", break_even(open, own_group, shown.shape));
    writer.end_object();
}

}  // namespace

void write_price(JsonWriter& writer, const FoundOffer& found) {
    writer.key("price");
    const Shown shown{found};
    const auto best = cheapest(shown.prices, shown.shape, found.price_terms);
    if (!best) return writer.null();
    const auto& price = shown.prices[best->index];
    writer.begin_object();
    writer.key("amount").decimal(price.cents, 2);
    writer.member("per", name_of(price.per));
    writer.member("tax", name_of(price.tax));
    write_for_headcount(writer, found, shown, *best);
    writer.end_object();
}

}  // namespace filon
