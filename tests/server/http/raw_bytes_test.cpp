// What is answered to bytes, taken literally: the table of what is refused, repaired nowhere, and kept.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/http/served.h"

namespace filon::http {
namespace {

using namespace std::string_literals;

enum class After { kept, closed };

struct Case {
    std::string name;
    std::string bytes;
    std::vector<int> statuses;
    After after = After::closed;
};

std::string a_line(std::string_view line) {
    return std::string{line} + "\r\nHost: filon\r\n\r\n";
}
std::string chunked(std::string_view body, std::string_view fields = "Transfer-Encoding: chunked\r\n") {
    return "POST /echo HTTP/1.1\r\nHost: filon\r\n" + std::string{fields} + "\r\n" + std::string{body};
}
std::string with_length(std::string_view field, std::string_view body = "hello") {
    return "POST /echo HTTP/1.1\r\nHost: filon\r\n" + std::string{field} + "\r\n" + std::string{body};
}
std::string hosted(std::string_view fields, std::string_view version = "1.1") {
    return "GET /alive HTTP/" + std::string{version} + "\r\n" + std::string{fields} + "\r\n";
}
std::string fields(std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += "X-" + std::to_string(i) + ": v\r\n";
    return lines;
}

const std::vector<Case> well_formed{
    {"a plain request", a_get("/alive"), {200}, After::kept},
    {"two at once", a_get("/alive") + a_get("/alive"), {200, 200}, After::kept},
    {"close is asked for", a_get("/alive", "Connection: close\r\n"), {200}},
    {"close in capitals among others", a_get("/alive", "Connection: foo, CLOSE\r\n"), {200}},
    {"keep-alive and close together", a_get("/alive", "Connection: keep-alive, close\r\n"), {200}},
    {"what follows a close is not read", a_get("/alive", "Connection: close\r\n") + a_get("/alive"), {200}},
    {"1.0 closes", hosted("", "1.0"), {200}},
    {"1.0 with Host", hosted("Host: filon\r\n", "1.0"), {200}},
    {"1.0 keeps alive when asked", hosted("Connection: keep-alive\r\n", "1.0"), {200}, After::kept},
    {"a query", a_get("/echo?q=excel&limit=3"), {200}, After::kept},
    {"an empty query", a_get("/alive?"), {200}, After::kept},
    {"every mark of a query", a_get("/echo?a=-._~!$'()*,;:@/?"), {200}, After::kept},
    {"an escaped path", a_get("/%61live"), {200}, After::kept},
    {"an accent escaped", a_get("/echo?q=%C3%A9t%C3%A9"), {200}, After::kept},
    {"an escaped line end in a query", a_get("/echo?q=a%0D%0Ab"), {200}, After::kept},
    {"an escaped slash in a segment", a_get("/offers/a%2Fb"), {200}, After::kept},
    {"the absolute form", "GET http://filon/alive HTTP/1.1\r\nHost: filon\r\n\r\n", {200}, After::kept},
    {"the absolute form without a path", "GET http://filon HTTP/1.1\r\nHost: filon\r\n\r\n", {200}, After::kept},
    {"the absolute form with a port",
     "GET http://filon:80/alive HTTP/1.1\r\nHost: filon:80\r\n\r\n",
     {200},
     After::kept},
    {"OPTIONS of everything", a_line("OPTIONS * HTTP/1.1"), {204}, After::kept},
    {"OPTIONS of a path", a_line("OPTIONS /echo HTTP/1.1"), {204}, After::kept},
    {"no white space after the colon", hosted("Host:filon\r\n"), {200}, After::kept},
    {"much white space around a value", hosted("Host: \t filon \t \r\n"), {200}, After::kept},
    {"an empty value", a_get("/alive", "X-Empty:\r\n"), {200}, After::kept},
    {"Latin-1 in a value that nobody reads", a_get("/alive", "User-Agent: caf\xE9\r\n"), {200}, After::kept},
    {"names in capitals", hosted("HOST: filon\r\n"), {200}, After::kept},
    {"Host with a port", hosted("Host: filon:8080\r\n"), {200}, After::kept},
    {"Host as an address", hosted("Host: 127.0.0.1\r\n"), {200}, After::kept},
    {"Host as an IPv6 address", hosted("Host: [::1]:8080\r\n"), {200}, After::kept},
    {"a hundred fields", a_get("/alive", fields(99)), {200}, After::kept},
    {"a target as long as may be", a_get("/echo?q=" + std::string(8 * 1024 - 8, 'a')), {200}, After::kept},
    {"one empty line before a request", "\r\n" + a_get("/alive"), {200}, After::kept},
    {"one empty line between requests", a_get("/alive") + "\r\n" + a_get("/alive"), {200, 200}, After::kept},
    {"an upgrade is not taken up",
     a_get("/alive", "Connection: Upgrade\r\nUpgrade: websocket\r\n"),
     {200},
     After::kept},
    {"a body", a_post("hello"), {200}, After::kept},
    {"a body without a type", a_post("{}", ""), {200}, After::kept},
    {"a body with type and charset",
     a_post("{}", "Content-Type: application/json; charset=\"UTF-8\"\r\n"),
     {200},
     After::kept},
    {"a body of nothing", a_post(""), {200}, After::kept},
    {"no body and no length", "POST /echo HTTP/1.1\r\nHost: filon\r\n\r\n", {200}, After::kept},
    {"a length of zero on a GET", a_get("/alive", "Content-Length: 0\r\n"), {200}, After::kept},
    {"a body and a request behind it", a_post("hello") + a_get("/alive"), {200, 200}, After::kept},
    {"a body in 1.0", "POST /echo HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}", {200}},
    {"chunks", chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"), {200}, After::kept},
    {"no chunk but the last", chunked("0\r\n\r\n"), {200}, After::kept},
    {"chunked in capitals", chunked("0\r\n\r\n", "Transfer-Encoding: CHUNKED\r\n"), {200}, After::kept},
    {"a size with zeros before it", chunked("0005\r\nhello\r\n0\r\n\r\n"), {200}, After::kept},
    {"a size in capitals", chunked("A\r\n0123456789\r\n0\r\n\r\n"), {200}, After::kept},
    {"chunks and a request behind them", chunked("1\r\na\r\n0\r\n\r\n") + a_get("/alive"), {200, 200}, After::kept},
    {"no such path", a_get("/nowhere"), {404}, After::kept},
    {"two slashes are another path", a_get("//alive"), {404}, After::kept},
    {"a slash more is another path", a_get("/alive/"), {404}, After::kept},
    {"a path in capitals is another one", a_get("/ALIVE"), {404}, After::kept},
    {"an empty segment is no id", a_get("/offers/"), {404}, After::kept},
    {"a method that this path has not", a_line("DELETE /alive HTTP/1.1"), {405}, After::kept},
    {"TRACE", a_line("TRACE /alive HTTP/1.1"), {405}, After::kept},
    {"another media type, its body here", a_post("hello", "Content-Type: text/html\r\n"), {415}, After::kept},
    {"a path refused, its body skipped", a_post("hello", "", "/nowhere") + a_get("/alive"), {404, 200}, After::kept},
    {"another charset", a_post("{}", "Content-Type: application/json; charset=latin1\r\n"), {415}, After::kept},
    {"a body that is compressed", a_post("{}", "Content-Encoding: gzip\r\n"), {415}, After::kept},
    {"an NDJSON body larger than a JSON one may be",
     a_post(std::string(200'000, 'x'), "Content-Type: application/x-ndjson\r\n"),
     {200},
     After::kept},
};

const std::vector<Case> request_lines{
    {"nothing but words", "hello\r\n\r\n", {400}},
    {"no version", a_line("GET /alive"), {400}},
    {"no target", a_line("GET  HTTP/1.1"), {400}},
    {"two spaces before the target", a_line("GET  /alive HTTP/1.1"), {400}},
    {"two spaces before the version", a_line("GET /alive  HTTP/1.1"), {400}},
    {"a space before the method", a_line(" GET /alive HTTP/1.1"), {400}},
    {"a space after the version", a_line("GET /alive HTTP/1.1 "), {400}},
    {"a space within the target", a_line("GET /al ive HTTP/1.1"), {400}},
    {"a tab between", a_line("GET\t/alive\tHTTP/1.1"), {400}},
    {"a tab within the target", a_line("GET /al\tive HTTP/1.1"), {400}},
    {"a vertical tab", a_line("GET /al\vive HTTP/1.1"), {400}},
    {"a method that is no token", a_line("G@T /alive HTTP/1.1"), {400}},
    {"a method in lower case", a_line("get /alive HTTP/1.1"), {501}},
    {"a method nobody knows", a_line("FROB /alive HTTP/1.1"), {501}},
    {"CONNECT", a_line("CONNECT filon:443 HTTP/1.1"), {501}},
    {"version 2.0", a_line("GET /alive HTTP/2.0"), {505}},
    {"version 1.2", a_line("GET /alive HTTP/1.2"), {505}},
    {"version 0.9", a_line("GET /alive HTTP/0.9"), {505}},
    {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
    {"a version in lower case", a_line("GET /alive http/1.1"), {400}},
    {"a version of two digits", a_line("GET /alive HTTP/1.10"), {400}},
    {"a version without a minor one", a_line("GET /alive HTTP/1"), {400}},
    {"another protocol", a_line("GET /alive ICAP/1.0"), {400}},
    {"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s, {400}},
    {"two empty lines before a request", "\r\n\r\n" + a_get("/alive"), {400}},
    {"a target of 8 KiB and a byte", a_get("/echo?q=" + std::string(8 * 1024 - 7, 'a')), {414}},
    {"a target without end", "GET /" + std::string(20'000, 'a'), {414}},
};

const std::vector<Case> targets{
    {"a fragment", a_get("/alive#top"), {400}},
    {"a fragment after a query", a_get("/alive?q=a#top"), {400}},
    {"an escape without digits", a_get("/alive%"), {400}},
    {"an escape of one digit", a_get("/alive%4"), {400}},
    {"an escape that is not hexadecimal", a_get("/alive%zz"), {400}},
    {"an escape that is half so", a_get("/alive%4g"), {400}},
    {"an escaped NUL in the path", a_get("/alive%00"), {400}},
    {"an escaped NUL in the query", a_get("/echo?q=%00"), {400}},
    {"a broken escape in the query", a_get("/echo?q=%"), {400}},
    {"a broken escape in a name", a_get("/echo?%zz=1"), {400}},
    {"a raw high byte in the path", a_get("/caf\xE9"), {400}},
    {"raw UTF-8 in the query", a_get("/echo?q=\xC3\xA9"), {400}},
    {"a path that is not UTF-8", a_get("/offers/%ff"), {400}},
    {"an overlong form", a_get("/offers/%c0%af"), {400}},
    {"a surrogate", a_get("/offers/%ed%a0%80"), {400}},
    {"a query that is not UTF-8", a_get("/echo?q=%ff%fe"), {400}},
    {"a name that is not UTF-8", a_get("/echo?%ff=1"), {400}},
    {"a dot segment", a_get("/./alive"), {400}},
    {"two dots", a_get("/../alive"), {400}},
    {"two dots at the end", a_get("/alive/.."), {400}},
    {"two dots escaped", a_get("/%2e%2E/alive"), {400}},
    {"two dots behind an escaped slash", a_get("/offers/..%2f.."), {400}},
    {"an escaped control character in the path", a_get("/offers/a%0Ab"), {400}},
    {"an escaped DEL in the path", a_get("/offers/a%7Fb"), {400}},
    {"a quote", a_get("/echo?q=\"a\""), {400}},
    {"angle brackets", a_get("/echo?q=<a>"), {400}},
    {"a backslash", a_get("/offers\\1"), {400}},
    {"a brace", a_get("/offers/{id}"), {400}},
    {"a bar", a_get("/echo?q=a|b"), {400}},
    {"a bracket", a_get("/echo?a[]=1"), {400}},
    {"no slash", a_get("alive"), {400}},
    {"a star for GET", a_get("*"), {400}},
    {"a query alone", a_get("?q=a"), {400}},
    {"another scheme", a_get("ftp://filon/alive"), {400}},
    {"an authority that is not Host", a_get("http://other/alive"), {400}},
    {"an authority with a user", a_get("http://u@filon/alive"), {400}},
    {"an authority that is empty", a_get("http:///alive"), {400}},
};

const std::vector<Case> line_ends{
    {"a bare LF after the request line", "GET /alive HTTP/1.1\nHost: filon\r\n\r\n", {400}},
    {"bare LF throughout", "GET /alive HTTP/1.1\nHost: filon\n\n", {400}},
    {"a bare LF after a field", "GET /alive HTTP/1.1\r\nHost: filon\n\r\n", {400}},
    {"a bare LF at the end", "GET /alive HTTP/1.1\r\nHost: filon\r\n\n", {400}},
    {"a bare CR in the request line", "GET /alive\rHTTP/1.1\r\nHost: filon\r\n\r\n", {400}},
    {"a bare CR in a value", a_get("/alive", "X: a\rb\r\n"), {400}},
    {"two CR before LF", "GET /alive HTTP/1.1\r\r\nHost: filon\r\n\r\n", {400}},
    {"a NUL in a value", a_get("/alive", "X: a\0b\r\n"s), {400}},
    {"a NUL in a name", a_get("/alive", "X\0Y: a\r\n"s), {400}},
    {"a control character in a value",
     a_get("/alive",
           "X: a\x01"
           "b\r\n"),
     {400}},
    {"an escape character in a value", a_get("/alive", "X: \x1b[0m\r\n"), {400}},
    {"a DEL in a value", a_get("/alive", "X: a\x7f\r\n"), {400}},
};

const std::vector<Case> head_fields{
    {"a folded field", a_get("/alive", "X: a\r\n b\r\n"), {400}},
    {"a field folded by a tab", a_get("/alive", "X: a\r\n\tb\r\n"), {400}},
    {"a folded line that is empty", a_get("/alive", "X: a\r\n \r\n"), {400}},
    {"white space before the first field", "GET /alive HTTP/1.1\r\n Host: filon\r\n\r\n", {400}},
    {"a space before the colon", a_get("/alive", "X : a\r\n"), {400}},
    {"a tab before the colon", a_get("/alive", "X\t: a\r\n"), {400}},
    {"no colon", a_get("/alive", "X\r\n"), {400}},
    {"no name", a_get("/alive", ": a\r\n"), {400}},
    {"a name with a space", a_get("/alive", "X Y: a\r\n"), {400}},
    {"a name in brackets", a_get("/alive", "X[1]: a\r\n"), {400}},
    {"a name with a high byte", a_get("/alive", "X\xC3\xA9: a\r\n"), {400}},
    {"no Host", hosted(""), {400}},
    {"Host twice", hosted("Host: filon\r\nHost: filon\r\n"), {400}},
    {"Host twice in other letters", hosted("Host: filon\r\nhOST: other\r\n"), {400}},
    {"Host twice in 1.0", hosted("Host: filon\r\nHost: filon\r\n", "1.0"), {400}},
    {"an empty Host", hosted("Host:\r\n"), {400}},
    {"a list as Host", hosted("Host: a,b\r\n"), {400}},
    {"Host with a user", hosted("Host: u@h\r\n"), {400}},
    {"Host with a path", hosted("Host: h/x\r\n"), {400}},
    {"Host with a space", hosted("Host: a b\r\n"), {400}},
    {"Host with an escape", hosted("Host: a%2eb\r\n"), {400}},
    {"Host with a port that is none", hosted("Host: filon:http\r\n"), {400}},
    {"Host with an empty port", hosted("Host: filon:\r\n"), {400}},
    {"Host with a port too large", hosted("Host: filon:65536\r\n"), {400}},
    {"Host with two ports", hosted("Host: filon:80:80\r\n"), {400}},
    {"Host with a broken address", hosted("Host: [::1\r\n"), {400}},
    {"Host with an address that is none", hosted("Host: [zz]\r\n"), {400}},
    {"a high byte in Host", hosted("Host: caf\xC3\xA9\r\n"), {400}},
    {"Authorization twice", a_get("/alive", "Authorization: a\r\nAuthorization: b\r\n"), {400}},
    {"Content-Type twice", a_post("{}", "Content-Type: application/json\r\nContent-Type: text/html\r\n"), {400}},
    {"an expectation that nobody knows", a_get("/alive", "Expect: 200-ok\r\n"), {417}},
    {"a list for Connection that is none", a_get("/alive", "Connection: @\r\n"), {400}},
    {"a hundred and one fields", a_get("/alive", fields(100)), {431}},
    {"a head of more than 16 KiB", a_get("/alive", "X: " + std::string(16 * 1024, 'a') + "\r\n"), {431}},
    {"a field without end", "GET /alive HTTP/1.1\r\nHost: filon\r\nX: " + std::string(30'000, 'a'), {431}},
};

const std::vector<Case> framings{
    {"a length twice", with_length("Content-Length: 5\r\nContent-Length: 5\r\n"), {400}},
    {"two lengths", with_length("Content-Length: 5\r\nContent-Length: 6\r\n"), {400}},
    {"a list of lengths", with_length("Content-Length: 5, 5\r\n"), {400}},
    {"a length with a sign", with_length("Content-Length: +5\r\n"), {400}},
    {"a negative length", with_length("Content-Length: -5\r\n"), {400}},
    {"a length with a point", with_length("Content-Length: 5.0\r\n"), {400}},
    {"a hexadecimal length", with_length("Content-Length: 0x5\r\n"), {400}},
    {"a length of words", with_length("Content-Length: five\r\n"), {400}},
    {"a length in two parts", with_length("Content-Length: 5 5\r\n"), {400}},
    {"an empty length", with_length("Content-Length:\r\n"), {400}},
    {"a length past 64 bits", with_length("Content-Length: 18446744073709551621\r\n"), {400}},
    {"a length past 63 bits", with_length("Content-Length: 9223372036854775808\r\n"), {413}},
    {"a length past the limit", with_length("Content-Length: 65537\r\n"), {413}},
    {"a length past the limit of NDJSON",
     with_length("Content-Type: application/x-ndjson\r\nContent-Length: 262145\r\n"),
     {413}},
    {"a length and a coding", chunked("0\r\n\r\n", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), {400}},
    {"a coding and a length", chunked("0\r\n\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), {400}},
    {"a coding twice", chunked("0\r\n\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), {400}},
    {"chunked twice", chunked("0\r\n\r\n", "Transfer-Encoding: chunked, chunked\r\n"), {400}},
    {"identity", chunked("0\r\n\r\n", "Transfer-Encoding: identity\r\n"), {400}},
    {"gzip", chunked("0\r\n\r\n", "Transfer-Encoding: gzip\r\n"), {400}},
    {"gzip, then chunked", chunked("0\r\n\r\n", "Transfer-Encoding: gzip, chunked\r\n"), {400}},
    {"chunked, then gzip", chunked("0\r\n\r\n", "Transfer-Encoding: chunked, gzip\r\n"), {400}},
    {"xchunked", chunked("0\r\n\r\n", "Transfer-Encoding: xchunked\r\n"), {400}},
    {"chunked with a parameter", chunked("0\r\n\r\n", "Transfer-Encoding: chunked;q=1\r\n"), {400}},
    {"chunked in quotes", chunked("0\r\n\r\n", "Transfer-Encoding: \"chunked\"\r\n"), {400}},
    {"an empty coding", chunked("0\r\n\r\n", "Transfer-Encoding:\r\n"), {400}},
    {"a coding behind a vertical tab", chunked("0\r\n\r\n", "Transfer-Encoding: \vchunked\r\n"), {400}},
    {"chunked in 1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400}},
    {"a coding on a GET", a_get("/alive", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n", {400}},
    {"a body on a GET", a_get("/alive", "Content-Length: 5\r\n") + "hello", {400}},
    {"a smuggled request is never answered",
     with_length("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nX") + a_get("/alive"),
     {400}},
};

const std::vector<Case> chunks{
    {"an extension", chunked("5;a=b\r\nhello\r\n0\r\n\r\n"), {400}},
    {"an extension of the last chunk", chunked("0;a\r\n\r\n"), {400}},
    {"white space after the size", chunked("5 \r\nhello\r\n0\r\n\r\n"), {400}},
    {"white space before the size", chunked(" 5\r\nhello\r\n0\r\n\r\n"), {400}},
    {"a size with a sign", chunked("+5\r\nhello\r\n0\r\n\r\n"), {400}},
    {"a negative size", chunked("-5\r\nhello\r\n0\r\n\r\n"), {400}},
    {"a size with 0x", chunked("0x5\r\nhello\r\n0\r\n\r\n"), {400}},
    {"no size", chunked("\r\nhello\r\n0\r\n\r\n"), {400}},
    {"a size that is none", chunked("z\r\nhello\r\n0\r\n\r\n"), {400}},
    {"a size past 64 bits", chunked("10000000000000005\r\nhello\r\n0\r\n\r\n"), {400}},
    {"a size of 64 bits", chunked("ffffffffffffffff\r\nhello"), {413}},
    {"a bare LF after the size", chunked("5\nhello\r\n0\r\n\r\n"), {400}},
    {"a bare CR after the size", chunked("5\rXhello\r\n0\r\n\r\n"), {400}},
    {"a chunk longer than its size", chunked("4\r\nhello\r\n0\r\n\r\n"), {400}},
    {"a bare LF after a chunk", chunked("5\r\nhello\n0\r\n\r\n"), {400}},
    {"a trailer", chunked("5\r\nhello\r\n0\r\nX: a\r\n\r\n"), {400}},
    {"a trailer that would authorise", chunked("0\r\nAuthorization: Bearer a\r\n\r\n"), {400}},
    {"a trailer that frames", chunked("0\r\nContent-Length: 5\r\n\r\n"), {400}},
    {"a trailer without end", chunked("0\r\nX: " + std::string(30'000, 'a')), {400}},
    {"an extension without end", chunked("5;" + std::string(30'000, 'a')), {400}},
    {"zeros without end", chunked(std::string(30'000, '0')), {400}},
    {"chunks past the limit",
     chunked("fff0\r\n" + std::string(0xfff0, 'a') + "\r\n11\r\n" + std::string(0x11, 'a') + "\r\n0\r\n\r\n"),
     {413}},
    {"one chunk past the limit", chunked("10001\r\n"), {413}},
};

// The sender ends too early: it says so by closing its half.
const std::vector<Case> cut_short{
    {"nothing at all", "", {}},
    {"a request line", "GET /alive HTTP/1.1\r\n", {400}},
    {"a head without its empty line", "GET /alive HTTP/1.1\r\nHost: filon\r\n", {400}},
    {"half a line end", "GET /alive HTTP/1.1\r\nHost: filon\r\n\r", {400}},
    {"half a body", with_length("Content-Length: 9\r\n"), {400}},
    {"half a chunk", chunked("9\r\nhello"), {400}},
    {"chunks without the last", chunked("5\r\nhello\r\n"), {400}},
    {"a last chunk without its empty line", chunked("0\r\n"), {400}},
    {"a whole request", a_get("/alive"), {200}},
    {"one request and a half", a_get("/alive") + "GET /al", {200, 400}},
};

class RawBytes : public testing::Test {
protected:
    static void SetUpTestSuite() { served_ = std::make_unique<Served>(); }
    static void TearDownTestSuite() { served_.reset(); }

    void expect_of_all(const std::vector<Case>& cases, bool end_sending = false) const {
        for (const auto& one : cases) {
            SCOPED_TRACE(one.name);
            RawClient client{served_->port()};
            client.send(one.bytes);
            if (end_sending) client.end_sending();
            for (const int status : one.statuses) {
                const auto reply = client.receive();
                ASSERT_TRUE(reply);
                EXPECT_EQ(reply->status, status) << reply->body;
                EXPECT_EQ(reply->header("Content-Type") == "application/problem+json", status >= 400);
            }
            if (one.after == After::kept) {
                client.send(a_get("/alive"));
                const auto reply = client.receive();
                ASSERT_TRUE(reply);
                EXPECT_EQ(reply->body, "alive");
            } else {
                EXPECT_TRUE(client.is_closed());
            }
        }
    }

    static inline std::unique_ptr<Served> served_;
};

TEST_F(RawBytes, AnswersWhatIsWellFormed) {
    expect_of_all(well_formed);
}
TEST_F(RawBytes, RefusesARequestLineThatIsNone) {
    expect_of_all(request_lines);
}
TEST_F(RawBytes, RefusesATargetThatCouldBeReadInTwoWays) {
    expect_of_all(targets);
}
TEST_F(RawBytes, RefusesBareLineEndsAndControlCharacters) {
    expect_of_all(line_ends);
}
TEST_F(RawBytes, RefusesFieldsThatCouldBeReadInTwoWays) {
    expect_of_all(head_fields);
}
TEST_F(RawBytes, RefusesABodyWhoseLengthIsInDoubt) {
    expect_of_all(framings);
}
TEST_F(RawBytes, RefusesChunksThatAreNotPlain) {
    expect_of_all(chunks);
}
TEST_F(RawBytes, RefusesWhatEndsTooEarly) {
    expect_of_all(cut_short, true);
}

TEST_F(RawBytes, ReadsTheSameWhenBytesComeOneByOne) {
    for (const auto& one : {a_get("/alive"), chunked("5\r\nhello\r\n0\r\n\r\n"), a_post("hello")}) {
        RawClient client{served_->port()};
        for (const char byte : one) client.send({&byte, 1});
        const auto reply = client.receive();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 200);
    }
}

}  // namespace
}  // namespace filon::http
