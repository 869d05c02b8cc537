// The head of a request as it comes over a socket, and the target in it: the story of session_receive without a socket.
#include <algorithm>

#include "engine/values/utf8.h"
#include "server/http/check_head.h"
#include "server/http/read_target.h"
#include "server/http/request.h"
#include "tests/fuzz/promise.h"

using filon::fuzz::promise;

namespace filon::http {
namespace {

// The value of the Host field in a head that was found in order.
std::string_view host_in(std::string_view head) {
    for (auto at = head.find("\r\n"); at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
        const auto line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !equals_ignoring_case(line.substr(0, colon), "Host")) continue;
        const auto first = line.find_first_not_of(" \t", colon + 1), last = line.find_last_not_of(" \t");
        promise(first <= last, "Host has a value");
        return line.substr(first, last - first + 1);
    }
    return {};
}

void check_target(const Target& target) {
    promise(target.path == "*" || target.path.starts_with('/'), "a path begins with a slash");
    promise(is_utf8(target.path), "a path is UTF-8");
    promise(std::ranges::none_of(target.path, [](unsigned char c) { return c < ' ' || c == 0x7F; }),
            "a path has no control character");
    std::string joined;
    for (const auto& segment : target.segments) (joined += '/') += segment;
    promise(target.path == "*" || joined == target.path, "the segments are those of the path");
    joined += '/';
    promise(!joined.contains("/../") && !joined.contains("/./"), "a path has no dot segment");
    for (const auto& [name, value] : target.query) {
        promise(is_utf8(name) && is_utf8(value), "a query is UTF-8");
        promise(!name.contains('\0') && !value.contains('\0'), "a query has no NUL");
    }
}

void receive(std::string_view bytes) {
    HeadScan whole, in_bits;
    const auto state = whole.look(bytes);
    // Where a network cuts the bytes makes no difference.
    constexpr std::size_t bits = 7;
    auto state_in_bits = HeadScan::State::more;
    for (std::size_t end = 0; end < bytes.size() && state_in_bits == HeadScan::State::more;) {
        end = std::min(end + bits, bytes.size());
        state_in_bits = in_bits.look(bytes.substr(0, end));
    }
    promise(state == state_in_bits && whole.size() == in_bits.size(), "a head in bits is the head as a whole");
    promise(whole.size() <= bytes.size(), "a head lies within its bytes");
    constexpr std::size_t empty_line = 2;
    if (state != HeadScan::State::whole || whole.size() == empty_line) return;

    const auto head = bytes.substr(0, whole.size());
    if (const auto rejection = check_head(head, {})) {
        promise(rejection->status >= 400 && rejection->status <= 599, "a rejection has a status of its kind");
        promise(!rejection->detail.empty(), "a rejection says why");
        return;
    }
    const auto method_end = head.find(' '), target_end = head.find(' ', method_end + 1);
    const auto host = host_in(head);
    const auto target =
        read_target(head.substr(method_end + 1, target_end - method_end - 1), head.substr(0, method_end), host);
    if (target) return check_target(*target);
    promise(target.error().status == 400, "a target is rejected with 400");
    promise(is_utf8(target.error().detail), "what is rejected is told in UTF-8");
    for (const auto& fault : target.error().errors) promise(is_utf8(fault.field), "a parameter is named in UTF-8");
}

}  // namespace
}  // namespace filon::http

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    filon::http::receive(filon::fuzz::as_text(data, size));
    return 0;
}
