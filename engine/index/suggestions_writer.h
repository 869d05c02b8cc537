// What may be proposed while someone types, gathered from the records of one audience, with the offers behind it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/offers/offer.h"
#include "engine/places/gazetteer.h"
#include "engine/topics/taxonomy.h"
#include "engine/values/names.h"
#include "engine/words/completions.h"

namespace filon {

// The rows of completions, and of each entry the offers that it leads to, ascending.
struct SuggestionRows {
    CompletionRows completions;
    ListRows offers;
};

// Offers come by ascending rank; of each, its provider, title, topics and the places where it is held.
class SuggestionsWriter {
public:
    SuggestionsWriter(const Gazetteer& gazetteer, const Taxonomy& taxonomy)
        : gazetteer_{gazetteer}, taxonomy_{taxonomy} {}

    void add(const PublicProvider& provider);
    void add(std::uint32_t offer, const PublicOffer& record);
    // The offer is held at a place that the gazetteer knows.
    void add_place(std::uint32_t offer, const Place& place);

    SuggestionRows rows() const;

private:
    struct Entry {
        Suggestible suggestible;
        std::vector<std::uint32_t> offers;
    };
    using Entries = std::unordered_map<std::string, Entry>;
    static void add(Entry& entry, std::uint32_t offer);
    void add_area(std::uint32_t offer, const Place& area);

    const Gazetteer& gazetteer_;
    const Taxonomy& taxonomy_;
    Entries providers_, titles_, topics_, places_;
};

}  // namespace filon
