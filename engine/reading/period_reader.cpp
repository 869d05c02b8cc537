// Days, weeks and months.
#include "engine/reading/period_reader.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace filon {

std::optional<std::pair<unsigned, std::uint32_t>> PeriodReader::day_number(std::uint32_t at) const {
    if (at >= said_.words.size()) return std::nullopt;
    const auto& here = said_.words[at];
    unsigned day = 0;
    auto end = at + 1;
    if (here.kind == Said::Kind::digits && here.text.size() <= 2)
        day = static_cast<unsigned>(std::stoi(here.text));
    else if (is(here.text, {"premier"}))
        day = 1;
    else if (here.kind == Said::Kind::word && said_.numbers[at] && said_.numbers[at]->value <= 31)
        day = static_cast<unsigned>(said_.numbers[at]->value), end = said_.numbers[at]->end;
    if (day < 1 || day > 31) return std::nullopt;
    if (end < said_.words.size() && said_.words[end].glued && is(word(end), {"er", "st", "nd", "rd", "th", "."}) &&
        !(word(end) == "." && end + 1 < said_.words.size() && said_.words[end + 1].glued))
        ++end;
    return std::pair{day, end};
}

std::optional<int> PeriodReader::year_at(std::uint32_t at) const {
    if (at >= said_.words.size() || said_.words[at].kind != Said::Kind::digits || said_.words[at].text.size() != 4)
        return std::nullopt;
    const int year = std::stoi(said_.words[at].text);
    if (year < 2000 || year > 2099) return std::nullopt;
    return year;
}

std::optional<Period> PeriodReader::period_at(std::uint32_t at) const {
    month_like_ = ends_itself_ = day_said_ = false;
    if (at >= said_.words.size()) return std::nullopt;
    if (auto found = in_figures(at)) return found;
    if (auto found = day_and_month(at)) return found;
    if (auto found = week(at)) return found;
    if (auto found = part_of_year(at)) return found;
    if (auto found = part_of_month(at)) return found;
    if (auto found = month(at)) return found;
    return relative(at);
}

std::optional<Period> PeriodReader::in_figures(std::uint32_t at) const {
    const auto& words = said_.words;
    if (words[at].kind != Said::Kind::digits || at + 2 >= words.size()) return std::nullopt;
    const auto mark = word(at + 1);
    if (!is(mark, {"/", ".", "-"}) || !words[at + 1].glued || words[at + 2].kind != Said::Kind::digits ||
        !words[at + 2].glued)
        return std::nullopt;
    const bool third = at + 4 < words.size() && word(at + 3) == mark && words[at + 3].glued &&
                       words[at + 4].kind == Said::Kind::digits && words[at + 4].glued;
    const auto number = [&](std::uint32_t i) { return words[i].text.size() <= 4 ? std::stoi(words[i].text) : -1; };
    std::optional<Date> date;
    std::uint32_t end = at + 3;
    if (third && words[at].text.size() == 4) {
        date = day_of(number(at), static_cast<unsigned>(number(at + 2)), static_cast<unsigned>(number(at + 4)));
        end = at + 5;
    } else if (third) {
        auto year = number(at + 4);
        if (words[at + 4].text.size() == 2) year += 2000;
        date = day_of(year, static_cast<unsigned>(number(at + 2)), static_cast<unsigned>(number(at)));
        end = at + 5;
    } else if (mark == "/" && words[at].text.size() <= 2 && words[at + 2].text.size() == 2 && number(at + 2) <= 12) {
        date = next_day(static_cast<unsigned>(number(at)), static_cast<unsigned>(number(at + 2)));
    } else if (mark == "/" && words[at].text.size() <= 2 && words[at + 2].text.size() == 4 && number(at) >= 1 &&
               number(at) <= 12 && number(at + 2) >= 2000 && number(at + 2) < 2100) {
        const auto said_month = static_cast<unsigned>(number(at));
        month_like_ = true;
        return Period{.window = months(number(at + 2), said_month, said_month), .end = end, .sure = .93};
    }
    if (!date) return std::nullopt;
    day_said_ = true;
    return Period{.window = {.from = date, .to = date}, .end = end, .sure = .93};
}

std::optional<Date> PeriodReader::next_day(unsigned day, unsigned month) const {
    if (month < 1 || month > 12) return std::nullopt;
    for (int year = year_of(today_); year < year_of(today_) + 9; ++year)
        if (const auto date = day_of(year, month, day); date && *date >= today_) return date;
    return std::nullopt;
}

std::optional<Period> PeriodReader::day_and_month(std::uint32_t at) const {
    auto here = at;
    if (weekday_named(word(here))) ++here;
    if (is(word(here), {"le", "the", "den", "el"}) && here > at) ++here;
    std::optional<unsigned> day, month;
    if (const auto number = day_number(here)) {
        here = number->second;
        if (is(word(here), {"de", "of"})) ++here;
        month = month_named(word(here));
        if (!month) return std::nullopt;
        day = number->first;
        ++here;
    } else if ((month = month_named(word(here)))) {
        const auto after = day_number(here + 1);
        // "March 12" in English; "mars 12" is no French. A year is no day.
        if (!after ||
            !is(word(here), {"january", "february", "march", "april", "may", "june", "july", "august", "september",
                             "october", "november", "december"}) ||
            year_at(here + 1))
            return std::nullopt;
        const bool counted = is(word(after->second), {"people", "participants", "days", "day", "hours", "persons"});
        if (counted) return std::nullopt;
        day = after->first;
        here = after->second;
    } else {
        return std::nullopt;
    }
    if (word(here) == "." && here < said_.words.size() && said_.words[here].glued && year_at(here + 1)) ++here;
    auto year_from = here;
    if (is(word(year_from), {",", "de", "del"})) ++year_from;
    std::optional<Date> date;
    if (const auto year = year_at(year_from)) {
        date = day_of(*year, *month, *day);
        here = year_from + 1;
    } else {
        date = next_day(*day, *month);
    }
    if (!date) return std::nullopt;
    day_said_ = true;
    return Period{.window = {.from = date, .to = date}, .end = here, .sure = .95};
}

std::optional<Period> PeriodReader::week(std::uint32_t at) const {
    if (is(word(at), {"premiere", "derniere", "1ere", "first", "last", "deuxieme", "troisieme", "seconde"}) &&
        is(word(at + 1), {"semaine", "week"}))
        return week_of_month(at);
    if (!is(word(at), {"semaine", "sem", "week", "woche", "kw", "semana", "s", "sems", "semaines"}))
        return std::nullopt;
    auto here = at + 1;
    if (word(at) == "s" &&
        !(here < said_.words.size() && said_.words[here].glued && said_.words[here].kind == Said::Kind::digits &&
          is(said_.before(at), {"en", "semaine", ",", "de", "des", "vers"})))
        return std::nullopt;
    if (is(word(here),
           {"du", "of", "vom", "del", "de", "commencing", "beginning", "debutant", "starting", "au", "der"})) {
        ++here;
        if (is(word(here), {"the", "lundi", "monday", "le", "montag"})) ++here;
        if (const auto day = day_and_month(here))
            return Period{.window = week_from(monday_of(*day->window.from)), .end = day->end, .sure = .96};
        if (const auto figures = in_figures(here); figures && day_said_)
            return Period{.window = week_from(monday_of(*figures->window.from)), .end = figures->end, .sure = .96};
        // "semaine du 18": the next such day
        if (const auto number = day_number(here)) {
            for (int ahead = 0; ahead < 62; ++ahead) {
                const auto date = plus_days(today_, ahead);
                if (static_cast<unsigned>(std::chrono::year_month_day{date.day()}.day()) == number->first)
                    return Period{.window = week_from(monday_of(date)), .end = number->second, .sure = .94};
            }
        }
        return std::nullopt;
    }
    if (is(word(here), {"n", "no", "numero"})) ++here;
    if (word(here) == "°") ++here;
    const auto said =
        here < said_.words.size() && said_.words[here].kind == Said::Kind::digits && said_.words[here].text.size() <= 2
            ? std::stoi(said_.words[here].text)
            : 0;
    if (said < 1 || said > 53) return std::nullopt;
    ++here;
    std::optional<int> year = year_at(here);
    if (is(word(here), {"de", "of", "/"}) && year_at(here + 1)) year = year_at(++here);
    if (year) ++here;
    auto monday = monday_of_week(year.value_or(year_of(today_)), static_cast<unsigned>(said));
    if (!year && plus_days(monday, 6) < today_)
        monday = monday_of_week(year_of(today_) + 1, static_cast<unsigned>(said));
    return Period{.window = week_from(monday), .end = here, .sure = .92};
}

std::optional<Period> PeriodReader::week_of_month(std::uint32_t at) const {
    auto here = at + 2;
    if (is(word(here), {"de", "d", "of", "du"})) ++here;
    if (is(word(here), {"mois"}) && word(here + 1) == "de") here += 2;
    const auto period = month(here);
    if (!period) return std::nullopt;
    auto monday = monday_of(plus_days(*period->window.from, 6));
    if (is(word(at), {"deuxieme", "seconde"})) monday = plus_days(monday, 7);
    if (is(word(at), {"troisieme"})) monday = plus_days(monday, 14);
    if (is(word(at), {"derniere", "last"})) monday = monday_of(plus_days(*period->window.to, -3));
    return Period{.window = week_from(monday), .end = period->end, .sure = .94};
}

std::optional<Period> PeriodReader::month(std::uint32_t at) const {
    const auto said = month_named(word(at));
    if (!said) return std::nullopt;
    auto here = at + 1;
    const bool dot = word(here) == "." && here < said_.words.size() && said_.words[here].glued && word(at).size() <= 4;
    if (dot) ++here;
    month_like_ = true;
    auto year_from = here;
    if (is(word(year_from), {"de", "del", "of", ","}) && year_at(year_from + 1)) ++year_from;
    if (const auto year = year_at(year_from))
        return Period{.window = months(*year, *said, *said), .end = year_from + 1, .sure = .98};
    if (is(word(here), {"prochain", "prochaine", "proximo", "next"})) ++here;
    if (is(word(here), {"de"}) && is(word(here + 1), {"l"}) && is(word(here + 2), {"annee", "an"}) &&
        is(word(here + 3), {"prochaine", "prochain"})) {
        month_like_ = true;
        return Period{.window = months(year_of(today_) + 1, *said, *said), .end = here + 4, .sure = .97};
    }
    Period period{.window = months(next_year_of(today_, *said), *said, *said), .end = here, .sure = .95};
    if (*period.window.from < today_) period.window.from = period.window.from;
    // What is a word of other kinds, too: mars, march, may, mai, sep, dec, jan.
    if (is(word(at), {"mars", "march", "may", "mai", "mayo", "jun", "jan", "dec", "sep", "oct", "apr", "jul", "aug",
                      "feb", "nov", "august", "april"})) {
        const bool ends = here >= said_.words.size() || said_.words[here].kind == Said::Kind::line ||
                          is(word(here), {",", ";", ".", ")", "/", "-", "ou"});
        const bool begins = at == 0;
        period.sure = ends && !begins                                                 ? .92
                      : said_.numbers.size() > here && said_.numbers[here] && !begins ? .92
                      : begins || word(here) == "et"                                  ? .3
                                                                                      : .6;
    } else if (at == 0 && here >= said_.words.size()) {
        period.sure = .6;
    }
    return period;
}

}  // namespace filon
