// Chance, drawn from a seed that every failure tells.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "tests/seed.h"

namespace filon::oracle {

class Draw {
public:
    explicit Draw(std::uint64_t seed) : random_{seed} {}

    // Both bounds are drawn too.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>{least, most}(random_);
    }
    double real(double least, double most) { return std::uniform_real_distribution<double>{least, most}(random_); }
    bool one_in(int n) { return between(1, n) == 1; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(std::size(list)) - 1))];
    }
    // Of a closed list.
    template <class E>
    E any() {
        return static_cast<E>(between(0, static_cast<std::int64_t>(names_of<E>::list.size()) - 1));
    }
    // At least one and at most `most` of a closed list.
    template <class E>
    std::vector<E> some(std::int64_t most) {
        std::vector<E> all;
        for (std::size_t i = 0; i < names_of<E>::list.size(); ++i) all.push_back(static_cast<E>(i));
        return some_of(all, 1, most);
    }
    // Some of a list, in chance order, none twice.
    template <class T>
    std::vector<T> some_of(std::vector<T> list, std::int64_t least, std::int64_t most) {
        std::shuffle(list.begin(), list.end(), random_);
        list.resize(std::min(list.size(), static_cast<std::size_t>(between(least, most))));
        return list;
    }
    template <class T>
    void shuffle(std::vector<T>& list) {
        std::shuffle(list.begin(), list.end(), random_);
    }

private:
    std::mt19937_64 random_;
};

}  // namespace filon::oracle
