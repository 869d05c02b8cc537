// How offers lie in the peer's Xapian database: one document an offer, its sessions folded together.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <xapian.h>

namespace filon::peers {

// Values of a document. What a facet has several of is joined by `joint`.
enum Slot : Xapian::valueno { price_slot, points_slot, first_facet_slot };
inline constexpr std::array<std::string_view, 6> facets{"modality",   "level", "provider",
                                                        "price_band", "month", "department"};
constexpr Xapian::valueno slot_of(std::size_t facet) {
    return first_facet_slot + static_cast<Xapian::valueno>(facet);
}
inline constexpr char joint = '|';

// Boolean terms: the parameter's name stands before the value.
inline std::string boolean_term(std::string_view name, std::string_view value) {
    std::string text{"X"};
    for (const char c : name) text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text.append(":").append(value);
}

// Starts are terms as Omega has them: of the day and of its month, so that a window is an OR of few; those known to a
// month or a year alone are terms of their own.
inline constexpr std::string_view day_name = "day", month_name = "month", sometime_in = "sometime";
inline constexpr std::string_view any_day = "any";

// A stopper of the words in a file, parted by white space; whom it is given to owns it.
Xapian::Stopper* stopper_of(const std::string& path);

// Offers whose sessions begin before `today` lose them: a document has no sessions to look at when it is searched.
struct DocumentsToIndex {
    std::string documents, folder, little_words;
    std::int64_t today;
};
void index_documents(const DocumentsToIndex& source);

}  // namespace filon::peers
