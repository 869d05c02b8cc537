#include "server/mail/join_flowed.h"

#include <algorithm>

namespace filon {
namespace {

struct Line {
    std::size_t quoted = 0;
    std::string_view said;  // without its quote marks, nor the space that keeps it from looking quoted
};

Line read_line(std::string_view line) {
    const auto quoted = std::min(line.find_first_not_of('>'), line.size());
    line.remove_prefix(quoted);
    if (line.starts_with(' ')) line.remove_prefix(1);
    return {.quoted = quoted, .said = line};
}

}  // namespace

std::string join_flowed(std::string_view text, bool delete_space) {
    std::string joined;
    joined.reserve(text.size());
    bool flows = false;
    std::size_t depth = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto [quoted, said] = read_line(text.substr(at, end - at));
        const bool begins_signature = said == "-- ";
        if (!flows || quoted != depth || begins_signature || said.empty()) {
            if (at > 0) joined += '\n';
            joined.append(quoted, '>');
            if (quoted > 0) joined += ' ';
        }
        flows = said.ends_with(' ') && !begins_signature;
        depth = quoted;
        if (flows && delete_space) said.remove_suffix(1);
        joined += said;
        at = end + 1;
    }
    return joined;
}

}  // namespace filon
