#include "engine/index/suggestions_writer.h"

#include <algorithm>
#include <utility>

#include "engine/text/fold.h"

namespace filon {
namespace {

bool has_small_letters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<std::string> other_writings(const Topic& topic) {
    std::vector<std::string> all;
    for (const auto* list :
         {&topic.synonyms, &topic.acronyms, &topic.synonyms_en, &topic.synonyms_de, &topic.synonyms_es})
        all.insert(all.end(), list->begin(), list->end());
    for (const auto* label : {&topic.label_en, &topic.label_de, &topic.label_es}) all.push_back(*label);
    return all;
}

}  // namespace

void SuggestionsWriter::add(Entry& entry, std::uint32_t offer) {
    if (entry.offers.empty() || entry.offers.back() != offer) entry.offers.push_back(offer);
}

void SuggestionsWriter::add(const PublicProvider& provider) {
    providers_[provider.id].suggestible = {
        .text = provider.name, .kind = SuggestionKind::provider, .id = provider.id, .also = {}};
}

void SuggestionsWriter::add(std::uint32_t offer, const PublicOffer& record) {
    add(providers_[record.provider], offer);
    if (auto key = fold_key(record.title); !key.empty()) {
        auto& title = titles_[std::move(key)];
        // Of the writings of one title the first that does not shout.
        auto& text = title.suggestible.text;
        if (text.empty() || (!has_small_letters(text) && has_small_letters(record.title))) text = record.title;
        title.suggestible.kind = SuggestionKind::title;
        add(title, offer);
    }
    for (const auto& id : record.topics) {
        const auto* topic = taxonomy_.find(id);
        if (topic == nullptr) continue;
        auto& entry = topics_[id];
        if (entry.offers.empty())
            entry.suggestible = {
                .text = topic->label, .kind = SuggestionKind::topic, .id = id, .also = other_writings(*topic)};
        add(entry, offer);
    }
}

void SuggestionsWriter::add_area(std::uint32_t offer, const Place& area) {
    auto& entry = places_[std::to_string(static_cast<int>(area.kind)) + area.code];
    if (entry.offers.empty())
        entry.suggestible = {.text = area.name, .kind = SuggestionKind::place, .id = area.code, .also = {}};
    add(entry, offer);
}

void SuggestionsWriter::add_place(std::uint32_t offer, const Place& place) {
    if (place.kind == PlaceKind::commune) add_area(offer, place);
    if (const auto department = gazetteer_.department(place.department)) add_area(offer, *department);
}

SuggestionRows SuggestionsWriter::rows() const {
    std::vector<Suggestible> suggestibles;
    std::vector<const Entry*> entries;
    for (const auto* all : {&providers_, &titles_, &topics_, &places_})
        for (const auto& [key, entry] : *all) {
            if (entry.offers.empty()) continue;
            suggestibles.push_back(entry.suggestible);
            entries.push_back(&entry);
        }
    SuggestionRows rows{.completions = completion_rows(suggestibles), .offers = {}};
    std::vector<std::vector<std::uint32_t>> offers(rows.completions.kinds.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto& list = offers[rows.completions.entry_of[i]];
        list.insert(list.end(), entries[i]->offers.begin(), entries[i]->offers.end());
    }
    for (auto& list : offers) {
        std::ranges::sort(list);
        const auto [first, last] = std::ranges::unique(list);
        rows.offers.members.insert(rows.offers.members.end(), list.begin(), first);
        rows.offers.end_list();
    }
    return rows;
}

}  // namespace filon
