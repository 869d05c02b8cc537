#include "engine/index/manifest.h"

#include <charconv>
#include <optional>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"

namespace filon {
namespace {

constexpr std::string_view heading = "filon-manifest";

// A word that may hold spaces or line ends, written as one that holds none.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || c == '%' || byte == 0x7F)
            out += fmt::format("%{:02X}", byte);
        else
            out += c;
    }
    return out.empty() ? "%" : out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    if (text == "%") return out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned byte = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr == text.data() + i + 3) {
            out += static_cast<char>(byte);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

// The words of one line, taken from the left.
class Words {
public:
    explicit Words(std::string_view line) : rest_{line} {}
    std::string_view next() {
        const auto end = rest_.find(' ');
        const auto word = rest_.substr(0, end);
        rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
        return word;
    }
    bool more() const { return !rest_.empty(); }
    std::uint64_t number() {
        const auto word = next();
        std::uint64_t value = 0;
        if (std::from_chars(word.data(), word.data() + word.size(), value).ptr != word.data() + word.size() ||
            word.empty())
            throw IndexFailure{"a number is missing"};
        return value;
    }

private:
    std::string_view rest_;
};

void read_line(Manifest& manifest, std::string_view line) {
    Words words{line};
    const auto key = words.next();
    if (key == "generation")
        manifest.generation = words.next();
    else if (key == "audience") {
        const auto audience = named<Audience>(words.next());
        if (!audience) throw IndexFailure{"an unknown audience"};
        manifest.audience = *audience;
    } else if (key == "built")
        manifest.built = std::chrono::sys_seconds{std::chrono::seconds{words.number()}};
    else if (key == "date") {
        const auto date = Date::parse(words.next());
        if (!date) throw IndexFailure{"a date that is none"};
        manifest.date = *date;
    } else if (key == "providers")
        manifest.providers = words.number();
    else if (key == "offers")
        manifest.offers = words.number();
    else if (key == "sessions")
        manifest.sessions = words.number();
    else if (key == "topic_threshold") {
        manifest.topic_threshold.value = static_cast<std::uint16_t>(std::min<std::uint64_t>(words.number(), 1'000));
        manifest.topic_threshold.fitted = words.next() == "fitted";
    } else if (key == "file") {
        ManifestFile file{.path = {}, .size = 0, .sha256 = std::string{words.next()}};
        file.size = words.number();
        file.path = unescaped(words.next());
        if (file.path.empty() || file.path.starts_with('/') || file.path.find("..") != std::string::npos)
            throw IndexFailure{"a file outside the folder"};
        manifest.files.push_back(std::move(file));
    } else if (key == "canary") {
        Canary canary{.words = unescaped(words.next()), .total = words.number(), .first_ids = {}};
        while (words.more()) canary.first_ids.push_back(unescaped(words.next()));
        manifest.canaries.push_back(std::move(canary));
    } else {
        throw IndexFailure{fmt::format("an unknown line '{}'", key)};
    }
}

}  // namespace

Manifest Manifest::read(const std::filesystem::path& folder) {
    const auto path = folder / file_name;
    const MappedFile file{path};
    const auto text = file.text();
    const auto refuse = [&](std::string_view why) { return IndexFailure{fmt::format("{}: {}", path.string(), why)}; };
    const auto last = text.rfind("checksum ");
    if (last == std::string_view::npos ||
        text.substr(last) != fmt::format("checksum {}\n", sha256(text.substr(0, last))))
        throw refuse("not whole");
    if (!text.starts_with(fmt::format("{} {}\n", heading, format)))
        throw refuse(fmt::format("not of format {}", format));
    Manifest manifest;
    for (std::size_t at = text.find('\n') + 1; at < last;) {
        const auto end = text.find('\n', at);
        try {
            read_line(manifest, text.substr(at, end - at));
        } catch (const IndexFailure& broken) {
            throw refuse(broken.what());
        }
        at = end + 1;
    }
    return manifest;
}

void Manifest::write(const std::filesystem::path& folder) const {
    std::string text = fmt::format(
        "{} {}\ngeneration {}\naudience {}\nbuilt {}\ndate {}\nproviders {}\noffers {}\nsessions {}\n"
        "topic_threshold {} {}\n",
        heading, format, generation, name_of(audience), built.time_since_epoch().count(), date.text(), providers,
        offers, sessions, topic_threshold.value, topic_threshold.fitted ? "fitted" : "shipped");
    for (const auto& file : files) text += fmt::format("file {} {} {}\n", file.sha256, file.size, escaped(file.path));
    for (const auto& canary : canaries) {
        text += fmt::format("canary {} {}", escaped(canary.words), canary.total);
        for (const auto& id : canary.first_ids) text += " " + escaped(id);
        text += '\n';
    }
    text += fmt::format("checksum {}\n", sha256(text));
    write_durably(folder / file_name, text);
}

void Manifest::cover(const std::filesystem::path& folder, const std::string& path) {
    const MappedFile file{folder / path};
    files.push_back({.path = path, .size = file.bytes().size(), .sha256 = sha256(file.text())});
}

std::vector<std::string> Manifest::missing(const std::filesystem::path& folder) const {
    std::vector<std::string> found;
    for (const auto& expected : files) {
        const auto path = folder / expected.path;
        std::error_code error;
        const auto size = std::filesystem::file_size(path, error);
        if (error)
            found.push_back(fmt::format("{}: missing", path.string()));
        else if (size != expected.size)
            found.push_back(fmt::format("{}: {} bytes, not {}", path.string(), size, expected.size));
    }
    return found;
}

std::vector<std::string> Manifest::differences(const std::filesystem::path& folder) const {
    auto found = missing(folder);
    std::set<std::string, std::less<>> known{std::string{file_name}};
    for (const auto& expected : files) {
        known.insert(expected.path);
        const auto path = folder / expected.path;
        std::error_code error;
        if (std::filesystem::file_size(path, error) != expected.size || error) continue;  // said already
        const MappedFile file{path};
        if (sha256(file.text()) != expected.sha256)
            found.push_back(fmt::format("{}: its bytes are not those that were written", path.string()));
    }
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error})
        if (!known.contains(entry.path().filename().string()))
            found.push_back(fmt::format("{}: not of this index", entry.path().string()));
    if (error) found.push_back(fmt::format("{}: {}", folder.string(), error.message()));
    return found;
}

}  // namespace filon
