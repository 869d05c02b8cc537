#include "engine/index/tag_sets_writer.h"

#include <algorithm>
#include <iterator>

namespace filon {

void TagSetsWriter::add(const std::vector<Tag>& tags) {
    Set set;
    for (const auto& [name, label] : tags) {
        know(name, label);
        set.insert(name);
    }
    of_offers_.push_back(&*sets_.insert(std::move(set)).first);
}

TagSetsRows TagSetsWriter::rows() const {
    TagSetsRows out;
    std::map<std::string_view, std::uint32_t> ranks;
    for (const auto& [name, labels] : labels_) {
        ranks.emplace(name, static_cast<std::uint32_t>(out.names.size()));
        out.names.push_back(name);
        // The commonest way of writing it; of equals the first in order of bytes.
        out.labels.push_back(
            std::ranges::max_element(labels, {}, [](const auto& label) { return label.second; })->first);
    }
    std::map<const Set*, std::uint32_t> numbers;
    const Set empty;
    const auto add = [&](const Set& set) {
        for (const auto& name : set) out.sets.members.push_back(ranks.at(name));
        out.sets.end_list();
    };
    add(empty);
    for (const auto& set : sets_) {
        if (set.empty()) {
            numbers.emplace(&set, 0);
            continue;
        }
        numbers.emplace(&set, static_cast<std::uint32_t>(out.sets.ends.size()));
        add(set);
    }
    for (const auto* set : of_offers_) out.set_of_offer.push_back(numbers.at(set));
    return out;
}

}  // namespace filon
