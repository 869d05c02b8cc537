#include "engine/values/dates.h"

#include <optional>

#include <fmt/format.h>

namespace filon {
namespace {

std::optional<unsigned> digits(std::string_view text, std::size_t from, std::size_t count) {
    if (text.size() < from + count) return std::nullopt;
    unsigned value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

}  // namespace

Outcome<Date> Date::parse(std::string_view text) {
    auto partial = PartialDate::parse(text);
    if (!partial) return std::unexpected{partial.error()};
    if (partial->precision() != PartialDate::Precision::day) return fault("", "a date is written YYYY-MM-DD");
    return partial->first();
}

std::string Date::text() const {
    return PartialDate{*this, PartialDate::Precision::day}.text();
}

Outcome<PartialDate> PartialDate::parse(std::string_view text) {
    using namespace std::chrono;
    const auto year_part = digits(text, 0, 4), month_part = digits(text, 5, 2), day_part = digits(text, 8, 2);
    const bool dashes = (text.size() < 5 || text[4] == '-') && (text.size() < 8 || text[7] == '-');
    const bool written =
        dashes && year_part &&
        ((text.size() == 4) || (text.size() == 7 && month_part) || (text.size() == 10 && month_part && day_part));
    if (!written) return fault("", "a date is written YYYY-MM-DD, YYYY-MM or YYYY");
    const year_month_day date{year{static_cast<int>(*year_part)}, month{text.size() >= 7 ? *month_part : 1},
                              day{text.size() == 10 ? *day_part : 1}};
    if (!date.ok()) return fault("", fmt::format("{} does not exist", text));
    if (*year_part < 1900 || *year_part > 2999) return fault("", "a year lies between 1900 and 2999");
    const auto precision = text.size() == 4 ? Precision::year : text.size() == 7 ? Precision::month : Precision::day;
    return PartialDate{Date{sys_days{date}}, precision};
}

Date PartialDate::last() const {
    using namespace std::chrono;
    const year_month_day start{first_.day()};
    switch (precision_) {
        case Precision::day:
            return first_;
        case Precision::month:
            return Date{sys_days{year_month_day_last{start.year(), month_day_last{start.month()}}}};
        case Precision::year:
            return Date{sys_days{year_month_day{start.year(), December, day{31}}}};
    }
    return first_;
}

std::string PartialDate::text() const {
    const std::chrono::year_month_day start{first_.day()};
    const int y = static_cast<int>(start.year());
    const unsigned m = static_cast<unsigned>(start.month()), d = static_cast<unsigned>(start.day());
    switch (precision_) {
        case Precision::day:
            return fmt::format("{:04}-{:02}-{:02}", y, m, d);
        case Precision::month:
            return fmt::format("{:04}-{:02}", y, m);
        case Precision::year:
            return fmt::format("{:04}", y);
    }
    return {};
}

}  // namespace filon
