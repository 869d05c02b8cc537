#include "tests/indexer/sources/source_folder.h"

#include <fstream>

#include <unistd.h>
#include <zlib.h>

#include "indexer/sources/open_sources.h"

namespace filon {

namespace fs = std::filesystem;

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string packed(deflateBound(&stream, bytes.size()) + 32, '\0');
    std::string input = bytes;
    stream.next_in = reinterpret_cast<unsigned char*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<unsigned char*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

Read all_of(RecordSource& source) {
    Read read;
    SourceLine line;
    try {
        while (source.next(line)) read.lines.emplace_back(line.number, line.bytes);
    } catch (const SourceFailure& failure) {
        read.failure = failure.what();
    }
    return read;
}

Sources::Sources() {
    std::string name = (fs::temp_directory_path() / "sources-XXXXXX").string();
    folder_ = mkdtemp(name.data());
}

Sources::~Sources() {
    fs::remove_all(folder_);
}

std::string Sources::put(const std::string& name, const std::string& bytes) const {
    const auto path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << bytes;
    return path.string();
}

Read Sources::read(const std::vector<std::string>& names, std::string_view format) {
    return all_of(*open_sources(names, format).records);
}

std::string Sources::failure_of(const std::vector<std::string>& names, std::string_view format) {
    try {
        open_sources(names, format);
    } catch (const SourceFailure& failure) {
        return failure.what();
    }
    return {};
}

}  // namespace filon
