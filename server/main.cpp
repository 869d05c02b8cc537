// filon-server: answers searches over HTTP.
#include <csignal>
#include <cstdio>
#include <ctime>
#include <exception>
#include <stdexcept>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "server/access.h"
#include "server/clients/client_book.h"
#include "server/http/server.h"
#include "server/options.h"
#include "server/routes.h"

namespace filon {
namespace {

constexpr int failure_status = 3;

// The day it is where the machine stands.
Date local_day() {
    const auto seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return Date{std::chrono::sys_days{std::chrono::year{parts.tm_year + 1900} / (parts.tm_mon + 1) / parts.tm_mday}};
}

ClientBook clients_in(const std::optional<std::filesystem::path>& file) {
    if (!file) return {};
    auto clients = ClientBook::load(*file);
    if (!clients) throw std::runtime_error{spoken(*file, clients.error())};
    return *std::move(clients);
}

int run(const ServeOptions& options) {
    const auto clients = clients_in(options.clients);
    const auto reference = ReferenceData::built_in();
    const auto rules = ReadingRules::built_in();
    const auto vat = VatTables::built_in();
    const auto today = [date = options.date] { return date.value_or(local_day()); };
    Snapshots snapshots{options.index, options.audience, reference, today};
    Access access{options.keys, options.audience};
    const Service service{.reference = reference,
                          .rules = rules,
                          .snapshots = snapshots,
                          .clients = clients,
                          .vat = vat,
                          .audience = options.audience,
                          .today = today,
                          .tie_key = options.tie_key};
    http::Metrics metrics;
    http::Server server{options.listen, routes(service, access, metrics), options.limits, metrics};
    for (const int signal : {SIGTERM, SIGINT}) server.on_signal(signal, [&server] { server.drain(); });
    server.on_signal(SIGHUP, [&] {
        snapshots.look_now();
        access.reload();
    });
    auto listening = options.listen;
    listening.port = server.port();
    spdlog::info("listening on http://{}", listening.text());
    server.run();
    spdlog::info("drained");
    return 0;
}

constexpr std::string_view takes_effect = "A running server takes the change on SIGHUP.\n";

KeyRing keys_in(const std::filesystem::path& file) {
    auto keys = KeyRing::load(file);
    if (!keys) throw std::runtime_error{spoken(file, keys.error())};
    return *std::move(keys);
}

int run(const AddKey& command) {
    auto keys = std::filesystem::exists(command.file) ? keys_in(command.file) : KeyRing{};
    const auto key = keys.add(command.terms);
    if (!key) throw std::runtime_error{fmt::format("{} {}", key.error().field, key.error().reason)};
    keys.save(command.file);
    fmt::print("{}\n", *key);
    fmt::print(stderr, "{}", takes_effect);
    return 0;
}

int run(const ListKeys& command) {
    const auto ring = keys_in(command.file);
    for (const auto& key : ring.keys())
        fmt::print("{} {} {} {}, {} requests a minute\n", key.id, key.audience, key.client,
                   key.expires ? fmt::format("until {:%Y-%m-%d %H:%M:%S} UTC", *key.expires) : "without end",
                   key.requests_per_minute);
    return 0;
}

int run(const RevokeKey& command) {
    auto keys = keys_in(command.file);
    if (const auto revoked = keys.revoke(command.id); !revoked)
        throw std::runtime_error{fmt::format("{} {}", revoked.error().field, revoked.error().reason)};
    keys.save(command.file);
    fmt::print(stderr, "{}", takes_effect);
    return 0;
}

int run(const Ended& ended) {
    return ended.exit_status;
}

}  // namespace
}  // namespace filon

int main(int argc, char** argv) {
    // Standard error is where a service manager looks, and nothing is held back in a buffer.
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("filon", std::make_shared<spdlog::sinks::stderr_sink_mt>()));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");
    try {
        return std::visit([](const auto& command) { return filon::run(command); },
                          filon::parse_command_line(argc, argv));
    } catch (const std::exception& failure) {
        fmt::print(stderr, "filon-server: {}\n", failure.what());
        return filon::failure_status;
    }
}
