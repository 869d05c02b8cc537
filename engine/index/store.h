// The durable half of an index: records and their words in one Xapian database. Its terms and its keys are known here
// and nowhere else. Xapian's errors leave as IndexFailure.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/postings_writer.h"

namespace filon {

// Writes a store. Offers come in the order of their ranks; providers bear theirs.
class StoreWriter {
public:
    explicit StoreWriter(const std::filesystem::path& folder);
    ~StoreWriter();
    void add_provider(std::uint32_t provider, const std::string& record);
    void add_offer(const std::vector<WeightedTerm>& terms, const std::string& record);
    // Packs all into one file, durable when this returns.
    void finish();

private:
    struct Database;
    std::unique_ptr<Database> database_;
    std::filesystem::path folder_;
};

// Reads a store. Xapian lets one thread at a time use a database: one object a thread.
class Store {
public:
    static constexpr std::string_view file_name = "store.glass";

    // The open file is the caller's and stays open: every store of an index reads the same one, whatever becomes of its
    // name.
    explicit Store(int open_file);
    ~Store();

    std::string offer_record(std::uint32_t offer) const;
    std::string provider_record(std::uint32_t provider) const;
    // The terms that an offer was written with, in ascending order.
    std::vector<WeightedTerm> terms_of(std::uint32_t offer) const;
    std::uint64_t offers() const;

private:
    struct Database;
    std::unique_ptr<Database> database_;
};

}  // namespace filon
