#include "indexer/records/salvage.h"

#include <algorithm>
#include <vector>

#include <rapidjson/encodings.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "engine/values/utf8.h"

namespace filon {
namespace {

// Follows RapidJSON's events and remembers where it is.
class Collector : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Collector> {
public:
    Salvage salvage;

    bool Default() {
        begin_value();
        return true;
    }
    bool String(const char* data, rapidjson::SizeType size, bool) {
        const std::string_view text{data, size};
        begin_value();
        if (open_.size() == 1 && open_[0].name == "type" && salvage.type.empty()) salvage.type = shortened(text, 100);
        if (open_.size() == 1 && open_[0].name == "id" && salvage.id.empty()) salvage.id = shortened(text, 512);
        note(text);
        return true;
    }
    bool Key(const char* data, rapidjson::SizeType size, bool) {
        open_.back().name.clear();
        note({data, size});
        open_.back().name = shortened({data, size}, 80);
        return true;
    }
    bool StartObject() { return start({.array = false}); }
    bool StartArray() { return start({.array = true}); }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool EndArray(rapidjson::SizeType) { return end(); }

private:
    struct Level {
        bool array = false;
        std::size_t count = 0;
        std::string name = {};
    };

    void begin_value() {
        if (open_.empty() || !open_.back().array) return;
        ++open_.back().count;
        if (open_.size() == 2 && !open_[0].array && open_[0].name == "sessions") ++salvage.sessions;
    }
    bool start(Level level) {
        begin_value();
        open_.push_back(std::move(level));
        return open_.size() <= deepest;
    }
    bool end() {
        open_.pop_back();
        return true;
    }
    void note(std::string_view text) {
        if (found_ || is_utf8(text)) return;
        salvage.bad_text = path();
        found_ = true;
    }
    std::string path() const {
        std::string text;
        for (const auto& level : open_) {
            if (level.array)
                text += '[' + std::to_string(level.count - 1) + ']';
            else if (!level.name.empty())
                text += (text.empty() ? "" : ".") + level.name;
        }
        return text;
    }

    std::vector<Level> open_;
    bool found_ = false;
};

}  // namespace

std::string shortened(std::string_view text, std::size_t size) {
    std::string result;
    while (!text.empty()) {
        const auto length = utf8_length(text, 0);
        const auto character = length == 0 ? std::string_view{"\uFFFD"} : text.substr(0, length);
        if (result.size() + character.size() > size) return result + "…";
        result += character;
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

Salvage salvage(std::string_view line) {
    Collector collector;
    rapidjson::MemoryStream stream{line.data(), line.size()};
    rapidjson::Reader reader;
    reader.Parse<rapidjson::kParseIterativeFlag>(stream,
                                                 collector);  // its outcome is known: the line is not acceptable
    return std::move(collector.salvage);
}

}  // namespace filon
