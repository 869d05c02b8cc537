// Texts by rank, over memory that outlives them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace filon {

// Whether these part so many elements into lists that lie one after the other.
inline bool ends_are_sound(std::span<const std::uint32_t> ends, std::size_t size) {
    return std::ranges::is_sorted(ends) && (ends.empty() ? size == 0 : ends.back() == size);
}

// Texts in ascending order of bytes, each once: a rank stands for a text and is found again by it.
class Names {
public:
    Names() = default;
    // `ends[i]`: where text i ends in `bytes`; it begins where the one before ends.
    Names(std::span<const std::uint32_t> ends, std::span<const char> bytes) : ends_{ends}, bytes_{bytes} {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
    std::string_view operator[](std::uint32_t rank) const {
        const auto from = rank == 0 ? 0 : ends_[rank - 1];
        return {bytes_.data() + from, ends_[rank] - from};
    }
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
    // Whether every text lies inside the bytes: what a mapped file has to be before it is believed.
    bool sound() const { return ends_are_sound(ends_, bytes_.size()); }

private:
    std::span<const std::uint32_t> ends_;
    std::span<const char> bytes_;
};

}  // namespace filon
