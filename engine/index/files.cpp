#include "engine/index/files.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/index/failure.h"

namespace filon {
namespace {

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path) {
    throw IndexFailure{fmt::format("{} {}: {}", what, path.string(), std::generic_category().message(errno))};
}

}  // namespace

OpenFile::OpenFile(const std::filesystem::path& path, int flags)
    : number_{::open(path.c_str(), flags | O_CLOEXEC, 0644)} {
    if (number_ < 0) fail("cannot open", path);
}

OpenFile::~OpenFile() {
    ::close(number_);
}

MappedFile::MappedFile(const std::filesystem::path& path) {
    const OpenFile file{path, O_RDONLY};
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) fail("cannot read", path);
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) return;
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.number(), 0);
    if (mapped == MAP_FAILED) fail("cannot map", path);
    data_ = static_cast<const std::byte*>(mapped);
}

MappedFile::~MappedFile() {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): munmap(2) takes what mmap gave
    if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_{std::exchange(other.data_, nullptr)}, size_{std::exchange(other.size_, 0)} {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

void write_durably(const std::filesystem::path& path, std::string_view bytes) {
    const OpenFile file{path, O_WRONLY | O_CREAT | O_TRUNC};
    while (!bytes.empty()) {
        const auto written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("cannot write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) fail("cannot write", path);
}

void make_durable(const std::filesystem::path& path) {
    const OpenFile file{path, O_RDONLY};
    if (::fsync(file.number()) != 0) fail("cannot make durable", path);
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) fail(fmt::format("cannot rename {} to", from.string()), to);
    make_durable(to.parent_path());
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw IndexFailure{"SHA-256 is not to be had"};
    std::string text;
    for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
}

}  // namespace filon
