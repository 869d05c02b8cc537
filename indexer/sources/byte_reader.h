// The bytes of a file or of standard input, unpacked where they are gzip.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <zlib.h>

namespace filon {

// Reads from the start to the end. Bytes that begin as gzip (RFC 1952) are unpacked, all members of it; a name that
// ends in .gz promises gzip. Throws SourceFailure, which names the source, when it cannot be read or is broken gzip;
// what came before the break was given.
class ByteReader {
public:
    // `name`: a path, or "-" for standard input.
    explicit ByteReader(std::string name);

    // Fills `space` from its start; how many bytes came, 0 only at the end.
    std::size_t read(std::span<char> space);
    // Bytes taken from the disk so far.
    std::uint64_t taken() const { return taken_; }

private:
    [[noreturn]] void fail(const std::string& reason) const;
    void refill();
    bool begins_as_gzip() const;
    std::size_t copy(std::span<char> space);
    std::size_t unpack(std::span<char> space);
    void begin_member_or_end();

    // An open file, closed with its owner; standard input stays open.
    struct Descriptor {
        explicit Descriptor(int descriptor) : number{descriptor} {}
        Descriptor(const Descriptor&) = delete;
        Descriptor& operator=(const Descriptor&) = delete;
        ~Descriptor();
        int number;
    };

    std::string name_;
    Descriptor file_;
    std::vector<unsigned char> raw_;
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    bool ended_ = false;  // the file has no more bytes than those in `raw_`
    std::uint64_t taken_ = 0;
    std::unique_ptr<z_stream, int (*)(z_stream*)> inflating_;  // null unless it is gzip
    bool in_member_ = false;
    std::optional<std::string> broken_;  // a failure that waits until what came before it is given
};

}  // namespace filon
