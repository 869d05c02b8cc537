// Requests broken at random: whatever comes, the server answers or closes, and goes on.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/seed.h"
#include "tests/server/http/served.h"

namespace filon::http {
namespace {

class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : random_{seed} {}

    std::string mutant() {
        auto bytes = pick(seeds());
        if (below(4) == 0) bytes += pick(seeds());
        for (auto count = below(6); count > 0; --count) mutate(bytes);
        return bytes;
    }

private:
    static const std::vector<std::string>& seeds() {
        static const std::vector<std::string> requests{
            a_get("/alive"),
            a_get("/echo?q=excel+avanc%C3%A9&limit=20"),
            a_get("/offers/E1", "If-None-Match: \"a\", W/\"b\"\r\nConnection: keep-alive\r\n"),
            a_post("{\"text\":\"excel\"}", "Content-Type: application/json\r\n"),
            "POST /echo HTTP/1.1\r\nHost: filon\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n "
            "world\r\n0\r\n\r\n",
            "HEAD / HTTP/1.0\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: [::1]:80\r\n\r\n",
            "GET http://filon/alive HTTP/1.1\r\nHost: filon\r\n\r\n"};
        return requests;
    }
    static const std::vector<std::string>& pieces() {
        using namespace std::string_literals;
        static const std::vector<std::string> texts{"\r\n",
                                                    "\n",
                                                    "\r",
                                                    "\0"s,
                                                    "\r\n\r\n",
                                                    " ",
                                                    "\t",
                                                    ":",
                                                    "%",
                                                    "%00",
                                                    "%ff",
                                                    "..",
                                                    "#",
                                                    "?",
                                                    "&",
                                                    "=",
                                                    "0",
                                                    "ffffffffffffffff",
                                                    "Content-Length: 3\r\n",
                                                    "Transfer-Encoding: chunked\r\n",
                                                    "Host: a\r\n",
                                                    "Expect: 100-continue\r\n",
                                                    "Connection: close\r\n",
                                                    "0\r\n\r\n",
                                                    ";a=b",
                                                    "HTTP/1.1",
                                                    std::string(9'000, 'a'),
                                                    std::string(20'000, '\xE9')};
        return texts;
    }

    void mutate(std::string& bytes) {
        const auto at = below(bytes.size() + 1), length = below(std::min<std::size_t>(bytes.size() - at, 40) + 1);
        switch (below(5)) {
            case 0:
                bytes.insert(at, pick(pieces()));
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(at, length));
                break;
            case 3:
                bytes.resize(at);
                break;
            default:
                if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        }
    }
    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random_); }
    const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

    std::mt19937_64 random_;
};

TEST(Mutants, AreAnsweredOrClosedAndNeverStopTheServer) {
    const Served served;
    Mutator mutator{seed_of_the_run()};
    for (int i = 0; i < 1'000; ++i) {
        const auto bytes = mutator.mutant();
        RawClient client{served.port()};
        client.send(bytes);
        client.end_sending();
        const auto replies = client.receive_all();
        ASSERT_TRUE(replies) << "hangs on mutant " << i << ":\n" << bytes;
        EXPECT_TRUE(replies->empty() || replies->starts_with("HTTP/1.1 ")) << *replies;
    }
    EXPECT_EQ(served.ask(a_get("/alive"))->body, "alive");
}

}  // namespace
}  // namespace filon::http
