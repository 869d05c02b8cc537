#include "tests/oracle/random_need.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/oracle/built_index.h"
#include "tests/oracle/describe.h"
#include "tests/oracle/random_catalogue.h"
#include "tests/oracle/random_question.h"
#include "tests/oracle/scan.h"

namespace filon::oracle {
namespace {

Date moved(Date day, std::int64_t days) {
    return Date::from_number(static_cast<std::int32_t>(day.number() + days));
}

// Leaves an offer's twin what makes it one, or takes just that away.
void alter(Draw& draw, PublicOffer& twin) {
    switch (draw.between(0, 10)) {
        case 0:
            twin.duration.hours = twin.duration.hours.value_or(0) + (draw.one_in(2) ? 10 : 10.01);
            break;
        case 1:
            for (auto& letter : twin.title)
                if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
            break;
        case 2:
            for (auto& session : twin.sessions)
                if (session.start)
                    session.start = PartialDate{moved(session.start->first(), 1), PartialDate::Precision::day};
            break;
        case 3:
            for (auto& price : twin.prices) price.amount = Euros::from_cents(price.amount.cents() + 1);
            break;
        case 4:
            twin.modality = draw.some<Modality>(2);
            break;
        case 5:
            for (auto& session : twin.sessions)
                if (draw.one_in(2)) session.place.reset();
            break;
        case 6:
            for (auto& session : twin.sessions)
                if (session.price) session.price->amount = Euros::from_cents(session.price->amount.cents() + 1);
            break;
        case 7:
            twin.level = draw.any<Level>();
            break;
        default:
            break;
    }
}

// Aims a question at one way to attend one offer.
class Aim {
public:
    Aim(Draw& draw, Question& question, const Row& row)
        : draw_{draw}, question_{question}, row_{row}, occasion_{draw.one_of(row.occasions)} {}

    void at_its_price() {
        const std::vector<Place> nowhere;
        const Scan scan{question_, nowhere, the_reference().gazetteer};
        const auto price = scan.compared_price(row_, scan.cheapest(row_, occasion_.prices));
        if (!price) return;
        const auto cents = price->cents();
        question_.max_price.reset();
        question_.min_price.reset();
        // Just enough; a quarter more than the bound, or a quarter less; and a cent more or less of a bound.
        if (draw_.one_in(2))
            question_.max_price = cent_about(draw_.one_in(3) ? cents : cents * 4 / 5);
        else
            question_.min_price = cent_about(draw_.one_in(3) ? cents : cents * 4 / 3);
    }
    void at_its_start() {
        if (!occasion_.session) return;
        const auto& start = row_.offer->sessions[*occasion_.session].start;
        if (!start) return;
        question_.date_from.reset();
        question_.date_to.reset();
        const auto days_out = draw_.one_of(std::vector{0, 1, 29, 30, 31, 90});
        if (draw_.one_in(2))
            question_.date_to = moved(start->first(), -days_out);
        else
            question_.date_from = moved(start->last(), days_out);
    }
    void at_its_place() {
        if (!occasion_.place) return;
        const auto km = draw_.one_of(std::vector{0., 1., 4.9, 10., 30., 60.});
        const auto latitude =
            occasion_.place->point.latitude + (occasion_.place->point.latitude > 0 ? -km : km) / 111.195;
        question_.places = {fmt::format("{:.6f},{:.6f}", latitude, occasion_.place->point.longitude)};
        question_.radius_km = std::max(0., km / (draw_.one_in(2) ? 1 : 2) + draw_.one_of(std::vector{-.001, 0., .001}));
    }
    void at_its_level() {
        if (row_.offer->level) question_.selected[Facet::level] = {std::string{name_of(near(*row_.offer->level))}};
    }
    void at_its_values(Facet facet) {
        const auto& all = is_of_occasions(facet) ? occasion_.values : row_.values;
        const auto held = all.find(facet);
        if (held == all.end() || held->second.empty()) return;
        auto value = draw_.one_of(std::vector<std::string>{held->second.begin(), held->second.end()});
        if (facet == Facet::provider || value != unknown || draw_.one_in(4))
            question_.selected[facet] = {std::move(value)};
    }

private:
    Euros cent_about(std::int64_t cents) {
        return Euros::from_cents(std::max<std::int64_t>(0, cents + draw_.between(-1, 1)));
    }
    Level near(Level level) {
        const auto moved_by = static_cast<int>(level) + static_cast<int>(draw_.between(-2, 2));
        return static_cast<Level>(std::clamp(moved_by, 0, 3));
    }

    Draw& draw_;
    Question& question_;
    const Row& row_;
    const Occasion& occasion_;
};

const std::vector<Facet> excludable{
    Facet::modality,          Facet::format,  Facet::rhythm, Facet::level, Facet::funding, Facet::certification,
    Facet::teaching_language, Facet::provider};

void rule_out(Draw& draw, Need& need, const Catalogue& catalogue) {
    for (const auto facet : draw.some_of(excludable, 1, draw.one_in(3) ? 3 : 1))
        need.excluded[facet] = draw.some_of(values_to_ask(draw, catalogue, facet), 1, draw.one_in(2) ? 1 : 3);
    if (draw.one_in(3))
        need.excluded_places = draw.some_of<std::string>(
            {"Lyon", "Villeurbanne", "Vienne", "Rhône", "45.758,4.835", "Lille", "Suisse"}, 1, 2);
    if (draw.one_in(2)) need.excluded.clear();
}

// The filters that a question asks for, those of one range or criterion together.
std::vector<std::vector<std::string>> filters_of(const Need& need) {
    const auto& question = need.question;
    std::vector<std::vector<std::string>> filters;
    if (!question.places.empty()) filters.push_back({"place"});
    if (question.max_price || question.min_price) filters.push_back({"max_price", "min_price"});
    if (question.date_from || question.date_to) filters.push_back({"date_from", "date_to"});
    for (const auto& [facet, values] : question.selected) filters.push_back({std::string{name_of(facet)}});
    if (need.excludes_anything()) filters.push_back({"exclude"});
    return filters;
}

}  // namespace

Catalogue random_catalogue_of_twins(Draw& draw) {
    auto catalogue = random_catalogue(draw);
    catalogue.lexicon = {};
    for (auto& provider : catalogue.providers)
        if (draw.one_in(2)) provider.rating = Rating{.value = draw.real(0, 5), .count = draw.between(0, 30)};
    for (auto& offer : catalogue.offers) {
        for (auto* text : {&offer.objectives, &offer.programme, &offer.prerequisites, &offer.audience}) text->reset();
        // Most hold something that can be asked for.
        if (draw.one_in(3))
            offer.prices = {{.amount = Euros::from_cents(100 * draw.between(1, 3'000)),
                             .per = PriceBasis::person,
                             .tax = Tax::excluded,
                             .vat_rate = {},
                             .format = {}}};
        if (draw.one_in(4)) offer.sessions.clear();
    }
    const auto alone = catalogue.offers;
    const int rarity = draw.one_in(2) ? 2 : 6;
    for (const auto& offer : alone)
        for (int n = 0; draw.one_in(rarity) && n < 3; ++n) {
            auto twin = offer;
            twin.id += fmt::format("-{}", n);
            alter(draw, twin);
            catalogue.offers.push_back(std::move(twin));
        }
    draw.shuffle(catalogue.offers);
    return catalogue;
}

Need random_need(Draw& draw, const Catalogue& catalogue, const Oracle& oracle) {
    Need need;
    need.question = random_question(draw, catalogue);
    need.question.words.clear();
    need.question.sort = Sort::relevance;
    const auto& row = draw.one_of(oracle.rows());
    if (!draw.one_in(5)) {
        Aim aim{draw, need.question, row};
        if (draw.one_in(2)) need.question.selected.clear();
        if (draw.one_in(3)) aim.at_its_price();
        if (draw.one_in(3)) aim.at_its_start();
        if (draw.one_in(3)) aim.at_its_place();
        if (draw.one_in(4)) aim.at_its_level();
        if (draw.one_in(2))
            for (const auto facet : draw.some_of(all_facets(), 1, 3)) aim.at_its_values(facet);
    }
    if (draw.one_in(4)) rule_out(draw, need, catalogue);
    for (const auto& filters : filters_of(need))
        if (draw.one_in(6)) need.must.insert(need.must.end(), filters.begin(), filters.end());
    if (draw.one_in(4))
        for (const auto& provider : draw.some_of(catalogue.providers, 1, 3)) need.preferred.push_back(provider.id);
    return need;
}

OnTopic random_topic(Draw& draw, const Catalogue& catalogue) {
    OnTopic topic;
    topic.asked = !draw.one_in(3);
    const auto share = draw.one_of(std::vector{1, 2, 10});
    const std::vector<std::uint16_t> scores{1'000, 900, 700, 700, 699, 500};
    for (const auto& offer : catalogue.offers) {
        if (!topic.asked)
            topic.scores.emplace(offer.id, std::uint16_t{1'000});
        else if (share == 1 || !draw.one_in(share))
            topic.scores.emplace(
                offer.id, draw.one_in(4) ? static_cast<std::uint16_t>(draw.between(0, 1'000)) : draw.one_of(scores));
    }
    return topic;
}

std::string describe(const Need& need) {
    auto out = describe(need.question) + fmt::format("\n  must [{}] preferred [{}] without places [{}]",
                                                     fmt::join(need.must, " | "), fmt::join(need.preferred, " | "),
                                                     fmt::join(need.excluded_places, " | "));
    for (const auto& [facet, values] : need.excluded)
        out += fmt::format(" without {} [{}]", name_of(facet), fmt::join(values, " | "));
    return out;
}

}  // namespace filon::oracle
