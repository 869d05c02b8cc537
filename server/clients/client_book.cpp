#include "server/clients/client_book.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <unicode/uloc.h>

namespace filon {
namespace {

using Value = rapidjson::Value;

std::string_view text_of(const Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

// What is wrong with a text that names somebody: the same rule as for the ids of records, so that ids can be equal.
Outcome<std::string> read_text(const Value& value) {
    if (!value.IsString()) return fault("", "must be a text");
    const auto text = text_of(value);
    if (text.empty()) return fault("", "must not be empty");
    if (text.size() > ClientBook::longest_text)
        return fault("", fmt::format("is longer than {} bytes", ClientBook::longest_text));
    if (has_control(text)) return fault("", "holds a control character");
    return std::string{text};
}

bool is_country(std::string_view code) {
    // ICU lists these beside those of ISO 3166-1: islands that the standard reserves and no client is registered under.
    for (const std::string_view reserved : {"DG", "EA", "IC"})
        if (code == reserved) return false;
    for (const char* const* known = uloc_getISOCountries(); *known != nullptr; ++known)
        if (code == *known) return true;
    return false;
}

Outcome<std::vector<std::string>> read_providers(const Value& value) {
    if (!value.IsArray()) return fault("", "must be a list of texts");
    if (value.Size() > ClientBook::most_providers)
        return fault("", fmt::format("is a list of more than {} providers", ClientBook::most_providers));
    std::vector<std::string> providers;
    for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
        auto provider = read_text(value[i]);
        if (!provider) return fault(fmt::format("[{}]", i), std::move(provider.error().reason));
        providers.push_back(std::move(*provider));
    }
    std::ranges::sort(providers);
    if (std::ranges::adjacent_find(providers) != providers.end()) return fault("", "names a provider twice");
    return providers;
}

template <class T, class Member>
Outcome<void> set(Outcome<T> read, Member& member) {
    if (!read) return std::unexpected{std::move(read.error())};
    member = std::move(*read);
    return {};
}

// Sets what one member says; the fault's field is what follows the member's name, mostly nothing.
Outcome<void> set_member(Client& client, std::string_view name, const Value& value) {
    if (name == "id") return set(read_text(value), client.id);
    if (name == "vat_number") return set(read_text(value), client.vat_number);
    if (name == "exclude_providers") return set(read_providers(value), client.exclude_providers);
    if (name == "prefer_providers") return set(read_providers(value), client.prefer_providers);
    if (name == "country") {
        if (!value.IsString() || !is_country(text_of(value)))
            return fault("", "must be a country of ISO 3166-1 in two capitals, such as FR or GB");
        client.country = text_of(value);
        return {};
    }
    if (name == "tax") {
        const auto tax = value.IsString() ? named<Tax>(text_of(value)) : std::nullopt;
        if (!tax) return fault("", "must be excluded, included or exempt");
        client.tax = *tax;
        return {};
    }
    return fault("", "is not known");
}

// A member's name as a fault may show it: whatever stands in the file, a log stays one of short lines.
std::string shown_name(std::string_view name) {
    constexpr std::size_t longest_shown = 64;
    return name.size() > longest_shown || has_control(name) ? "(a member)" : std::string{name};
}

Outcome<Client> read_client(const Value& object) {
    if (!object.IsObject()) return fault("", "must be an object");
    Client client;
    std::vector<std::string_view> seen;
    for (const auto& member : object.GetObject()) {
        const auto name = text_of(member.name);
        if (std::ranges::find(seen, name) != seen.end()) return fault("." + shown_name(name), "stands twice");
        if (auto read = set_member(client, name, member.value); !read)
            return fault("." + shown_name(name) + read.error().field, std::move(read.error().reason));
        seen.push_back(name);  // a name that is known: they are few
    }
    if (client.id.empty()) return fault(".id", "is missing");
    std::vector<std::string> both;
    std::ranges::set_intersection(client.exclude_providers, client.prefer_providers, std::back_inserter(both));
    if (!both.empty()) return fault(".prefer_providers", "names a provider that exclude_providers names as well");
    return client;
}

}  // namespace

Outcome<ClientBook> ClientBook::parse(std::string_view json) {
    if (json.size() > largest_file) return fault("", "is too large for a clients file");
    rapidjson::Document document;
    // The default parser overflows the stack on deep nesting.
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    if (document.HasParseError()) return fault("", fmt::format("is no JSON at byte {}", document.GetErrorOffset()));
    if (!document.IsArray()) return fault("", "must be a JSON array of clients");
    if (document.Size() > most_clients) return fault("", fmt::format("holds more than {} clients", most_clients));
    struct Entry {
        Client client;
        std::size_t at;
    };
    std::vector<Entry> entries;
    for (rapidjson::SizeType i = 0; i < document.Size(); ++i) {
        auto client = read_client(document[i]);
        if (!client) return fault(fmt::format("[{}]{}", i, client.error().field), std::move(client.error().reason));
        entries.push_back({.client = std::move(*client), .at = i});
    }
    const auto id = [](const Entry& entry) -> const std::string& { return entry.client.id; };
    std::ranges::stable_sort(entries, {}, id);
    if (const auto twin = std::ranges::adjacent_find(entries, {}, id); twin != entries.end())
        return fault(fmt::format("[{}].id", std::next(twin)->at), fmt::format("is that of [{}] as well", twin->at));
    ClientBook book;
    for (auto& entry : entries) book.clients_.push_back(std::move(entry.client));
    return book;
}

Outcome<ClientBook> ClientBook::load(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return fault(file.string(), std::generic_category().message(errno));
    // One byte more than is taken, so that a file which is too large is seen to be.
    std::string text(largest_file + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad()) return fault(file.string(), "cannot be read");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return parse(text);
}

const Client* ClientBook::find(std::string_view id) const {
    const auto found =
        std::ranges::lower_bound(clients_, id, {}, [](const Client& client) -> std::string_view { return client.id; });
    return found != clients_.end() && found->id == id ? &*found : nullptr;
}

}  // namespace filon
