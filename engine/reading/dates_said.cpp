#include "engine/reading/dates_said.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "engine/reading/calendar.h"
#include "engine/reading/days_in_passing.h"
#include "engine/reading/period_reader.h"

namespace filon {
namespace {

class DateReader {
public:
    DateReader(const SaidText& said, Date today, std::vector<Finding>& found)
        : said_{said}, today_{today}, periods_{said, today}, found_{found} {}

    void read() {
        // Most words have nothing of a date near them.
        std::uint32_t next = 0;  // the next word that has
        for (std::uint32_t at = 0; at < said_.words.size(); ++at) {
            next = std::max(next, at);
            while (next < said_.words.size() && next <= at + PeriodReader::farthest && !is_of_dates(next)) ++next;
            if (next >= said_.words.size()) return;
            if (next > at + PeriodReader::farthest) continue;
            if (const auto end = read_at(at); end > at) at = end - 1;
        }
    }

private:
    std::string_view word(std::size_t at) const { return said_.at(at); }

    bool is_of_dates(std::uint32_t at) const {
        return said_.words[at].kind == Said::Kind::digits || said_.numbers[at] || month_named(word(at)) ||
               weekday_named(word(at)) || said_.grammar.in_class(word(at), "of_dates");
    }

    std::uint32_t read_at(std::uint32_t at) {
        if (const auto end = periods_.as_soon_as_possible(at)) return add(at, end, {.from = today_, .to = {}}, .95);
        if (const auto end = within(at)) return end;
        if (const auto end = bounded(at)) return end;
        if (const auto end = between(at)) return end;
        auto period = periods_.period_at(at);
        if (!period) return at;
        // "en mars ou avril", "mars-avril", "en mai et en juin"
        auto then = period->end;
        if (is(word(then), {"ou", "et", "-", "/", "or", "oder", "o", "and", "und", "y", ","})) {
            const bool comma = word(then) == ",";
            ++then;
            while (then < period->end + PeriodReader::farthest &&
                   is(word(then), {"en", "in", "im", "debut", "fin", "le", "de"}) && !periods_.period_at(then))
                ++then;
            const auto second = periods_.period_at(then);
            if (second && !comma && second->window.from && second->window.to &&
                *second->window.from > *period->window.from && periods_.month_like() &&
                *second->window.from <= plus_days(*period->window.to, 92)) {
                period->window.to = second->window.to;
                period->end = second->end;
                period->sure = std::max(period->sure, .94);
            }
        }
        auto first = at;
        while (first > 0 && is(word(first - 1), {"en",    "in",       "im",      "au",  "mois",    "de",      "du",
                                                 "le",    "on",       "el",      "am",  "courant", "sur",     "pour",
                                                 "vers",  "durant",   "the",     "d",   "a",       "la",      "cet",
                                                 "cette", "prochain", "pendant", "les", "begin",   "starting"}) &&
               at - first < 3)
            --first;
        const bool announced = first < at;
        const auto begin = is(word(first), {"de", "du", "la", "the", "le", "les", "d", "a"}) && at - first >= 1 &&
                                   !is(word(first), {"du", "le"})
                               ? at
                               : first;
        return add(begin, period->end, period->window, announced ? std::max(period->sure, .95) : period->sure);
    }

    // "sous trois semaines", "dans les deux mois", "within 6 weeks"
    std::uint32_t within(std::uint32_t at) {
        auto here = at;
        if (is(word(here), {"sous", "dans", "within", "innerhalb", "dentro", "d"}))
            ++here;
        else
            return 0;
        if (word(here - 1) == "d") {
            if (word(here) != "ici") return 0;
            ++here;
        }
        if (is(word(here), {"les", "un", "the", "de", "von", "next", "delai"})) ++here;
        if (is(word(here), {"delai", "prochains", "prochaines", "next"})) ++here;
        if (is(word(here), {"de"})) ++here;
        double count = 0;
        if (here < said_.words.size() && said_.numbers[here]) {
            count = said_.numbers[here]->value;
            here = said_.numbers[here]->end;
        } else if (is(word(here), {"une", "un", "a", "one"})) {
            count = 1;
            ++here;
        } else {
            return 0;
        }
        if (is(word(here), {"prochains", "prochaines", "next"})) ++here;
        int days = 0;
        if (is(word(here), {"jours", "jour", "days", "tagen", "dias"}))
            days = 1;
        else if (is(word(here), {"semaines", "semaine", "weeks", "week", "wochen", "semanas"}))
            days = 7;
        else if (is(word(here), {"mois", "months", "month", "monaten", "meses"}))
            days = 30;
        // Before it is cast: figures may stand for more than an int holds.
        if (days == 0 || count < 1 || count > 1000) return 0;
        const auto until = plus_days(today_, static_cast<int>(count) * days);
        return add(at, here + 1, {.from = today_, .to = until}, .93);
    }

    // "avant fin mars", "d'ici juin", "au plus tard le 30 juin", "pas avant mai", "à partir de mars", "jusqu'en juin"
    std::uint32_t bounded(std::uint32_t at) {
        enum class Bound { before, until, from } bound;
        auto here = at;
        if (word(at) == "pas" && word(at + 1) == "avant")
            bound = Bound::from, here += 2;
        else if (word(at) == "not" && word(at + 1) == "before")
            bound = Bound::from, here += 2;
        else if (word(at) == "no" && word(at + 1) == "antes")
            bound = Bound::from, here += 2;
        else if (word(at) == "nicht" && word(at + 1) == "vor")
            bound = Bound::from, here += 2;
        else if (is(word(at), {"avant", "before", "vor", "antes"}))
            bound = Bound::before, ++here;
        else if (word(at) == "d" && word(at + 1) == "ici")
            bound = Bound::until, here += 2;
        else if (word(at) == "ici")
            bound = Bound::until, ++here;
        else if (word(at) == "au" && word(at + 1) == "plus" && word(at + 2) == "tard")
            bound = Bound::until, here += 3;
        else if (word(at) == "a" && word(at + 1) == "partir")
            bound = Bound::from, here += 2;
        else if (is(word(at), {"by", "bis", "until", "hasta", "till", "jusqu"}))
            bound = Bound::until, ++here;
        else if (word(at) == "spatestens" || (word(at) == "no" && word(at + 1) == "later"))
            bound = Bound::until, here += word(at) == "no" ? 3U : 1U;
        else if (is(word(at), {"apres", "after", "nach", "despues"}))
            bound = Bound::from, ++here;
        else if (is(word(at), {"des", "ab", "desde", "from", "depuis"}))
            bound = Bound::from, ++here;
        else if (word(at) == "a" && word(at + 1) == "compter")
            bound = Bound::from, here += 2;
        else if (word(at) == "as" && word(at + 1) == "of")
            bound = Bound::from, here += 2;
        else if (word(at) == "starting")
            bound = Bound::from, ++here;
        else
            return 0;
        const auto after_words = here;
        while (here < after_words + PeriodReader::farthest &&
               is(word(here), {"le", "la",   "l",   "du",  "de",  "d",    "des",  "en", "au",   "a",   "mois", "the",
                               "of", "from", "del", "dem", "zum", "ende", "tout", "el", "than", "ici", "bis"}) &&
               !periods_.period_at(here))
            ++here;
        const auto period = periods_.period_at(here);
        if (!period || !period->window.from) return 0;
        // "de mars à juin", "from 3 to 5 May" are read as a whole.
        if (is(word(at), {"from", "des", "ab", "desde"}) && here == after_words) {
            if (const auto both = between(at)) return both;
        }
        WindowSaid window;
        switch (bound) {
            case Bound::before:
                window.from = today_;
                // "avant fin mars" is until its end; "avant mars" until February's.
                window.to =
                    periods_.ends_itself() ? period->window.to : std::optional{plus_days(*period->window.from, -1)};
                break;
            case Bound::until:
                window = {.from = today_, .to = period->window.to};
                break;
            case Bound::from:
                window.from =
                    is(word(at), {"apres", "after", "nach", "despues"}) && said_.before(at) != "or" && period->window.to
                        ? plus_days(*period->window.to, 1)
                        : *period->window.from;
                break;
        }
        if (window.to && *window.to < today_) return 0;
        return add(at, period->end, window, .95);
    }

    // "du 12 au 14 mars", "entre le 5 et le 16 avril", "de mars à juin", "from 3 to 7 May", "vom 3. bis 7. Mai"
    std::uint32_t between(std::uint32_t at) {
        auto here = at;
        const bool opened = is(
            word(here), {"du", "entre", "de", "from", "between", "vom", "von", "zwischen", "del", "des", "desde", "d"});
        if (opened) ++here;
        here = past_little(here);
        // The first may be a day alone, whose month comes with the second.
        std::optional<unsigned> day;
        auto first = periods_.period_at(here);
        auto then = first ? first->end : here;
        if (!first || first->end == here) first.reset();
        if (const auto number = periods_.day_number(here); number && (!first || first->end <= number->second)) {
            day = number->first;
            then = number->second;
            first.reset();
        }
        if (!first && !day) return 0;
        if (!is(word(then), {"au", "a", "et", "-", "--", "to", "and", "bis", "und", "al", "y", "/", "till", "until",
                             "jusqu", "hasta", "ou"}))
            return 0;
        if (!opened && !is(word(then), {"-", "--", "au", "to", "bis", "al", "et", "ou", "/"})) return 0;
        if (!opened && !day) return 0;
        const auto second = periods_.period_at(past_little(then + 1));
        if (!second || !second->window.from || !second->window.to) return 0;
        if (day && !periods_.day_said()) return 0;
        WindowSaid window{.from = {}, .to = second->window.to};
        if (day) {
            const auto last = *second->window.from;
            window.from = day_of(year_of(last), month_number(last), *day);
            if (window.from && *window.from > last)
                window.from = month_number(last) == 1 ? day_of(year_of(last) - 1, 12, *day)
                                                      : day_of(year_of(last), month_number(last) - 1, *day);
        } else {
            window.from = first->window.from;
            // "de novembre à février"; "du 20 décembre au 5 janvier 2027"
            while (window.from && *window.from > *window.to && year_of(*window.from) > 1900) {
                const auto year = std::chrono::years{1};
                const auto shifted = std::chrono::year_month_day{window.from->day()} - year;
                if (!shifted.ok()) return 0;
                window.from = Date{std::chrono::sys_days{shifted}};
            }
        }
        if (!window.from || *window.from > *window.to) return 0;
        if (*window.from < today_ && !day) window.from = today_;
        return add(at, second->end, window, opened ? .96 : .93);
    }

    std::uint32_t past_little(std::uint32_t at) const {
        for (const auto from = at;
             at < from + PeriodReader::farthest &&
             (is(word(at), {"le", "la", "the", "l", "el", "en", "a", "dem", "zum", "du", "de", "jour"}) ||
              (weekday_named(word(at)) && periods_.day_number(at + 1)));)
            ++at;
        return at;
    }

    // What was said just before makes it the date of something else than the course.
    bool of_something_else(std::uint32_t at) const {
        for (std::uint32_t back = 1; back <= 9 && back <= at; ++back) {
            if (said_.begins_clause(at - back + 1)) return false;
            if (said_.grammar.in_class(said_.before(at, back), "of_other_dates")) return true;
        }
        return false;
    }

    // "26 février 2027, 12 h", "le 12 mars à 9 h 30": the hour belongs to the day.
    std::uint32_t past_the_hour(std::uint32_t end) const {
        auto at = end;
        if (is(word(at), {",", "a", "at", "um", "vers"})) ++at;
        if (at >= said_.words.size() || said_.words[at].kind != Said::Kind::digits || said_.words[at].text.size() > 2)
            return end;
        if (!is(word(at + 1), {"h", "heures", "uhr", "am", "pm"})) return end;
        at += 2;
        return at < said_.words.size() && said_.words[at].kind == Said::Kind::digits && said_.words[at].glued ? at + 1
                                                                                                              : at;
    }

    std::uint32_t add(std::uint32_t first, std::uint32_t end, const WindowSaid& window, double sure) {
        if (is_one_day(window)) end = past_the_hour(end);
        if (of_something_else(first) || is(word(end), {"etant", "dernier"}) ||
            has_just_passed(said_, first, end, window, today_)) {
            found_.push_back({.first = first, .end = end, .log_odds = log_odds_of(.97), .value = Noise{}});
            return end;
        }
        if (window.to && *window.to < today_) return end;
        auto bounds = window;
        if (bounds.from && bounds.to && *bounds.from < today_ && *bounds.to >= today_ &&
            plus_days(*bounds.from, 6) != *bounds.to)
            bounds.from = today_;
        found_.push_back({.first = first, .end = end, .log_odds = log_odds_of(sure) + .5, .value = bounds});
        return end;
    }

    const SaidText& said_;
    const Date today_;
    const PeriodReader periods_;
    std::vector<Finding>& found_;
};

}  // namespace

void find_dates(const SaidText& said, Date today, std::vector<Finding>& found) {
    const auto before = found.size();
    DateReader{said, today, found}.read();
    leave_out_days_in_passing(today, std::span{found}.subspan(before));
}

}  // namespace filon
