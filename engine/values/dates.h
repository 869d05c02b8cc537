// Days, and dates that are known to the day, the month or the year only.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/values/outcome.h"

namespace filon {

// A day of the Gregorian calendar, from 1900-01-01 to 2999-12-31.
class Date {
public:
    constexpr Date() = default;
    constexpr explicit Date(std::chrono::sys_days day) : day_{day} {}
    static constexpr Date from_number(std::int32_t days_since_1970) {
        return Date{std::chrono::sys_days{std::chrono::days{days_since_1970}}};
    }
    // `YYYY-MM-DD`; a fault without a field when it is not so written or no such day exists.
    static Outcome<Date> parse(std::string_view text);
    constexpr std::chrono::sys_days day() const { return day_; }
    constexpr std::int32_t number() const { return static_cast<std::int32_t>(day_.time_since_epoch().count()); }
    std::string text() const;
    friend constexpr auto operator<=>(Date, Date) = default;

private:
    std::chrono::sys_days day_{};
};

// A date as a catalogue gives it: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. It stands for every day it may mean.
class PartialDate {
public:
    enum class Precision : std::uint8_t { day, month, year };
    static Outcome<PartialDate> parse(std::string_view text);
    Date first() const { return first_; }
    Date last() const;
    Precision precision() const { return precision_; }
    std::string text() const;
    friend bool operator==(const PartialDate&, const PartialDate&) = default;
    PartialDate() = default;
    PartialDate(Date first, Precision precision) : first_{first}, precision_{precision} {}

private:
    Date first_;
    Precision precision_ = Precision::day;
};

}  // namespace filon
