// Whom offers are sought for: how each client sees prices, and which providers it does not want or would rather have.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/values/outcome.h"

namespace filon {

// One entry of the clients file.
struct Client {
    std::string id;
    std::string country = "FR";                  // ISO 3166-1, two capitals
    Tax tax = Tax::excluded;                     // how prices are shown to it
    std::optional<std::string> vat_number;       // who has one is a taxable person
    std::vector<std::string> exclude_providers;  // ids, ascending: shown to it by no match or plan
    std::vector<std::string> prefer_providers;   // ids, ascending, none of them excluded: these break ties
    bool taxable() const { return vat_number.has_value(); }
};

// The clients of one file. Immutable, safe from any thread.
class ClientBook {
public:
    static constexpr std::size_t largest_file = 16 * 1024 * 1024;  // bytes
    static constexpr std::size_t most_clients = 100'000;
    static constexpr std::size_t most_providers = 10'000;  // in one list
    static constexpr std::size_t longest_text = 512;       // bytes, as of the ids of records

    ClientBook() = default;
    // A JSON array of clients; a fault names entry and member (`[2].country`), never what stands there.
    static Outcome<ClientBook> parse(std::string_view json);
    // A file that is not there, or cannot be read, is a fault whose field is the file's name.
    static Outcome<ClientBook> load(const std::filesystem::path& file);

    // Nothing where no client is so called; what is found lives as long as the book.
    const Client* find(std::string_view id) const;
    std::size_t size() const { return clients_.size(); }

private:
    std::vector<Client> clients_;  // by id, each once
};

}  // namespace filon
