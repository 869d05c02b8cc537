// From lines of a catalogue to the records that a generation is made of: read, checked one by one, checked together.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/index/files.h"
#include "engine/places/gazetteer.h"
#include "engine/values/dates.h"
#include "engine/words/topic_assigner.h"
#include "engine/words/vocabulary.h"
#include "indexer/records/record_reader.h"
#include "indexer/report.h"
#include "indexer/sources/record_source.h"

namespace filon {

// Accepted records on their way from the sources to the writers, in a file: a catalogue need not fit into memory.
class Spool {
public:
    struct Place {
        std::uint64_t offset = 0;
        std::uint32_t size = 0;
    };
    explicit Spool(const std::filesystem::path& folder);
    Place keep(const std::string& bytes);
    // After this, `at` may be called from several threads. Throws IndexFailure.
    void close();
    std::string_view at(const Place& place) const { return mapped_.text().substr(place.offset, place.size); }

private:
    std::filesystem::path path_;
    std::ofstream file_;
    std::uint64_t size_ = 0;
    MappedFile mapped_;
};

// A record that was taken: what can be told of it without reading it again.
struct Kept {
    std::string id;
    std::string provider;  // of an offer
    Spool::Place place;
    RecordOrigin origin;
    std::uint64_t sessions = 0;
};

class Collector {
public:
    // `today` is for warnings. `spool` may be null: then records are checked and dropped.
    Collector(const Gazetteer& gazetteer, const Vocabulary& vocabulary, Date today, Spool* spool, Report& report);

    // Reads one line. A broken record goes to the report and stops nothing.
    void take(const SourceLine& line);
    // After the last line: rejects offers whose provider is not there, sorts by id.
    void settle();

    const std::vector<Kept>& providers() const { return providers_; }
    const std::vector<Kept>& offers() const { return offers_; }

private:
    void take(const RecordOrigin& origin, Provider&& provider);
    void take(const RecordOrigin& origin, Offer&& offer);
    void take(const RecordOrigin& origin, Deletion&& deletion);
    void reject(const RecordOrigin& origin, std::string type, std::string id, Fault fault);
    void warn_about_place(const RecordOrigin& origin, std::string_view id, std::string field,
                          const PlaceReference& place);
    void warn_about_offer(const RecordOrigin& origin, const PublicOffer& offer);

    const Gazetteer& gazetteer_;
    const Vocabulary& vocabulary_;
    const TopicAssigner topics_;
    Date today_;
    Spool* spool_;
    Report& report_;
    RecordReader reader_;
    const RecordOrigin* reading_ = nullptr;  // of the line whose unknown fields the reader tells of
    std::vector<Kept> providers_, offers_;
    std::unordered_map<std::string, RecordOrigin> first_providers_, first_offers_;
};

}  // namespace filon
