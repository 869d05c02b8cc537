// Files as an index needs them: mapped to read, written so that they are on the disk when the call returns.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace filon {

// A file descriptor that closes itself. Throws IndexFailure naming the file.
class OpenFile {
public:
    // `flags` as open(2) takes them; O_CLOEXEC is added.
    OpenFile(const std::filesystem::path& path, int flags);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

// A whole file mapped into memory, read-only. Movable; its bytes stay at their address until it is destroyed, even when
// the file is unlinked. Throws IndexFailure naming the file.
class MappedFile {
public:
    MappedFile() = default;
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    std::span<const std::byte> bytes() const { return {data_, size_}; }
    std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

// Writes a file whole and makes it durable. Throws IndexFailure (no space left, for one) naming the file.
void write_durably(const std::filesystem::path& path, std::string_view bytes);
// fsync of a file or folder: what a rename needs before and after it.
void make_durable(const std::filesystem::path& path);
// rename(2), then fsync of the folder it happened in.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

// SHA-256 in lower-case hexadecimal (FIPS 180-4).
std::string sha256(std::string_view bytes);

}  // namespace filon
