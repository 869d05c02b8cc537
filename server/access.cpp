#include "server/access.h"

#include <chrono>
#include <stdexcept>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "server/http/problem.h"

namespace filon {

std::string spoken(const std::filesystem::path& file, const Fault& fault) {
    // A fault of the file as such bears its name already.
    if (fault.field.empty() || fault.field == file.string()) return fmt::format("{}: {}", file.string(), fault.reason);
    return fmt::format("{}: {} {}", file.string(), fault.field, fault.reason);
}

Access::Access(std::optional<std::filesystem::path> keys_file, Audience audience)
    : keys_file_{std::move(keys_file)}, audience_{audience} {
    if (!keys_file_) return;
    auto keys = KeyRing::load(*keys_file_);
    if (!keys) throw std::runtime_error{spoken(*keys_file_, keys.error())};
    keys_ = *std::move(keys);
}

std::optional<http::Response> Access::refusal(http::Request& request) {
    if (!keys_file_) return std::nullopt;
    const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    auto caller = [&] {
        const std::scoped_lock lock{mutex_};
        return keys_.check(request.header("Authorization"), name_of(audience_), now);
    }();
    if (!caller) {
        auto refused = http::problem(401, "A valid key is needed: Authorization: Bearer flk_…");
        refused.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"filon\"");
        return refused;
    }
    if (const auto wait = limiter_.take(caller->id, caller->requests_per_minute, std::chrono::steady_clock::now())) {
        auto refused = http::problem(429, fmt::format("at most {} requests a minute", caller->requests_per_minute));
        refused.headers.emplace_back("Retry-After", std::to_string(wait->count()));
        return refused;
    }
    request.caller = *std::move(caller);
    return std::nullopt;
}

void Access::reload() {
    if (!keys_file_) return;
    auto keys = KeyRing::load(*keys_file_);
    if (!keys) {
        spdlog::error("the keys stay as they were: {}", spoken(*keys_file_, keys.error()));
        return;
    }
    const std::scoped_lock lock{mutex_};
    keys_ = *std::move(keys);
}

}  // namespace filon
