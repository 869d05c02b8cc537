// When and where the demo catalogue's offers are held.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/values/dates.h"
#include "indexer/demo/providers.h"

namespace filon {

// What an offer's sessions depend on.
struct SessionPlan {
    std::string_view offer;
    std::int64_t days = 1;
    const std::vector<Modality>& modalities;
    bool is_at_weekends = false;
    std::size_t count = 0;
};

// A session as it is to be written; texts that are empty are not said.
struct DemoSession {
    std::string id, start, end, label;
    const PlaceReference* place = nullptr;
    std::optional<Modality> modality;
    std::optional<std::int64_t> seats;
    std::optional<SessionState> state;
};

// The plan's sessions by the day they start on, all within the twelve months after the world's first day.
std::vector<DemoSession> draw_sessions(const SessionPlan& plan, const DemoProvider& provider, const DemoWorld& world,
                                       Dice& dice);
// Its members but the price, into an object that is open.
void write_session(const DemoSession& session, RecordLine& line);

}  // namespace filon
