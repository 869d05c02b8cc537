// The demo index served on a loopback port, with one client that keeps its connection.
#pragma once

#include <memory>
#include <string>

#include "server/endpoints/service.h"

namespace filon {

class DemoServer {
public:
    DemoServer();
    ~DemoServer();
    DemoServer(const DemoServer&) = delete;
    DemoServer& operator=(const DemoServer&) = delete;

    const Service& service() const;
    // The body of the answer; throws std::runtime_error when it is none of 200.
    std::string get(const std::string& target) const;
    std::string post(const std::string& target, const std::string& media_type, const std::string& body) const;

private:
    std::string ask(const std::string& request) const;

    struct State;
    std::unique_ptr<State> state_;
};

const DemoServer& demo_server();

}  // namespace filon
