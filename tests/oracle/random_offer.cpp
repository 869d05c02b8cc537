#include "tests/oracle/random_offer.h"

#include <chrono>

#include "tests/oracle/random_places.h"

namespace filon::oracle {
namespace {

const std::vector<std::string> subjects{
    "Excel",      "Anglais",         "Gestion de paie", "Python", "Habilitation électrique",
    "Management", "Prise de parole", "Cybersécurité",   "C++",    "CACES R489"};
const std::vector<std::string> turns{"avancé",        "débutants",        "perfectionnement", "niveau 2",
                                     "en entreprise", "pour l'industrie", "professionnel",    "formation",
                                     "e-learning",    "front-office",     "back office"};
Price random_price(Draw& draw) {
    // The borders of bands, and of what 32 bits hold.
    static const std::vector<std::int64_t> amounts{
        0,       1,       9'999,   10'000,        10'050,        12'345,       24'999,  25'000,
        33'333,  45'000,  50'000,  99'990,        99'999,        100'000,      120'000, 200'000,
        250'001, 500'000, 700'000, 4'294'967'294, 4'294'967'295, 4'294'967'296};
    Price price{.amount = Euros::from_cents(draw.one_in(3) ? draw.between(0, 300'000) : draw.one_of(amounts)),
                .per = draw.any<PriceBasis>(),
                .tax = {},
                .vat_rate = {},
                .format = {}};
    if (draw.one_in(2)) price.tax = draw.any<Tax>();
    if (draw.one_in(3)) price.vat_rate = draw.one_of(std::vector<double>{20, 10, 5.5, 2.1, 8.5, 0});
    if (draw.one_in(3)) price.format = draw.one_in(2) ? Format::open : Format::in_house;
    return price;
}

PartialDate random_start(Draw& draw) {
    // Now and then years away from all others.
    const auto away = draw.one_in(20) ? std::chrono::days{draw.between(-8'000, 8'000)} : std::chrono::days{0};
    const std::chrono::year_month_day day{random_day(draw).day() + away};
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
    if (draw.one_in(3)) session.modality = draw.any<Modality>();
    if (draw.one_in(3)) session.price = random_price(draw);
    if (draw.one_in(4)) session.state = draw.any<SessionState>();
    return session;
}

void draw_words(Draw& draw, PublicOffer& offer) {
    offer.title = draw.one_of(subjects) + " " + draw.one_of(turns);
    if (draw.one_in(3)) offer.title += " " + draw.one_of(turns);
    if (draw.one_in(3)) offer.objectives = draw.one_of(subjects) + ", " + draw.one_of(turns);
    if (draw.one_in(5)) offer.programme = draw.one_of(subjects);
    if (draw.one_in(5)) offer.prerequisites = draw.one_of(subjects);
    if (draw.one_in(5)) offer.audience = draw.one_of(turns);
    if (draw.one_in(2)) offer.topics = draw.some_of(declared_topics(), 1, draw.one_in(3) ? 3 : 1);
    if (draw.one_in(6))
        offer.lang = LanguageTag::parse(draw.one_of(std::vector<std::string>{"fr", "en-GB", "de", "es", "ja"})).value();
}

void draw_lists(Draw& draw, PublicOffer& offer) {
    static const std::vector<std::string> languages{"fr", "en",         "en-GB",   "en-US",      "de",  "es-419",
                                                    "zh", "zh-Hant-TW", "zh-Hans", "sr-Latn-RS", "est", "frp"};
    // One certification in several writings, and names that say nothing.
    static const std::vector<std::string> certifications{
        "TOSA", "Tosa", "TOEIC", "Cléa", "CLEA", "Clea", "Œuvre d'art", "œuvre d’art", "CACES R489", "", "- !"};
    if (!draw.one_in(3))
        for (const auto& tag : draw.some_of(languages, 1, draw.one_in(3) ? 4 : 1))
            offer.teaching_languages.push_back(LanguageTag::parse(tag).value());
    if (draw.one_in(2))
        for (auto& name : draw.some_of(certifications, 1, draw.one_in(3) ? 3 : 1))
            offer.certification.push_back({.name = std::move(name), .rncp = "RNCP35584", .rs = {}});
    if (draw.one_in(8)) offer.codes.formacode = {"70332", "70354"};
    if (draw.one_in(8)) offer.codes.rome = {"M1607"};
    if (draw.one_in(8)) offer.codes.rncp = {"37123"};
    if (draw.one_in(8)) offer.codes.rs = {"5436", "RS 6543"};
    if (draw.one_in(2)) offer.rhythm = draw.some<Rhythm>(3);
    if (draw.one_in(2)) offer.funding = draw.some<Funding>(4);
    if (draw.one_in(3)) offer.eqf = draw.between(1, 8);
    if (draw.one_in(3)) offer.cefr_entry = draw.any<Cefr>();
    if (draw.one_in(3)) offer.cefr_target = draw.any<Cefr>();
    if (draw.one_in(3)) offer.accessibility.wheelchair = draw.one_in(2);
    if (draw.one_in(3)) offer.accessibility.sign_language = draw.one_in(2);
}

void draw_length_and_prices(Draw& draw, PublicOffer& offer) {
    if (!draw.one_in(3))
        offer.duration.hours =
            draw.one_in(15) ? 0 : static_cast<double>(draw.between(1, 140)) / (draw.one_in(2) ? 1 : 4);
    if (!draw.one_in(3))
        offer.duration.days = draw.one_in(15) ? 0 : static_cast<double>(draw.between(1, 20)) / (draw.one_in(2) ? 1 : 2);
    if (!draw.one_in(3)) offer.group.max = draw.between(1, 14);
    for (auto prices = draw.between(0, 3); prices > 0; --prices) offer.prices.push_back(random_price(draw));
}

}  // namespace

PublicOffer random_offer(Draw& draw, std::string id, std::string provider) {
    PublicOffer offer;
    offer.id = std::move(id);
    offer.provider = std::move(provider);
    draw_words(draw, offer);
    draw_lists(draw, offer);
    draw_length_and_prices(draw, offer);
    if (!draw.one_in(4)) offer.modality = draw.some<Modality>(draw.one_in(3) ? 3 : 1);
    if (!draw.one_in(5)) offer.format = draw.some<Format>(2);
    if (!draw.one_in(3)) offer.level = draw.any<Level>();
    for (auto sessions = draw.one_in(2) ? 0 : draw.between(1, 6); sessions > 0; --sessions)
        offer.sessions.push_back(random_session(draw));
    offer.rolling = draw.one_in(6);
    return offer;
}

Date random_day(Draw& draw) {
    const auto from = std::chrono::sys_days{std::chrono::year{first_year} / 1 / 1},
               to = std::chrono::sys_days{std::chrono::year{last_year} / 12 / 31};
    const Date begin{from}, end{to};
    return Date::from_number(static_cast<std::int32_t>(draw.between(begin.number() - 20, end.number() + 20)));
}

const std::vector<std::string>& declared_topics() {
    static const std::vector<std::string> ids{"excel",
                                              "anglais",
                                              "gestion-de-paie",
                                              "python",
                                              "habilitation-electrique",
                                              "management",
                                              "prise-de-parole-en-public",
                                              "cybersecurite",
                                              "no-such-topic",
                                              "neither-this"};
    return ids;
}

const std::vector<Slip>& slips() {
    static const std::vector<Slip> all{{"anglais", "angalis"},
                                       {"management", "mangaement"},
                                       {"Excel", "exel"},
                                       {"professionnel", "porfessionnel"},
                                       {"débutants", "déubtants"},
                                       {"entreprise", "entrerpise"},
                                       {"électrique", "éelctrique"},
                                       {"Python", "pyhton"}};
    return all;
}

std::vector<std::string> catalogue_words() {
    auto words = subjects;
    words.insert(words.end(), turns.begin(), turns.end());
    for (const auto* more : {"tableur", "english",     "Englisch",       "payroll",       "TOEIC",
                             "bridge",  "back-office", "front office",   "cours de",      "plomberie",
                             "70332",   "M1607",       "RNCP 37123",     "RNCP35584",     "RS5436",
                             "RS 6543", "36",          "grille magique", "chefferie",     "fiche de salaire",
                             "PDP",     "H.E.",        "no such topic",  "cyber sécurité"})
        words.emplace_back(more);
    return words;
}

}  // namespace filon::oracle
