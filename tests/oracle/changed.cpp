#include "tests/oracle/changed.h"

#include <map>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "tests/oracle/oracle.h"
#include "tests/oracle/random_offer.h"

namespace filon::oracle {
namespace {

template <class T>
const T* value_of(const Relaxation& relaxation) {
    return std::get_if<T>(&relaxation.to);
}

// How a filter that no facet selects is dropped.
const std::map<std::string_view, void (*)(Question&)>& dropping() {
    static const std::map<std::string_view, void (*)(Question&)> all{
        {"place", [](Question& question) { question.places.clear(); }},
        {"min_price", [](Question& question) { question.min_price.reset(); }},
        {"max_price", [](Question& question) { question.max_price.reset(); }},
        {"date_from", [](Question& question) { question.date_from.reset(); }},
        {"date_to", [](Question& question) { question.date_to.reset(); }},
        {"max_days", [](Question& question) { question.max_days.reset(); }},
        {"max_hours", [](Question& question) { question.max_hours.reset(); }},
        {"cefr_entry", [](Question& question) { question.cefr_entry.clear(); }},
        {"cefr_target", [](Question& question) { question.cefr_target.clear(); }}};
    return all;
}

bool asks_for_remote(const Question& question) {
    return selects(question, Facet::modality, "remote") || selects(question, Facet::modality, "elearning");
}

// What a filter is made wider by, and what it is first set to where it is not asked yet.
struct Widening {
    std::string_view name;
    void (*ask)(Question&, Draw&);
    void (*widen)(Question&, Draw&);
};

Date moved(Date day, std::int64_t days) {
    return Date::from_number(static_cast<std::int32_t>(day.number() + days));
}

const std::vector<Widening>& widenings() {
    static const std::vector<Widening> all{
        {"radius_km",
         [](Question& q, Draw& draw) {
             q.places.push_back(draw.one_of(std::vector<std::string>{"Lyon", "38200", "Paris"}));
         },
         [](Question& q, Draw& draw) { q.radius_km = q.radius_km.value_or(30) + draw.real(0, 50); }},
        {"max_price", [](Question& q, Draw& draw) { q.max_price = Euros::from_cents(draw.between(0, 100'000)); },
         [](Question& q, Draw& draw) {
             q.max_price = Euros::from_cents(q.max_price->cents() + draw.between(0, 50'000));
         }},
        {"min_price", [](Question& q, Draw& draw) { q.min_price = Euros::from_cents(draw.between(0, 100'000)); },
         [](Question& q, Draw& draw) {
             q.min_price = Euros::from_cents(q.min_price->cents() * draw.between(0, 9) / 10);
         }},
        {"date_from", [](Question& q, Draw& draw) { q.date_from = random_day(draw); },
         [](Question& q, Draw& draw) { q.date_from = moved(*q.date_from, -draw.between(0, 200)); }},
        {"date_to", [](Question& q, Draw& draw) { q.date_to = random_day(draw); },
         [](Question& q, Draw& draw) { q.date_to = moved(*q.date_to, draw.between(0, 200)); }},
        {"max_days", [](Question& q, Draw& draw) { q.max_days = static_cast<double>(draw.between(0, 20)); },
         [](Question& q, Draw& draw) { *q.max_days += static_cast<double>(draw.between(0, 20)) / 4; }},
        {"max_hours", [](Question& q, Draw& draw) { q.max_hours = static_cast<double>(draw.between(0, 100)); },
         [](Question& q, Draw& draw) { *q.max_hours += static_cast<double>(draw.between(0, 100)) / 4; }},
    };
    return all;
}

bool is_asked(const Question& question, std::string_view name) {
    return (name == "radius_km" && !question.places.empty()) || (name == "max_price" && question.max_price) ||
           (name == "min_price" && question.min_price) || (name == "date_from" && question.date_from) ||
           (name == "date_to" && question.date_to) || (name == "max_days" && question.max_days) ||
           (name == "max_hours" && question.max_hours);
}

}  // namespace

Question changed(Question question, const Relaxation& relaxation) {
    const auto& filter = relaxation.filter;
    if (const auto* radius = value_of<Metres>(relaxation)) {
        question.radius_km = radius->kilometres();
    } else if (const auto* amount = value_of<Euros>(relaxation)) {
        question.max_price = *amount;
    } else if (const auto* date = value_of<Date>(relaxation)) {
        question.date_to = *date;
    } else if (const auto* tenths = value_of<Tenths>(relaxation)) {
        (filter == "max_days" ? question.max_days : question.max_hours) = static_cast<double>(tenths->count) / 10;
    } else if (const auto facet = named<Facet>(filter)) {
        question.selected.erase(*facet);
    } else if (const auto drop = dropping().find(filter); drop != dropping().end()) {
        drop->second(question);
    } else {
        ADD_FAILURE() << "no filter " << filter;
    }
    return question;
}

std::vector<Question> with_one_more_filter(const Question& question, const Question& other) {
    std::vector<Question> more;
    const auto add = [&](auto Question::* filter) {
        const Question nothing;
        if (question.*filter != nothing.*filter || other.*filter == nothing.*filter) return;
        more.push_back(question);
        more.back().*filter = other.*filter;
    };
    add(&Question::places);
    add(&Question::min_price);
    add(&Question::max_price);
    add(&Question::date_from);
    add(&Question::date_to);
    add(&Question::cefr_entry);
    add(&Question::cefr_target);
    add(&Question::excluded_providers);
    add(&Question::max_days);
    add(&Question::max_hours);
    for (const auto& [facet, values] : other.selected) {
        const bool from_afar = facet == Facet::modality && !question.places.empty() && asks_for_remote(other);
        if (question.asks(facet) || from_afar) continue;
        more.push_back(question);
        more.back().selected[facet] = values;
    }
    return more;
}

std::vector<std::pair<Question, Question>> narrow_and_wide(const Question& question, Draw& draw) {
    std::vector<std::pair<Question, Question>> all;
    for (const auto& [name, ask, widen] : widenings()) {
        auto narrow = question;
        if (!is_asked(narrow, name)) ask(narrow, draw);
        auto wide = narrow;
        widen(wide, draw);
        all.emplace_back(std::move(narrow), std::move(wide));
    }
    return all;
}

}  // namespace filon::oracle
