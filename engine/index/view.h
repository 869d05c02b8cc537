// The columns of an index, mapped into memory: nothing of it is copied, so a second snapshot costs no second copy.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/index/files.h"
#include "engine/matching/columns.h"
#include "engine/matching/postings.h"
#include "engine/matching/skills.h"
#include "engine/text/stem.h"
#include "engine/words/completions.h"
#include "engine/words/spelling.h"

namespace filon {

// Immutable; every member may be called from many threads at once.
class View {
public:
    static constexpr std::string_view file_name = "view";

    // Throws IndexFailure when the file is none, cut short, of another version, or points outside itself.
    static View open(const std::filesystem::path& folder);

    const Columns& columns() const { return columns_; }
    const Postings& postings() const { return postings_; }
    const Names& offer_ids() const { return offer_ids_; }
    const Names& provider_ids() const { return columns_.provider_ids; }
    const Spelling& spelling() const { return spelling_; }
    const Completions& completions() const { return completions_; }
    const Skills& skills() const { return skills_; }
    // By entry of the completions: how many of its offers can still be attended, as the rows that stand say.
    std::vector<std::uint32_t> live_offers(const Standing& standing) const;
    // The languages in which a request's words are looked for: its own, then the others that offers are written in, the
    // commonest first.
    std::vector<TextLanguage> languages_asked_in(TextLanguage own) const;

private:
    bool columns_are_sound() const;
    bool tags_are_sound() const;
    bool postings_are_sound() const;
    bool standing_is_sound() const;
    bool words_are_sound() const;
    bool skills_are_sound() const;
    std::size_t values_of(Facet facet) const;

    MappedFile file_;
    Columns columns_;
    Postings postings_;
    Spelling spelling_;
    Completions completions_;
    Skills skills_;
    Lists suggested_offers_;
    Names offer_ids_;
    std::span<const TextLanguage> languages_;
};

}  // namespace filon
