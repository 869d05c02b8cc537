// The families of terms and signals that words are found by. Each has to earn its place: bench/relevance builds the
// programs without one of them (FILON_WITHOUT, see CMakeLists.txt) and shows what that costs and saves.
#pragma once

#include <string_view>

#ifndef FILON_WITHOUT
#define FILON_WITHOUT ""
#endif

namespace filon {

// Whether the programs were built with a family.
constexpr bool with(std::string_view family) {
    const std::string_view without{FILON_WITHOUT};
    for (std::size_t at = 0; at <= without.size();) {
        const auto end = without.find('+', at) == std::string_view::npos ? without.size() : without.find('+', at);
        if (without.substr(at, end - at) == family) return false;
        at = end + 1;
    }
    return true;
}

namespace families {

// In the index.
inline constexpr bool topic_words = with("topic-words");  // the words of an offer's topics' names, in four languages
inline constexpr bool topic_terms = with("topic-terms");  // one term for each topic that an offer is on
inline constexpr bool mentions = with("mentions");        // the same for each topic that it names
inline constexpr bool codes = with("codes");              // the codes that its record bears
// In a request.
inline constexpr bool synonyms = with("synonyms");          // the terms of the topics that it names
inline constexpr bool job_titles = with("job-titles");      // the same of those that a job is taught
inline constexpr bool joined_names = with("joined-names");  // names written in two words: photo shop
inline constexpr bool corrections = with("corrections");    // what was meant by a word that is not there
inline constexpr bool equal_rarity = with("equal-rarity");  // a word weighs what its commonest stem does
// In the score.
inline constexpr bool title_signal = with("title-signal");
inline constexpr bool adjacency_signal = with("adjacency-signal");
inline constexpr bool precision_signal = with("precision-signal");
inline constexpr bool topic_signal = with("topic-signal");

}  // namespace families
}  // namespace filon
