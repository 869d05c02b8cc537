#include "tests/oracle/better_offers.h"

#include <algorithm>
#include <utility>

namespace filon::oracle {
namespace {

void cheapen(Price& price) {
    price.amount = Euros::from_cents(price.amount.cents() * 3 / 4);
}

}  // namespace

void cheapen_all(PublicOffer& offer) {
    std::ranges::for_each(offer.prices, cheapen);
    for (auto& session : offer.sessions)
        if (session.price) cheapen(*session.price);
}

void hasten_all(PublicOffer& offer, Date today) {
    for (auto& session : offer.sessions)
        if (session.start && session.start->precision() == PartialDate::Precision::day &&
            session.start->first() > today)
            session.start = PartialDate{Date::from_number((session.start->first().number() + today.number()) / 2),
                                        PartialDate::Precision::day};
}

void bring_all_to(PublicOffer& offer, Coordinates point) {
    for (auto& session : offer.sessions)
        if (session.place)
            session.place =
                PlaceReference{.insee = {}, .postcode = {}, .town = {}, .point = point, .label = {}, .country = {}};
}

Catalogue with_better_twins(Catalogue catalogue, const Bettering& better) {
    const auto offers = catalogue.offers;
    for (auto twin : offers) {
        twin.id += better_mark;
        better(twin);
        catalogue.offers.push_back(std::move(twin));
    }
    return catalogue;
}

}  // namespace filon::oracle
