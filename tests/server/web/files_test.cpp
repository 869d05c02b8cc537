#include "server/web/files.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace filon {
namespace {

http::Request accepting(std::string codings) {
    http::Request request;
    if (!codings.empty()) request.headers.emplace_back("accept-encoding", std::move(codings));
    return request;
}

bool packed(const http::Response& response) {
    return std::ranges::find(response.headers, std::pair<std::string, std::string>{"Content-Encoding", "gzip"}) !=
           response.headers.end();
}

TEST(WebFile, IsSentPackedOnlyToWhoAcceptsIt) {
    for (const auto* codings : {"gzip", "deflate, GZIP;q=0.5", "*", "br;q=1.0, gzip"})
        EXPECT_TRUE(packed(web_file(WebFile::page, accepting(codings)))) << codings;
    for (const auto* codings : {"", "identity", "gzip;q=0", "gzip;q=0.000, br", "*;q=0", "gzipped"})
        EXPECT_FALSE(packed(web_file(WebFile::page, accepting(codings)))) << codings;
}

TEST(WebFile, IsTheFileThatTheProjectHolds) {
    EXPECT_TRUE(web_file(WebFile::page, accepting("")).body.starts_with("<!doctype html>"));
    EXPECT_NE(web_file(WebFile::openapi, accepting("")).body.find("\"openapi\""), std::string::npos);
    EXPECT_EQ(web_file(WebFile::script, accepting("")).content_type, "text/javascript; charset=utf-8");
}

}  // namespace
}  // namespace filon
