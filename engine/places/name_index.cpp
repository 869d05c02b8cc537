#include "engine/places/name_index.h"

#include <algorithm>
#include <functional>

namespace filon {

void NameIndex::add(std::string_view name, NamedRow row) {
    if (name.empty()) return;
    entries_.push_back({.hash = std::hash<std::string_view>{}(name),
                        .at = static_cast<std::uint32_t>(names_.size()),
                        .size = static_cast<std::uint32_t>(name.size()),
                        .row = row});
    names_ += name;
    for (auto space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1))
        beginnings_.push_back(std::hash<std::string_view>{}(name.substr(0, space)));
}

void NameIndex::seal() {
    std::ranges::sort(entries_, [this](const Entry& a, const Entry& b) {
        if (a.hash != b.hash) return a.hash < b.hash;
        const auto order = name_of(a) <=> name_of(b);
        return order != 0 ? order < 0 : a.at < b.at;
    });
    rows_.reserve(entries_.size());
    for (const Entry& entry : entries_) rows_.push_back(entry.row);
    names_.shrink_to_fit();
    entries_.shrink_to_fit();
    std::ranges::sort(beginnings_);
    const auto same = std::ranges::unique(beginnings_);
    beginnings_.erase(same.begin(), same.end());
    beginnings_.shrink_to_fit();
}

bool NameIndex::begins(std::string_view words) const {
    return std::ranges::binary_search(beginnings_, std::hash<std::string_view>{}(words)) || !find(words).empty();
}

std::span<const NamedRow> NameIndex::find(std::string_view name) const {
    const auto hash = std::hash<std::string_view>{}(name);
    const auto same_hash = std::ranges::equal_range(entries_, hash, {}, &Entry::hash);
    const auto same =
        std::ranges::equal_range(same_hash, name, {}, [this](const Entry& entry) { return name_of(entry); });
    return std::span{rows_}.subspan(static_cast<std::size_t>(same.begin() - entries_.begin()), same.size());
}

}  // namespace filon
