#include "indexer/demo/sessions.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace filon {
namespace {

constexpr std::int32_t days_ahead = 365;

// 0 on Monday, 6 on Sunday.
std::int32_t weekday_of(std::int32_t day) {
    return static_cast<std::int32_t>(std::chrono::weekday{Date::from_number(day).day()}.iso_encoding()) - 1;
}

// A working day, or a Saturday for courses at weekends, after the first day and no more than a year later.
std::int32_t draw_start(const SessionPlan& plan, Date first_day, Dice& dice) {
    auto day = first_day.number() + 1 + static_cast<std::int32_t>(dice.below(days_ahead - 7));
    const auto weekday = weekday_of(day);
    if (plan.is_at_weekends) return day + (5 - weekday + 7) % 7;
    return weekday < 5 ? day : day + 7 - weekday;
}

std::int32_t end_of(const SessionPlan& plan, std::int32_t start) {
    const auto days = static_cast<std::int32_t>(plan.days);
    if (plan.is_at_weekends) return start + (days - 1) / 2 * 7 + (days - 1) % 2;
    return start + days - 1 + (weekday_of(start) + days - 1) / 5 * 2;
}

void draw_place(DemoSession& session, const DemoProvider& provider, const DemoWorld& world, Dice& dice) {
    const auto roll = dice.below(1000);
    if (roll < 40) return;  // not said
    const DemoTown* town = nullptr;
    if (roll < 750) {
        town = dice.one_of(provider.sites);
    } else if (roll < 990 || !world.towns.has_towns_abroad()) {
        town = &world.towns.draw(dice);
    } else {
        town = &world.towns.draw_abroad(dice);
    }
    session.place = &dice.one_of(town->references);
    if (dice.chance(25)) session.label = dice.one_of(world.wording.names.place_labels) + ", " + town->name;
}

}  // namespace

std::vector<DemoSession> draw_sessions(const SessionPlan& plan, const DemoProvider& provider, const DemoWorld& world,
                                       Dice& dice) {
    std::vector<std::int32_t> starts;
    starts.reserve(plan.count);
    for (std::size_t i = 0; i < plan.count; ++i) starts.push_back(draw_start(plan, world.first_day, dice));
    std::ranges::sort(starts);

    const bool with_ids = dice.chance(75);
    std::vector<DemoSession> sessions;
    for (const auto start : starts) {
        auto& session = sessions.emplace_back();
        if (with_ids) session.id = fmt::format("{}-s{}", plan.offer, sessions.size());
        const auto day = Date::from_number(start).text();
        const auto precision = dice.below(100);
        if (precision < 6) {
            session.start = day.substr(0, 7);
            if (dice.chance(30)) session.end = session.start;
        } else if (precision < 7) {
            session.start = day.substr(0, 4);
        } else {
            session.start = day;
            if (dice.chance(88)) session.end = Date::from_number(end_of(plan, start)).text();
        }
        if (plan.modalities.size() > 1)
            session.modality = dice.one_of(plan.modalities);
        else if (plan.modalities.size() == 1 && dice.chance(15))
            session.modality = plan.modalities.front();
        const auto held = session.modality          ? session.modality
                          : plan.modalities.empty() ? std::nullopt
                                                    : std::optional{plan.modalities.front()};
        if (held != Modality::remote && held != Modality::elearning) draw_place(session, provider, world, dice);
        if (dice.chance(50)) session.seats = dice.between(0, 12);
        const auto state = dice.below(100);
        if (state < 4)
            session.state = SessionState::closed;
        else if (state < 5)
            session.state = SessionState::suspended;
        else if (state < 40)
            session.state = SessionState::open;
    }
    return sessions;
}

void write_session(const DemoSession& session, RecordLine& line) {
    if (!session.id.empty()) line.text("id", session.id);
    line.text("start", session.start);
    if (!session.end.empty()) line.text("end", session.end);
    if (session.place != nullptr) {
        line.open("place");
        line.place_members(*session.place, session.label);
        line.close();
    }
    if (session.modality) line.text("modality", name_of(*session.modality));
    if (session.seats) line.number("seats", *session.seats);
    if (session.state) line.text("state", name_of(*session.state));
}

}  // namespace filon
