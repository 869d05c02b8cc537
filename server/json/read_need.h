// A NEED of the API as it is sent: JSON becomes filters by the names and values that parameters have.
#pragma once

#include <string>
#include <vector>

#include <rapidjson/document.h>

#include "engine/places/gazetteer.h"
#include "engine/values/outcome.h"
#include "server/http/request.h"

namespace filon {

struct NeedSent {
    std::string topic;
    http::Pairs filters;  // but for places
    std::vector<Place> places, excluded_places;
    http::Pairs excluded;  // what must not be, but for places
    std::vector<std::string> must;
    bool gives(
        std::string_view field) const;  // whether the sender says something of it, `topic`, `place` and `must` too
};

// Reads the members of a NEED, or of a READ sent back: places are taken by kind and code, `spans` are passed over.
// Values are not judged here, but for places and `must`; what is no value at all, or is a member twice, is a fault
// whose field begins with `path`.
NeedSent read_need(const rapidjson::Value& need, const std::string& path, const Gazetteer& gazetteer,
                   std::vector<Fault>& faults);

}  // namespace filon
