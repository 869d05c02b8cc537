// The sentences of data/messages in the languages that replies are given in, with their figures and dates.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include <unicode/fmtable.h>

#include "engine/text/stem.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon {

// Every key of data/messages/reasons.csv.
inline constexpr auto message_keys = std::to_array<std::string_view>({"topic.in_title",
                                                                      "topic.on",
                                                                      "topic.near",
                                                                      "topic.none",
                                                                      "place.in_town",
                                                                      "place.in_area",
                                                                      "place.at_point",
                                                                      "place.within",
                                                                      "place.in_one",
                                                                      "place.from_town",
                                                                      "place.from_point",
                                                                      "place.from_one",
                                                                      "place.in_house",
                                                                      "place.in_house_there",
                                                                      "place.remote",
                                                                      "place.beyond",
                                                                      "place.unknown",
                                                                      "place.travel_unknown",
                                                                      "price.known",
                                                                      "price.above",
                                                                      "price.below",
                                                                      "price.unknown",
                                                                      "language.known",
                                                                      "language.unknown",
                                                                      "date.day",
                                                                      "date.day_of_year",
                                                                      "date.first",
                                                                      "date.first_of_year",
                                                                      "date.month",
                                                                      "date.year",
                                                                      "date.year_alone",
                                                                      "date.rolling",
                                                                      "date.on_request",
                                                                      "date.after",
                                                                      "date.before",
                                                                      "date.unknown",
                                                                      "date.month_unknown",
                                                                      "level.known",
                                                                      "level.instead",
                                                                      "level.unknown",
                                                                      "modality.value",
                                                                      "modality.unknown",
                                                                      "format.value",
                                                                      "format.unknown",
                                                                      "rhythm.value",
                                                                      "rhythm.unknown",
                                                                      "certification.known",
                                                                      "certification.unknown",
                                                                      "duration.days",
                                                                      "duration.hours",
                                                                      "duration.both",
                                                                      "duration.days_alone",
                                                                      "duration.hours_unknown",
                                                                      "duration.unknown",
                                                                      "funding.value",
                                                                      "funding.known",
                                                                      "funding.unknown",
                                                                      "eqf.known",
                                                                      "eqf.unknown",
                                                                      "cefr.entry",
                                                                      "cefr.target",
                                                                      "cefr.both",
                                                                      "cefr.unknown",
                                                                      "accessibility.value",
                                                                      "accessibility.none",
                                                                      "accessibility.unknown",
                                                                      "qualiopi.known",
                                                                      "qualiopi.either",
                                                                      "qualiopi.unknown",
                                                                      "department.known",
                                                                      "department.unknown",
                                                                      "topic_id.known",
                                                                      "topic_id.unknown",
                                                                      "provider.known",
                                                                      "provider.unknown",
                                                                      "exclude.known",
                                                                      "exclude.unknown",
                                                                      "quality.known",
                                                                      "quality.unknown",
                                                                      "relaxation.offers",
                                                                      "relaxation.within",
                                                                      "relaxation.price",
                                                                      "relaxation.until",
                                                                      "relaxation.hours",
                                                                      "relaxation.days",
                                                                      "without.place",
                                                                      "without.min_price",
                                                                      "without.max_price",
                                                                      "without.price_band",
                                                                      "without.date_from",
                                                                      "without.date_to",
                                                                      "without.month",
                                                                      "without.longest",
                                                                      "without.duration_band",
                                                                      "without.format",
                                                                      "without.rhythm",
                                                                      "without.level",
                                                                      "without.eqf",
                                                                      "without.cefr_entry",
                                                                      "without.cefr_target",
                                                                      "without.funding",
                                                                      "without.accessibility",
                                                                      "without.qualiopi",
                                                                      "without.modality",
                                                                      "without.department",
                                                                      "without.topic_id",
                                                                      "without.teaching_language",
                                                                      "without.certification",
                                                                      "without.provider",
                                                                      "unmet.not_taught",
                                                                      "unmet.unpriced",
                                                                      "unmet.nothing_fits",
                                                                      "unmet.too_dear",
                                                                      "unmet.envelope",
                                                                      "words.share",
                                                                      "words.none",
                                                                      "vat.exempt",
                                                                      "vat.domestic",
                                                                      "vat.reverse_charge",
                                                                      "vat.outside_eu",
                                                                      "vat.taxed_where_held",
                                                                      "missed"});

// A key of the table, by its rank: a key that is none does not compile.
class Message {
public:
    consteval explicit Message(std::string_view key)
        : rank_{static_cast<std::size_t>(std::ranges::find(message_keys, key) - message_keys.begin())} {
        if (rank_ == message_keys.size()) throw "no such message";
    }
    constexpr std::size_t rank() const { return rank_; }

private:
    std::size_t rank_;
};
consteval Message operator""_msg(const char* key, std::size_t size) {
    return Message{std::string_view{key, size}};
}

// What stands in a pattern's braces.
struct Argument {
    const char* name;
    icu::Formattable value;

    Argument(const char* named, std::string_view text);
    Argument(const char* named, std::int64_t whole) : name{named}, value{whole} {}
    Argument(const char* named, double number) : name{named}, value{number} {}
    Argument(const char* named, Euros amount) : name{named}, value{amount.amount()} {}
    Argument(const char* named, Date day);
};

// The pattern of a message (ICU MessageFormat) as data/messages has it. Throws std::logic_error where that file does
// not have each key once, in each language.
std::string_view pattern_of(std::size_t message, TextLanguage language);

// The message in the language. Safe from any thread: each has its own formatters, made when it first needs them.
std::string say(Message message, TextLanguage language, std::initializer_list<Argument> arguments = {});
// "a", "a ou b", "a, b ou c".
std::string any_of_them(std::span<const std::string> texts, TextLanguage language);
// "a", "a et b", "a, b et c".
std::string all_of_them(std::span<const std::string> texts, TextLanguage language);
// What a language is called, of a BCP 47 tag: "anglais"; a country, of its code.
std::string language_name(std::string_view tag, TextLanguage language);
std::string country_name(std::string_view code, TextLanguage language);

}  // namespace filon
