// Cursors over the values of one record: where a value stands, and what is found wrong on the way.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/offers/record_codec.h"
#include "engine/values/outcome.h"
#include "indexer/records/json.h"

namespace filon {

// The way to a value, as a chain of stack frames that is spelt out only when somebody must be told.
struct FieldPath {
    static constexpr std::size_t no_index = static_cast<std::size_t>(-1);
    const FieldPath* parent = nullptr;
    std::string_view name;         // of a member
    std::size_t index = no_index;  // of an element

    FieldPath member(std::string_view member_name) const { return {.parent = this, .name = member_name}; }
    FieldPath element(std::size_t position) const { return {.parent = this, .name = {}, .index = position}; }
    // "sessions[0].start"
    std::string text() const;
    // "sessions[].start"
    std::string pattern() const;
};

// What is found wrong with one record: its first fault, and the members that nobody knows.
class Findings {
public:
    explicit Findings(const std::function<void(std::string_view)>& unknown_field) : unknown_field_{unknown_field} {}
    void fail(const FieldPath& path, std::string reason);
    void unknown(const FieldPath& path);
    const std::optional<Fault>& fault() const { return fault_; }

private:
    const std::function<void(std::string_view)>& unknown_field_;
    std::optional<Fault> fault_;
    std::size_t unknown_ = 0;
};

// A value of the record and where it stands.
struct FieldValue {
    const Json& json;
    const FieldPath& path;
    Findings& findings;

    // Nothing, as every reader of a value answers when it cannot; the fault is kept.
    std::nullopt_t fail(std::string reason) const {
        findings.fail(path, std::move(reason));
        return std::nullopt;
    }
};

// The members of one object. A reader is whatever takes a FieldValue and answers an optional: nothing for what is wrong
// (the fault is in the findings) and for what says nothing, such as an empty text. `null` is the same as missing.
class Fields {
public:
    // `value.json` is an object.
    explicit Fields(const FieldValue& value) : value_{value} {}

    // The member under a name, read; nothing when it is missing.
    template <class Reader>
    auto one(std::string_view name, Reader reader) {
        const auto path = value_.path.member(name);
        const Json* json = find(name);
        return json ? reader(FieldValue{*json, path, value_.findings}) : decltype(reader(value_)){};
    }

    // The same, where a record without it is refused; then the value returned is an empty one.
    template <class Reader>
    auto required(std::string_view name, Reader reader) {
        auto read = one(name, reader);
        if (!read) fail(name, "is missing");  // unless it failed already: the first fault counts
        return std::move(read).value_or(typename decltype(read)::value_type{});
    }

    // A list of such values, without those that say nothing; empty when it is missing.
    template <class Reader>
    auto list(std::string_view name, Reader reader) {
        const Json* json = find(name);
        if (json && !json->IsArray()) fail(name, "must be a list");
        return elements(json && json->IsArray() ? json : nullptr, name, reader);
    }

    // A list in which each value stands once: repetitions are dropped.
    template <class Reader>
    auto set(std::string_view name, Reader reader) {
        return without_repetition(list(name, reader));
    }

    // One value or a list of them.
    template <class Reader>
    auto one_or_set(std::string_view name, Reader reader) {
        const Json* json = find(name);
        if (json && json->IsArray()) return without_repetition(elements(json, name, reader));
        auto values = elements(nullptr, name, reader);
        const auto path = value_.path.member(name);
        if (json)
            if (auto read = reader(FieldValue{*json, path, value_.findings})) values.push_back(*std::move(read));
        return values;
    }

    void fail(std::string_view name, std::string reason) {
        value_.findings.fail(value_.path.member(name), std::move(reason));
    }
    // Something wrong with the object as a whole.
    void fail(std::string reason) { value_.findings.fail(value_.path, std::move(reason)); }

    // True while nothing but empty members was met: an object that says nothing is a missing one.
    bool empty() const { return !said_; }

    // Tells of every member that was not asked for. To be called last.
    void warn_of_the_rest() const;

private:
    // Null for what is missing or `null`.
    const Json* find(std::string_view name);

    template <class Reader>
    auto elements(const Json* json, std::string_view name, Reader reader) {
        std::vector<typename decltype(reader(value_))::value_type> values;
        if (!json) return values;
        if (json->Size() > longest_list) {
            fail(name, "is a list of more than " + std::to_string(longest_list) + " values");
            return values;
        }
        values.reserve(json->Size());
        const auto path = value_.path.member(name);
        for (rapidjson::SizeType i = 0; i < json->Size() && !value_.findings.fault(); ++i) {
            if ((*json)[i].IsNull()) continue;
            if (auto read = reader(FieldValue{(*json)[i], path.element(i), value_.findings}))
                values.push_back(*std::move(read));
        }
        return values;
    }

    template <class T>
    static std::vector<T> without_repetition(std::vector<T> values) {
        if (values.size() < 2) return values;
        std::set<T> seen;
        std::erase_if(values, [&seen](const T& value) { return !seen.insert(value).second; });
        return values;
    }

    FieldValue value_;
    // Names asked for; no object of the contract has as many.
    std::array<std::string_view, 40> asked_{};
    std::size_t asked_count_ = 0;
    std::size_t found_ = 0;
    bool said_ = false;
};

// The reader of an object, from a function that reads its members.
template <class Read>
auto object_read_by(Read read) {
    return [read](const FieldValue& value) -> decltype(read(std::declval<Fields&>())) {
        if (!value.json.IsObject()) return value.fail("must be an object");
        Fields fields{value};
        auto result = read(fields);
        // Of a record that is refused nobody needs to hear which of its members were not looked at.
        if (!value.findings.fault()) fields.warn_of_the_rest();
        return result;
    };
}

}  // namespace filon
