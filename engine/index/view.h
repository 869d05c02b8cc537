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
#include "engine/text/stem.h"

namespace filon {

// Immutable; every member may be called from many threads at once.
class View {
public:
    static constexpr std::string_view file_name = "view";

    // Throws IndexFailure when the file is none, cut short, of another version, or points outside itself.
    static View open(const std::filesystem::path& folder);

    const Columns& columns() const { return columns_; }
    std::string_view offer_id(std::uint32_t offer) const { return id(offer_ids_, offer); }
    std::string_view provider_id(std::uint32_t provider) const { return id(provider_ids_, provider); }
    std::optional<std::uint32_t> find_offer(std::string_view id) const { return find(offer_ids_, id); }
    std::optional<std::uint32_t> find_provider(std::string_view id) const { return find(provider_ids_, id); }
    // The languages in which a request's words are looked for: its own, then the others that offers are written in, the
    // commonest first.
    std::vector<TextLanguage> languages_asked_in(TextLanguage own) const;

private:
    struct Ids {
        std::span<const std::uint32_t> ends;
        std::span<const char> bytes;
    };
    static std::string_view id(const Ids& ids, std::uint32_t rank);
    static std::optional<std::uint32_t> find(const Ids& ids, std::string_view id);
    void check_references(const std::filesystem::path& path) const;

    MappedFile file_;
    Columns columns_;
    Ids offer_ids_, provider_ids_;
    std::span<const TextLanguage> languages_;
};

}  // namespace filon
