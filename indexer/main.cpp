// filon-indexer: from catalogues to published generations.
#include <cstdio>
#include <exception>
#include <functional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "engine/values/dates.h"
#include "indexer/commands.h"

namespace {

using filon::Exit;
using filon::Options;

const CLI::Validator a_date{[](std::string& text) {
                                return filon::Date::parse(text) ? std::string{}
                                                                : text + ": a date is written YYYY-MM-DD and exists";
                            },
                            "YYYY-MM-DD"};

void add_index(CLI::App& command, Options& options) {
    command.add_option("--index", options.index, "the index folder")->required();
}

void add_sources(CLI::App& command, Options& options) {
    command
        .add_option("--catalogue", options.catalogues,
                    "a .jsonl or .jsonl.gz file, a folder of them, or - for standard input; may be repeated")
        ->required();
    command.add_option("--format", options.format, "the format of all sources, whatever their names")
        ->check(CLI::IsMember({"jsonl"}));
    command.add_option("--report", options.report, "write the whole report here, as JSON");
    command.add_option("--date", options.date, "today for warnings and canaries; else the clock's")->check(a_date);
    command.add_flag("--quiet", options.quiet, "no progress");
}

// Describes the command line; `run` is set to what is asked for.
void describe(CLI::App& app, Options& options, std::function<int()>& run) {
    app.set_version_flag("--version", std::string{"filon-indexer "} + FILON_VERSION);
    app.set_config("--config", "", "read options from a TOML file, those of a command from its section");
    app.allow_config_extras(CLI::config_extras_mode::error);
    app.require_subcommand(
        0, 1);  // none is refused below: CLI11 would hide a misspelt one behind "a subcommand is required"
    const auto command = [&](const char* name, const char* what, auto function) {
        auto* sub = app.add_subcommand(name, what);  // not configurable: a section of the file would run it
        sub->callback(
            [&options, &run, function] { run = [&options, function] { return static_cast<int>(function(options)); }; });
        return sub;
    };
    auto* build = command("build", "read catalogues and publish a new generation", filon::build);
    add_index(*build, options);
    add_sources(*build, options);
    build->add_option("--lexicon", options.lexicon,
                      "a folder with the team's own synonyms.csv, acronyms.csv, categories.csv, codes.csv, never.csv");
    build->add_option("--jobs", options.jobs, "threads: 1 builds one audience after the other")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    build
        ->add_option("--max-shrink", options.limits.max_shrink_percent,
                     "refuse when offers fall by more than so many per cent")
        ->check(CLI::Range(0.0, 100.0))
        ->capture_default_str();
    build
        ->add_option("--max-rejected", options.limits.max_rejected_percent,
                     "refuse when more than so many per cent of the records are rejected")
        ->check(CLI::Range(0.0, 100.0))
        ->capture_default_str();
    build->add_flag("--force", options.force, "publish whatever the guard says");

    add_sources(*command("check", "read and check catalogues, publish nothing", filon::check), options);
    add_index(*command("list", "the generations, the current one marked", filon::list), options);
    auto* status =
        command("status", "one line and an exit status for monitoring: 0 fresh, 1 old, 2 broken", filon::status);
    add_index(*status, options);
    status->add_option("--max-age", options.max_age_hours, "hours after which an index is old")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    add_index(*command("verify", "hold every file against its manifest, ask every canary", filon::verify), options);
    auto* rollback = command("rollback", "make an older generation the current one", filon::rollback);
    add_index(*rollback, options);
    rollback->add_option("--to", options.to, "its id; else the one before the current");
    auto* prune =
        command("prune", "remove old generations; the current, the previous and the youngest stay", filon::prune);
    add_index(*prune, options);
    prune->add_option("--keep", options.keep, "how many of the youngest to keep")
        ->check(CLI::Range(1, 1'000'000))
        ->required();
    auto* generate =
        command("generate", "write the demo catalogue: made up, the same for the same seed", filon::generate);
    generate->add_option("--providers", options.providers, "how many")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    generate->add_option("--offers", options.offers, "how many")
        ->check(CLI::Range(1, 100'000'000))
        ->capture_default_str();
    generate->add_option("--seed", options.seed, "another seed, another catalogue")->capture_default_str();
    generate->add_option("--date", options.date, "the day before its first session (2026-11-24)")->check(a_date);
    generate->add_option("--out", options.out, "a .jsonl file, or - for standard output")->required();
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Builds Filon's indexes of providers and their training offers."};
    Options options;
    std::function<int()> run;
    describe(app, options, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // A misspelt option would hide behind the one that it was meant for: "--catalogue is required".
        for (const auto& unknown : app.remaining(true))
            fmt::print(stderr, "filon-indexer: '{}' is no option or command\n", unknown);
        return app.exit(error) == 0 ? static_cast<int>(Exit::done) : static_cast<int>(Exit::usage);
    }
    if (!run) {
        fmt::print(stderr,
                   "filon-indexer: say what to do: build, check, list, status, verify, rollback, prune or generate "
                   "(--help tells more)\n");
        return static_cast<int>(Exit::usage);
    }
    try {
        return run();
    } catch (const std::exception& failure) {
        fmt::print(stderr, "filon-indexer: {}\n", failure.what());
        return static_cast<int>(Exit::failure);
    }
}
