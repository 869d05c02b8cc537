// Which places bear a name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace filon {

// One of the gazetteer's tables and a row of it.
struct NamedRow {
    enum class Table : std::uint8_t { communes, local_names, towns_abroad, areas };
    Table table = Table::communes;
    std::uint32_t row = 0;
    friend bool operator==(const NamedRow&, const NamedRow&) = default;
};

// Folded names and the rows that bear them. Filled with `add`, sealed once, then only read.
class NameIndex {
public:
    void add(std::string_view name, NamedRow row);
    void seal();
    // In the order in which they were added; empty when nothing has that name. Lives as long as the index.
    std::span<const NamedRow> find(std::string_view name) const;
    // Whether these whole words begin a name, or are one.
    bool begins(std::string_view words) const;

private:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t at = 0;  // of the name in `names_`
        std::uint32_t size = 0;
        NamedRow row;
    };
    std::string_view name_of(const Entry& entry) const { return std::string_view{names_}.substr(entry.at, entry.size); }

    std::string names_;
    std::vector<Entry> entries_;             // until sealed in the order of adding, then by hash, name and that order
    std::vector<NamedRow> rows_;             // of `entries_` once sealed
    std::vector<std::uint64_t> beginnings_;  // hashes of the first words of longer names; ascending once sealed
};

}  // namespace filon
