// Stretches of days that are said by themselves, without what bounds them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/reading/calendar.h"
#include "engine/reading/finding.h"
#include "engine/reading/said_text.h"

namespace filon {

// A stretch of days and the first word after it.
struct Period {
    WindowSaid window;
    std::uint32_t end = 0;
    double sure = .95;  // where nothing announces it
};

// Reads periods: "12 mars 2027", "semaine du 18", "fin janvier", "T1 2027", "la rentrée", "l'an prochain". A date
// without a year is the next such one from today on.
class PeriodReader {
public:
    PeriodReader(const SaidText& said, Date today) : said_{said}, today_{today} {}

    // The period that begins at a word; notes how it was said for those who bound it.
    std::optional<Period> period_at(std::uint32_t at) const;
    // 1..31, "1er", "3.", "14th", and what comes after.
    std::optional<std::pair<unsigned, std::uint32_t>> day_number(std::uint32_t at) const;
    // "dès que possible", "asap", "so bald wie möglich": the first word after it, 0 where it is not said.
    std::uint32_t as_soon_as_possible(std::uint32_t at) const;

    // How the period that was read last was said: as months or longer; by its end ("fin mars"); to the day.
    bool month_like() const { return month_like_; }
    bool ends_itself() const { return ends_itself_; }
    bool day_said() const { return day_said_; }

    // No words that belong to a date stand farther before its first figure, month or such; nor so many little ones.
    static constexpr std::uint32_t farthest = 6;

private:
    std::string_view word(std::size_t at) const { return said_.at(at); }
    static WindowSaid week_from(Date monday) { return {.from = monday, .to = plus_days(monday, 6)}; }

    std::optional<int> year_at(std::uint32_t at) const;
    // 12/03, 12/03/2027, 12.03.2027, 2027-03-12
    std::optional<Period> in_figures(std::uint32_t at) const;
    std::optional<Date> next_day(unsigned day, unsigned month) const;
    // "lundi 12 mars 2027", "1er mars", "March 12th", "12 de marzo", "12. März"
    std::optional<Period> day_and_month(std::uint32_t at) const;
    // "semaine du 18 janvier", "semaine 12", "week of 11 October", "KW 12"
    std::optional<Period> week(std::uint32_t at) const;
    // "première semaine de mars 2028"
    std::optional<Period> week_of_month(std::uint32_t at) const;
    std::optional<Period> month(std::uint32_t at) const;
    // "fin janvier", "mi-mars", "début avril", "end of May", "Anfang Juni", "la deuxième quinzaine de mars"
    std::optional<Period> part_of_month(std::uint32_t at) const;
    // "premier semestre 2027", "T1", "1er trimestre", "Q2 2027", "cet été", "la rentrée", "2027"
    std::optional<Period> part_of_year(std::uint32_t at) const;
    std::optional<Period> season(std::uint32_t at) const;
    // "la semaine prochaine", "le mois prochain", "l'an prochain", "next year", "en 2027", "cette année"
    std::optional<Period> relative(std::uint32_t at) const;

    const SaidText& said_;
    const Date today_;
    mutable bool month_like_ = false, ends_itself_ = false, day_said_ = false;
};

}  // namespace filon
