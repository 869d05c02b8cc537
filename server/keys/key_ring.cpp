#include "server/keys/key_ring.h"

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "server/keys/keys_file.h"

namespace filon {
namespace {

constexpr std::string_view prefix = "flk_";
constexpr std::size_t longest_authorization = 512;

std::string hex(std::span<const unsigned char> bytes) {
    std::string text;
    for (const auto byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

std::string sha256(std::string_view text) {
    std::array<unsigned char, 32> digest{};
    if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error{"SHA-256 failed"};
    return hex(digest);
}

template <std::size_t size>
std::array<unsigned char, size> random_bytes() {
    std::array<unsigned char, size> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error{"no random bytes are to be had"};
    return bytes;
}

// Base 64 with the letters of RFC 4648 §5, unpadded.
std::string url_safe(std::span<const unsigned char> bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned bits = 0, held = 0;
    for (const auto byte : bytes) {
        bits = (bits << 8U) | byte;
        for (held += 8; held >= 6; held -= 6) text += letters[(bits >> (held - 6)) & 0x3FU];
    }
    if (held > 0) text += letters[(bits << (6 - held)) & 0x3FU];
    return text;
}

struct Presented {
    std::string_view id;
    std::string_view secret;
};

// `Bearer flk_<id>_<secret>`; the scheme is of any case (RFC 9110 §11.1).
std::optional<Presented> read_authorization(std::string_view text) {
    constexpr std::string_view scheme = "bearer ";
    if (text.size() <= scheme.size() || text.size() > longest_authorization) return std::nullopt;
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    if (!std::ranges::equal(text.substr(0, scheme.size()), scheme, same)) return std::nullopt;
    text.remove_prefix(std::min(text.find_first_not_of(' ', scheme.size()), text.size()));
    if (!text.starts_with(prefix)) return std::nullopt;
    text.remove_prefix(prefix.size());
    const auto underscore = text.find('_');
    if (underscore == std::string_view::npos) return std::nullopt;
    return Presented{.id = text.substr(0, underscore), .secret = text.substr(underscore + 1)};
}

}  // namespace

Outcome<KeyRing> KeyRing::parse(std::string_view json) {
    auto keys = parse_keys(json);
    if (!keys) return std::unexpected{std::move(keys.error())};
    KeyRing ring;
    ring.keys_ = std::move(*keys);
    return ring;
}

Outcome<KeyRing> KeyRing::load(const std::filesystem::path& file) {
    const auto text = read_keys_file(file);
    return text ? parse(*text) : std::unexpected{text.error()};
}

Outcome<Caller> KeyRing::check(std::optional<std::string_view> authorization, std::string_view audience,
                               std::chrono::sys_seconds now) const {
    static const std::string nobody(64, '0');  // no text is known to have this hash
    const auto presented = read_authorization(authorization.value_or(""));
    const auto found = presented ? std::ranges::lower_bound(keys_, presented->id, {},
                                                            [](const Key& key) -> std::string_view { return key.id; })
                                 : keys_.end();
    const bool known = found != keys_.end() && found->id == presented->id;
    const auto& expected = known ? found->hash : nobody;
    const auto hash = sha256(presented ? presented->secret : "");
    const bool same = CRYPTO_memcmp(hash.data(), expected.data(), expected.size()) == 0;
    if (!known || !same || found->audience != audience || (found->expires && *found->expires <= now))
        return fault("Authorization", "a valid key is needed");
    return Caller{.id = found->id,
                  .client = found->client,
                  .scopes = found->scopes,
                  .requests_per_minute = found->requests_per_minute};
}

Outcome<std::string> KeyRing::add(const KeyTerms& terms) {
    const auto id = hex(random_bytes<6>()), secret = url_safe(random_bytes<32>());
    auto grown = keys_;
    grown.push_back({.id = id,
                     .hash = sha256(secret),
                     .audience = terms.audience,
                     .client = terms.client,
                     .scopes = terms.scopes,
                     .expires = terms.expires,
                     .requests_per_minute = terms.requests_per_minute});
    // The file's own rules judge the terms, so that what is written can be read again.
    auto checked = parse_keys(render_keys(grown));
    if (!checked) {
        auto field = checked.error().field;
        return fault(field.substr(field.find('.') + 1), checked.error().reason);
    }
    keys_ = std::move(*checked);
    return fmt::format("{}{}_{}", prefix, id, secret);
}

Outcome<void> KeyRing::revoke(std::string_view id) {
    if (std::erase_if(keys_, [&](const Key& key) { return key.id == id; }) == 0)
        return fault("id", "there is no such key");
    return {};
}

std::string KeyRing::json() const {
    return render_keys(keys_);
}

void KeyRing::save(const std::filesystem::path& file) const {
    replace_keys_file(file, json());
}

}  // namespace filon
