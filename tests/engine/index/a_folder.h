// A folder of a test's own, gone when the test is over.
#pragma once

#include <filesystem>
#include <string>

#include <stdlib.h>

namespace filon {

class AFolder {
public:
    AFolder() {
        auto name = (std::filesystem::temp_directory_path() / "filon-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~AFolder() { std::filesystem::remove_all(path_); }
    AFolder(const AFolder&) = delete;
    AFolder& operator=(const AFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace filon
