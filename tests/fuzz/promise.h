// What a fuzz target is made of: one function over bytes from outside, and promises that it must keep.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <source_location>
#include <string_view>

// Given by each target; called by libFuzzer, and by replay.cpp where that is not there. It returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace filon::fuzz {

// The bytes where they lie, so that a read past their end is one past an allocation's.
inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Ends the program where a promise is broken: that is how libFuzzer learns which input broke it.
inline void promise(bool kept, std::string_view what, std::source_location where = std::source_location::current()) {
    if (kept) return;
    std::cerr << where.file_name() << ':' << where.line() << ": broken promise: " << what << '\n' << std::flush;
    std::abort();
}

}  // namespace filon::fuzz
