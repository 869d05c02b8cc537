// What some words of a request may mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/places/place.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon {

struct PriceSaid {
    std::optional<Euros> min, max;
    std::optional<PriceAskedPer> per;  // only where it is written
    std::optional<Tax> tax;
};

// Days on which a course is to begin.
struct WindowSaid {
    std::optional<Date> from, to;
};

struct PlaceSaid {
    Place place;
};

// Of a rule: the values that it gives its fields.
struct FieldSaid {
    std::string field, value;
};
using RuleSaid = std::vector<FieldSaid>;

struct LanguageSaid {
    std::string tag;
};

// A name of a topic, or words that are announced as one.
struct TopicSaid {
    std::string id = {};  // of data/topics; empty where no topic is known by it
    std::string label;    // in French; empty where no topic is known by it
    bool job = false;     // a job that needs it
};

struct Noise {};  // greetings, numbers of telephones, dates of letters: words that say nothing of the course

struct Finding {
    std::uint32_t first = 0, end = 0;  // indices of Said
    double log_odds = 0;               // that the words mean it
    std::variant<Noise, RuleSaid, PriceSaid, WindowSaid, PlaceSaid, LanguageSaid, TopicSaid> value;
    double extra = 0;       // what it is worth in a choice beyond its odds: where others read the same words otherwise
    bool excluded = false;  // it is ruled out
    bool hard = false;      // it is said to be a must

    // The value that a rule gives a field; nothing of other kinds.
    std::optional<std::string_view> said_of(std::string_view field) const {
        if (const auto* rule = std::get_if<RuleSaid>(&value))
            for (const auto& one : *rule)
                if (one.field == field) return one.value;
        return std::nullopt;
    }
};

double log_odds_of(double probability);
double probability_of(double log_odds);

// Of findings that overlap those that together are the likeliest, by weighted interval scheduling (Kleinberg and
// Tardos, Algorithm Design, §6.1), in the order of their words. What is likelier wrong than right is left out.
std::vector<Finding> likeliest(std::vector<Finding> findings);

}  // namespace filon
