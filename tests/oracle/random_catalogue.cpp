#include "tests/oracle/random_catalogue.h"

#include <iterator>
#include <utility>

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
        auto text = offer.programme.value_or("") + " " + word;
        for (auto more = draw.one_in(4) ? 200 : 0; more > 0; --more) text += " " + draw.one_of(catalogue_words());
        offer.programme = std::move(text);
    }
}

// Names for what the catalogues' words mean, one within another, one a topic's own, one of a topic that is the team's.
Lexicon random_lexicon(Draw& draw) {
    Lexicon lexicon;
    lexicon.synonyms = draw.some_of<SynonymPair>({{"Excel", "grille magique"},
                                                  {"management", "chefferie"},
                                                  {"gestion de paie", "fiche de salaire"},
                                                  {"paie", "fiche"},
                                                  {"perfectionnement", "formation avancée"},
                                                  {"payroll", "front-office"}},
                                                 0, 4);
    lexicon.acronyms =
        draw.some_of<SynonymPair>({{"PDP", "prise de parole"}, {"H.E.", "habilitation électrique"}}, 0, 2);
    if (draw.one_in(2)) lexicon.categories.push_back({"X1", "no-such-topic"});
    if (draw.one_in(2)) lexicon.codes.push_back({"rome", "M1607", "neither-this"});
    for (const auto& slip : draw.some_of(slips(), 0, 3)) lexicon.never_corrected.push_back(slip.slip);
    return lexicon;
}

}  // namespace

void misspell(Draw& draw, std::vector<PublicOffer>& offers) {
    for (const auto& [word, slip] : draw.some_of(slips(), 1, 3)) {
        say_in_nearly_all(draw, word, offers);
        for (auto misspelt = draw.between(1, 2); misspelt > 0; --misspelt) {
            auto& offer = offers[static_cast<std::size_t>(draw.between(0, std::ssize(offers) - 1))];
            auto& text = draw.one_in(2) ? offer.title : offer.objectives.emplace(offer.objectives.value_or(""));
            text += " " + slip;
            if (draw.one_in(2)) offer.programme.reset();  // where it says the word as well
        }
    }
}

Catalogue random_catalogue(Draw& draw) {
    Catalogue catalogue;
    const auto providers = draw.between(3, 25), offers = draw.between(40, 140);
    for (std::int64_t i = 0; i < providers; ++i)
        catalogue.providers.push_back(random_provider(draw, fmt::format("p{}", i)));
    draw.shuffle(catalogue.providers);
    for (std::int64_t i = 0; i < offers; ++i)
        catalogue.offers.push_back(random_offer(draw, fmt::format("o{}", i), draw.one_of(catalogue.providers).id));
    if (draw.one_in(4)) say_in_nearly_all(draw, "formation", catalogue.offers);
    if (draw.one_in(3)) misspell(draw, catalogue.offers);
    if (draw.one_in(5)) catalogue.lexicon = random_lexicon(draw);
    draw.shuffle(catalogue.offers);
    return catalogue;
}

}  // namespace filon::oracle
