#include "server/endpoints/service.h"

#include "server/http/problem.h"

namespace filon {

http::Response json_reply(const JsonWriter& writer, const Snapshot& snapshot) {
    return {.status = 200,
            .content_type = "application/json",
            .body = writer.text(),
            .headers = {{"Filon-Generation", snapshot.manifest.generation}}};
}

std::optional<http::Response> refusal(Parameters& parameters) {
    const auto faults = parameters.faults();
    if (faults.empty()) return std::nullopt;
    return http::problem(400, "a parameter is wrong", faults);
}

http::Response not_found() {
    return http::problem(404, "There is nothing at this path.");
}

}  // namespace filon
