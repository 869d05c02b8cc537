#include "indexer/records/fields.h"

#include <algorithm>
#include <cassert>

#include "indexer/records/salvage.h"

namespace filon {
namespace {

constexpr std::size_t longest_name = 80;
constexpr std::size_t most_unknown = 100;

// Recursion goes as deep as the record nests, which is limited before it is parsed.
std::string spelt(const FieldPath& path, bool with_indices) {
    if (!path.parent) return {};
    auto text = spelt(*path.parent, with_indices);
    if (path.index != FieldPath::no_index) {
        text += '[';
        if (with_indices) text += std::to_string(path.index);
        text += ']';
    } else {
        if (!text.empty()) text += '.';
        text += shortened(path.name, longest_name);
    }
    return text;
}

}  // namespace

std::string FieldPath::text() const {
    return spelt(*this, true);
}
std::string FieldPath::pattern() const {
    return spelt(*this, false);
}

void Findings::fail(const FieldPath& path, std::string reason) {
    if (!fault_) fault_ = Fault{.field = path.text(), .reason = std::move(reason)};
}

void Findings::unknown(const FieldPath& path) {
    if (unknown_field_ && ++unknown_ <= most_unknown) unknown_field_(path.pattern());
}

const Json* Fields::find(std::string_view name) {
    assert(asked_count_ < asked_.size());
    asked_[asked_count_++] = name;
    for (const auto& member : value_.json.GetObject()) {
        if (text_of(member.name) != name) continue;
        ++found_;
        return member.value.IsNull() ? nullptr : &member.value;
    }
    return nullptr;
}

void Fields::warn_of_the_rest() const {
    // No name stands twice, so the usual object needs no second look.
    if (found_ == value_.json.MemberCount()) return;
    const auto end = asked_.begin() + static_cast<std::ptrdiff_t>(asked_count_);
    for (const auto& member : value_.json.GetObject())
        if (std::find(asked_.begin(), end, text_of(member.name)) == end)
            value_.findings.unknown(value_.path.member(text_of(member.name)));
}

}  // namespace filon
