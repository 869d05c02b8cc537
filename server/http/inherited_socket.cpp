#include "server/http/inherited_socket.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace filon::http {
namespace {

long number_in(const char* variable) {
    const char* const text = std::getenv(variable);
    long number = 0;
    if (text) std::from_chars(text, text + std::string_view{text}.size(), number);
    return number;
}

}  // namespace

std::optional<int> inherited_socket() {
    constexpr int first = 3;  // SD_LISTEN_FDS_START
    const bool ours = number_in("LISTEN_PID") == getpid() && number_in("LISTEN_FDS") >= 1;
    if (!ours) return std::nullopt;
    for (const char* const variable : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"}) unsetenv(variable);
    fcntl(first, F_SETFD, FD_CLOEXEC);
    return first;
}

}  // namespace filon::http
