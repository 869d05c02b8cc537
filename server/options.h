// The command line of filon-server, ready to use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/index/audience.h"
#include "engine/values/dates.h"
#include "server/http/endpoint.h"
#include "server/http/limits.h"
#include "server/keys/key_ring.h"

namespace filon {

struct ServeOptions {
    std::filesystem::path index;
    Audience audience = Audience::extranet;
    http::Endpoint listen;
    std::optional<std::filesystem::path> keys;     // none: no key is asked for
    std::optional<std::filesystem::path> clients;  // none: nobody is known by name
    http::Limits limits;
    std::optional<Date> date;
    std::string tie_key;
};

struct AddKey {
    std::filesystem::path file;
    KeyTerms terms;
};
struct ListKeys {
    std::filesystem::path file;
};
struct RevokeKey {
    std::filesystem::path file;
    std::string id;
};

// Everything was said and done by the parser: --help, --version, or a usage error.
struct Ended {
    int exit_status = 0;
};

using Command = std::variant<ServeOptions, AddKey, ListKeys, RevokeKey, Ended>;
// Prints help and usage errors itself.
Command parse_command_line(int argc, const char* const* argv);

}  // namespace filon
