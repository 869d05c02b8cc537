// Lines of a `.jsonl` or `.jsonl.gz` file, or of standard input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/byte_reader.h"
#include "indexer/sources/record_source.h"

namespace filon {

// A byte order mark before the first line is passed over; a line ends with LF, CR LF or the file; blank lines are
// skipped but counted.
class JsonlSource : public RecordSource {
public:
    // `name`: a path, or "-". Throws SourceFailure when it cannot be opened.
    explicit JsonlSource(std::string name);
    bool next(SourceLine& line) override;
    SourceProgress progress() const override { return {.read = bytes_.taken(), .total = std::nullopt}; }

private:
    bool refill();
    bool take_line(std::string& bytes);

    std::string name_;
    ByteReader bytes_;
    std::vector<char> buffer_;
    std::string_view left_;  // of `buffer_`
    std::size_t number_ = 0;
};

}  // namespace filon
