// Where records come from: one port, whatever the format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace filon {

// A source that is not there, cannot be read, or breaks off. The message names it.
class SourceFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// One record's bytes and where they stand. A line above `longest_line` bytes is given cut to one byte more than that:
// enough for the reader of records to refuse it by its name, without ever holding it whole.
struct SourceLine {
    std::string source;      // as the user named it; a file of a folder with the folder's name before its own
    std::size_t number = 0;  // from 1; empty lines count
    std::string bytes;       // without its end
};

// How far reading has come, in bytes of the files as they lie on the disk.
struct SourceProgress {
    std::uint64_t read = 0;
    std::optional<std::uint64_t> total;  // unknown of a pipe
};

// A sequence of records. Not to be shared between threads.
class RecordSource {
public:
    virtual ~RecordSource() = default;
    // Fills `line` with the next record, reusing its memory; false at the end. Throws SourceFailure, after having given
    // every whole line before the failure.
    virtual bool next(SourceLine& line) = 0;
    virtual SourceProgress progress() const = 0;
};

}  // namespace filon
