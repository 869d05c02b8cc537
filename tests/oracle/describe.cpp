#include "tests/oracle/describe.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace filon::oracle {
namespace {

template <class E>
std::string names(const std::vector<E>& values) {
    std::vector<std::string_view> out;
    for (const auto value : values) out.push_back(name_of(value));
    return fmt::format("[{}]", fmt::join(out, ","));
}

template <class E>
std::string_view or_none(const std::optional<E>& value) {
    return value ? name_of(*value) : "-";
}
std::string or_none(const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : "-";
}
std::string or_none(const std::optional<Euros>& value) {
    return value ? fmt::format("{:.2f}", value->amount()) : "-";
}

std::string or_none(const std::optional<Date>& value) {
    return value ? value->text() : "-";
}
std::string or_none(const std::optional<bool>& value) {
    return value ? (*value ? "yes" : "no") : "-";
}

std::string told(const PlaceReference& place) {
    const auto point = place.point ? fmt::format(" {},{}", place.point->latitude, place.point->longitude) : "";
    return fmt::format("({} {} {} {}{})", place.insee.value_or(""), place.postcode.value_or(""),
                       place.town.value_or(""), place.country.value_or(""), point);
}

std::string told(const Price& price) {
    return fmt::format("{:.2f}/{} {} vat {}{}", price.amount.amount(), name_of(price.per), name_of(price.tax),
                       or_none(price.vat_rate), price.format ? fmt::format(" for {}", name_of(*price.format)) : "");
}

std::string told(const Session& session) {
    return fmt::format("{} {} {} price {} {}", session.start ? session.start->text() : "-",
                       session.place ? told(*session.place) : "-", session.modality ? name_of(*session.modality) : "-",
                       session.price ? told(*session.price) : "-", name_of(session.state));
}

std::string told(const Shown& shown) {
    return fmt::format("{} score {} price {} chord {} day {} session {}", shown.offer, shown.score,
                       or_none(shown.price), shown.chord ? fmt::format("{}", *shown.chord) : "-",
                       shown.day ? shown.day->text() : "-", shown.session ? fmt::format("{}", *shown.session) : "-");
}

std::string told(const Counts& counts) {
    auto out = fmt::format("{}:", name_of(counts.facet));
    for (const auto& count : counts.values)
        out += fmt::format(" {}={}{}", count.value, count.offers, count.selected ? "*" : "");
    return out;
}

std::string records(const std::set<std::string>& ids, const Catalogue& catalogue) {
    std::string out;
    for (const auto& offer : catalogue.offers) {
        if (!ids.contains(offer.id)) continue;
        const auto provider = std::ranges::find(catalogue.providers, offer.provider, &PublicProvider::id);
        out += describe(offer) + describe(*provider);
    }
    return out;
}

}  // namespace

std::string describe(const Question& question) {
    auto out =
        fmt::format("q '{}' places [{}] radius {} price {} to {} for {} per {} tax {} dates {} to {}", question.words,
                    fmt::join(question.places, " | "), or_none(question.radius_km), or_none(question.min_price),
                    or_none(question.max_price), question.terms.headcount, name_of(question.terms.per),
                    name_of(question.terms.tax), or_none(question.date_from), or_none(question.date_to));
    for (const auto& [facet, values] : question.selected)
        out += fmt::format(" {} [{}]", name_of(facet), fmt::join(values, " | "));
    return out + fmt::format(
                     " cefr {} to {} without [{}] max_days {} max_hours {} facets {} sort {} limit {} offset {} "
                     "today {}",
                     names(question.cefr_entry), names(question.cefr_target),
                     fmt::join(question.excluded_providers, " | "), or_none(question.max_days),
                     or_none(question.max_hours), names(question.facets), name_of(question.sort), question.limit,
                     question.offset, question.today.text());
}

std::string describe(const PublicOffer& offer) {
    std::vector<std::string> languages, certifications;
    for (const auto& tag : offer.teaching_languages) languages.push_back(tag.text());
    for (const auto& one : offer.certification) certifications.push_back(one.name);
    auto out = fmt::format("offer {} of {} '{}' modality {} format {} hours {} days {} group max {}{}\n", offer.id,
                           offer.provider, offer.title, names(offer.modality), names(offer.format),
                           or_none(offer.duration.hours), or_none(offer.duration.days), offer.group.max.value_or(0),
                           offer.rolling ? " rolling" : "");
    out += fmt::format(
        "  level {} rhythm {} funding {} eqf {} cefr {} to {} wheelchair {} sign {} topics [{}] languages [{}] "
        "certifications [{}]\n",
        or_none(offer.level), names(offer.rhythm), names(offer.funding), offer.eqf.value_or(0),
        or_none(offer.cefr_entry), or_none(offer.cefr_target), or_none(offer.accessibility.wheelchair),
        or_none(offer.accessibility.sign_language), fmt::join(offer.topics, ","), fmt::join(languages, ","),
        fmt::join(certifications, " | "));
    for (const auto& price : offer.prices) out += "  price " + told(price) + "\n";
    for (const auto& session : offer.sessions) out += "  session " + told(session) + "\n";
    return out;
}

std::string describe(const PublicProvider& provider) {
    auto out =
        fmt::format("  provider {} vat {} qualiopi {}", provider.id, or_none(provider.vat), or_none(provider.qualiopi));
    for (const auto& site : provider.sites) out += " site " + told(site);
    if (provider.travels)
        out +=
            fmt::format(" travels radius {} departments [{}]{}", or_none(provider.travels->radius_km),
                        fmt::join(provider.travels->departments, ","), provider.travels->anywhere ? " anywhere" : "");
    return out + "\n";
}

std::string difference(const Answer& expected, const Answer& got, const Catalogue& catalogue) {
    constexpr std::size_t most_offers = 3;
    auto out = fmt::format("expected total {} remote_total {}, got {} {}\n", expected.total, expected.remote_total,
                           got.total, got.remote_total);
    std::set<std::string> about;
    const auto of = [](const std::string& id, const std::vector<Shown>& page) {
        const auto at = std::ranges::find(page, id, &Shown::offer);
        return at == page.end() ? "nothing" : told(*at);
    };
    for (const auto* page : {&expected.page, &got.page})
        for (const auto& shown : *page) {
            const auto one = of(shown.offer, expected.page), other = of(shown.offer, got.page);
            if (one == other || about.size() == most_offers || !about.insert(shown.offer).second) continue;
            out += fmt::format("  expected {}\n  got {}\n", one, other);
        }
    for (std::size_t i = 0; about.empty() && i < std::min(expected.page.size(), got.page.size()); ++i) {
        if (expected.page[i] == got.page[i]) continue;
        about = {expected.page[i].offer, got.page[i].offer};
        out += fmt::format("  at {} expected {}\n    got {}\n", i, told(expected.page[i]), told(got.page[i]));
    }
    for (std::size_t i = 0; i < expected.facets.size() && i < got.facets.size(); ++i)
        if (expected.facets[i] != got.facets[i])
            out += fmt::format("  expected {}\n  got {}\n", told(expected.facets[i]), told(got.facets[i]));
    return out + records(about, catalogue);
}

}  // namespace filon::oracle
