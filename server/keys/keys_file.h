// The keys file: a JSON array, written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/outcome.h"
#include "server/keys/key_ring.h"

namespace filon {

// A fault names the member at fault, `[2].hash`, and never quotes its value.
Outcome<std::vector<Key>> parse_keys(std::string_view json);
// One key a line, so that a difference between two versions is readable.
std::string render_keys(const std::vector<Key>& keys);
// Only what is written well by itself: letters, digits and hyphens, so that the id ends at the first underscore.
bool is_key_id(std::string_view text);

Outcome<std::string> read_keys_file(const std::filesystem::path& file);
void replace_keys_file(const std::filesystem::path& file, std::string_view text);

}  // namespace filon
