// Tags gathered offer by offer, each distinct set of them numbered once.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/values/names.h"

namespace filon {

// A tag as it is found, and as it is written.
struct Tag {
    std::string name, label;
};

// The rows of TagSets, ready to be written. Neither the numbers of tags nor those of sets depend on the order in which
// offers came.
struct TagSetsRows {
    std::vector<std::string> names, labels;
    ListRows sets;  // of ranks
    std::vector<std::uint32_t> set_of_offer;
};

class TagSetsWriter {
public:
    // A tag that stands in no offer's set, for being looked up.
    void know(const std::string& name, const std::string& label) { ++labels_[name][label]; }
    // The next offer's tags, one of them perhaps in several writings.
    void add(const std::vector<Tag>& tags);
    TagSetsRows rows() const;

private:
    using Set = std::set<std::string>;
    std::map<std::string, std::map<std::string, std::uint32_t>> labels_;  // by name: how often it is written so
    std::set<Set> sets_;
    std::vector<const Set*> of_offers_;
};

}  // namespace filon
