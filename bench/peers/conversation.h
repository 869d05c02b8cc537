// The protocol of every peer: a request a line on standard input, its answer a line on standard output.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filon {

struct PeerAnswer {
    struct Facet {
        std::string name;
        std::vector<std::pair<std::string, std::uint64_t>> counts;
    };
    std::uint64_t total = 0;
    std::vector<std::string> ids = {};
    std::vector<Facet> facets = {};
    std::string error = {};  // why the request was not answered; else empty
};

// What is left to do once the clock has stopped: names for numbers.
using FinishAnswer = std::function<PeerAnswer()>;
// Reads a request (the query string of GET /v1/search) and answers it. All of it is measured.
using AnswerRequest = std::function<FinishAnswer(std::string_view request)>;

// Answers until the input ends: {"total","ids","facets":{name:{value:count}},"cpu_ns"}, the CPU time being this
// thread's. The line "!process" asks for the CPU time of the whole process.
void converse(const AnswerRequest& answer);

}  // namespace filon
