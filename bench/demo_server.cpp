#include "bench/demo_server.h"

#include <stdexcept>
#include <thread>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include "bench/demo_index.h"
#include "server/access.h"
#include "server/http/server.h"
#include "server/routes.h"

namespace filon {

namespace asio = boost::asio;

struct DemoServer::State {
    Snapshots snapshots{demo_index().folder, Audience::extranet, demo_index().reference,
                        [] { return demo_index().today; }};
    Access access{std::nullopt, Audience::extranet};
    ClientBook clients;
    VatTables vat = VatTables::built_in();
    Service service{.reference = demo_index().reference,
                    .rules = demo_index().rules,
                    .snapshots = snapshots,
                    .clients = clients,
                    .vat = vat,
                    .audience = Audience::extranet,
                    .today = [] { return demo_index().today; },
                    .tie_key = ""};
    http::Metrics metrics;
    http::Server server{{.address = "127.0.0.1", .port = 0}, routes(service, access, metrics), {}, metrics};
    std::jthread serving{[this] { server.run(); }};
    asio::io_context io;
    asio::ip::tcp::socket client{io};
};

DemoServer::DemoServer() : state_{std::make_unique<State>()} {
    state_->client.connect({asio::ip::make_address("127.0.0.1"), state_->server.port()});
}

DemoServer::~DemoServer() {
    state_->client.close();
    state_->server.drain();
}

const Service& DemoServer::service() const {
    return state_->service;
}

std::string DemoServer::get(const std::string& target) const {
    return ask("GET " + target + " HTTP/1.1\r\nHost: bench\r\n\r\n");
}

std::string DemoServer::post(const std::string& target, const std::string& media_type, const std::string& body) const {
    return ask("POST " + target + " HTTP/1.1\r\nHost: bench\r\nContent-Type: " + media_type +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

std::string DemoServer::ask(const std::string& request) const {
    asio::write(state_->client, asio::buffer(request));
    std::string received;
    const auto head = asio::read_until(state_->client, asio::dynamic_buffer(received), "\r\n\r\n");
    if (!received.starts_with("HTTP/1.1 200"))
        throw std::runtime_error{request.substr(0, request.find("\r\n")) + " is answered " + received};
    const auto field = received.find("Content-Length: ");
    const auto size = std::stoul(received.substr(field + 16));
    received.erase(0, head);
    if (received.size() < size)
        asio::read(state_->client, asio::dynamic_buffer(received), asio::transfer_exactly(size - received.size()));
    return received;
}

const DemoServer& demo_server() {
    static const DemoServer server;
    return server;
}

}  // namespace filon
