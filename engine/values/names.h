// Texts by rank, over memory that outlives them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace filon {

// Whether these part so many elements into lists that lie one after the other.
inline bool ends_are_sound(std::span<const std::uint32_t> ends, std::size_t size) {
    return std::ranges::is_sorted(ends) && (ends.empty() ? size == 0 : ends.back() == size);
}

// Texts by number.
class Texts {
public:
    Texts() = default;
    // `ends[i]`: where text i ends in `bytes`; it begins where the one before ends.
    Texts(std::span<const std::uint32_t> ends, std::span<const char> bytes) : ends_{ends}, bytes_{bytes} {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
    std::string_view operator[](std::uint32_t number) const {
        const auto from = number == 0 ? 0 : ends_[number - 1];
        return {bytes_.data() + from, ends_[number] - from};
    }
    // Whether every text lies inside the bytes: what a mapped file has to be before it is believed.
    bool sound() const { return ends_are_sound(ends_, bytes_.size()); }

private:
    std::span<const std::uint32_t> ends_;
    std::span<const char> bytes_;
};

// Texts in ascending order of bytes, each once: a rank stands for a text and is found again by it.
class Names : public Texts {
public:
    using Texts::Texts;
    std::optional<std::uint32_t> find(std::string_view text) const {
        std::uint32_t low = 0, high = size();
        while (low < high) {
            const auto middle = low + (high - low) / 2;
            if ((*this)[middle] < text)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == size() || (*this)[low] != text) return std::nullopt;
        return low;
    }
};

// Lists of numbers, one after the other.
struct Lists {
    std::span<const std::uint32_t> ends;  // where each list ends in `members`; it begins where the one before ends
    std::span<const std::uint32_t> members;

    std::uint32_t size() const { return static_cast<std::uint32_t>(ends.size()); }
    std::span<const std::uint32_t> of(std::uint32_t list) const {
        const auto from = list == 0 ? 0 : ends[list - 1];
        return members.subspan(from, ends[list] - from);
    }
    // Whether there are so many lists, and all of numbers below `end`.
    bool sound(std::size_t lists, std::size_t end) const {
        return ends.size() == lists && ends_are_sound(ends, members.size()) &&
               std::ranges::all_of(members, [end](std::uint32_t member) { return member < end; });
    }
};

// The same with the numbers of its own, gathered list after list.
struct ListRows {
    std::vector<std::uint32_t> ends, members;
    void end_list() { ends.push_back(static_cast<std::uint32_t>(members.size())); }
    Lists lists() const { return {.ends = ends, .members = members}; }
};

}  // namespace filon
