#include "engine/reading/calendar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace filon {
namespace {

namespace chrono = std::chrono;

using NumberedName = std::pair<std::string_view, unsigned>;

// "mai" and "mar" say other things, too; what stands before them has to tell.
constexpr auto month_names = std::to_array<NumberedName>(
    {{"janvier", 1},   {"janv", 1},       {"january", 1},   {"jan", 1},        {"januar", 1},    {"enero", 1},
     {"fevrier", 2},   {"fevr", 2},       {"fev", 2},       {"february", 2},   {"feb", 2},       {"februar", 2},
     {"febrero", 2},   {"mars", 3},       {"march", 3},     {"marz", 3},       {"maerz", 3},     {"marzo", 3},
     {"avril", 4},     {"avr", 4},        {"april", 4},     {"apr", 4},        {"abril", 4},     {"mai", 5},
     {"may", 5},       {"mayo", 5},       {"juin", 6},      {"june", 6},       {"jun", 6},       {"juni", 6},
     {"junio", 6},     {"juillet", 7},    {"juil", 7},      {"july", 7},       {"jul", 7},       {"juli", 7},
     {"julio", 7},     {"aout", 8},       {"august", 8},    {"aug", 8},        {"agosto", 8},    {"septembre", 9},
     {"sept", 9},      {"september", 9},  {"sep", 9},       {"septiembre", 9}, {"octobre", 10},  {"oct", 10},
     {"october", 10},  {"oktober", 10},   {"okt", 10},      {"octubre", 10},   {"novembre", 11}, {"nov", 11},
     {"november", 11}, {"noviembre", 11}, {"decembre", 12}, {"dec", 12},       {"december", 12}, {"dezember", 12},
     {"dez", 12},      {"diciembre", 12}});
constexpr auto weekday_names = std::to_array<NumberedName>(
    {{"lundi", 1},    {"monday", 1},   {"montag", 1},     {"lunes", 1},     {"mardi", 2},    {"tuesday", 2},
     {"dienstag", 2}, {"martes", 2},   {"mercredi", 3},   {"wednesday", 3}, {"mittwoch", 3}, {"miercoles", 3},
     {"jeudi", 4},    {"thursday", 4}, {"donnerstag", 4}, {"jueves", 4},    {"vendredi", 5}, {"friday", 5},
     {"freitag", 5},  {"viernes", 5},  {"samedi", 6},     {"saturday", 6},  {"samstag", 6},  {"sabado", 6},
     {"dimanche", 7}, {"sunday", 7},   {"sonntag", 7},    {"domingo", 7}});

template <std::size_t N>
std::optional<unsigned> number_of(const std::array<NumberedName, N>& names, std::string_view word) {
    const auto found = std::ranges::find(names, word, &NumberedName::first);
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

chrono::year_month_day calendar_day(Date date) {
    return chrono::year_month_day{date.day()};
}

}  // namespace

std::optional<unsigned> month_named(std::string_view word) {
    return number_of(month_names, word);
}
std::optional<unsigned> weekday_named(std::string_view word) {
    return number_of(weekday_names, word);
}

std::optional<Date> day_of(int year, unsigned month, unsigned day) {
    const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
    if (!date.ok() || year < 1900 || year > 2999) return std::nullopt;
    return Date{chrono::sys_days{date}};
}

Date first_of_month(int year, unsigned month) {
    return Date{chrono::sys_days{chrono::year{year} / chrono::month{month} / 1}};
}

Date last_of_month(int year, unsigned month) {
    return Date{chrono::sys_days{chrono::year{year} / chrono::month{month} / chrono::last}};
}

WindowSaid months(int year, unsigned first, unsigned last) {
    return {.from = first_of_month(year, first), .to = last_of_month(year, last)};
}

int year_of(Date date) {
    return static_cast<int>(calendar_day(date).year());
}
unsigned month_number(Date date) {
    return static_cast<unsigned>(calendar_day(date).month());
}
Date plus_days(Date date, int days) {
    return Date{date.day() + chrono::days{days}};
}

Date monday_of(Date date) {
    const chrono::weekday day{date.day()};
    return Date{date.day() - (day - chrono::Monday)};
}

Date monday_of_week(int year, unsigned week) {
    // The fourth of January always lies in the first week.
    return plus_days(monday_of(*day_of(year, 1, 4)), 7 * (static_cast<int>(week) - 1));
}

int next_year_of(Date today, unsigned month) {
    return year_of(today) + (month < month_number(today) ? 1 : 0);
}

}  // namespace filon
