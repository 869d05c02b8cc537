#include "engine/values/csv.h"

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

#include <csv.h>

namespace filon {
namespace {

// What the C callbacks of libcsv fill.
struct Reading {
    const std::function<void(std::span<const std::string>, std::size_t)>& row;
    std::vector<std::string> fields;
    std::size_t used = 0;
    std::size_t line = 1;
};

void field_read(void* bytes, std::size_t size, void* context) {
    auto& reading = *static_cast<Reading*>(context);
    if (reading.used == reading.fields.size()) reading.fields.emplace_back();
    reading.fields[reading.used++].assign(static_cast<const char*>(bytes), size);
}

void row_read(int, void* context) {
    auto& reading = *static_cast<Reading*>(context);
    const bool empty = reading.used == 0 || (reading.used == 1 && reading.fields[0].empty());
    if (!empty) reading.row(std::span{reading.fields}.first(reading.used), reading.line);
    reading.used = 0;
}

}  // namespace

Outcome<void> for_each_csv_row(std::string_view text,
                               const std::function<void(std::span<const std::string>, std::size_t)>& row) {
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) throw std::bad_alloc{};
    const std::unique_ptr<csv_parser, void (*)(csv_parser*)> guard{&parser, csv_free};
    Reading reading{.row = row, .fields = {}};
    const auto broken = [&] { return fault("line " + std::to_string(reading.line), csv_strerror(csv_error(&parser))); };
    // Fed a line at a time so that a row knows where it began; a quoted field goes on over several.
    std::size_t next_line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
        if (parser.pstate == 0) reading.line = next_line;  // ROW_NOT_BEGUN of libcsv
        if (csv_parse(&parser, text.data() + at, end - at, field_read, row_read, &reading) != end - at) return broken();
        ++next_line;
        at = end;
    }
    if (csv_fini(&parser, field_read, row_read, &reading) != 0) return broken();
    return {};
}

}  // namespace filon
