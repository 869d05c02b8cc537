#include "server/web/files.h"

#include <algorithm>
#include <iterator>
#include <regex>
#include <set>
#include <string>

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

std::set<std::string> all(const std::string& pattern, const std::string& text) {
    const std::regex shape{pattern};
    std::set<std::string> found;
    for (std::sregex_iterator at{text.begin(), text.end(), shape}, end; at != end; ++at) found.insert(at->str(1));
    return found;
}

TEST(WebFile, OfThePageHasWhateverItsScriptAsksForById) {
    const auto page = web_file(WebFile::page, accepting("")).body,
               script = web_file(WebFile::script, accepting("")).body;
    auto asked = all(R"(byId\('([a-z_-]+)'\))", script);
    std::erase_if(asked, [](const std::string& id) { return id.starts_with("facet-"); });  // the script makes those
    EXPECT_GT(asked.size(), 10U);
    const auto there = all(R"re(id="([a-z_-]+)")re", page);
    for (const auto& id : asked) EXPECT_TRUE(there.contains(id)) << id;
}

// The roles and names that tell a screen reader of the suggestions, whatever the script does with them later.
TEST(WebFile, OfThePageTiesTheFieldOfWordsToTheListOfSuggestions) {
    const auto page = web_file(WebFile::page, accepting("")).body;
    const auto controlled = all(R"re(<input id="q"[^>]* role="combobox"[^>]* aria-controls="([a-z]+)")re", page);
    ASSERT_EQ(controlled.size(), 1U);
    EXPECT_EQ(all("<ul id=\"(" + *controlled.begin() + ")\"[^>]* role=\"listbox\"", page), controlled);
}

}  // namespace
}  // namespace filon
