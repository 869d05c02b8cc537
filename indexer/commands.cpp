#include "indexer/commands.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "engine/index/derive_view.h"
#include "engine/index/failure.h"
#include "engine/index/generations.h"
#include "engine/index/index.h"
#include "indexer/build_generation.h"
#include "indexer/demo/demo_catalogue.h"
#include "indexer/sources/record_source.h"

namespace filon {
namespace {

constexpr auto audiences = {Audience::intranet, Audience::extranet};

std::chrono::sys_seconds now() {
    return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
}

// The day it is where the machine stands.
Date local_day() {
    const auto seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return Date{std::chrono::sys_days{std::chrono::year{parts.tm_year + 1900} / (parts.tm_mon + 1) / parts.tm_mday}};
}

BuildRequest request_of(const Options& options) {
    BuildRequest request{.index = options.index,
                         .catalogues = options.catalogues,
                         .format = options.format,
                         .lexicon = options.lexicon,
                         .limits = options.limits,
                         .force = options.force,
                         .today = {},
                         .now = now(),
                         .jobs = options.jobs,
                         .quiet = options.quiet};
    request.today = options.date.empty() ? local_day() : *Date::parse(options.date);
    return request;
}

void write_report(const Report& report, const std::string& path) {
    if (path.empty()) return;
    std::ofstream file{path, std::ios::binary};
    file << report.json() << '\n';
    file.close();
    if (!file) throw IndexFailure{fmt::format("cannot write the report {}", path)};
}

// Found out before the work, not after it was published; what an earlier run said there is gone.
void require_writable(const std::string& path) {
    if (path.empty()) return;
    if (!std::ofstream{path, std::ios::binary}) throw IndexFailure{fmt::format("cannot write the report {}", path)};
    std::filesystem::remove(path);
}

std::string spoken(const Rejection& rejection) {
    return fmt::format("  {}:{}: {}{}{}: {}", rejection.origin.source, rejection.origin.line, rejection.id,
                       rejection.id.empty() ? "" : " ",
                       rejection.fault.field.empty() ? "record" : rejection.fault.field, rejection.fault.reason);
}

// A line a field: how often it was warned about, and the first warning in words.
void print_warnings(const std::vector<Warning>& warnings) {
    if (warnings.empty()) return;
    fmt::print("warnings:\n");
    std::map<std::string_view, std::uint64_t> times;
    for (const auto& warning : warnings) times[warning.fault.field] += warning.count;
    std::set<std::string_view> said;
    for (const auto& warning : warnings) {
        if (!said.insert(warning.fault.field).second) continue;
        fmt::print("  {}: {} ({}:{}; {} of this field in all)\n", warning.fault.field, warning.fault.reason,
                   warning.first.source, warning.first.line, times[warning.fault.field]);
    }
}

// The report in short: all of it is in --report.
void print_summary(const Report& report) {
    constexpr std::size_t most = 10;
    for (const auto& [name, counts] :
         {std::pair{"providers", report.providers}, {"offers", report.offers}, {"sessions", report.sessions}})
        fmt::print("{:<9} {:>9} read {:>9} accepted {:>7} rejected\n", name, counts.read, counts.accepted,
                   counts.rejected);
    if (!report.rejected.empty()) fmt::print("rejected:\n");
    for (std::size_t i = 0; i < std::min(most, report.rejected.size()); ++i)
        fmt::print("{}\n", spoken(report.rejected[i]));
    if (report.rejected.size() > most)
        fmt::print("  and {} more: --report FILE names each\n", report.rejected.size() - most);
    print_warnings(report.warnings);
}

// What a catalogue's owner may mend: a line a field, the emptiest first.
void print_coverage(std::string_view records, std::vector<FieldCoverage> coverage, std::uint64_t all) {
    if (all == 0) return;
    std::ranges::stable_sort(coverage, {}, &FieldCoverage::filled);
    fmt::print("fields that {} fill:\n", records);
    for (const auto& [field, filled] : coverage)
        fmt::print("  {:<20} {:>9} {:>5.1f} %\n", field, filled,
                   100.0 * static_cast<double>(filled) / static_cast<double>(all));
}

std::string existing_current(const Generations& generations, const Options& options) {
    auto current = generations.current();
    if (!current) throw IndexFailure{fmt::format("{} holds no current generation", options.index.string())};
    return *std::move(current);
}

}  // namespace

Exit build(const Options& options) {
    require_writable(options.report);
    const auto outcome = build_generation(request_of(options), ReferenceData::built_in());
    print_summary(outcome.report);
    write_report(outcome.report, options.report);
    if (outcome.refused) {
        fmt::print(stderr, "nothing published: {}; --force publishes all the same\n", *outcome.refused);
        return Exit::refused;
    }
    fmt::print("published {} in {:.1f} s\n", outcome.report.generation, outcome.report.seconds);
    return Exit::done;
}

Exit check(const Options& options) {
    require_writable(options.report);
    const auto report = check_catalogue(request_of(options), ReferenceData::built_in());
    print_summary(report);
    print_coverage("providers", report.coverage.of_providers(), report.providers.read - report.providers.rejected);
    print_coverage("offers", report.coverage.of_offers(), report.offers.read - report.offers.rejected);
    write_report(report, options.report);
    if (const auto refused = refusal(report, std::nullopt, options.limits))
        fmt::print(stderr, "a build would publish nothing: {}\n", *refused);
    return Exit::done;
}

Exit list(const Options& options) {
    const Generations generations{options.index};
    if (!std::filesystem::is_directory(options.index / "generations"))
        throw IndexFailure{fmt::format("{} is no index folder", options.index.string())};
    const auto current = generations.current();
    for (const auto& id : generations.list()) {
        const auto* mark = current == id ? "*" : " ";
        try {
            const auto manifest = Manifest::read(generations.folder(id, Audience::intranet));
            fmt::print("{} {} built {:%Y-%m-%d %H:%M:%S} UTC, {} providers, {} offers, {} sessions\n", mark, id,
                       manifest.built, manifest.providers, manifest.offers, manifest.sessions);
        } catch (const IndexFailure& failure) {
            fmt::print("{} {} broken: {}\n", mark, id, failure.what());
        }
    }
    return Exit::done;
}

int status(const Options& options) {
    enum { fresh = 0, old = 1, broken = 2 };
    try {
        const Generations generations{options.index};
        const auto id = existing_current(generations, options);
        const auto manifest = Manifest::read(generations.folder(id, Audience::intranet));
        for (const auto audience : audiences) {
            const auto folder = generations.folder(id, audience);
            if (const auto missing = Manifest::read(folder).missing(folder); !missing.empty())
                throw IndexFailure{missing.front()};
        }
        const auto age = std::chrono::duration<double, std::ratio<3'600>>(now() - manifest.built).count();
        const bool late = age > options.max_age_hours;
        fmt::print("{}: {}, {} offers, {:.1f} hours old\n", late ? "WARNING" : "OK", id, manifest.offers, age);
        return late ? old : fresh;
    } catch (const IndexFailure& failure) {
        fmt::print("CRITICAL: {}\n", failure.what());
        return broken;
    }
}

Exit verify(const Options& options) {
    const Generations generations{options.index};
    existing_current(generations, options);
    const auto reference = ReferenceData::built_in();
    bool sound = true;
    for (const auto& id : generations.list()) {
        for (const auto audience : audiences) {
            try {
                const auto folder = generations.folder(id, audience);
                const auto verified = open_verified(folder, audience, reference);
                require_derived_view(folder, verified, reference);
                fmt::print("{} {}: {} files and {} canaries as they were built, the view as its store gives it\n", id,
                           name_of(audience), verified.manifest.files.size(), verified.manifest.canaries.size());
            } catch (const IndexFailure& failure) {
                fmt::print(stderr, "{} {}: {}\n", id, name_of(audience), failure.what());
                sound = false;
            }
        }
    }
    return sound ? Exit::done : Exit::failure;
}

Exit rollback(const Options& options) {
    const Generations generations{options.index};
    const auto current = existing_current(generations, options);
    WriteLock lock{generations};
    auto target = options.to;
    if (target.empty()) {
        const auto ids = generations.list();
        const auto here = std::ranges::find(ids, current);
        if (here == ids.begin() || here == ids.end())
            throw IndexFailure{"there is no generation before the current one"};
        target = *std::prev(here);
    }
    const auto reference = ReferenceData::built_in();
    for (const auto audience : audiences) open_verified(generations.folder(target, audience), audience, reference);
    lock.make_current(target);
    fmt::print("current is {}\n", target);
    return Exit::done;
}

Exit prune(const Options& options) {
    const Generations generations{options.index};
    existing_current(generations, options);
    WriteLock lock{generations};
    for (const auto& id : lock.prune(options.keep)) fmt::print("removed {}\n", id);
    return Exit::done;
}

Exit generate(const Options& options) {
    std::ofstream file;
    if (options.out != "-") file.open(options.out, std::ios::binary);
    std::ostream& out = options.out == "-" ? std::cout : file;
    const DemoSize size{.providers = options.providers,
                        .offers = options.offers,
                        .seed = options.seed,
                        .first_day = *Date::parse(options.date.empty() ? "2026-11-24" : options.date)};
    const auto reference = ReferenceData::built_in();
    generate_demo_catalogue(size, reference.vocabulary.taxonomy(), reference.gazetteer, [&](std::string_view line) {
        out.write(line.data(), static_cast<std::streamsize>(line.size())).put('\n');
    });
    out.flush();
    if (!out) throw SourceFailure{fmt::format("cannot write {}", options.out)};
    return Exit::done;
}

}  // namespace filon
