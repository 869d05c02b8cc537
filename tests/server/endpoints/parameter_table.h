// Parameters of a search as senders may write them, and what of it is refused.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "server/http/request.h"

namespace filon {

struct AskedAndRefused {
    http::Pairs parameters;
    std::vector<std::string> refused;  // the parameters named; none: the question is taken
};

struct NumberParameter {
    std::string name;
    std::string most;   // the largest that is taken
    std::string above;  // and one that is not
    bool whole = false;
    std::string below = "-1";
};

inline const std::vector<NumberParameter> number_parameters{
    {.name = "radius_km", .most = "20000", .above = "20000.01"},
    {.name = "min_price", .most = "1000000000", .above = "1000000000.01"},
    {.name = "max_price", .most = "1000000000", .above = "1000000001"},
    {.name = "max_days", .most = "10000", .above = "10000.5"},
    {.name = "max_hours", .most = "100000", .above = "100001"},
    {.name = "headcount", .most = "10000", .above = "10001", .whole = true, .below = "0"},
    {.name = "limit", .most = "100", .above = "101", .whole = true},
    {.name = "offset", .most = "10000", .above = "10001", .whole = true},
};

struct ListParameter {
    std::string name;
    std::vector<std::string> values;  // all of a closed list, or some of an open one
    bool closed = true;
    bool unknown = true;  // `unknown` may be asked for
};

inline const std::vector<ListParameter> list_parameters{
    {.name = "modality", .values = {"onsite", "remote", "blended", "elearning"}},
    {.name = "format", .values = {"open", "in_house", "individual"}},
    {.name = "rhythm", .values = {"daytime", "evening", "weekend", "part_time", "intensive"}},
    {.name = "level", .values = {"beginner", "intermediate", "advanced", "expert"}},
    {.name = "eqf", .values = {"1", "2", "3", "4", "5", "6", "7", "8"}},
    {.name = "cefr_entry", .values = {"A1", "A2", "B1", "B2", "C1", "C2"}, .unknown = false},
    {.name = "cefr_target", .values = {"A1", "A2", "B1", "B2", "C1", "C2"}, .unknown = false},
    {.name = "funding", .values = {"cpf", "opco", "plan", "france_travail", "dif"}},
    {.name = "qualiopi", .values = {"true", "false"}},
    {.name = "accessibility", .values = {"wheelchair", "sign_language"}},
    {.name = "price_band", .values = {"0-250", "250-500", "500-1000", "1000-2000", "2000-5000", "5000-"}},
    {.name = "duration_band", .values = {"0-2", "2-4", "4-6", "6-21", "21-"}},
    {.name = "topic_id", .values = {"excel", "anglais", "word"}},
    {.name = "department", .values = {"01", "69", "2A", "974"}},
    {.name = "month", .values = {"2026-11", "2027-01"}},
    {.name = "teaching_language", .values = {"fr", "en-GB", "zz"}, .closed = false},
    {.name = "certification", .values = {"TOSA", "CACES® R489"}, .closed = false},
    {.name = "provider", .values = {"P1", "P9"}, .closed = false},
    {.name = "exclude_provider", .values = {"P1", "P9"}, .closed = false, .unknown = false},
    {.name = "facets",
     .values = {"topic_id", "department", "price_band", "month", "teaching_language", "modality", "format", "rhythm",
                "level", "eqf", "duration_band", "certification", "funding", "provider", "qualiopi", "accessibility"},
     .unknown = false},
};

// What takes one value of a closed list.
inline const std::vector<ListParameter> choice_parameters{
    {.name = "price_per", .values = {"person", "group", "day", "hour", "person_day", "total"}},
    {.name = "tax", .values = {"excluded", "included"}},
    {.name = "relax", .values = {"true", "false"}},
    {.name = "read", .values = {"literal"}},
    {.name = "sort", .values = {"relevance", "price", "date", "duration"}},
};

// Every parameter there is, with a value that is taken.
inline const http::Pairs ordinary_parameters{
    {"q", "excel"},
    {"place", "Lyon"},
    {"radius_km", "60"},
    {"max_price", "800"},
    {"min_price", "100"},
    {"price_per", "group"},
    {"tax", "included"},
    {"headcount", "6"},
    {"modality", "onsite"},
    {"teaching_language", "fr"},
    {"format", "open"},
    {"rhythm", "evening"},
    {"level", "advanced"},
    {"eqf", "5"},
    {"cefr_target", "B2"},
    {"cefr_entry", "A2"},
    {"max_days", "3"},
    {"date_from", "2027-01-01"},
    {"date_to", "2027-06-30"},
    {"max_hours", "21"},
    {"funding", "cpf"},
    {"certification", "TOSA"},
    {"provider", "P1"},
    {"exclude_provider", "P2"},
    {"qualiopi", "true"},
    {"topic_id", "excel"},
    {"accessibility", "wheelchair"},
    {"department", "69"},
    {"month", "2027-01"},
    {"price_band", "250-500"},
    {"duration_band", "2-4"},
    {"facets", "level"},
    {"sort", "price"},
    {"limit", "5"},
    {"offset", "20"},
    {"lang", "en"},
    {"read", "literal"},
    {"relax", "true"},
};

// Texts that a tolerant reader would take for a number. A sign, an exponent, another script's digits are none.
inline std::vector<std::string> no_numbers() {
    return {"abc",
            "-5",
            "+5",
            "1e3",
            "1E3",
            "0x10",
            "nan",
            "NaN",
            "inf",
            "infinity",
            " 5",
            "5 ",
            "\t5",
            "5\n",
            "5,5",
            "1.2.3",
            ".5",
            "5.",
            "5 €",
            "5km",
            "1 000",
            "1'000",
            "٥",
            "５",
            "\u00A05",
            "½",
            "--5",
            "5-",
            "1_000",
            "true",
            "null",
            "unknown",
            std::string(400, '9'),
            std::string(5'000, '1')};
}

// Texts that are no day.
inline std::vector<std::string> no_days() {
    return {"abc",         "2027",           "2027-01",
            "2027-1-5",    "2027-02-30",     "2027-13-01",
            "2027-00-10",  "2027-01-00",     "27-01-05",
            "05/01/2027",  "2027/01/05",     "20270105",
            " 2027-01-05", "2027-01-05 ",    "2027-01-05T00:00",
            "2027-01-05Z", "+2027-01-05",    "-2027-01-05",
            "2027-O1-05",  "２０２７-01-05", "0000-01-01",
            "1899-12-31",  "3000-01-01",     "tomorrow",
            "demain",      "unknown",        "2027-01-05,2027-01-06",
            "2026-W48-1",  "2027-005",       "1e3"};
}

}  // namespace filon
