// One audience's folder of a generation, written record by record. The seal is in the types: what writes the extranet's
// folder takes records that have no confidential member.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/manifest.h"
#include "engine/index/reference_data.h"
#include "engine/index/store.h"
#include "engine/index/topic_threshold.h"
#include "engine/index/view_writer.h"
#include "engine/offers/offer.h"

namespace filon {

// Where a folder's topic threshold comes from: what is learnt from texts is learnt once, from the published ones.
using ThresholdOf = std::function<TopicThreshold(const Index&)>;

// Writes what both audiences' folders are made of. Providers first, then offers, both by ascending id. Only the two
// writers below can have one: it would take any bytes for a record.
class IndexWriter {
    friend class FullIndexWriter;
    friend class PublicIndexWriter;

    IndexWriter(const std::filesystem::path& folder, const ReferenceData& reference, const Vocabulary& vocabulary);
    void add(const PublicProvider& provider, const std::string& record);
    void add(const PublicOffer& offer, const std::string& record);
    // Packs the store, writes the view, then the manifest that covers them: `known` is what only the caller knows of
    // it, and what is returned has counts, sums and canaries as well.
    // `topic_threshold`: asked of the index once it can be.
    Manifest finish(Manifest known, const ThresholdOf& topic_threshold);

    std::filesystem::path folder_;
    const ReferenceData& reference_;
    const Vocabulary& vocabulary_;
    StoreWriter store_;
    ViewWriter view_;
    std::uint64_t providers_ = 0, offers_ = 0, sessions_ = 0;
    std::vector<std::string> canary_titles_;
};

// The intranet's: records with what is confidential.
class FullIndexWriter {
public:
    FullIndexWriter(const std::filesystem::path& folder, const ReferenceData& reference, const Vocabulary& vocabulary)
        : writer_{folder, reference, vocabulary} {}
    void add(const Provider& provider);
    void add(const Offer& offer);
    Manifest finish(
        Manifest known, const ThresholdOf& topic_threshold = [](const Index& index) {
            return fit_topic_threshold(index, Audience::intranet);
        }) {
        return writer_.finish(std::move(known), topic_threshold);
    }

private:
    IndexWriter writer_;
};

// The extranet's: public records.
class PublicIndexWriter {
public:
    PublicIndexWriter(const std::filesystem::path& folder, const ReferenceData& reference, const Vocabulary& vocabulary)
        : writer_{folder, reference, vocabulary} {}
    // With the words that are built in.
    PublicIndexWriter(const std::filesystem::path& folder, const ReferenceData& reference)
        : PublicIndexWriter{folder, reference, reference.vocabulary} {}
    void add(const PublicProvider& provider);
    void add(const PublicOffer& offer);
    Manifest finish(
        Manifest known, const ThresholdOf& topic_threshold = [](const Index& index) {
            return fit_topic_threshold(index, Audience::extranet);
        }) {
        return writer_.finish(std::move(known), topic_threshold);
    }

private:
    IndexWriter writer_;
};

}  // namespace filon
