// How much one sender may ask of the server, and for how long.
#pragma once

#include <chrono>
#include <cstddef>

namespace filon::http {

struct Limits {
    std::size_t head_bytes = 16 * 1024;   // request line and fields together, else 431
    std::size_t fields = 100;             // else 431
    std::size_t target_bytes = 8 * 1024;  // else 414

    std::chrono::milliseconds idle{15'000};  // between requests; closed without a word
    std::chrono::milliseconds head{5'000};   // from its first byte to its empty line, drips included, else 408
    std::chrono::milliseconds body{10'000};  // else 408
    std::chrono::milliseconds write{10'000};
    std::chrono::milliseconds linger{
        500};  // what a refused sender still sends is read away so long, lest a reset eat the refusal

    std::chrono::milliseconds deadline{2'000};  // from the end of the request; then the handler's stop token is set
    std::chrono::milliseconds grace{15};        // for the handler to heed it; then 503 is sent without it

    std::size_t workers = 0;  // 0: one a core
    std::size_t queue = 64;   // requests that wait for a worker; past it 503 at once
    std::size_t connections = 4'096;
    std::size_t connections_per_address = 1'024;
};

}  // namespace filon::http
