// JSON written straight into a buffer, without a tree in between.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace filon {

// What is written is always UTF-8 JSON; calls follow the order of the text.
class JsonWriter {
public:
    void begin_object() { writer_.StartObject(); }
    void end_object() { writer_.EndObject(); }
    void begin_array() { writer_.StartArray(); }
    void end_array() { writer_.EndArray(); }
    JsonWriter& key(std::string_view name) {
        writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
        return *this;
    }
    void null() { writer_.Null(); }
    void value(std::string_view text) { writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
    void value(const char* text) { value(std::string_view{text}); }
    void value(const std::string& text) { value(std::string_view{text}); }
    void value(bool truth) { writer_.Bool(truth); }
    void value(std::int64_t number) { writer_.Int64(number); }
    void value(std::uint64_t number) { writer_.Uint64(number); }
    void value(double number);
    // A number of so many decimals, held as a whole number: decimal(1250, 2) is 12.5.
    void decimal(std::int64_t scaled, unsigned decimals);
    // JSON that is known to be such.
    void raw(std::string_view json) { writer_.RawValue(json.data(), json.size(), rapidjson::kObjectType); }

    template <class T>
    void value(const std::optional<T>& maybe) {
        if (maybe)
            value(*maybe);
        else
            null();
    }
    template <class T>
    void member(std::string_view name, const T& member_value) {
        key(name).value(member_value);
    }
    // Left out where there is nothing.
    template <class T>
    void member_if(std::string_view name, const std::optional<T>& maybe) {
        if (maybe) member(name, *maybe);
    }
    void list(std::string_view name, const std::vector<std::string>& texts);

    std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

private:
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace filon
