#include "tests/oracle/occasions.h"

#include <algorithm>
#include <cmath>

namespace filon::oracle {
namespace {

std::optional<Place> known(const std::optional<PlaceReference>& reference, const Gazetteer& gazetteer) {
    if (!reference) return std::nullopt;
    auto place = gazetteer.resolve(*reference);
    return place ? std::optional{*place} : std::nullopt;
}

bool teaches(const PublicOffer& offer, Format format) {
    return std::ranges::find(offer.format, format) != offer.format.end();
}

// The offer's prices that hold for a form: its own and those of which no form is said.
std::vector<Price> prices_for(const PublicOffer& offer, Format form) {
    std::vector<Price> prices;
    for (const auto& price : offer.prices)
        if (!price.format || *price.format == form) prices.push_back(price);
    return prices;
}

Occasion held_at(const Session& session, std::size_t rank, const PublicOffer& offer, const Gazetteer& gazetteer) {
    Occasion occasion{.session = rank,
                      .place = known(session.place, gazetteer),
                      .modality = session.modality ? std::vector{*session.modality} : offer.modality,
                      .prices = session.price ? std::vector{*session.price} : prices_for(offer, Format::open),
                      .values = {}};
    if (occasion.remote_alone()) occasion.place.reset();
    return occasion;
}

}  // namespace

bool Occasion::remote_alone() const {
    return !modality.empty() && std::ranges::all_of(modality, [](Modality one) {
        return one == Modality::remote || one == Modality::elearning;
    });
}

Travelled travelled(const PublicProvider& provider, const Gazetteer& gazetteer) {
    Travelled out{.record = &provider, .sites = {}, .departments = {}};
    for (const auto& site : provider.sites)
        if (auto place = known(site, gazetteer)) out.sites.push_back(*std::move(place));
    if (!provider.travels) return out;
    out.departments.insert(provider.travels->departments.begin(), provider.travels->departments.end());
    if (!provider.travels->radius_km) return out;
    const auto radius = squared_chord_within(Metres::from_kilometres(*provider.travels->radius_km));
    // A degree of latitude is 111 km: what lies farther north or south need not be measured.
    const auto degrees = *provider.travels->radius_km / 110;
    for (const auto& site : out.sites)
        for (const auto& commune : gazetteer.communes())
            if (std::abs(site.point.latitude - commune.point.latitude) <= degrees + .1 &&
                squared_chord(UnitVector::of(site.point), UnitVector::of(commune.point)) <= radius)
                out.departments.insert(commune.department);
    return out;
}

std::vector<Occasion> occasions_of(const PublicOffer& offer, const Travelled& provider, const Gazetteer& gazetteer) {
    std::vector<Occasion> occasions;
    for (std::size_t i = 0; i < offer.sessions.size(); ++i)
        occasions.push_back(held_at(offer.sessions[i], i, offer, gazetteer));
    if (!offer.sessions.empty()) return occasions;

    const Occasion unplaced{.session = {}, .place = {}, .modality = offer.modality, .prices = {}, .values = {}};
    if (teaches(offer, Format::open)) {
        auto open = unplaced;
        open.prices = prices_for(offer, Format::open);
        if (provider.sites.empty() || unplaced.remote_alone())
            occasions.push_back(open);
        else
            for (const auto& site : provider.sites) {
                open.place = site;
                occasions.push_back(open);
            }
    }
    if (teaches(offer, Format::in_house)) {
        auto in_house = unplaced;
        in_house.in_house = !unplaced.remote_alone();
        in_house.prices = prices_for(offer, Format::in_house);
        occasions.push_back(in_house);
    }
    if (occasions.empty()) {
        occasions.push_back(unplaced);
        occasions.back().prices = offer.format.empty() ? offer.prices : prices_for(offer, Format::individual);
    }
    return occasions;
}

std::optional<Values> departments_reached(const Travelled& provider, const Gazetteer& gazetteer) {
    const auto& zone = provider.record->travels;
    if (!zone || (zone->radius_km && provider.sites.empty())) return std::nullopt;
    if (!zone->anywhere) return provider.departments;
    const auto& all = gazetteer.department_codes();
    return Values{all.begin(), all.end()};
}

bool reaches(const Travelled& provider, const Place& asked, const Gazetteer& gazetteer) {
    const auto& zone = provider.record->travels;
    if (!zone) return false;
    if (zone->anywhere) return true;
    if (is_area(asked))
        return std::ranges::any_of(provider.departments,
                                   [&](const std::string& code) { return gazetteer.inside(asked, code, "FR"); });
    if (std::ranges::find(zone->departments, asked.department) != zone->departments.end()) return true;
    if (!zone->radius_km) return false;
    const auto radius = squared_chord_within(Metres::from_kilometres(*zone->radius_km));
    return std::ranges::any_of(provider.sites, [&](const Place& site) { return chord_between(site, asked) <= radius; });
}

}  // namespace filon::oracle
