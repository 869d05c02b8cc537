// A need as it was understood: the contract's READ.
#pragma once

#include <string_view>

#include "engine/reading/need.h"
#include "server/json/read_need.h"
#include "server/json/writer.h"

namespace filon {

// The object of a need as it was understood; `text` is what it was read in: spans show its words.
void write_need(JsonWriter& writer, const NeedSent& need, const std::vector<ReadSpan>& spans, std::string_view text);

}  // namespace filon
