#include "tests/oracle/random_question.h"

#include <cmath>

#include <fmt/format.h>

#include "tests/oracle/random_catalogue.h"

namespace filon::oracle {
namespace {

template <class E>
std::vector<std::optional<E>> values(Draw& draw) {
    std::vector<std::optional<E>> all{std::nullopt};
    for (std::size_t i = 0; i < names_of<E>::list.size(); ++i) all.emplace_back(static_cast<E>(i));
    return draw.some_of(all, 1, draw.one_in(3) ? 4 : 1);
}

std::string words(Draw& draw) {
    std::string text;
    const auto count = draw.one_in(6) ? draw.between(4, 14) : draw.between(1, 3);
    for (std::int64_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + draw.one_of(catalogue_words());
    return text;
}

std::vector<std::string> places(Draw& draw) {
    static const std::vector<std::string> typed{"Lyon",
                                                "69003",
                                                "69123",
                                                "Vienne",
                                                "Grenoble",
                                                "Paris",
                                                "Paris 15e",
                                                "Lille",
                                                "Ajaccio",
                                                "Genève",
                                                "Saint-Denis (974)",
                                                "Rhône",
                                                "38",
                                                "Paris (75)",
                                                "Corse-du-Sud",
                                                "Auvergne-Rhône-Alpes",
                                                "Rhône-Alpes",
                                                "Bretagne",
                                                "La Réunion",
                                                "France",
                                                "Suisse",
                                                "Belgique"};
    auto some = draw.some_of(typed, 1, draw.one_in(3) ? 3 : 1);
    if (draw.one_in(3)) {
        const auto point = random_point(draw, 50);
        some.front() = fmt::format("{:.4f},{:.4f}", point.latitude, point.longitude);
    }
    return some;
}

void draw_price(Draw& draw, Question& question) {
    if (draw.one_in(2)) question.terms.headcount = draw.one_in(2) ? draw.between(2, 12) : draw.between(1, 60);
    if (draw.one_in(2))
        question.terms.per = static_cast<PriceAskedPer>(
            draw.between(0, static_cast<std::int64_t>(names_of<PriceAskedPer>::list.size()) - 1));
    if (draw.one_in(2)) question.terms.tax = Tax::included;
    // Round sums, and cents in between them, from far too little to more than enough.
    if (draw.one_in(2))
        question.max_price = Euros::from_cents(draw.one_in(2) ? 100 * std::llround(std::exp(draw.real(0, 9)))
                                                              : draw.between(0, 200'000));
}

void draw_providers(Draw& draw, const Catalogue& catalogue, Question& question) {
    std::vector<std::string> ids{"nobody"};
    for (const auto& provider : catalogue.providers) ids.push_back(provider.id);
    question.providers = draw.some_of(ids, 1, draw.one_in(2) ? 6 : 1);
}

}  // namespace

Question random_question(Draw& draw, const Catalogue& catalogue) {
    Question question;
    if (draw.one_in(2)) question.words = words(draw);
    if (draw.one_in(2)) question.places = places(draw);
    if (draw.one_in(2))
        question.radius_km = draw.one_in(6) ? 0 : draw.one_in(8) ? 20'000 : std::round(std::exp(draw.real(0, 6)));
    draw_price(draw, question);
    if (draw.one_in(3)) question.modality = values<Modality>(draw);
    if (draw.one_in(4)) question.level = values<Level>(draw);
    if (draw.one_in(5)) draw_providers(draw, catalogue, question);
    if (draw.one_in(2))
        question.facets = draw.some_of(std::vector{Facet::modality, Facet::level, Facet::provider}, 1, 3);
    question.sort = draw.one_of(std::vector{Sort::relevance, Sort::price, Sort::distance});
    if (question.places.empty() && question.sort == Sort::distance) question.sort = Sort::relevance;
    question.limit = draw.one_in(2) ? 1000 : static_cast<std::size_t>(draw.between(1, 30));
    if (draw.one_in(3)) question.offset = static_cast<std::size_t>(draw.between(0, 60));
    question.today = random_day(draw);
    return question;
}

}  // namespace filon::oracle
