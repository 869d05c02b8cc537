// How far one word is from another, found letter by letter.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace filon {

inline constexpr std::size_t most_letters = 64;

inline bool is_letter(char32_t c) {
    return c < 0x80 ? c >= U'a' && c <= U'z' : u_isalpha(static_cast<UChar32>(c)) != 0;
}

// The code point at `at`, which moves behind it; negative where there is no UTF-8.
inline UChar32 next_code_point(std::string_view text, std::size_t& at) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 c = 0;
    // NOLINTNEXTLINE(bugprone-inc-dec-in-conditions): ICU's macro
    U8_NEXT(bytes, at, text.size(), c);
    return c;
}

inline char32_t first_letter(std::string_view word) {
    std::size_t at = 0;
    return word.empty() ? 0 : static_cast<char32_t>(next_code_point(word, at));
}

// The letters of a spelled word that is not too long.
class Letters {
public:
    static std::optional<Letters> of(std::string_view word) {
        Letters letters;
        for (std::size_t at = 0; at < word.size();) {
            const auto c = next_code_point(word, at);
            if (c < 0 || !is_letter(static_cast<char32_t>(c)) || letters.size_ == most_letters) return std::nullopt;
            letters.letters_[letters.size_++] = static_cast<char32_t>(c);
        }
        return letters.size_ == 0 ? std::nullopt : std::optional{letters};
    }
    std::span<const char32_t> span() const { return {letters_.data(), size_}; }
    std::size_t size() const { return size_; }
    char32_t front() const { return letters_.front(); }

private:
    std::array<char32_t, most_letters> letters_{};
    std::size_t size_ = 0;
};

// The distance of a wanted word from another that is said letter by letter and can be taken back to any depth: the
// table of optimal string alignment, a row a letter, of which only the cells around the diagonal can come to `limit`
// edits and are kept.
template <int limit>
class EditRows {
public:
    static constexpr int far = limit + 1;

    explicit EditRows(const Letters& wanted) : size_{static_cast<int>(wanted.size())} {
        std::ranges::copy(wanted.span(), wanted_.begin() + margin);
        rows_[0].fill(far);
        for (int cell = limit; cell < width && cell - limit <= size_; ++cell) at(rows_[0], cell) = cell - limit;
    }

    // Says the letter after the first `depth`: the distance that whatever follows has at least.
    int say(int depth, char32_t letter) {
        const auto row_number = depth + 1;
        if (row_number > size_ + limit) return far;
        said_[index(row_number)] = letter;
        const auto& before = rows_[index(depth)];
        auto& row = rows_[index(row_number)];
        const bool may_swap = depth > 0;
        const auto& before_that = rows_[index(may_swap ? depth - 1 : 0)];
        const auto last = said_[index(depth)];
        int least = far, left = far;
        for (int cell = 0; cell < width; ++cell) {
            const auto column = row_number - limit + cell;  // of so many wanted letters
            int edits = far;
            if (column >= 0 && column <= size_) {
                const auto here = wanted_[index(column - 1 + margin)], previous = wanted_[index(column - 2 + margin)];
                edits = at(before, cell) + (here == letter ? 0 : 1);
                if (cell + 1 < width) edits = std::min(edits, at(before, cell + 1) + 1);
                edits = std::min(edits, left + 1);
                if (may_swap && previous == letter && here == last) edits = std::min(edits, at(before_that, cell) + 1);
                edits = std::min(edits, far);
            }
            at(row, cell) = left = edits;
            least = std::min(least, edits);
        }
        return least;
    }

    // Of the whole wanted word from the first `depth` letters said.
    int distance(int depth) const {
        const auto cell = size_ - depth + limit;
        return cell < 0 || cell >= width ? far : at(rows_[index(depth)], cell);
    }

private:
    static constexpr int width = 2 * limit + 1;
    // No letter before the wanted ones: the column of no wanted letters looks two back.
    static constexpr int margin = 2;
    using Row = std::array<int, static_cast<std::size_t>(width)>;

    static constexpr std::size_t index(int number) { return static_cast<std::size_t>(number); }
    static int& at(Row& row, int cell) { return row[index(cell)]; }
    static int at(const Row& row, int cell) { return row[index(cell)]; }

    int size_;
    std::array<char32_t, most_letters + margin> wanted_{};
    std::array<char32_t, most_letters + limit + 1> said_{};
    std::array<Row, most_letters + limit + 1> rows_;
};

// The distance of two words, if it is at most the limit.
template <int limit>
std::optional<int> distance_within(const Letters& wanted, const Letters& other) {
    EditRows<limit> rows{wanted};
    int depth = 0;
    for (const auto letter : other.span())
        if (rows.say(depth++, letter) > limit) return std::nullopt;
    const auto distance = rows.distance(depth);
    return distance > limit ? std::nullopt : std::optional{distance};
}

}  // namespace filon
