#include "server/options.h"

#include <chrono>
#include <cstdio>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace filon {
namespace {

constexpr int usage_error = 2;

// Options as typed.
struct Typed {
    std::string index, audience, listen = "127.0.0.1:8080", keys, clients, date, tie_key, client, expires, id;
    bool no_auth = false;
    std::size_t threads = std::max(1U, std::thread::hardware_concurrency()), max_queue = 64;
    std::int64_t deadline_ms = 2'000;
    std::vector<std::string> scopes;
    unsigned requests_per_minute = 600;
};

const CLI::Validator a_date{[](std::string& text) {
                                return Date::parse(text) ? std::string{}
                                                         : text + ": a date is written YYYY-MM-DD and exists";
                            },
                            "YYYY-MM-DD"};
const CLI::Validator an_address{[](std::string& text) {
                                    return http::Endpoint::parse(text)
                                               ? std::string{}
                                               : text + ": an address is written 127.0.0.1:8080 or [::1]:8080";
                                },
                                "ADDRESS:PORT"};

void describe_serving(CLI::App& app, Typed& typed) {
    app.add_option("--index", typed.index, "an index folder, or one audience's folder of a generation");
    app.add_option("--audience", typed.audience, "whose folder is served")
        ->check(CLI::IsMember({"intranet", "extranet"}));
    app.add_option("--listen", typed.listen, "where to listen; port 0 lets the system choose")
        ->check(an_address)
        ->capture_default_str();
    app.add_option("--keys", typed.keys, "the file of API keys");
    app.add_flag("--no-auth", typed.no_auth, "ask for no key; on a loopback address only");
    app.add_option("--clients", typed.clients, "the file of clients: how each sees prices, which providers it wants");
    app.add_option("--threads", typed.threads, "workers")->check(CLI::Range(1, 256))->capture_default_str();
    app.add_option("--max-queue", typed.max_queue, "requests that wait for a worker; past it 503")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_option("--deadline-ms", typed.deadline_ms, "after which a request is answered 503")
        ->check(CLI::Range(1, 600'000))
        ->capture_default_str();
    app.add_option("--date", typed.date, "today; else the clock's")->check(a_date);
    app.add_option("--tie-key", typed.tie_key, "a text that reshuffles equal offers");
}

struct KeyCommands {
    CLI::App *all, *add, *list, *revoke;
};

KeyCommands describe_keys(CLI::App& app, Typed& typed) {
    auto* keys = app.add_subcommand("keys", "make, list and revoke API keys");
    keys->require_subcommand(1);
    auto* add = keys->add_subcommand("add", "make a key and print it, once");
    add->add_option("--keys", typed.keys, "the file of API keys; made where there is none")->required();
    add->add_option("--client", typed.client, "whose key it is")->required();
    add->add_option("--audience", typed.audience, "extranet where nothing is said")
        ->check(CLI::IsMember({"intranet", "extranet"}));
    add->add_option("--scope", typed.scopes, "what it may do; may be repeated");
    add->add_option("--expires", typed.expires, "the last day on which it is valid")->check(a_date);
    add->add_option("--requests-per-minute", typed.requests_per_minute, "how often it may ask")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    auto* list = keys->add_subcommand("list", "the keys, without their secrets");
    list->add_option("--keys", typed.keys, "the file of API keys")->required();
    auto* revoke = keys->add_subcommand("revoke", "take a key back");
    revoke->add_option("--keys", typed.keys, "the file of API keys")->required();
    revoke->add_option("id", typed.id, "its id, as listed")->required();
    return {keys, add, list, revoke};
}

Command misused(std::string_view reason) {
    fmt::print(stderr, "filon-server: {}\nRun with --help for more information.\n", reason);
    return Ended{usage_error};
}

Command add_key(const Typed& typed) {
    AddKey add{.file = typed.keys,
               .terms = {.audience = typed.audience.empty() ? "extranet" : typed.audience,
                         .client = typed.client,
                         .scopes = typed.scopes,
                         .expires = {},
                         .requests_per_minute = typed.requests_per_minute}};
    if (!typed.expires.empty())
        add.terms.expires = std::chrono::sys_seconds{Date::parse(typed.expires)->day() + std::chrono::days{1}};
    return add;
}

Command serve(const Typed& typed) {
    if (typed.index.empty()) return misused("--index is required");
    if (typed.audience.empty()) return misused("--audience is required: intranet or extranet");
    ServeOptions options{.index = typed.index,
                         .audience = *named<Audience>(typed.audience),
                         .listen = *http::Endpoint::parse(typed.listen),
                         .keys = {},
                         .clients = {},
                         .limits = {},
                         .date = {},
                         .tie_key = typed.tie_key};
    if (typed.no_auth && !typed.keys.empty()) return misused("--no-auth and --keys exclude each other");
    if (!typed.no_auth && typed.keys.empty()) return misused("give --keys FILE, or --no-auth on a loopback address");
    if (typed.no_auth && !options.listen.is_loopback()) return misused("--no-auth is taken on a loopback address only");
    if (!typed.keys.empty()) options.keys = typed.keys;
    if (!typed.clients.empty()) options.clients = typed.clients;
    options.limits.workers = typed.threads;
    options.limits.queue = typed.max_queue;
    options.limits.deadline = std::chrono::milliseconds{typed.deadline_ms};
    if (!typed.date.empty()) options.date = *Date::parse(typed.date);
    return options;
}

}  // namespace

Command parse_command_line(int argc, const char* const* argv) {
    CLI::App app{"Serves searches over an index of training offers, to the intranet or to the extranet."};
    app.set_version_flag("--version", std::string{"filon-server "} + FILON_VERSION);
    app.set_config("--config", "", "read options from a TOML file");
    app.allow_config_extras(CLI::config_extras_mode::error);
    Typed typed;
    describe_serving(app, typed);
    const auto keys = describe_keys(app, typed);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return Ended{app.exit(error) == 0 ? 0 : usage_error};
    }
    if (keys.add->parsed()) return add_key(typed);
    if (keys.list->parsed()) return ListKeys{typed.keys};
    if (keys.revoke->parsed()) return RevokeKey{typed.keys, typed.id};
    return serve(typed);
}

}  // namespace filon
