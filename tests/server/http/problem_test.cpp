#include "server/http/problem.h"

#include <gtest/gtest.h>

namespace filon::http {
namespace {

TEST(Problem, IsTheDocumentOfRfc9457) {
    const auto response = problem(400, "limit: is too large", {{.field = "limit", .reason = "is too large"}});

    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(
        response.body,
        R"({"type":"about:blank","title":"Bad Request","status":400,"detail":"limit: is too large","errors":[{"field":"limit","reason":"is too large"}]})");
}

TEST(Problem, SaysWhatAFaultSays) {
    EXPECT_EQ(problem(Fault{.field = "q", .reason = "is too long"}).body,
              problem(400, "q: is too long", {{.field = "q", .reason = "is too long"}}).body);
    EXPECT_EQ(problem(Fault{.field = "", .reason = "no JSON"}, 422).body, problem(422, "no JSON").body);
}

TEST(Problem, EscapesWhatJsonEscapes) {
    EXPECT_NE(problem_document(400, "a\"b\\c\n\x01\x7f").find(R"("detail":"a\"b\\c\u000a\u0001)"), std::string::npos);
}

TEST(Problem, ReplacesBytesThatAreNotUtf8) {
    const std::string replaced = "\xEF\xBF\xBD";
    EXPECT_NE(problem_document(400, "caf\xE9 \xC3\xA9t\xC3").find("\"caf" + replaced + " \xC3\xA9t" + replaced + "\""),
              std::string::npos);
    EXPECT_NE(problem_document(400, "\xED\xA0\x80").find("\"" + replaced + replaced + replaced + "\""),
              std::string::npos);
    EXPECT_NE(problem_document(400, "\xF0\x9F\x92\xA9").find("\xF0\x9F\x92\xA9"), std::string::npos);
    EXPECT_NE(problem_document(400, "\xF4\x90\x80\x80\xC0\xAF").find(replaced), std::string::npos);
}

}  // namespace
}  // namespace filon::http
