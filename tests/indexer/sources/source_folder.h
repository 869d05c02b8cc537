// A temporary folder of catalogue files, and what is read from them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/sources/record_source.h"

namespace filon {

// `bytes` as one member of a gzip file.
std::string gzip(const std::string& bytes);

// What a source gave, and the failure that ended it, if one did.
struct Read {
    std::vector<std::pair<std::size_t, std::string>> lines;
    std::string failure;
};

Read all_of(RecordSource& source);

// A folder that goes with the test.
class Sources : public ::testing::Test {
protected:
    Sources();
    ~Sources() override;

    // The path of a new file, in a new folder where its name has one.
    std::string put(const std::string& name, const std::string& bytes) const;
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    static Read read(const std::vector<std::string>& names, std::string_view format = {});
    // What opening fails with; empty when it does not.
    static std::string failure_of(const std::vector<std::string>& names, std::string_view format = {});

private:
    std::filesystem::path folder_;
};

}  // namespace filon
