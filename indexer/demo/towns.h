// Where the demo catalogue's providers are and where their sessions are held.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/offers/place_reference.h"
#include "engine/places/gazetteer.h"
#include "indexer/demo/dice.h"

namespace filon {

// A real town and the ways in which a record may name it, each known to give this town and no other.
struct DemoTown {
    std::string name;
    std::string department;
    std::vector<PlaceReference> references;
};

// The towns of a gazetteer, drawn as often as people live there.
class DemoTowns {
public:
    explicit DemoTowns(const Gazetteer& gazetteer);
    const DemoTown& draw(Dice& dice) const { return towns_[wheel_->spin(dice)]; }
    const DemoTown& draw_abroad(Dice& dice) const { return dice.one_of(abroad_); }
    bool has_towns_abroad() const { return !abroad_.empty(); }
    // The département itself, then the others by the distance of their chief towns.
    const std::vector<std::string>& departments_around(const std::string& department) const;

private:
    std::vector<DemoTown> towns_;
    std::vector<DemoTown> abroad_;
    std::optional<Wheel> wheel_;
    std::map<std::string, std::vector<std::string>> around_;
};

}  // namespace filon
