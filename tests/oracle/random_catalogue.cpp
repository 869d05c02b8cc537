#include "tests/oracle/random_catalogue.h"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace filon::oracle {
namespace {

const std::vector<std::string> subjects{
    "Excel",      "Anglais",         "Gestion de paie", "Python", "Habilitation électrique",
    "Management", "Prise de parole", "Cybersécurité",   "C++",    "CACES R489"};
const std::vector<std::string> turns{"avancé",        "débutants",     "perfectionnement",
                                     "niveau 2",      "en entreprise", "pour l'industrie",
                                     "professionnel", "formation",     "e-learning"};
const std::vector<std::string> topics{"excel",
                                      "anglais",
                                      "gestion-de-paie",
                                      "python",
                                      "habilitation-electrique",
                                      "management",
                                      "prise-de-parole-en-public",
                                      "cybersecurite",
                                      "no-such-topic"};
const std::vector<std::string> departments{"69", "38", "01", "42", "75", "92", "59", "13", "2A", "974", "26"};

PlaceReference town(std::optional<std::string> insee, std::optional<std::string> postcode,
                    std::optional<std::string> name, std::optional<std::string> country = {}) {
    return {.insee = std::move(insee),
            .postcode = std::move(postcode),
            .town = std::move(name),
            .point = {},
            .label = {},
            .country = std::move(country)};
}

const std::vector<PlaceReference> towns{town("69123", {}, {}),
                                        town({}, "69003", "Lyon"),
                                        town({}, {}, "Lyon"),
                                        town({}, "69100", "Villeurbanne"),
                                        town({}, {}, "Vienne"),
                                        town("38185", {}, {}),
                                        town({}, {}, "Bourg-en-Bresse"),
                                        town({}, {}, "Saint-Étienne"),
                                        town("75056", {}, {}),
                                        town("75115", {}, {}),
                                        town({}, {}, "Lille"),
                                        town({}, "13001", "Marseille"),
                                        town({}, {}, "Ajaccio"),
                                        town("97411", {}, {}),
                                        town({}, {}, "Genève", "CH"),
                                        town({}, {}, "Bruxelles", "BE"),
                                        town({}, {}, "Trifouilly-les-Oies")};

template <class E>
E one(Draw& draw) {
    return static_cast<E>(draw.between(0, static_cast<std::int64_t>(names_of<E>::list.size()) - 1));
}

template <class E>
std::vector<E> some(Draw& draw, std::int64_t most) {
    std::vector<E> all;
    for (std::size_t i = 0; i < names_of<E>::list.size(); ++i) all.push_back(static_cast<E>(i));
    return draw.some_of(all, 1, most);
}

PlaceReference random_place(Draw& draw) {
    if (draw.one_in(12))
        return {.insee = {},
                .postcode = {},
                .town = {},
                .point = Coordinates{.latitude = draw.real(-60, 60), .longitude = draw.real(-180, 180)},
                .label = {},
                .country = {}};
    if (!draw.one_in(4)) return draw.one_of(towns);
    auto place = draw.one_in(3) ? draw.one_of(towns) : PlaceReference{};
    place.point = random_point(draw, 60);
    return place;
}

Price random_price(Draw& draw) {
    static const std::vector<std::int64_t> amounts{0,      1,      9'999,  10'000,  10'050,  12'345, 33'333,
                                                   45'000, 50'000, 99'990, 120'000, 250'001, 700'000};
    Price price{.amount = Euros::from_cents(draw.one_in(3) ? draw.between(0, 300'000) : draw.one_of(amounts)),
                .per = one<PriceBasis>(draw),
                .tax = {},
                .vat_rate = {},
                .format = {}};
    if (draw.one_in(2)) price.tax = one<Tax>(draw);
    if (draw.one_in(3)) price.vat_rate = draw.one_of(std::vector<double>{20, 10, 5.5, 2.1, 8.5, 0});
    if (draw.one_in(3)) price.format = draw.one_in(2) ? Format::open : Format::in_house;
    return price;
}

PartialDate random_start(Draw& draw) {
    const std::chrono::year_month_day day{random_day(draw).day()};
    const auto month = std::chrono::sys_days{day.year() / day.month() / 1},
               year = std::chrono::sys_days{day.year() / 1 / 1};
    switch (draw.between(0, 4)) {
        case 0:
            return {Date{month}, PartialDate::Precision::month};
        case 1:
            return {Date{year}, PartialDate::Precision::year};
        default:
            return {Date{std::chrono::sys_days{day}}, PartialDate::Precision::day};
    }
}

Session random_session(Draw& draw) {
    Session session;
    if (!draw.one_in(6)) session.start = random_start(draw);
    if (!draw.one_in(6)) session.place = random_place(draw);
    if (draw.one_in(3)) session.modality = one<Modality>(draw);
    if (draw.one_in(3)) session.price = random_price(draw);
    if (draw.one_in(4)) session.state = one<SessionState>(draw);
    return session;
}

TravelZone random_zone(Draw& draw) {
    switch (draw.between(0, 4)) {
        case 0:
            return {.radius_km = {}, .departments = {}, .anywhere = true};
        case 1:
        case 2:
            return {.radius_km = {}, .departments = draw.some_of(departments, 1, 4), .anywhere = false};
        default:
            return {
                .radius_km = draw.one_in(8) ? 0 : std::round(draw.real(1, 120)), .departments = {}, .anywhere = false};
    }
}

PublicProvider random_provider(Draw& draw, std::string id) {
    PublicProvider provider;
    provider.name = "Organisme " + id;
    provider.id = std::move(id);
    if (draw.one_in(3)) provider.vat = one<VatStatus>(draw);
    for (auto sites = draw.one_in(5) ? 0 : draw.between(1, 3); sites > 0; --sites)
        provider.sites.push_back(random_place(draw));
    if (!draw.one_in(4)) provider.travels = random_zone(draw);
    return provider;
}

void draw_words(Draw& draw, PublicOffer& offer) {
    offer.title = draw.one_of(subjects) + " " + draw.one_of(turns);
    if (draw.one_in(3)) offer.title += " " + draw.one_of(turns);
    if (draw.one_in(3)) offer.objectives = draw.one_of(subjects) + ", " + draw.one_of(turns);
    if (draw.one_in(5)) offer.programme = draw.one_of(subjects);
    if (draw.one_in(5)) offer.prerequisites = draw.one_of(subjects);
    if (draw.one_in(5)) offer.audience = draw.one_of(turns);
    if (draw.one_in(5)) offer.certification.push_back({.name = draw.one_of(subjects), .rncp = {}, .rs = {}});
    if (draw.one_in(2)) offer.topics = draw.some_of(topics, 1, 2);
    if (draw.one_in(6))
        offer.lang = LanguageTag::parse(draw.one_of(std::vector<std::string>{"fr", "en-GB", "de", "es", "ja"})).value();
}

PublicOffer random_offer(Draw& draw, std::string id, std::string provider) {
    PublicOffer offer;
    offer.id = std::move(id);
    offer.provider = std::move(provider);
    draw_words(draw, offer);
    if (!draw.one_in(4)) offer.modality = some<Modality>(draw, draw.one_in(3) ? 3 : 1);
    if (!draw.one_in(5)) offer.format = some<Format>(draw, 2);
    if (!draw.one_in(3)) offer.level = one<Level>(draw);
    if (!draw.one_in(3))
        offer.duration.hours =
            draw.one_in(15) ? 0 : static_cast<double>(draw.between(1, 140)) / (draw.one_in(2) ? 1 : 4);
    if (!draw.one_in(3))
        offer.duration.days = draw.one_in(15) ? 0 : static_cast<double>(draw.between(1, 20)) / (draw.one_in(2) ? 1 : 2);
    if (!draw.one_in(3)) offer.group.max = draw.between(1, 14);
    for (auto prices = draw.between(0, 3); prices > 0; --prices) offer.prices.push_back(random_price(draw));
    for (auto sessions = draw.one_in(2) ? 0 : draw.between(1, 6); sessions > 0; --sessions)
        offer.sessions.push_back(random_session(draw));
    offer.rolling = draw.one_in(6);
    return offer;
}

}  // namespace

Date random_day(Draw& draw) {
    const auto from = std::chrono::sys_days{std::chrono::year{first_year} / 1 / 1},
               to = std::chrono::sys_days{std::chrono::year{last_year} / 12 / 31};
    const Date begin{from}, end{to};
    return Date::from_number(static_cast<std::int32_t>(draw.between(begin.number() - 20, end.number() + 20)));
}

Coordinates random_point(Draw& draw, double radius_km) {
    constexpr double km_per_degree = 111.2;
    return {.latitude = 45.758 + draw.real(-radius_km, radius_km) / km_per_degree,
            .longitude = 4.835 + draw.real(-radius_km, radius_km) / (km_per_degree * 0.7)};
}

std::vector<std::string> catalogue_words() {
    auto words = subjects;
    words.insert(words.end(), turns.begin(), turns.end());
    for (const auto* more : {"tableur", "english", "Englisch", "payroll", "TOEIC", "bridge", "cours de", "plomberie"})
        words.emplace_back(more);
    return words;
}

Catalogue random_catalogue(Draw& draw) {
    Catalogue catalogue;
    const auto providers = draw.between(3, 25), offers = draw.between(60, 200);
    for (std::int64_t i = 0; i < providers; ++i)
        catalogue.providers.push_back(random_provider(draw, fmt::format("p{}", i)));
    draw.shuffle(catalogue.providers);
    for (std::int64_t i = 0; i < offers; ++i)
        catalogue.offers.push_back(random_offer(draw, fmt::format("o{}", i), draw.one_of(catalogue.providers).id));
    draw.shuffle(catalogue.offers);
    return catalogue;
}

}  // namespace filon::oracle
