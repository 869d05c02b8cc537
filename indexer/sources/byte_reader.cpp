#include "indexer/sources/byte_reader.h"

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "indexer/sources/record_source.h"

namespace filon {
namespace {

constexpr std::size_t raw_size = std::size_t{1} << 17;
constexpr int gzip_only = 15 + 16;  // zlib: the largest window, a gzip header required

int end_inflating(z_stream* stream) {
    const int status = inflateEnd(stream);
    delete stream;
    return status;
}

std::string why(int error) {
    return std::error_code{error, std::generic_category()}.message();
}

}  // namespace

ByteReader::Descriptor::~Descriptor() {
    if (number > STDIN_FILENO) close(number);
}

ByteReader::ByteReader(std::string name)
    : name_{std::move(name)},
      file_{name_ == "-" ? STDIN_FILENO : open(name_.c_str(), O_RDONLY | O_CLOEXEC)},
      raw_(raw_size),
      inflating_{nullptr, end_inflating} {
    if (file_.number < 0) fail(why(errno));
    // A pipe may give one byte at first; the mark of gzip takes two.
    while (!ended_ && filled_ < 2) refill();
    if (begins_as_gzip()) {
        auto stream = std::make_unique<z_stream>();
        if (inflateInit2(stream.get(), gzip_only) != Z_OK) throw std::bad_alloc{};
        inflating_.reset(stream.release());
        in_member_ = true;
    } else if (name_.ends_with(".gz")) {
        fail("is no gzip file");
    }
}

void ByteReader::fail(const std::string& reason) const {
    throw SourceFailure{(name_ == "-" ? "standard input" : name_) + ": " + reason};
}

// Adds what the file gives next behind what is left.
void ByteReader::refill() {
    if (at_ == filled_) at_ = filled_ = 0;
    std::copy(raw_.begin() + static_cast<std::ptrdiff_t>(at_), raw_.begin() + static_cast<std::ptrdiff_t>(filled_),
              raw_.begin());
    filled_ -= std::exchange(at_, 0);
    ssize_t got = 0;
    do got = ::read(file_.number, raw_.data() + filled_, raw_.size() - filled_);
    while (got < 0 && errno == EINTR);
    if (got < 0) fail(why(errno));
    ended_ = got == 0;
    filled_ += static_cast<std::size_t>(got);
    taken_ += static_cast<std::uint64_t>(got);
}

bool ByteReader::begins_as_gzip() const {
    return filled_ - at_ >= 2 && raw_[at_] == 0x1f && raw_[at_ + 1] == 0x8b;
}

std::size_t ByteReader::read(std::span<char> space) {
    if (space.empty()) return 0;
    return inflating_ ? unpack(space) : copy(space);
}

std::size_t ByteReader::copy(std::span<char> space) {
    if (at_ == filled_ && !ended_) refill();
    const auto count = std::min(space.size(), filled_ - at_);
    std::copy_n(raw_.begin() + static_cast<std::ptrdiff_t>(at_), count, space.begin());
    at_ += count;
    return count;
}

std::size_t ByteReader::unpack(std::span<char> space) {
    if (broken_) fail(*broken_);
    auto& stream = *inflating_;
    stream.next_out = reinterpret_cast<unsigned char*>(space.data());
    stream.avail_out = static_cast<uInt>(std::min<std::size_t>(space.size(), raw_size));
    const auto room = stream.avail_out;
    while (in_member_ && stream.avail_out == room && !broken_) {
        if (at_ == filled_ && !ended_) refill();
        if (at_ == filled_) {
            broken_ = "the gzip file is cut short";
            break;
        }
        stream.next_in = raw_.data() + at_;
        stream.avail_in = static_cast<uInt>(filled_ - at_);
        const int status = inflate(&stream, Z_NO_FLUSH);
        at_ = filled_ - stream.avail_in;
        if (status == Z_STREAM_END)
            begin_member_or_end();
        else if (status == Z_MEM_ERROR)
            throw std::bad_alloc{};
        else if (status != Z_OK && status != Z_BUF_ERROR)
            broken_ =
                std::string{"the gzip file is corrupt"} + (stream.msg ? std::string{" ("} + stream.msg + ")" : "");
    }
    const std::size_t count = room - stream.avail_out;
    if (count == 0 && broken_) fail(*broken_);
    return count;
}

// After a member comes another, or padding of zeros (tapes), or the end.
void ByteReader::begin_member_or_end() {
    while (!ended_ && filled_ - at_ < 2) refill();
    if (begins_as_gzip()) {
        if (inflateReset(inflating_.get()) != Z_OK) throw std::bad_alloc{};
        return;
    }
    in_member_ = false;
    for (;; refill()) {
        if (std::any_of(raw_.begin() + static_cast<std::ptrdiff_t>(at_),
                        raw_.begin() + static_cast<std::ptrdiff_t>(filled_), [](auto byte) { return byte != 0; }))
            broken_ = "the gzip file goes on after its end";
        at_ = filled_;
        if (ended_ || broken_) return;
    }
}

}  // namespace filon
