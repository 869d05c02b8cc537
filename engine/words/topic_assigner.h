// Which topics an offer is on.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/offers/offer.h"
#include "engine/words/vocabulary.h"

namespace filon {

// Made ready once for a vocabulary, which outlives it; any thread may ask it.
class TopicAssigner {
public:
    explicit TopicAssigner(const Vocabulary& vocabulary);

    // An offer that declares topics keeps them. Another gets those that its categories mean, or its codes, or else the
    // longest label of a topic that stands whole in its title, in French or in the language that it is written in; and
    // `topics_from` says which. What an earlier assignment gave is forgotten first.
    void assign(PublicOffer& offer) const;

private:
    using Topics = std::set<std::string>;
    struct Label {
        std::string words;  // folded, between spaces
        std::string topic;
    };
    void add_labels(TextLanguage language, std::string Topic::* label);
    const std::string* topic_in(std::string_view title, TextLanguage language) const;

    std::map<std::string, Topics, std::less<>> by_category_, by_code_;  // codes as "scheme code"
    std::array<std::vector<Label>, text_language_count> labels_;        // the longest first
};

}  // namespace filon
