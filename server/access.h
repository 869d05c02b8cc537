// Who may ask: keys, their audience, and how often.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "engine/index/audience.h"
#include "engine/values/outcome.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/keys/key_ring.h"
#include "server/keys/rate_limiter.h"

namespace filon {

// Lets requests in by their key. Without a keys file it lets everybody in: main sees to it that only this machine can
// then reach the server. Safe from any thread.
class Access {
public:
    // Throws std::runtime_error when the keys file cannot be read.
    Access(std::optional<std::filesystem::path> keys_file, Audience audience);

    // A refusal (401, 429), or nothing; then `request.caller` is a Caller.
    std::optional<http::Response> refusal(http::Request& request);
    // Reads the keys file again; one that is broken changes nothing and is logged.
    void reload();

private:
    const std::optional<std::filesystem::path> keys_file_;
    const Audience audience_;
    std::mutex mutex_;  // of keys_
    KeyRing keys_;
    RateLimiter limiter_;
};

// A fault of a file of keys or clients in words, naming the file once.
std::string spoken(const std::filesystem::path& file, const Fault& fault);

}  // namespace filon
