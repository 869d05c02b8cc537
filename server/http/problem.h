// Errors as RFC 9457 problem documents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/values/outcome.h"
#include "server/http/response.h"

namespace filon::http {

// `{"type":"about:blank","title":…,"status":…,"detail":…,"errors":[{"field":…,"reason":…}]}`, always valid JSON: bytes
// that are not UTF-8 come out as U+FFFD.
Response problem(int status, std::string_view detail, const std::vector<Fault>& errors = {});
// The same document alone, without a line end: an answer to one line of an NDJSON request.
std::string problem_document(int status, std::string_view detail, const std::vector<Fault>& errors = {});
// The fault of a sender as an answer: 400 unless said otherwise, its reason as the detail.
Response problem(const Fault& fault, int status = 400);

// "Not Found" for 404 (RFC 9110 §15).
std::string_view reason_phrase(int status);

}  // namespace filon::http
