// How a loop heeds the end that is asked of it.
#pragma once

#include <cstdint>
#include <stop_token>

namespace filon {

// Thrown where the stop token asks for an end: the deadline has passed.
struct Stopped {};

// Called once a round, it looks at the token in the first and in every 1,024th after it: a round is cheaper than a
// look. The token outlives it. Throws Stopped.
class StopCheck {
public:
    explicit StopCheck(const std::stop_token& stop) : stop_{stop} {}
    void operator()() {
        if (rounds_++ % between_looks == 0) now();
    }
    void now() const {
        if (stop_.stop_requested()) throw Stopped{};
    }

private:
    static constexpr std::uint32_t between_looks = 1'024;
    const std::stop_token& stop_;
    std::uint32_t rounds_ = 0;
};

}  // namespace filon
