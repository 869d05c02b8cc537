// Days reckoned from what is said of them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "engine/reading/finding.h"
#include "engine/values/dates.h"

namespace filon {

// 1..12 of a folded name of a month in French, English, German or Spanish, abbreviated or not.
std::optional<unsigned> month_named(std::string_view word);
// 1 (Monday) to 7 of a folded name of a day of the week.
std::optional<unsigned> weekday_named(std::string_view word);

// The day, if there is such a one.
std::optional<Date> day_of(int year, unsigned month, unsigned day);
Date first_of_month(int year, unsigned month);
Date last_of_month(int year, unsigned month);
WindowSaid months(int year, unsigned first, unsigned last);
int year_of(Date date);
unsigned month_number(Date date);
Date plus_days(Date date, int days);
// Monday of the week that a day lies in.
Date monday_of(Date date);
// Monday of a week of ISO 8601.
Date monday_of_week(int year, unsigned week);
// The year in which a month comes next: this one while the month is not over.
int next_year_of(Date today, unsigned month);

}  // namespace filon
