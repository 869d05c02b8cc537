#include "server/http/endpoint.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace filon::http {
namespace {

TEST(Endpoint, ReadsNumericAddresses) {
    struct Good {
        std::string text, address;
        int port;
        bool loopback;
    };
    const std::vector<Good> table{{"127.0.0.1:8080", "127.0.0.1", 8080, true}, {"127.1.2.3:0", "127.1.2.3", 0, true},
                                  {"localhost:1", "127.0.0.1", 1, true},       {"[::1]:65535", "::1", 65535, true},
                                  {"0.0.0.0:80", "0.0.0.0", 80, false},        {"[::]:80", "::", 80, false},
                                  {"192.168.1.7:80", "192.168.1.7", 80, false}};
    for (const auto& good : table) {
        SCOPED_TRACE(good.text);
        const auto endpoint = Endpoint::parse(good.text);
        ASSERT_TRUE(endpoint);
        EXPECT_EQ(endpoint->address, good.address);
        EXPECT_EQ(endpoint->port, good.port);
        EXPECT_EQ(endpoint->is_loopback(), good.loopback);
    }
}

TEST(Endpoint, NamesListenWhenItIsNone) {
    for (const std::string bad :
         {"", ":", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:80x", "::1:80",
          "[127.0.0.1]:80", "filon.example:80", "127.0.0.256:80", ":80", "[]:80"}) {
        const auto endpoint = Endpoint::parse(bad);
        ASSERT_FALSE(endpoint) << bad;
        EXPECT_EQ(endpoint.error().field, "listen");
    }
}

TEST(Endpoint, IsWrittenAsItIsRead) {
    for (const std::string text : {"127.0.0.1:8080", "[::1]:80"}) EXPECT_EQ(Endpoint::parse(text)->text(), text);
}

}  // namespace
}  // namespace filon::http
