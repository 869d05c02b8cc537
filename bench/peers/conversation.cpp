#include "bench/peers/conversation.h"

#include <ctime>
#include <iostream>

#include <fmt/format.h>

namespace filon {
namespace {

std::int64_t nanoseconds(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::string quoted(std::string_view text) {
    std::string out{'"'};
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return out + '"';
}

std::string json_of(const PeerAnswer& answer, std::int64_t cpu) {
    if (!answer.error.empty()) return fmt::format(R"({{"error":{}}})", quoted(answer.error));
    std::string ids, facets;
    for (const auto& id : answer.ids) ids += (ids.empty() ? "" : ",") + quoted(id);
    for (const auto& facet : answer.facets) {
        std::string counts;
        for (const auto& [value, count] : facet.counts)
            counts += fmt::format("{}{}:{}", counts.empty() ? "" : ",", quoted(value), count);
        facets += fmt::format("{}{}:{{{}}}", facets.empty() ? "" : ",", quoted(facet.name), counts);
    }
    return fmt::format(R"({{"total":{},"ids":[{}],"facets":{{{}}},"cpu_ns":{}}})", answer.total, ids, facets, cpu);
}

}  // namespace

void converse(const AnswerRequest& answer) {
    for (std::string line; std::getline(std::cin, line);) {
        if (line == "!process") {
            std::cout << fmt::format(R"({{"process_cpu_ns":{}}})", nanoseconds(CLOCK_PROCESS_CPUTIME_ID)) << std::endl;
            continue;
        }
        const auto before = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
        const auto finish = answer(line);
        const auto after = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
        std::cout << json_of(finish(), after - before) << std::endl;
    }
}

}  // namespace filon
