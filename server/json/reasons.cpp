#include "server/json/reasons.h"

#include <cmath>
#include <span>

#include "engine/matching/topic_score.h"
#include "server/json/messages.h"
#include "server/json/misses.h"
#include "server/json/place_words.h"
#include "server/json/title_words.h"

namespace filon {
namespace {

constexpr std::int32_t days_without_year = 335;  // a day and a month name no other day than the one that comes
constexpr std::size_t most_listed = 6;           // of names that the catalogue is free to add to

// Those of an offer's values that are asked for; all of them where none is.
template <class E>
std::vector<E> asked_of(std::span<const E> held, ValueMask asked) {
    std::vector<E> values;
    for (const auto value : held)
        if ((mask_of(value) & asked) != 0) values.push_back(value);
    if (values.empty()) values.assign(held.begin(), held.end());
    return values;
}

template <class E>
std::vector<E> values_in(ValueMask mask) {
    std::vector<E> values;
    for (std::size_t i = 0; i < names_of<E>::list.size(); ++i)
        if ((mask & mask_of(static_cast<E>(i))) != 0) values.push_back(static_cast<E>(i));
    return values;
}

// A length to the hundredth: a catalogue may divide.
double rounded(double length) {
    return std::round(length * 100) / 100;
}

std::string name_of_certification(const Certification& certification) {
    const auto& [name, rncp, rs] = certification;
    if (!name.empty()) return name;
    if (rncp && !rncp->empty()) return rncp->starts_with("RNCP") ? *rncp : "RNCP " + *rncp;
    return !rs || rs->empty() || rs->starts_with("RS") ? rs.value_or("") : "RS " + *rs;
}

// Tells one offer's reasons in one language.
class Teller {
public:
    Teller(const ReasonFacts& facts, TextLanguage language)
        : facts_{facts}, offer_{facts.offer}, asked_{facts.criteria}, language_{language} {}

    std::string reason(Criterion criterion) const;

private:
    bool unknown(Criterion criterion) const { return (facts_.fit.unknown & only(criterion)) != 0; }
    bool close(Criterion criterion) const { return (facts_.fit.close & only(criterion)) != 0; }
    std::string say(Message message, std::initializer_list<Argument> arguments = {}) const {
        return filon::say(message, language_, arguments);
    }
    std::string_view form() const { return facts_.in_house ? "in_house" : "other"; }

    template <class E>
    std::vector<std::string> each(Message message, const std::vector<E>& values) const {
        std::vector<std::string> texts;
        texts.reserve(values.size());
        for (const auto value : values) texts.push_back(say(message, {{"value", name_of(value)}}));
        return texts;
    }
    template <class E>
    std::string any_value(Message message, const std::vector<E>& held, Trait trait) const {
        return any_of_them(each(message, asked_of(std::span{held}, asked_.trait(trait).values)), language_);
    }

    std::string not_known(Criterion criterion) const { return filon::not_known(criterion, facts_, language_); }
    std::string topic() const;
    bool met_remotely() const;
    std::string place() const;
    std::string price() const;
    std::string language() const;
    std::string date() const;
    std::string on_day(Date start) const;
    std::string modality() const;
    std::string certification() const;
    std::string duration() const;
    std::string funding() const;
    std::string cefr() const;
    std::string accessibility() const;
    std::string qualiopi() const;
    std::string department() const;

    const ReasonFacts& facts_;
    const PublicOffer& offer_;
    const Criteria& asked_;
    const TextLanguage language_;
};

std::string Teller::topic() const {
    if (facts_.topic.empty()) return say("topic.none"_msg);
    const auto value = facts_.fit.values[static_cast<std::size_t>(Criterion::topic)];
    const std::initializer_list<Argument> named{{"topic", facts_.topic}};
    if (value < named_topic_score) return say("topic.near"_msg, named);
    return say(
        value >= titled_topic_score && stands_in(facts_.topic, offer_.title) ? "topic.in_title"_msg : "topic.on"_msg,
        named);
}

// What may be followed at a distance, which was asked for, meets a place however far it is held.
bool Teller::met_remotely() const {
    const bool accepted = (asked_.modality.values & remote_modalities) != 0;
    if (!accepted || facts_.in_house || close(Criterion::place)) return false;
    return !facts_.distance || (std::ranges::none_of(asked_.places, &PlaceAsked::area) && !asked_.places.empty() &&
                                *facts_.distance > asked_.places.front().radius);
}

std::string Teller::place() const {
    if (facts_.remote || met_remotely()) return say("place.remote"_msg);
    if (facts_.in_house)
        return facts_.places.size() == 1
                   ? say("place.in_house_there"_msg, {{"where", inside(facts_.places.front(), language_)}})
                   : say("place.in_house"_msg);
    const auto text = said({facts_.places, facts_.distance, facts_.held_at, close(Criterion::place)}, language_);
    return text.empty() ? not_known(Criterion::place) : text;
}

std::string Teller::price() const {
    if (!facts_.price) return not_known(Criterion::price);
    const auto& [headcount, per, tax] = asked_.price_terms;
    return say("price.known"_msg, {{"price", *facts_.price},
                                   {"tax", name_of(tax)},
                                   {"per", name_of(per)},
                                   {"headcount", headcount},
                                   {"form", form()}});
}

std::string Teller::language() const {
    std::vector<std::string> names;
    for (const auto& tag :
         std::span{offer_.teaching_languages}.first(std::min(most_listed, offer_.teaching_languages.size())))
        names.push_back(language_name(tag.text(), language_));
    return names.empty() ? not_known(Criterion::language)
                         : say("language.known"_msg, {{"languages", any_of_them(names, language_)}});
}

std::string Teller::on_day(Date start) const {
    const auto ahead = start.number() - asked_.today.number();
    const bool first = std::chrono::year_month_day{start.day()}.day() == std::chrono::day{1};
    const std::initializer_list<Argument> on{{"day", start}};
    if (ahead >= 0 && ahead < days_without_year) return say(first ? "date.first"_msg : "date.day"_msg, on);
    return say(first ? "date.first_of_year"_msg : "date.day_of_year"_msg, on);
}

std::string Teller::date() const {
    const bool not_told = unknown(Criterion::date);
    if (offer_.rolling && !not_told) return say("date.rolling"_msg);
    if (!facts_.start) return say(not_told ? "date.unknown"_msg : "date.on_request"_msg);
    const auto first = facts_.start->first();
    switch (facts_.start->precision()) {
        case PartialDate::Precision::day:
            return on_day(first);
        case PartialDate::Precision::month:
            return say("date.month"_msg, {{"day", first}});
        case PartialDate::Precision::year:
            break;
    }
    return say(not_told ? "date.year_alone"_msg : "date.year"_msg, {{"day", first}});
}

// The session's own modality is not among the facts, so that what it met is told: of the offer's, or else of those
// asked for.
std::string Teller::modality() const {
    const auto asked = asked_.modality.values;
    auto held = asked_of(std::span{offer_.modality}, asked);
    if (std::ranges::none_of(held, [&](Modality one) { return (mask_of(one) & asked) != 0; }) && asked != 0)
        held = values_in<Modality>(asked);
    const auto elsewhere = [&](Modality one) { return ((mask_of(one) & remote_modalities) != 0) != facts_.remote; };
    if (!std::ranges::all_of(held, elsewhere)) std::erase_if(held, elsewhere);
    if (held.empty()) return not_known(Criterion::modality);
    return any_of_them(each("modality.value"_msg, held), language_);
}

std::string Teller::certification() const {
    std::vector<std::string> names;
    for (const auto& certification : offer_.certification)
        if (auto name = name_of_certification(certification); !name.empty() && names.size() < most_listed)
            names.push_back(std::move(name));
    if (names.empty()) return not_known(Criterion::certification);
    return say("certification.known"_msg, {{"names", all_of_them(names, language_)}});
}

std::string Teller::duration() const {
    const auto& [hours, days] = offer_.duration;
    if (days && !hours && unknown(Criterion::duration))
        return say("duration.days_alone"_msg, {{"days", rounded(*days)}});
    if (days && hours) return say("duration.both"_msg, {{"days", rounded(*days)}, {"hours", rounded(*hours)}});
    if (days) return say("duration.days"_msg, {{"days", rounded(*days)}});
    return hours ? say("duration.hours"_msg, {{"hours", rounded(*hours)}}) : not_known(Criterion::duration);
}

std::string Teller::funding() const {
    if (offer_.funding.empty()) return not_known(Criterion::funding);
    return say("funding.known"_msg, {{"values", any_value("funding.value"_msg, offer_.funding, Trait::funding)}});
}

std::string Teller::cefr() const {
    const bool entry_asked = asked_.trait(Trait::cefr_entry).any(),
               target_asked = asked_.trait(Trait::cefr_target).any();
    const auto entry = target_asked && !entry_asked ? std::nullopt : offer_.cefr_entry;
    const auto target = entry_asked && !target_asked ? std::nullopt : offer_.cefr_target;
    if (entry && target) return say("cefr.both"_msg, {{"entry", name_of(*entry)}, {"target", name_of(*target)}});
    if (entry) return say("cefr.entry"_msg, {{"entry", name_of(*entry)}});
    return target ? say("cefr.target"_msg, {{"target", name_of(*target)}}) : not_known(Criterion::cefr);
}

std::string Teller::accessibility() const {
    const auto& [wheelchair, sign_language, contact] = offer_.accessibility;
    if (!wheelchair && !sign_language) return not_known(Criterion::accessibility);
    std::vector<Accessible> ways;
    if (wheelchair.value_or(false)) ways.push_back(Accessible::wheelchair);
    if (sign_language.value_or(false)) ways.push_back(Accessible::sign_language);
    if (ways.empty()) return say("accessibility.none"_msg);
    const auto told = asked_of(std::span<const Accessible>{ways}, asked_.trait(Trait::accessibility).values);
    return all_of_them(each("accessibility.value"_msg, told), language_);
}

// It is the provider's, and its filter that says which it is.
std::string Teller::qualiopi() const {
    const auto& asked = asked_.trait(Trait::qualiopi);
    const auto wanted = values_in<Truth>(asked.values);
    if (wanted.size() == 1 && !asked.unknown) return say("qualiopi.known"_msg, {{"value", name_of(wanted.front())}});
    return wanted.empty() ? not_known(Criterion::qualiopi) : say("qualiopi.either"_msg);
}

std::string Teller::department() const {
    const auto asked = static_cast<std::int64_t>(asked_.department.departments.count());
    return say("department.known"_msg, {{"form", form()}, {"asked", std::max<std::int64_t>(1, asked)}});
}

std::string Teller::reason(Criterion criterion) const {
    // What is known of a date or a duration beside what is not is said with it.
    const bool told_in_part = criterion == Criterion::date || criterion == Criterion::duration;
    if (unknown(criterion) && !told_in_part) return not_known(criterion);
    switch (criterion) {
        case Criterion::topic:
            return topic();
        case Criterion::place:
            return place();
        case Criterion::price:
            return price();
        case Criterion::language:
            return language();
        case Criterion::date:
            return date();
        case Criterion::level:
            return offer_.level ? say("level.known"_msg, {{"level", name_of(*offer_.level)}}) : not_known(criterion);
        case Criterion::modality:
            return modality();
        case Criterion::format:
            return offer_.format.empty() ? not_known(criterion)
                                         : any_value("format.value"_msg, offer_.format, Trait::format);
        case Criterion::rhythm:
            return offer_.rhythm.empty() ? not_known(criterion)
                                         : any_value("rhythm.value"_msg, offer_.rhythm, Trait::rhythm);
        case Criterion::certification:
            return certification();
        case Criterion::duration:
            return duration();
        case Criterion::funding:
            return funding();
        case Criterion::eqf:
            return offer_.eqf ? say("eqf.known"_msg, {{"level", *offer_.eqf}}) : not_known(criterion);
        case Criterion::cefr:
            return cefr();
        case Criterion::accessibility:
            return accessibility();
        case Criterion::qualiopi:
            return qualiopi();
        case Criterion::department:
            return department();
        case Criterion::topic_id:
            return say("topic_id.known"_msg);
        case Criterion::provider:
            return say("provider.known"_msg);
        case Criterion::exclude:
            return say("exclude.known"_msg);
        case Criterion::quality:
            return facts_.rating ? say("quality.known"_msg, {{"rating", *facts_.rating}}) : not_known(criterion);
    }
    return say("missed"_msg);
}

}  // namespace

std::string reason_of(Criterion criterion, const ReasonFacts& facts, std::string_view lang) {
    return Teller{facts, text_language(lang.substr(0, lang.find('-')))}.reason(criterion);
}

}  // namespace filon
