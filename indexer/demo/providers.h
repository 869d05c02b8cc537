// The demo catalogue's providers: who they are, and their records.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/values/dates.h"
#include "indexer/demo/dice.h"
#include "indexer/demo/record_line.h"
#include "indexer/demo/subjects.h"
#include "indexer/demo/towns.h"
#include "indexer/demo/wording.h"

namespace filon {

// What every record of one catalogue is made from.
struct DemoWorld {
    const Wording& wording;
    const DemoTowns& towns;
    const Subjects& subjects;
    Date first_day;
};

// A provider as far as its offers depend on it.
struct DemoProvider {
    std::string id;
    std::string name;
    std::string host;  // "www.cap-metiers.example": that domain belongs to nobody (RFC 2606)
    std::vector<const DemoTown*> sites;
    std::vector<std::size_t> subjects;  // indices into DemoWorld::subjects
    std::optional<Wheel> subject_wheel;
    std::optional<VatStatus> vat;
    bool is_giant = false;
};

DemoProvider draw_provider(std::size_t number, bool is_giant, const DemoWorld& world, Dice& dice);
// The provider's record, into a line that has begun.
void write_provider(const DemoProvider& provider, const DemoWorld& world, Dice& dice, RecordLine& line);

}  // namespace filon
