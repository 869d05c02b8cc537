// One audience's index, open: its columns, its records, and searches over both.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/index/files.h"
#include "engine/index/manifest.h"
#include "engine/index/store.h"
#include "engine/index/view.h"
#include "engine/matching/search.h"
#include "engine/text/analyse.h"
#include "engine/text/word_lists.h"
#include "engine/words/asked_words.h"
#include "engine/words/vocabulary.h"

namespace filon {

struct ReferenceData;

// Immutable; every member may be called from many threads at once. Both files are opened once: what becomes of the
// folder, or of its name, changes nothing.
class Index {
public:
    // The team's words lie beside the store and the view.
    static constexpr std::string_view lexicon_name = "lexicon";

    // Opens the folder's files without a look at their sums; the reference data outlive it. Throws IndexFailure.
    Index(const std::filesystem::path& folder, const ReferenceData& reference);

    const View& view() const { return view_; }
    const Vocabulary& vocabulary() const { return own_vocabulary_ ? *own_vocabulary_ : built_in_vocabulary_; }
    // What the reading of a request's words depends on; lives no longer than this. `own`: the language it is written
    // in.
    WordsKnown words_known(TextLanguage own) const;
    // The words of a request, with their synonyms and what was meant.
    TextQuery read(std::string_view request, TextLanguage own, Analyser& analyser) const;

    // The ids of the providers that bear a folded name (fold_key).
    std::vector<std::string> providers_named(std::string_view folded) const;

    // The offers that hold enough of the words; all offers where there are no words. Throws Stopped.
    Candidates candidates(const TextQuery& query, const std::stop_token& stop) const;
    std::string offer_record(std::uint32_t offer) const;
    std::string provider_record(std::uint32_t provider) const;
    // The terms that an offer was written with, in ascending order.
    std::vector<WeightedTerm> terms_of(std::uint32_t offer) const;

private:
    // A store that one thread has for the time of a call.
    class Borrowed;

    OpenFile store_file_;
    View view_;
    const Vocabulary& built_in_vocabulary_;
    std::unique_ptr<const Vocabulary> own_vocabulary_;  // where the generation has a lexicon
    std::unordered_multimap<std::string, std::uint32_t, StringHash, std::equal_to<>> providers_by_name_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Store>> idle_;
};

// Opens a folder whose files are all as its manifest says and which answers its canaries. Throws IndexFailure saying
// what is wrong.
struct VerifiedIndex {
    Manifest manifest;
    std::unique_ptr<Index> index;
};
VerifiedIndex open_verified(const std::filesystem::path& folder, Audience audience, const ReferenceData& reference);

// Asks a canary's words of an index: the total and the first ids by score and keyed hash.
Canary ask_canary(const Index& index, const std::string& words, Date today, std::size_t ids);

}  // namespace filon
