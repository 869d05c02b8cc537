// API keys: who may ask, for which audience, how often.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/outcome.h"

namespace filon {

// One entry of the keys file. The secret itself is nowhere: only its hash is kept.
struct Key {
    std::string id;
    std::string hash;      // SHA-256 of the secret, 64 hexadecimal digits
    std::string audience;  // `intranet` or `extranet`
    std::string client;
    std::vector<std::string> scopes = {};
    std::optional<std::chrono::sys_seconds> expires = {};  // none: never
    unsigned requests_per_minute = 600;
};

// Who sent a request, once the key is known to be good.
struct Caller {
    std::string id;
    std::string client;
    std::vector<std::string> scopes = {};
    unsigned requests_per_minute = 0;
};

// What the owner says of a new key; the rest is made.
struct KeyTerms {
    std::string audience;
    std::string client;
    std::vector<std::string> scopes = {};
    std::optional<std::chrono::sys_seconds> expires = {};
    unsigned requests_per_minute = 600;
};

// The keys of one file. A value: a reload makes another one.
class KeyRing {
public:
    KeyRing() = default;
    // A JSON array of keys; a fault names the member at fault (`[2].hash`), never its value.
    static Outcome<KeyRing> parse(std::string_view json);
    // A file that is not there, or cannot be read, is a fault as well.
    static Outcome<KeyRing> load(const std::filesystem::path& file);

    // Reads `Authorization: Bearer flk_<id>_<secret>`. Every refusal is the same fault, and takes the same time for an
    // unknown id as for a wrong secret.
    Outcome<Caller> check(std::optional<std::string_view> authorization, std::string_view audience,
                          std::chrono::sys_seconds now) const;

    const std::vector<Key>& keys() const { return keys_; }

    // Makes a key and returns it whole: the only time its secret is seen.
    Outcome<std::string> add(const KeyTerms& terms);
    // A fault that names `id` when there is no such key.
    Outcome<void> revoke(std::string_view id);
    std::string json() const;
    // Whole or not at all (temporary file, fsync, rename), readable by its owner alone. Throws std::system_error.
    void save(const std::filesystem::path& file) const;

private:
    std::vector<Key> keys_;  // by id, each once
};

}  // namespace filon
