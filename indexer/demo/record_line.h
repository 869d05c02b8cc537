// One record of the demo catalogue as it is being written.
#pragma once

#include <cstdint>
#include <ranges>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "engine/offers/place_reference.h"

namespace filon {

// A JSON object on one line, whose memory serves for the next record. Members are written in the order of the calls.
class RecordLine {
public:
    void begin() {
        buffer_.Clear();
        writer_.Reset(buffer_);
        writer_.StartObject();
    }
    // The whole line without its end; lives until the next `begin`.
    std::string_view finish() {
        writer_.EndObject();
        return {buffer_.GetString(), buffer_.GetSize()};
    }
    void open(std::string_view name) {
        key(name);
        writer_.StartObject();
    }
    void open_element() { writer_.StartObject(); }
    void close() { writer_.EndObject(); }
    void open_list(std::string_view name) {
        key(name);
        writer_.StartArray();
    }
    void close_list() { writer_.EndArray(); }
    void element(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
    void text(std::string_view name, std::string_view value) {
        key(name);
        element(value);
    }
    void number(std::string_view name, std::int64_t value) {
        key(name);
        writer_.Int64(value);
    }
    // count / 100, written without a trailing zero: 0.85, 4.7, 3.
    void hundredths(std::string_view name, std::int64_t count);
    void flag(std::string_view name, bool value) {
        key(name);
        writer_.Bool(value);
    }
    // Nothing at all when there are none: missing is unknown.
    template <std::ranges::input_range Range>
    void list(std::string_view name, const Range& values) {
        if (std::ranges::empty(values)) return;
        open_list(name);
        for (const auto& value : values) element(value);
        close_list();
    }
    // The members of a place within an object that is open.
    void place_members(const PlaceReference& place, std::string_view label);

private:
    void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
    void raw_number(std::string_view name, std::string_view digits);

    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace filon
