// Parts of months and years: "fin janvier", "premier semestre", "la rentrée", "l'an prochain".
#include <algorithm>
#include <chrono>
#include <string>

#include "engine/reading/period_reader.h"

namespace filon {

std::optional<Period> PeriodReader::part_of_month(std::uint32_t at) const {
    unsigned part = 0;
    auto here = at;
    if (is(word(here), {"debut", "early", "anfang", "principios", "inicio", "comienzos", "beginning", "start"}))
        part = 1;
    else if (is(word(here), {"mi", "mid", "mitte", "mediados", "milieu", "middle"}))
        part = 2;
    else if (is(word(here), {"fin", "late", "end", "ende", "finales", "finals"}))
        part = 3;
    else if (is(word(here), {"courant"}))
        part = 4;
    else if (is(word(here), {"premiere", "1ere", "seconde", "deuxieme", "2eme", "2e"}) &&
             word(here + 1) == "quinzaine") {
        part = is(word(here), {"premiere", "1ere"}) ? 5 : 6;
        ++here;
    }
    if (part == 0) return std::nullopt;
    ++here;
    while (here < at + farthest && is(word(here), {"-", "de", "d", "du", "of", "mois", "the", "des"})) ++here;
    if (is(word(here), {"annee", "l"})) {
        const auto year_word = word(here) == "l" ? here + 1 : here;
        if (word(year_word) != "annee") return std::nullopt;
        ends_itself_ = part == 3;
        month_like_ = true;
        const int year = year_of(today_) + (part == 1 && month_number(today_) > 3 ? 1 : 0);
        if (part == 1) return Period{.window = months(year, 1, 2), .end = year_word + 1, .sure = .9};
        if (part == 3)
            return Period{
                .window = months(year, month_number(today_) == 12 ? 12 : 11, 12), .end = year_word + 1, .sure = .9};
        return std::nullopt;
    }
    auto period = month(here);
    if (!period) {
        if (const auto year = year_at(here)) {
            ends_itself_ = part == 3;
            month_like_ = true;
            if (part == 1) return Period{.window = months(*year, 1, 3), .end = here + 1, .sure = .92};
            if (part == 3) return Period{.window = months(*year, 10, 12), .end = here + 1, .sure = .92};
        }
        return std::nullopt;
    }
    month_like_ = true;
    ends_itself_ = part == 3;
    auto& [from, to] = period->window;
    const auto first = *from, last = *to;
    if (part == 1) to = plus_days(first, 9);
    if (part == 2) from = plus_days(first, 9), to = plus_days(first, 19);
    if (part == 3) from = plus_days(first, 19), to = last;
    if (part == 5) to = plus_days(first, 14);
    if (part == 6) from = plus_days(first, 15), to = last;
    period->sure = .96;
    return period;
}

std::optional<Period> PeriodReader::part_of_year(std::uint32_t at) const {
    month_like_ = true;
    auto here = at;
    unsigned count = 0, length = 0;
    if (is(word(here), {"t", "q"}) && here + 1 < said_.words.size() && said_.words[here + 1].glued &&
        said_.words[here + 1].text.size() == 1 && said_.words[here + 1].text[0] >= '1' &&
        said_.words[here + 1].text[0] <= '4') {
        count = static_cast<unsigned>(said_.words[here + 1].text[0] - '0');
        length = 3;
        here += 2;
        // T1 alone might be anything; a year or a preposition tells.
        if (!year_at(here) && !is(said_.before(at), {"au", "en", "in", "le", "du", "im", "par", "sur"}))
            return std::nullopt;
    } else {
        if (is(word(here), {"premier", "first", "erstes", "primer", "ersten", "1er"}))
            count = 1;
        else if (is(word(here), {"deuxieme", "second", "seconde", "zweiten", "segundo", "2eme", "zweites"}))
            count = 2;
        else if (is(word(here), {"troisieme", "third", "dritten", "tercer"}))
            count = 3;
        else if (is(word(here), {"quatrieme", "fourth", "cuarto", "vierten"}))
            count = 4;
        else if (is(word(here), {"dernier", "last"}))
            count = 9;
        else if (here + 1 < said_.words.size() && said_.words[here].kind == Said::Kind::digits &&
                 said_.words[here].text.size() == 1 &&
                 (is(word(here + 1), {"er", "e", "eme", "nd", "st", "rd", "th", "."}) && said_.words[here + 1].glued))
            count = static_cast<unsigned>(said_.words[here].text[0] - '0'), ++here;
        if (count > 0) ++here;
        if (is(word(here), {"semestre", "semester", "halbjahr", "half"}))
            length = 6;
        else if (is(word(here), {"trimestre", "quarter", "quartal"}))
            length = 3;
        if (length > 0) ++here;
        if (length > 0 && count == 0) {
            if (here < said_.words.size() && said_.words[here].kind == Said::Kind::digits &&
                said_.words[here].text.size() == 1)
                count = static_cast<unsigned>(said_.words[here].text[0] - '0'), ++here;
            else
                return std::nullopt;
        }
    }
    if (length > 0) {
        const unsigned parts = 12 / length;
        if (count == 9) count = parts;
        if (count < 1 || count > parts) return std::nullopt;
        const unsigned first = (count - 1) * length + 1, last = count * length;
        while (is(word(here), {"de", "of", "l", "annee", "del"}) &&
               (year_at(here + 1) || year_at(here + 2) || year_at(here + 3)))
            ++here;
        const auto year = year_at(here);
        if (year) ++here;
        const int in_year = year.value_or(year_of(today_) + (last < month_number(today_) ? 1 : 0));
        return Period{.window = months(in_year, first, last), .end = here, .sure = .96};
    }
    return season(at);
}

std::optional<Period> PeriodReader::season(std::uint32_t at) const {
    unsigned first = 0, last = 0;
    double sure = .5;
    if (is(word(at), {"printemps", "spring", "fruhling", "fruhjahr", "primavera"}))
        first = 3, last = 6;
    else if (is(word(at), {"ete", "summer", "sommer", "verano"}))
        first = 6, last = 9;
    else if (is(word(at), {"automne", "autumn", "herbst", "otono"}))
        first = 9, last = 12;
    else if (is(word(at), {"hiver", "winter", "invierno"}))
        first = 12, last = 15;
    else if (is(word(at), {"rentree"})) {
        auto here = at + 1;
        while (here < at + farthest && is(word(here), {"prochaine", "de", "septembre", "scolaire"})) ++here;
        const auto year = year_at(here);
        if (year) ++here;
        // A sentence may begin with it.
        return Period{.window = months(year.value_or(next_year_of(today_, 9)), 9, 9), .end = here, .sure = .93};
    }
    if (first == 0) return std::nullopt;
    const bool announced = is(said_.before(at), {"au", "cet", "l", "en", "this", "in", "next", "the", "im", "d", "del",
                                                 "este", "esta", "ce", "prochain", "diesen", "diesem"});
    if (announced) sure = .93;
    auto here = at + 1;
    if (is(word(here), {"prochain", "prochaine"})) ++here;
    const auto year = year_at(here);
    if (year) ++here, sure = .95;
    int in_year = year.value_or(year_of(today_));
    const auto begins = [&](unsigned m, int y) { return day_of(y + (m > 12 ? 1 : 0), m > 12 ? m - 12 : m, 21); };
    auto from = *begins(first, in_year);
    auto to = plus_days(*begins(last, in_year), -1);
    if (!year && to < today_) from = *begins(first, in_year + 1), to = plus_days(*begins(last, in_year + 1), -1);
    return Period{.window = {.from = std::max(from, today_), .to = to}, .end = here, .sure = sure};
}

std::optional<Period> PeriodReader::relative(std::uint32_t at) const {
    const auto one = word(at), two = word(at + 1);
    const bool next_after = is(two, {"prochaine", "prochain", "proxima", "proximo", "que"});
    const bool next_before = is(one, {"next", "nachste", "nachsten", "nachstes", "proximo", "proxima", "kommenden"});
    const auto unit = next_before ? two : one;
    std::uint32_t end = at + 2;
    if (next_after && two == "que" && word(at + 2) != "viene") return std::nullopt;
    if (next_after && two == "que") ++end;
    if (next_after || next_before) {
        if (is(unit, {"semaine", "week", "woche", "semana"}))
            return Period{.window = week_from(plus_days(monday_of(today_), 7)), .end = end, .sure = .95};
        if (is(unit, {"mois", "month", "monat", "mes"})) {
            const auto next = plus_days(last_of_month(year_of(today_), month_number(today_)), 1);
            return Period{
                .window = months(year_of(next), month_number(next), month_number(next)), .end = end, .sure = .95};
        }
        if (is(unit, {"annee", "an", "year", "jahr", "ano"}))
            return Period{.window = months(year_of(today_) + 1, 1, 12), .end = end, .sure = .95};
    }
    if (is(one, {"this", "cette", "ce"})) {
        if (is(two, {"annee", "year"}))
            return Period{.window = {.from = today_, .to = last_of_month(year_of(today_), 12)}, .end = end, .sure = .9};
        if (is(two, {"mois", "month"}))
            return Period{.window = {.from = today_, .to = last_of_month(year_of(today_), month_number(today_))},
                          .end = end,
                          .sure = .9};
    }
    // A year by itself: only where it is said as a time.
    if (const auto year = year_at(at); year && *year >= year_of(today_) && *year <= year_of(today_) + 3 &&
                                       is(said_.before(at), {"en", "in", "annee", "courant", "pour", "sur"}))
        return Period{.window = {.from = std::max(first_of_month(*year, 1), today_), .to = last_of_month(*year, 12)},
                      .end = at + 1,
                      .sure = .93};
    return std::nullopt;
}

std::uint32_t PeriodReader::as_soon_as_possible(std::uint32_t at) const {
    const auto says = [&](std::initializer_list<std::string_view> words) {
        auto here = at;
        for (const auto one : words)
            if (word(here++) != one) return 0U;
        return here;
    };
    for (const auto end :
         {says({"des", "que", "possible"}), says({"au", "plus", "vite"}), says({"asap"}),
          says({"le", "plus", "tot", "possible"}), says({"le", "plus", "rapidement", "possible"}),
          says({"au", "plus", "tot"}), says({"le", "plus", "vite", "possible"}), says({"as", "soon", "as", "possible"}),
          says({"so", "bald", "wie", "moglich"}), says({"so", "schnell", "wie", "moglich"}),
          says({"moglichst", "bald"}), says({"baldmoglichst"}), says({"lo", "antes", "posible"}),
          says({"cuanto", "antes"}), says({"dans", "les", "meilleurs", "delais"}), says({"immediatement"}),
          says({"des", "maintenant"}), says({"tout", "de", "suite"})})
        if (end != 0) return end;
    return 0;
}

}  // namespace filon
