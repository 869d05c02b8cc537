#include "tests/oracle/random_question.h"

#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "tests/oracle/built_index.h"
#include "tests/oracle/names_said.h"
#include "tests/oracle/random_offer.h"
#include "tests/oracle/random_places.h"

namespace filon::oracle {
namespace {

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
    static const std::vector<std::string> near{"Lyon", "69003", "Rhône", "Auvergne-Rhône-Alpes", "Vienne", "Isère"};
    auto some = draw.some_of(draw.one_in(2) ? near : typed, 1, draw.one_in(3) ? 3 : 1);
    if (draw.one_in(3)) {
        const auto point = random_point(draw, 50);
        some.front() = fmt::format("{:.4f},{:.4f}", point.latitude, point.longitude);
    }
    return some;
}

// Round sums, and cents in between them, from far too little to more than enough.
Euros sum(Draw& draw) {
    return Euros::from_cents(draw.one_in(2)   ? 100 * std::llround(std::exp(draw.real(0, 9)))
                             : draw.one_in(2) ? draw.one_of(std::vector<std::int64_t>{25'000, 50'000, 100'000, 200'000})
                                              : draw.between(0, 200'000));
}

void draw_price(Draw& draw, Question& question, int rarity) {
    if (draw.one_in(2)) question.terms.headcount = draw.one_in(2) ? draw.between(2, 12) : draw.between(1, 60);
    if (draw.one_in(2)) question.terms.per = draw.any<PriceAskedPer>();
    if (draw.one_in(2)) question.terms.tax = Tax::included;
    if (draw.one_in(rarity)) question.max_price = sum(draw);
    if (draw.one_in(rarity)) question.min_price = sum(draw);
    if (question.min_price && question.max_price && *question.max_price < *question.min_price)
        std::swap(question.min_price, question.max_price);
}

void draw_dates(Draw& draw, Question& question, int rarity) {
    if (draw.one_in(rarity)) question.date_from = random_day(draw);
    if (draw.one_in(rarity)) question.date_to = random_day(draw);
    if (question.date_from && question.date_to && *question.date_to < *question.date_from)
        std::swap(question.date_from, question.date_to);
}

template <class E>
std::vector<std::string> names() {
    return {names_of<E>::list.begin(), names_of<E>::list.end()};
}

std::vector<std::string> months() {
    std::vector<std::string> all{"2025-12", "2028-02", "2036-06"};
    for (int year = first_year; year <= last_year; ++year)
        for (int month = 1; month <= 12; ++month) all.push_back(fmt::format("{}-{:02}", year, month));
    return all;
}

std::vector<std::string> ids_of(const Catalogue& catalogue) {
    std::vector<std::string> ids{"nobody", "nobody else"};
    for (const auto& provider : catalogue.providers) ids.push_back(provider.id);
    return ids;
}

void draw_selected(Draw& draw, const Catalogue& catalogue, Question& question, int rarity) {
    const auto how_many = draw.one_in(2) ? 0 : draw.one_in(rarity) ? draw.between(2, 5) : 1;
    for (const auto facet : draw.some_of(all_facets(), how_many, how_many)) {
        auto values = values_to_ask(draw, catalogue, facet);
        if (facet != Facet::provider) values.push_back(unknown);
        const bool few = values.size() < 10;
        question.selected[facet] = draw.some_of(std::move(values), 1, draw.one_in(3) ? 1 : few ? 4 : 9);
    }
}

void draw_the_rest(Draw& draw, const Catalogue& catalogue, Question& question) {
    if (draw.one_in(12)) question.cefr_entry = draw.some<Cefr>(4);
    if (draw.one_in(12)) question.cefr_target = draw.some<Cefr>(4);
    if (draw.one_in(8)) question.excluded_providers = draw.some_of(ids_of(catalogue), 1, 6);
    if (draw.one_in(10)) question.max_days = static_cast<double>(draw.between(0, 44)) / 2;
    if (draw.one_in(10)) question.max_hours = static_cast<double>(draw.between(0, 160)) / 4 * (draw.one_in(2) ? 1 : 4);
}

// A few of them, or many.
template <class Word>
std::string joined(Draw& draw, const Word& word) {
    std::string text;
    const auto count = draw.one_in(6) ? draw.between(4, 14) : draw.between(1, 3);
    for (std::int64_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word();
    return text;
}

// In any language, or the title of a job that it is for.
std::string random_name_of_a_topic(Draw& draw) {
    const auto& taxonomy = the_reference().vocabulary.taxonomy();
    const auto* topic = taxonomy.find(draw.one_of(declared_topics()));
    if (topic == nullptr || draw.one_in(20)) topic = &draw.one_of(taxonomy.topics());
    if (draw.one_in(6) && !topic->job_titles.empty()) return draw.one_of(topic->job_titles);
    return draw.one_of(names_of_topic(*topic)).first;
}

// Two letters that stand side by side changed round: bytes where they have accents, so that it may be no text at all.
std::string mistyped(Draw& draw, std::string word) {
    if (word.size() > 3) {
        const auto at = static_cast<std::size_t>(draw.between(1, std::ssize(word) - 2));
        std::swap(word[at], word[at + 1]);
    }
    return word;
}

std::string random_word(Draw& draw) {
    if (draw.one_in(5)) return random_name_of_a_topic(draw);
    if (draw.one_in(5)) return draw.one_of(slips()).slip;
    if (draw.one_in(10)) return mistyped(draw, draw.one_of(catalogue_words()));
    return draw.one_of(catalogue_words());
}

// They select nothing.
std::string random_words_of_asking(Draw& draw) {
    static const std::vector<std::string> words{"formation",   "formation", "stage",     "cours",
                                                "je voudrais", "bonjour",   "apprendre", "formtaion"};
    return joined(draw, [&] { return draw.one_of(words); });
}

// A question with facets, an order and a page that otherwise asks for one thing at most, on the day of the build: what
// an index may answer from what it counted beforehand.
Question almost_nothing_of(const Question& question, Draw& draw) {
    Question bare;
    bare.facets = question.facets;
    bare.sort = question.sort == Sort::distance ? Sort::price : question.sort;
    bare.limit = question.limit;
    bare.offset = question.offset;
    bare.today = built_on;
    static constexpr std::array<void (*)(Question&, const Question&), 13> parts{
        [](Question& to, const Question& from) { to.words = from.words; },
        [](Question& to, const Question& from) { to.places = from.places; },
        [](Question& to, const Question& from) { to.min_price = from.min_price; },
        [](Question& to, const Question& from) { to.max_price = from.max_price; },
        [](Question& to, const Question& from) { to.terms.headcount = from.terms.headcount; },
        [](Question& to, const Question& from) { to.terms.per = from.terms.per; },
        [](Question& to, const Question& from) { to.terms.tax = from.terms.tax; },
        [](Question& to, const Question& from) { to.date_from = from.date_from; },
        [](Question& to, const Question& from) { to.date_to = from.date_to; },
        [](Question& to, const Question& from) { to.selected = from.selected; },
        [](Question& to, const Question& from) { to.excluded_providers = from.excluded_providers; },
        [](Question& to, const Question& from) { to.max_days = from.max_days, to.max_hours = from.max_hours; },
        [](Question& to, const Question& from) { to.cefr_entry = from.cefr_entry, to.cefr_target = from.cefr_target; },
    };
    if (draw.one_in(2)) draw.one_of(parts)(bare, question);
    if (draw.one_in(8)) bare.words = random_words_of_asking(draw);
    if (draw.one_in(8)) bare.today = question.today;
    return bare;
}

}  // namespace

std::vector<Facet> all_facets() {
    std::vector<Facet> all;
    for (std::size_t i = 0; i < facet_count; ++i) all.push_back(static_cast<Facet>(i));
    return all;
}

std::string random_words(Draw& draw) {
    if (draw.one_in(6)) return random_words_of_asking(draw);
    return joined(draw, [&] { return random_word(draw); });
}

std::vector<std::string> values_to_ask(Draw& draw, const Catalogue& catalogue, Facet facet) {
    const auto any_of = [&](const std::vector<std::string>& writings) { return draw.one_of(writings); };
    switch (facet) {
        case Facet::topic_id:
            return {"excel",      "anglais",       "gestion-de-paie", "python", "habilitation-electrique",
                    "management", "cybersecurite", "espaces-verts"};
        case Facet::department:
            return {"69", "38", "01", "42", "75", "92", "59", "13", "2A", "974", "26", "07", "976"};
        case Facet::price_band:
            return names<PriceBand>();
        case Facet::month:
            return months();
        case Facet::teaching_language:
            return {"fr", "fr-CA", "en", "en-GB", "de", "de-AT", "es", "es-419", "zh", "zh-Hant", "zh-TW", "sr-Latn"};
        case Facet::modality:
            return names<Modality>();
        case Facet::format:
            return names<Format>();
        case Facet::rhythm:
            return names<Rhythm>();
        case Facet::level:
            return names<Level>();
        case Facet::eqf:
            return {"1", "2", "3", "4", "5", "6", "7", "8"};
        case Facet::duration_band:
            return names<DurationBand>();
        case Facet::certification:
            return {any_of({"TOSA", "tosa"}),
                    any_of({"Cléa", "CLEA", "cle\u0301a"}),
                    any_of({"oeuvre D’ART", "Œuvre d'art"}),
                    "toeic",
                    any_of({"Toefl", "TOEFL"}),
                    "CACES  R489",
                    any_of({"Pix", "PIX"})};
        case Facet::funding:
            return names<Funding>();
        case Facet::provider:
            return ids_of(catalogue);
        case Facet::qualiopi:
            return {"true", "false"};
        case Facet::accessibility:
            return {"wheelchair", "sign_language"};
    }
    return {};
}

Question random_question(Draw& draw, const Catalogue& catalogue) {
    Question question;
    // Questions that ask for much at once mostly find nothing: they are the fewer.
    const auto rarity = draw.one_in(4) ? 3 : 12;
    if (draw.one_in(3)) question.words = random_words(draw);
    if (draw.one_in(3)) question.places = places(draw);
    if (draw.one_in(2))
        question.radius_km = draw.one_in(6) ? 0 : draw.one_in(8) ? 20'000 : std::round(std::exp(draw.real(0, 6)));
    draw_price(draw, question, rarity);
    draw_dates(draw, question, rarity);
    draw_selected(draw, catalogue, question, rarity);
    draw_the_rest(draw, catalogue, question);
    if (draw.one_in(2)) question.facets = draw.some_of(all_facets(), 1, draw.one_in(4) ? 16 : 4);
    question.sort = draw.one_of(std::vector{Sort::relevance, Sort::price, Sort::date, Sort::distance, Sort::duration});
    if (question.places.empty() && question.sort == Sort::distance) question.sort = Sort::relevance;
    question.limit = draw.one_in(2) ? 1000 : static_cast<std::size_t>(draw.between(1, 30));
    if (draw.one_in(3)) question.offset = static_cast<std::size_t>(draw.between(0, 60));
    question.today = draw.one_in(4) ? built_on : random_day(draw);
    return draw.one_in(5) ? almost_nothing_of(question, draw) : question;
}

}  // namespace filon::oracle
