// Socket activation: a listening socket that outlives the server, so that a restart refuses nobody.
#pragma once

#include <optional>

namespace filon::http {

// The first socket that systemd hands to this process (sd_listen_fds(3): LISTEN_PID is ours, LISTEN_FDS at least 1).
// The variables are unset, so that it is taken once and no child takes it for its own.
std::optional<int> inherited_socket();

}  // namespace filon::http
