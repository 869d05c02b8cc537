#include "server/json/write_price.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/rows_of_records.h"
#include "engine/matching/prices.h"
#include "engine/tax/vat_regime.h"
#include "server/json/vat_words.h"
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

// How a client sees what is shown: the VAT of a sale in either form.
class ClientView {
public:
    ClientView(const FoundOffer& found, const Shown& shown) : found_{found}, shown_{shown}, seer_{*found.seer} {
        const auto is_open = [](const OccasionRow& one) { return one.kind != OccasionRow::Kind::in_house; };
        const auto* open = shown.occasion;
        // Of the form that is not shown, the first place at which it is held.
        if (open == nullptr || !is_open(*open)) {
            const auto occasions = found.columns.occasions_of(shown.row);
            const auto first = std::ranges::find_if(occasions, is_open);
            open = first == occasions.end() ? nullptr : &*first;
        }
        if (open != nullptr && open->in_a_room() && open->place != no_index) {
            const auto country = found.columns.places[open->place].country;
            if (country != 0) held_in_ = {static_cast<char>(country >> 8U), static_cast<char>(country & 0xFFU)};
        }
        if (shown.is(OccasionRow::Kind::session)) session_ = &found.offer.sessions.at(shown.occasion->session);
    }

    Taxed taxed(const PriceRow& price, bool in_house) const {
        const auto& offer = found_.offer;
        const bool open = !in_house && (offer.format.empty() || is_offered_as(offer, Format::open));
        const bool on_its_day = !in_house && session_ != nullptr && session_->start;
        return vat_of({.day = on_its_day ? session_->start->first() : seer_.today,
                       .client_country = seer_.client.country,
                       .client_taxable = seer_.client.taxable(),
                       .price_tax = price.tax,
                       .vat_rate = says_rate(price) ? std::optional{price.vat_rate} : std::nullopt,
                       .open_session = open,
                       .days = days(),
                       .held_in = held_in_},
                      seer_.vat);
    }
    // In which tax a form's totals are counted to be what the client is shown: where its sale bears no French VAT, with
    // tax is without.
    Tax counted_in(bool in_house) const {
        const auto regime = taxed({}, in_house).regime;
        const bool bears_vat = regime == Regime::domestic || regime == Regime::taxed_where_held;
        return seer_.client.tax == Tax::included && bears_vat ? Tax::included : Tax::excluded;
    }
    // Prices of one form at the rate of its day, where the record says none.
    std::vector<PriceRow> at_their_rates(std::vector<PriceRow> prices, bool in_house) const {
        for (auto& price : prices) price.vat_rate = taxed(price, in_house).price_rate;
        return prices;
    }

private:
    // A row has a rate in any case.
    bool says_rate(const PriceRow& row) const {
        const auto says = [&](const Price& price) {
            return price.vat_rate && price.amount.cents() == row.cents && price.per == row.per;
        };
        return (session_ != nullptr && session_->price && says(*session_->price)) ||
               std::ranges::any_of(found_.offer.prices, says);
    }
    // Days that have begun; where no length is said, from the session's first to its last.
    std::optional<int> days() const {
        if (const auto parts = shown_.shape.days)
            return static_cast<int>((*parts + parts_of_a_day - 1) / parts_of_a_day);
        const auto is_day = [](const std::optional<PartialDate>& date) {
            return date && date->precision() == PartialDate::Precision::day;
        };
        if (session_ == nullptr || !is_day(session_->start) || !is_day(session_->end)) return std::nullopt;
        return session_->end->first().number() - session_->start->first().number() + 1;
    }

    const FoundOffer& found_;
    const Shown& shown_;
    const PriceSeer& seer_;
    const Session* session_ = nullptr;  // the one that is shown
    std::string held_in_;               // the country of the open form
};

// Both forms' prices, ready to be counted for any headcount.
struct BothForms {
    std::vector<PriceRow> open, in_house;
    Tax open_tax, in_house_tax;

    BothForms(const FoundOffer& found, const Shown& shown, const ClientView* view)
        : open{shown.in_open_session() ? std::vector<PriceRow>{shown.prices.begin(), shown.prices.end()}
                                       : prices_of(Format::open, found, shown.row)},
          in_house{prices_of(Format::in_house, found, shown.row)},
          open_tax{found.price_terms.tax},
          in_house_tax{open_tax} {
        if (view == nullptr) return;
        open = view->at_their_rates(std::move(open), false);
        in_house = view->at_their_rates(std::move(in_house), true);
        // What is exempt stays so, whatever its form is counted in.
        open_tax = view->counted_in(false);
        in_house_tax = view->counted_in(true);
    }
    FormPrices of(bool is_in_house) const {
        return is_in_house ? FormPrices{in_house, in_house_tax} : FormPrices{open, open_tax};
    }
};

// `view`: null where totals are told as they were compared.
void write_for_headcount(JsonWriter& writer, const FoundOffer& found, const Shown& shown, const BestPrice& best,
                         const ClientView* view) {
    const auto headcount = found.price_terms.headcount;
    const bool in_house = shown_in_house(shown, found.offer, best.index);
    const BothForms forms{found, shown, view};
    auto total = best.total;
    if (view != nullptr) {
        const auto price = view->at_their_rates({shown.prices[best.index]}, in_house);
        total = FormPrices{price, forms.of(in_house).tax}.total(headcount, shown.shape).value_or(total);
    }
    writer.key("for_headcount").begin_object();
    writer.member("headcount", headcount);
    writer.key("amount").decimal(total.cents(), 2);
    writer.key("per_person").decimal((total.cents() + headcount / 2) / headcount, 2);
    writer.member("form", in_house ? "in_house" : "open");
    writer.key("other_form");
    if (const auto other = forms.of(!in_house).total(headcount, shown.shape))
        writer.decimal(other->cents(), 2);
    else
        writer.null();
    writer.member("break_even", break_even(forms.of(false), forms.of(true), shown.shape));
    if (found.seer != nullptr)
        writer.member("tax", name_of(view != nullptr ? found.seer->client.tax : found.price_terms.tax));
    writer.end_object();
}

void write_vat(JsonWriter& writer, const Taxed& taxed, const Client& client, std::string_view lang) {
    writer.key("vat").begin_object();
    writer.member("regime", name_of(taxed.regime));
    writer.key("rate").decimal(taxed.rate, 2);
    writer.member("reason", vat_reason(taxed, client.country, text_language(lang)));
    writer.end_object();
}

}  // namespace

void write_price(JsonWriter& writer, const FoundOffer& found, std::string_view lang) {
    writer.key("price");
    const Shown shown{found};
    const auto best = cheapest(shown.prices, shown.shape, found.price_terms);
    if (!best) return writer.null();
    const auto& price = shown.prices[best->index];
    const auto* const seer = found.seer;
    std::optional<ClientView> view;
    std::optional<Taxed> taxed;
    if (seer != nullptr) {
        view.emplace(found, shown);
        taxed = view->taxed(price, shown_in_house(shown, found.offer, best->index));
    }
    const auto written = Euros::from_cents(price.cents);
    writer.begin_object();
    writer.key("amount").decimal((taxed ? taxed->shown(written, seer->client.tax) : written).cents(), 2);
    writer.member("per", name_of(price.per));
    writer.member("tax", name_of(taxed ? seer->client.tax : price.tax));
    if (taxed) write_vat(writer, *taxed, seer->client, lang);
    write_for_headcount(writer, found, shown, *best, view && !seer->tax_asked ? &*view : nullptr);
    writer.end_object();
}

}  // namespace filon
