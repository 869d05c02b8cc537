#include "tests/oracle/random_catalogue.h"

#include <fmt/format.h>

#include "tests/oracle/random_offer.h"
#include "tests/oracle/random_places.h"

namespace filon::oracle {
namespace {

PublicProvider random_provider(Draw& draw, std::string id) {
    PublicProvider provider;
    provider.name = "Organisme " + id;
    provider.id = std::move(id);
    if (draw.one_in(2)) provider.qualiopi = draw.one_in(2);
    if (draw.one_in(3)) provider.vat = draw.any<VatStatus>();
    for (auto sites = draw.one_in(5) ? 0 : draw.between(1, 3); sites > 0; --sites)
        provider.sites.push_back(random_place(draw));
    if (!draw.one_in(4)) provider.travels = random_zone(draw);
    return provider;
}

// Where nearly every offer says a word, and long ones among many others, it is worth next to nothing.
void say_in_nearly_all(Draw& draw, const std::string& word, std::vector<PublicOffer>& offers) {
    for (auto& offer : offers) {
        if (draw.one_in(100)) continue;
        auto text = word;
        for (auto more = draw.one_in(4) ? 200 : 0; more > 0; --more) text += " " + draw.one_of(catalogue_words());
        offer.programme = std::move(text);
    }
}

}  // namespace

Catalogue random_catalogue(Draw& draw) {
    Catalogue catalogue;
    const auto providers = draw.between(3, 25), offers = draw.between(40, 140);
    for (std::int64_t i = 0; i < providers; ++i)
        catalogue.providers.push_back(random_provider(draw, fmt::format("p{}", i)));
    draw.shuffle(catalogue.providers);
    for (std::int64_t i = 0; i < offers; ++i)
        catalogue.offers.push_back(random_offer(draw, fmt::format("o{}", i), draw.one_of(catalogue.providers).id));
    if (draw.one_in(4)) say_in_nearly_all(draw, "formation", catalogue.offers);
    draw.shuffle(catalogue.offers);
    return catalogue;
}

}  // namespace filon::oracle
