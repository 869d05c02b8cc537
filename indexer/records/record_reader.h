// Turns lines of a catalogue into records; every rule that can be checked on one line alone is checked here and nowhere
// else.
#pragma once

#include <expected>
#include <functional>
#include <memory>
#include <string_view>

#include "indexer/records/record.h"

namespace filon {

// Reads one JSON object a line. It keeps its memory from one line to the next: one reader a thread, not to be shared.
//
// Whether a record is accepted depends on its confidential object in this alone: the line has to be JSON in UTF-8,
// no deeper than `deepest` levels and with numbers that a double holds.
class RecordReader {
public:
    // Told the path of each member that the contract does not know, without indices ("colour", "sessions[].colour"),
    // each time it is met; the text lives until the call returns. At most a hundred a record.
    using UnknownField = std::function<void(std::string_view path)>;

    explicit RecordReader(UnknownField unknown_field = {});
    RecordReader(RecordReader&&) noexcept;
    RecordReader& operator=(RecordReader&&) noexcept;
    ~RecordReader();

    // `line`: without its end. What needs other records (a duplicate id, an offer without its provider), the gazetteer
    // or the topics is not checked.
    std::expected<Record, RejectedRecord> read(std::string_view line);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
    UnknownField unknown_field_;
};

}  // namespace filon
