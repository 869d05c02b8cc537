#include "indexer/build_generation.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <utility>

#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/index/generations.h"
#include "engine/index/index.h"
#include "engine/index/index_writer.h"
#include "engine/offers/record_codec.h"
#include "indexer/collect.h"
#include "indexer/progress.h"
#include "indexer/read_lexicon.h"
#include "indexer/sources/open_sources.h"

namespace filon {
namespace {

// Generations that a build leaves by itself: the new one, what it replaces, and two to go back to.
constexpr std::size_t generations_kept = 4;

void read_sources(OpenedSources& sources, Collector& collector, Report& report, bool quiet) {
    for (const auto& warning : sources.warnings) report.warn({}, {}, {.field = "catalogue", .reason = warning});
    Progress progress{"reading", "records", quiet};
    for (SourceLine line; sources.records->next(line);) {
        collector.take(line);
        const auto [read, total] = sources.records->progress();
        progress.update(read, total.value_or(0), report.lines);
    }
    collector.settle();
    progress.finish(report.lines);
}

template <class T>
T own(Outcome<T> record) {
    // The spool holds what this very program wrote into it a moment ago.
    if (!record) throw IndexFailure{"the spool gave back another record than it took: " + record.error().reason};
    return *std::move(record);
}

// The full projection: every record, whole.
void write_intranet(const Collector& collected, const Spool& spool, FullIndexWriter& writer,
                    std::atomic<std::uint64_t>& written) {
    for (const auto& kept : collected.providers()) writer.add(own(decode_provider(spool.at(kept.place))));
    for (const auto& kept : collected.offers()) {
        writer.add(own(decode_offer(spool.at(kept.place))));
        ++written;
    }
}

// The public projection: published records without what is confidential.
void write_extranet(const Collector& collected, const Spool& spool, PublicIndexWriter& writer,
                    std::atomic<std::uint64_t>& written) {
    std::unordered_map<std::string, bool> published;
    for (const auto& kept : collected.providers()) {
        const PublicProvider provider = own(decode_provider(spool.at(kept.place))).open;
        published.emplace(provider.id, provider.published);
        if (provider.published) writer.add(provider);
    }
    for (const auto& kept : collected.offers()) {
        const PublicOffer offer = own(decode_offer(spool.at(kept.place))).open;
        if (offer.published && published.at(offer.provider)) writer.add(offer);
        ++written;
    }
}

Manifest manifest_of(const Draft& draft, const BuildRequest& request, Audience audience) {
    Manifest manifest;
    manifest.generation = draft.id();
    manifest.audience = audience;
    manifest.built = request.now;
    manifest.date = request.today;
    return manifest;
}

// Both projections, each by a thread of its own: neither ever holds the other's writer.
void write_projections(const Draft& draft, const BuildRequest& request, const ReferenceData& reference,
                       const Vocabulary& vocabulary, const Collector& collected, const Spool& spool) {
    std::atomic<std::uint64_t> written{0};
    // What texts teach is learnt from the published ones, for both.
    std::promise<TopicThreshold> learnt;
    const auto intranet = [&, threshold = learnt.get_future().share()] {
        FullIndexWriter writer{draft.folder(Audience::intranet), reference, vocabulary};
        write_intranet(collected, spool, writer, written);
        writer.finish(manifest_of(draft, request, Audience::intranet), [&](const Index&) { return threshold.get(); });
    };
    const auto extranet = [&] {
        PublicIndexWriter writer{draft.folder(Audience::extranet), reference, vocabulary};
        write_extranet(collected, spool, writer, written);
        writer.finish(manifest_of(draft, request, Audience::extranet), [&](const Index& index) {
            const auto threshold = fit_topic_threshold(index, Audience::extranet);
            learnt.set_value(threshold);
            return threshold;
        });
    };
    Progress progress{"indexing", "offers", request.quiet};
    const auto policy = request.jobs > 1 ? std::launch::async : std::launch::deferred;
    // One after the other, the one that learns comes first.
    auto first = std::async(policy, extranet), second = std::async(policy, intranet);
    const auto total = 2 * collected.offers().size();
    for (auto* task : {&first, &second}) {
        if (policy == std::launch::async)
            while (task->wait_for(std::chrono::milliseconds{200}) != std::future_status::ready)
                progress.update(written, total, written / 2);
        task->get();
    }
    progress.finish(written / 2);
}

// A build that would fill the disk is not begun: the new generation will be about as large as the current one, and its
// spool and unpacked stores as large again.
void require_space(const std::filesystem::path& folder, const Generations& generations) {
    constexpr std::uint64_t least = 16U << 20U;
    std::uint64_t current_size = 0;
    if (const auto current = generations.current()) {
        std::error_code ignored;  // a broken generation is no reason not to build
        for (const auto& entry : std::filesystem::recursive_directory_iterator{generations.folder(*current), ignored})
            if (entry.is_regular_file(ignored)) current_size += entry.file_size(ignored);
    }
    const auto needed = std::max(least, 2 * current_size);
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (!error && space.available < needed)
        throw IndexFailure{fmt::format("{} MB are free for {}, a build needs about {}", space.available >> 20U,
                                       folder.string(), needed >> 20U)};
}

Vocabulary vocabulary_of(const BuildRequest& request, const ReferenceData& reference) {
    if (request.lexicon.empty()) return reference.vocabulary;
    return {reference.vocabulary.taxonomy(), read_lexicon(request.lexicon)};
}

std::optional<std::uint64_t> offers_in_current(const Generations& generations) {
    const auto current = generations.current();
    if (!current) return std::nullopt;
    try {
        return Manifest::read(generations.folder(*current, Audience::intranet)).offers;
    } catch (const IndexFailure&) {
        return std::nullopt;  // a broken generation must not keep a whole one from replacing it
    }
}

}  // namespace

BuildOutcome build_generation(const BuildRequest& request, const ReferenceData& reference) {
    const auto began = std::chrono::steady_clock::now();
    BuildOutcome outcome;
    auto& report = outcome.report;
    report.started = request.now;

    auto sources = open_sources(request.catalogues, request.format);
    const auto vocabulary = vocabulary_of(request, reference);
    const Generations generations{request.index};
    Draft draft{generations, request.now};
    require_space(request.index, generations);

    // Next record → checked, or a fault in the report.
    Spool spool{draft.workshop()};
    Collector collected{reference.gazetteer, vocabulary, request.today, &spool, report};
    read_sources(sources, collected, report, request.quiet);

    const auto took = [&] {
        report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    };
    if (!request.force) outcome.refused = refusal(report, offers_in_current(generations), request.limits);
    if (outcome.refused) {
        took();
        return outcome;
    }

    // Public and full projection → both writers.
    write_projections(draft, request, reference, vocabulary, collected, spool);

    // Nothing is published that a server would refuse.
    for (const auto audience : {Audience::intranet, Audience::extranet})
        open_verified(draft.folder(audience), audience, reference);
    draft.publish(generations_kept);
    report.generation = draft.id();
    took();
    return outcome;
}

Report check_catalogue(const BuildRequest& request, const ReferenceData& reference) {
    const auto began = std::chrono::steady_clock::now();
    Report report;
    report.started = request.now;
    auto sources = open_sources(request.catalogues, request.format);
    const auto vocabulary = vocabulary_of(request, reference);
    Collector collected{reference.gazetteer, vocabulary, request.today, nullptr, report};
    read_sources(sources, collected, report, request.quiet);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return report;
}

}  // namespace filon
