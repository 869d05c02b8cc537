#include "indexer/sources/open_sources.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "indexer/sources/jsonl_source.h"

namespace filon {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";

// Sources one after the other, each opened when it is reached.
class SourceChain : public RecordSource {
public:
    SourceChain(std::vector<std::string> names, std::optional<std::uint64_t> total)
        : names_{std::move(names)}, total_{total} {}

    bool next(SourceLine& line) override {
        for (; at_ < names_.size(); ++at_) {
            if (!open_) open_ = std::make_unique<JsonlSource>(names_[at_]);
            if (open_->next(line)) return true;
            read_before_ += open_->progress().read;
            open_.reset();
        }
        return false;
    }

    SourceProgress progress() const override {
        return {.read = read_before_ + (open_ ? open_->progress().read : 0), .total = total_};
    }

private:
    std::vector<std::string> names_;
    std::size_t at_ = 0;
    std::unique_ptr<RecordSource> open_;
    std::uint64_t read_before_ = 0;
    std::optional<std::uint64_t> total_;
};

bool named_as_jsonl(std::string_view name) {
    return name.ends_with(".jsonl") || name.ends_with(".jsonl.gz");
}

// The files of a folder that are sources, in the order of their names; what else lies there is warned about.
std::vector<std::string> files_of(const fs::path& folder, std::vector<std::string>& warnings) {
    std::vector<std::string> files, others;
    std::error_code error;
    for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error)) {
        const bool file = !at->is_directory(error);
        (file && named_as_jsonl(at->path().native()) ? files : others).push_back(at->path().string());
    }
    if (error) throw SourceFailure{fmt::format("{}: {}", folder.string(), error.message())};
    std::ranges::sort(files);
    std::ranges::sort(others);
    for (const auto& other : others) warnings.push_back(fmt::format("{}: ignored, no .jsonl or .jsonl.gz file", other));
    if (files.empty()) throw SourceFailure{fmt::format("{}: holds no .jsonl or .jsonl.gz file", folder.string())};
    return files;
}

// The files that one name of the command line stands for.
std::vector<std::string> expanded(const std::string& name, std::string_view format,
                                  std::vector<std::string>& warnings) {
    if (name == standard_input) return {name};
    std::error_code error;
    const auto status = fs::status(name, error);
    if (!fs::exists(status))
        throw SourceFailure{fmt::format(
            "{}: {}", name, status.type() == fs::file_type::not_found ? "does not exist" : error.message())};
    if (fs::is_directory(status)) return files_of(name, warnings);
    if (format.empty() && !named_as_jsonl(name))
        throw SourceFailure{fmt::format("{}: its name does not tell its format (.jsonl, .jsonl.gz)", name)};
    return {name};
}

// The bytes of all of them on the disk; nothing when one is no plain file.
std::optional<std::uint64_t> total_size(std::span<const std::string> names) {
    std::uint64_t total = 0;
    for (const auto& name : names) {
        std::error_code error;
        const auto size = name == standard_input ? std::uintmax_t{0} : fs::file_size(name, error);
        if (name == standard_input || error) return std::nullopt;
        total += size;
    }
    return total;
}

}  // namespace

OpenedSources open_sources(std::span<const std::string> names, std::string_view format) {
    if (!format.empty() && format != "jsonl") throw SourceFailure{fmt::format("{}: no such format", format)};
    if (std::ranges::count(names, standard_input) > 1) throw SourceFailure{"standard input: can be read only once"};
    OpenedSources opened;
    std::vector<std::string> files;
    for (const auto& name : names) {
        const auto more = expanded(name, format, opened.warnings);
        files.insert(files.end(), more.begin(), more.end());
    }
    const auto total = total_size(files);
    opened.records = std::make_unique<SourceChain>(std::move(files), total);
    return opened;
}

}  // namespace filon
