// What one audience's folder of a generation holds, so that nobody trusts a file that is not what it was.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/index/audience.h"
#include "engine/matching/topic_score.h"
#include "engine/values/dates.h"

namespace filon {

struct ManifestFile {
    std::string path;  // relative to the folder, which it never leaves
    std::uint64_t size = 0;
    std::string sha256;
};

// A request with the answer that this index must give, asked with the build's date: opening asks it again.
struct Canary {
    std::string words;
    std::uint64_t total = 0;
    std::vector<std::string> first_ids;
};

// From which score on, in thousandths, an offer is on the topic asked for; learnt from the catalogue's titles, or the
// shipped one.
struct TopicThreshold {
    std::uint16_t value = shipped_topic_threshold;
    bool fitted = false;
    friend bool operator==(const TopicThreshold&, const TopicThreshold&) = default;
};

// Lines of `key value`, the last one a checksum of those before it. It names nothing outside its folder.
struct Manifest {
    std::string generation;
    Audience audience = Audience::extranet;
    std::chrono::sys_seconds built;
    Date date;  // today, as the build was told
    std::uint64_t providers = 0, offers = 0, sessions = 0;
    TopicThreshold topic_threshold;
    std::vector<ManifestFile> files;
    std::vector<Canary> canaries;

    static constexpr std::string_view file_name = "manifest";
    // Version of everything in the folder; another one is refused.
    static constexpr int format = 2;

    // Throws IndexFailure when there is none, when it is broken, or of another format.
    static Manifest read(const std::filesystem::path& folder);
    void write(const std::filesystem::path& folder) const;
    // Adds the file's size and sum.
    void cover(const std::filesystem::path& folder, const std::string& path);
    // Which files are missing or of another size, a line each: a look that costs no reading.
    std::vector<std::string> missing(const std::filesystem::path& folder) const;
    // What is wrong with the folder's files, a line each; empty when all is as it was.
    std::vector<std::string> differences(const std::filesystem::path& folder) const;
};

}  // namespace filon
