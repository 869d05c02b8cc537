#include "indexer/read_lexicon.h"

#include <fstream>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "indexer/sources/record_source.h"

namespace filon {

Lexicon read_lexicon(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) throw SourceFailure{fmt::format("{} is no folder", folder.string())};
    std::vector<LexiconFile> files;
    for (const auto name : Lexicon::file_names()) {
        const auto path = folder / name;
        if (!std::filesystem::exists(path)) continue;
        std::ifstream file{path, std::ios::binary};
        std::ostringstream text;
        text << file.rdbuf();
        if (!file) throw SourceFailure{fmt::format("cannot read {}", path.string())};
        files.push_back({.name = std::string{name}, .text = std::move(text).str()});
    }
    if (files.empty())
        throw SourceFailure{
            fmt::format("{} holds none of {}", folder.string(), fmt::join(Lexicon::file_names(), ", "))};
    auto lexicon = Lexicon::parse(files);
    if (!lexicon)
        throw SourceFailure{fmt::format("{}/{}: {}", folder.string(), lexicon.error().field, lexicon.error().reason)};
    return *std::move(lexicon);
}

}  // namespace filon
