#include "indexer/sources/jsonl_source.h"

#include <algorithm>
#include <utility>

#include "indexer/records/record.h"

namespace filon {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 17;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What is kept of a line at most: enough to see that it is too long, whatever mark and CR are taken off it.
constexpr std::size_t most_kept = longest_line + byte_order_mark.size() + 2;

void append_cut(std::string& line, std::string_view part) {
    line += part.substr(0, most_kept - line.size());
}

bool blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

JsonlSource::JsonlSource(std::string name) : name_{std::move(name)}, bytes_{name_}, buffer_(buffer_size) {}

bool JsonlSource::refill() {
    left_ = {buffer_.data(), bytes_.read(buffer_)};
    return !left_.empty();
}

// The bytes up to the next LF or the end; false when there are none.
bool JsonlSource::take_line(std::string& bytes) {
    bytes.clear();
    if (left_.empty() && !refill()) return false;
    for (;;) {
        const auto end = left_.find('\n');
        append_cut(bytes, left_.substr(0, end));
        if (end != std::string_view::npos) {
            left_.remove_prefix(end + 1);
            return true;
        }
        if (!refill()) return true;
    }
}

bool JsonlSource::next(SourceLine& line) {
    while (take_line(line.bytes)) {
        if (++number_ == 1 && line.bytes.starts_with(byte_order_mark)) line.bytes.erase(0, byte_order_mark.size());
        if (line.bytes.ends_with('\r')) line.bytes.pop_back();
        if (blank(line.bytes)) continue;
        if (line.bytes.size() > longest_line) line.bytes.resize(longest_line + 1);
        line.source = name_;
        line.number = number_;
        return true;
    }
    return false;
}

}  // namespace filon
