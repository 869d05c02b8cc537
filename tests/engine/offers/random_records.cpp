#include "tests/engine/offers/random_records.h"

#include <array>
#include <string>
#include <string_view>

namespace filon {
namespace {

// Draws values of each kind; extremes are as likely as the ordinary.
class Draw {
public:
    explicit Draw(std::mt19937_64& random) : random_{random} {}

    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random_); }
    bool yes() { return below(2) == 0; }

    std::string text() {
        static constexpr std::array<std::string_view, 6> parts{"Excel", "é",    "\U0001F600",
                                                               " ",     "\n\"", std::string_view{"\0", 1}};
        std::string text;
        const std::size_t size = below(12) == 0 ? 400 : below(6);
        for (std::size_t i = 0; i < size; ++i) text += parts[below(parts.size())];
        return text;
    }
    std::int64_t whole() {
        static constexpr std::array<std::int64_t, 6> values{0, 1, -1, 127, 128, INT64_MAX};
        return below(2) == 0 ? values[below(values.size())] : static_cast<std::int64_t>(below(1'000'000));
    }
    double number() {
        return yes() ? static_cast<double>(below(400)) : std::uniform_real_distribution{-1e9, 1e9}(random_);
    }
    Euros euros() { return Euros::from_cents(static_cast<std::int64_t>(below(yes() ? 1'000'000'000'001 : 200'000))); }
    Date date() { return Date::from_number(static_cast<std::int32_t>(below(401'000)) - 25'000); }
    PartialDate partial_date() {
        const std::chrono::year_month_day day{date().day()};
        switch (below(3)) {
            case 0:
                return {Date{std::chrono::sys_days{day}}, PartialDate::Precision::day};
            case 1:
                return {Date{std::chrono::sys_days{day.year() / day.month() / 1}}, PartialDate::Precision::month};
            default:
                return {Date{std::chrono::sys_days{day.year() / 1 / 1}}, PartialDate::Precision::year};
        }
    }
    LanguageTag language() {
        static constexpr std::array<std::string_view, 4> tags{"fr", "en-GB", "zh-Hant-TW", "gsw"};
        return LanguageTag::parse(tags[below(tags.size())]).value();
    }
    Coordinates point() {
        return {.latitude = std::uniform_real_distribution{-90.0, 90.0}(random_),
                .longitude = std::uniform_real_distribution{-180.0, 180.0}(random_)};
    }
    template <class E>
    E choice() {
        return static_cast<E>(below(names_of<E>::list.size()));
    }

    template <class Make>
    auto maybe(Make make) -> std::optional<decltype(make())> {
        if (yes()) return std::nullopt;
        return make();
    }
    template <class Make>
    auto several(Make make) -> std::vector<decltype(make())> {
        std::vector<decltype(make())> list;
        const std::size_t size = below(20) == 0 ? 150 : below(4);
        for (std::size_t i = 0; i < size; ++i) list.push_back(make());
        return list;
    }
    std::optional<std::string> maybe_text() {
        return maybe([this] { return text(); });
    }
    std::optional<bool> maybe_bool() {
        return maybe([this] { return yes(); });
    }
    std::optional<double> maybe_number() {
        return maybe([this] { return number(); });
    }
    std::optional<std::int64_t> maybe_whole() {
        return maybe([this] { return whole(); });
    }
    std::vector<std::string> texts() {
        return several([this] { return text(); });
    }
    template <class E>
    std::optional<E> maybe_choice() {
        return maybe([this] { return choice<E>(); });
    }
    template <class E>
    std::vector<E> choices() {
        return several([this] { return choice<E>(); });
    }

    PlaceReference place() {
        return {.insee = maybe_text(),
                .postcode = maybe_text(),
                .town = maybe_text(),
                .point = maybe([this] { return point(); }),
                .label = maybe_text(),
                .country = maybe_text()};
    }
    Price price() {
        return {.amount = euros(),
                .per = choice<PriceBasis>(),
                .tax = choice<Tax>(),
                .vat_rate = maybe_number(),
                .format = maybe_choice<Format>()};
    }
    Session session() {
        return {.id = maybe_text(),
                .start = maybe([this] { return partial_date(); }),
                .end = maybe([this] { return partial_date(); }),
                .place = maybe([this] { return place(); }),
                .modality = maybe_choice<Modality>(),
                .price = maybe([this] { return price(); }),
                .seats = maybe_whole(),
                .state = choice<SessionState>()};
    }
    Confidential confidential() { return {.json = text(), .blocked = yes()}; }

private:
    std::mt19937_64& random_;
};

}  // namespace

Offer random_offer(std::mt19937_64& random) {
    Draw draw{random};
    return {.open = {.id = draw.text(),
                     .provider = draw.text(),
                     .title = draw.text(),
                     .objectives = draw.maybe_text(),
                     .programme = draw.maybe_text(),
                     .prerequisites = draw.maybe_text(),
                     .audience = draw.maybe_text(),
                     .lang = draw.maybe([&] { return draw.language(); }),
                     .topics = draw.texts(),
                     .categories = draw.texts(),
                     .codes = {.formacode = draw.texts(),
                               .nsf = draw.texts(),
                               .rome = draw.texts(),
                               .rncp = draw.texts(),
                               .rs = draw.texts()},
                     .teaching_languages = draw.several([&] { return draw.language(); }),
                     .modality = draw.choices<Modality>(),
                     .format = draw.choices<Format>(),
                     .rhythm = draw.choices<Rhythm>(),
                     .level = draw.maybe_choice<Level>(),
                     .cefr_entry = draw.maybe_choice<Cefr>(),
                     .cefr_target = draw.maybe_choice<Cefr>(),
                     .eqf = draw.maybe_whole(),
                     .duration = {.hours = draw.maybe_number(), .days = draw.maybe_number()},
                     .group = {.min = draw.maybe_whole(), .max = draw.maybe_whole()},
                     .prices = draw.several([&] { return draw.price(); }),
                     .certification = draw.several([&] {
                         return Certification{.name = draw.text(), .rncp = draw.maybe_text(), .rs = draw.maybe_text()};
                     }),
                     .funding = draw.choices<Funding>(),
                     .accessibility = {.wheelchair = draw.maybe_bool(),
                                       .sign_language = draw.maybe_bool(),
                                       .contact = draw.maybe_text()},
                     .rolling = draw.yes(),
                     .published = draw.yes(),
                     .updated = draw.maybe([&] { return draw.date(); }),
                     .url = draw.maybe_text(),
                     .sessions = draw.several([&] { return draw.session(); })},
            .confidential = draw.confidential()};
}

Provider random_provider(std::mt19937_64& random) {
    Draw draw{random};
    return {.open = {.id = draw.text(),
                     .name = draw.text(),
                     .siret = draw.maybe_text(),
                     .nda = draw.maybe_text(),
                     .website = draw.maybe_text(),
                     .qualiopi = draw.maybe_bool(),
                     .vat = draw.maybe_choice<VatStatus>(),
                     .sites = draw.several([&] { return draw.place(); }),
                     .travels = draw.maybe([&] {
                         return TravelZone{
                             .radius_km = draw.maybe_number(), .departments = draw.texts(), .anywhere = draw.yes()};
                     }),
                     .skills = draw.texts(),
                     .languages = draw.several([&] { return draw.language(); }),
                     .rating = draw.maybe([&] { return Rating{.value = draw.number(), .count = draw.whole()}; }),
                     .published = draw.yes()},
            .confidential = draw.confidential()};
}

}  // namespace filon
