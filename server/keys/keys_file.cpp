#include "server/keys/keys_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/values/dates.h"

namespace filon {
namespace {

using Value = rapidjson::Value;

constexpr unsigned most_per_minute = 1'000'000;
constexpr std::size_t largest_file = 16 * 1024 * 1024;

std::string_view text_of(const Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

bool is_hash(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// `YYYY-MM-DD` (its first moment) or `YYYY-MM-DDTHH:MM:SSZ`.
Outcome<std::chrono::sys_seconds> parse_moment(std::string_view text) {
    const auto date = Date::parse(text.substr(0, 10));
    if (!date) return fault("", "is neither a date nor a moment such as 2030-01-31T12:00:00Z");
    if (text.size() == 10) return std::chrono::sys_seconds{date->day()};
    const auto two = [&](std::size_t at, int below) {
        int number = -1;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, number);
        return error == std::errc{} && end == text.data() + at + 2 && number >= 0 && number < below ? number : -1;
    };
    const bool shaped = text.size() == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z';
    const int hour = shaped ? two(11, 24) : -1, minute = shaped ? two(14, 60) : -1, second = shaped ? two(17, 60) : -1;
    if (hour < 0 || minute < 0 || second < 0)
        return fault("", "is neither a date nor a moment such as 2030-01-31T12:00:00Z");
    return std::chrono::sys_seconds{date->day()} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second};
}

std::string moment_text(std::chrono::sys_seconds moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss clock{moment - day};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", Date{day}.text(), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

// Sets what one member says; the fault is of that member, its field yet empty.
Outcome<void> set_member(Key& key, std::string_view name, const Value& value) {
    const bool is_text = value.IsString();
    if (name == "id") {
        if (!is_text || !is_key_id(text_of(value))) return fault("", "must be 1 to 64 letters, digits and hyphens");
        key.id = text_of(value);
    } else if (name == "hash") {
        if (!is_text || !is_hash(text_of(value))) return fault("", "must be 64 hexadecimal digits in lower case");
        key.hash = text_of(value);
    } else if (name == "audience") {
        if (!is_text || (text_of(value) != "intranet" && text_of(value) != "extranet"))
            return fault("", "must be intranet or extranet");
        key.audience = text_of(value);
    } else if (name == "client") {
        if (!is_text || text_of(value).empty()) return fault("", "must be a text that is not empty");
        key.client = text_of(value);
    } else if (name == "scopes") {
        if (!value.IsArray() ||
            !std::ranges::all_of(value.GetArray(), [](const Value& scope) { return scope.IsString(); }))
            return fault("", "must be a list of texts");
        for (const auto& scope : value.GetArray()) key.scopes.emplace_back(text_of(scope));
    } else if (name == "expires") {
        if (value.IsNull()) return {};
        auto moment = is_text ? parse_moment(text_of(value)) : fault("", "must be a text or null");
        if (!moment) return std::unexpected{std::move(moment.error())};
        key.expires = *moment;
    } else if (name == "requests_per_minute") {
        if (!value.IsUint() || value.GetUint() == 0 || value.GetUint() > most_per_minute)
            return fault("", "must be a whole number from 1 to a million");
        key.requests_per_minute = value.GetUint();
    } else {
        return fault("", "is not known");
    }
    return {};
}

Outcome<Key> parse_key(const Value& object) {
    if (!object.IsObject()) return fault("", "must be an object");
    Key key;
    std::vector<std::string_view> seen;
    for (const auto& member : object.GetObject()) {
        const auto name = text_of(member.name);
        if (std::ranges::find(seen, name) != seen.end()) return fault(std::string{name}, "stands twice");
        seen.push_back(name);
        if (auto set = set_member(key, name, member.value); !set) return fault(std::string{name}, set.error().reason);
    }
    for (const std::string_view needed : {"id", "hash", "audience", "client"})
        if (std::ranges::find(seen, needed) == seen.end()) return fault(std::string{needed}, "is missing");
    return key;
}

void write_text(rapidjson::Writer<rapidjson::StringBuffer>& writer, std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw std::system_error{errno, std::system_category(), file.string()};
}

// Closes by itself, whatever is thrown.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& file, int flags, mode_t mode = 0)
        : number_{::open(file.c_str(), flags | O_CLOEXEC, mode)} {
        if (number_ < 0) fail(file);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

}  // namespace

bool is_key_id(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, allowed);
}

Outcome<std::vector<Key>> parse_keys(std::string_view json) {
    rapidjson::Document document;
    // The default parser overflows the stack on deep nesting.
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    if (document.HasParseError()) return fault("", fmt::format("is no JSON at byte {}", document.GetErrorOffset()));
    if (!document.IsArray()) return fault("", "must be a JSON array of keys");
    std::vector<Key> keys;
    for (rapidjson::SizeType i = 0; i < document.Size(); ++i) {
        auto key = parse_key(document[i]);
        if (!key)
            return fault(fmt::format("[{}]{}{}", i, key.error().field.empty() ? "" : ".", key.error().field),
                         key.error().reason);
        keys.push_back(std::move(*key));
    }
    std::ranges::sort(keys, {}, &Key::id);
    const auto twin = std::ranges::adjacent_find(keys, {}, &Key::id);
    if (twin != keys.end()) return fault("id", fmt::format("{} stands twice", twin->id));
    return keys;
}

std::string render_keys(const std::vector<Key>& keys) {
    std::string json = "[";
    for (const auto& key : keys) {
        rapidjson::StringBuffer buffer;
        rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
        writer.StartObject();
        for (const auto& [name, value] :
             {std::pair{"id", &key.id}, {"hash", &key.hash}, {"audience", &key.audience}, {"client", &key.client}}) {
            writer.Key(name);
            write_text(writer, *value);
        }
        writer.Key("scopes");
        writer.StartArray();
        for (const auto& scope : key.scopes) write_text(writer, scope);
        writer.EndArray();
        writer.Key("expires");
        key.expires ? write_text(writer, moment_text(*key.expires)) : static_cast<void>(writer.Null());
        writer.Key("requests_per_minute");
        writer.Uint(key.requests_per_minute);
        writer.EndObject();
        json += json.size() == 1 ? "\n" : ",\n";
        json.append(buffer.GetString(), buffer.GetSize());
    }
    return json + "\n]\n";
}

Outcome<std::string> read_keys_file(const std::filesystem::path& file) {
    try {
        const Descriptor descriptor{file, O_RDONLY};
        std::string text;
        std::string block(64 * 1024, '\0');
        for (;;) {
            const auto got = ::read(descriptor.number(), block.data(), block.size());
            if (got < 0) return fault(file.string(), std::system_category().message(errno));
            if (got == 0) return text;
            text.append(block, 0, static_cast<std::size_t>(got));
            if (text.size() > largest_file) return fault(file.string(), "is too large for a keys file");
        }
    } catch (const std::system_error& error) {
        return fault(file.string(), error.code().message());
    }
}

void replace_keys_file(const std::filesystem::path& file, std::string_view text) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    const auto temporary = folder / fmt::format(".{}.{}", file.filename().string(), ::getpid());
    std::filesystem::remove(temporary);  // of a process of this number that was killed
    try {
        const Descriptor descriptor{temporary, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR};
        for (auto rest = text; !rest.empty();) {
            const auto written = ::write(descriptor.number(), rest.data(), rest.size());
            if (written < 0) fail(temporary);
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(descriptor.number()) != 0) fail(temporary);
        std::filesystem::rename(temporary, file);
    } catch (...) {
        std::error_code ignored;  // what is thrown says more
        std::filesystem::remove(temporary, ignored);
        throw;
    }
    const Descriptor parent{folder, O_RDONLY | O_DIRECTORY};
    if (::fsync(parent.number()) != 0) fail(folder);
}

}  // namespace filon
