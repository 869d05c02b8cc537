#include "indexer/records/record_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include "engine/values/utf8.h"
#include "indexer/records/read_record.h"
#include "indexer/records/salvage.h"
#include "indexer/records/values.h"

namespace filon {
namespace {

// How deep brackets nest outside texts. Exact as far as the line is JSON, which is as far as the parser goes.
std::size_t depth(std::string_view line) {
    std::size_t now = 0, most = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        switch (line[i]) {
            case '"':
                for (++i; i < line.size() && line[i] != '"'; ++i)
                    if (line[i] == '\\') ++i;
                break;
            case '{':
            case '[':
                most = std::max(most, ++now);
                break;
            case '}':
            case ']':
                now -= now == 0 ? 0 : 1;
                break;
            default:
                break;
        }
    }
    return most;
}

// The escape of half a surrogate pair passes RapidJSON and makes three bytes that begin with ED A0 to ED BF.
bool has_lone_surrogate(std::string_view text) {
    for (auto at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1))
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return true;
    return false;
}

// The name that stands twice in an object, if any.
std::optional<std::string_view> repeated_name(const Json& object) {
    const auto members = object.GetObject();
    if (object.MemberCount() <= 16) {
        for (auto a = members.begin(); a != members.end(); ++a)
            for (auto b = members.begin(); b != a; ++b)
                if (text_of(a->name) == text_of(b->name)) return text_of(a->name);
        return std::nullopt;
    }
    std::vector<std::string_view> names;
    names.reserve(object.MemberCount());
    for (const auto& member : members) names.push_back(text_of(member.name));
    std::ranges::sort(names);
    const auto twice = std::ranges::adjacent_find(names);
    return twice == names.end() ? std::nullopt : std::optional{*twice};
}

// What JSON's grammar leaves open and the catalogue does not: a member given twice, half a surrogate pair. What is
// confidential may repeat its members, since it decides nothing about the record; text it must be. The walk is
// recursive; the depth is limited before.
void check_throughout(const FieldValue& value, bool may_repeat = false) {
    constexpr auto surrogate = "holds half a surrogate pair, which is no character";
    if (value.findings.fault()) return;
    if (value.json.IsString() && has_lone_surrogate(text_of(value.json))) value.fail(surrogate);
    if (value.json.IsArray())
        for (rapidjson::SizeType i = 0; i < value.json.Size(); ++i)
            check_throughout({value.json[i], value.path.element(i), value.findings}, may_repeat);
    if (!value.json.IsObject()) return;
    if (const auto name = may_repeat ? std::nullopt : repeated_name(value.json))
        value.findings.fail(value.path.member(*name), "is given twice");
    const bool record = value.path.parent == nullptr && value.path.name.empty();
    for (const auto& member : value.json.GetObject()) {
        const auto name = text_of(member.name);
        if (has_lone_surrogate(name)) value.fail(surrogate);
        const bool confidential = record && name == "confidential";
        check_throughout({member.value, value.path.member(name), value.findings}, may_repeat || confidential);
    }
}

std::size_t sessions_of(const Json& object) {
    const auto sessions = object.FindMember("sessions");
    return sessions != object.MemberEnd() && sessions->value.IsArray() ? sessions->value.Size() : 0;
}

std::string text_member(const Json& object, const char* name, std::size_t size) {
    const auto member = object.FindMember(name);
    const bool said = member != object.MemberEnd() && member->value.IsString();
    return said ? shortened(text_of(member->value), size) : std::string{};
}

// A line that is refused before its members are looked at.
RejectedRecord rejected(std::string_view line, std::string reason) {
    auto known = salvage(line);
    return {.type = std::move(known.type),
            .id = std::move(known.id),
            .sessions = known.sessions,
            .fault = {.field = {}, .reason = std::move(reason)}};
}

RejectedRecord not_parsed(std::string_view line, const rapidjson::ParseResult& result) {
    if (!is_utf8(line)) {
        auto known = salvage(line);
        return {.type = std::move(known.type),
                .id = std::move(known.id),
                .sessions = known.sessions,
                .fault = {.field = std::move(known.bad_text), .reason = "holds bytes that are not UTF-8"}};
    }
    return rejected(
        line, fmt::format("is no JSON: {} (byte {})", rapidjson::GetParseError_En(result.Code()), result.Offset() + 1));
}

// The record of an object, by its type; nothing where the type is wrong.
std::optional<Record> read_record(Fields& fields) {
    static constexpr std::array<std::string_view, 3> types{"provider", "offer", "delete"};
    const auto type = fields.one("type", [](const FieldValue& value) { return read_position(value, types); });
    if (!type) {
        fields.fail("type", "is missing");
        return std::nullopt;
    }
    if (*type == 0) return read_provider(fields);
    if (*type == 1) return read_offer(fields);
    return read_deletion(fields);
}

}  // namespace

// Two pools that are emptied for each line; their first blocks are ours and stay.
struct RecordReader::Parser {
    static constexpr std::size_t pool_size = std::size_t{1} << 16;
    std::unique_ptr<char[]> value_block = std::make_unique_for_overwrite<char[]>(pool_size);
    std::unique_ptr<char[]> stack_block = std::make_unique_for_overwrite<char[]>(pool_size);
    JsonPool values{value_block.get(), pool_size, pool_size};
    JsonPool stack{stack_block.get(), pool_size, pool_size};
};

RecordReader::RecordReader(UnknownField unknown_field)
    : parser_{std::make_unique<Parser>()}, unknown_field_{std::move(unknown_field)} {}
RecordReader::RecordReader(RecordReader&&) noexcept = default;
RecordReader& RecordReader::operator=(RecordReader&&) noexcept = default;
RecordReader::~RecordReader() = default;

std::expected<Record, RejectedRecord> RecordReader::read(std::string_view line) {
    if (line.size() > longest_line)
        return std::unexpected{rejected(line, fmt::format("is longer than {} bytes", longest_line))};
    // RapidJSON takes a NUL for the end and would overlook what follows.
    if (line.find('\0') != std::string_view::npos) return std::unexpected{rejected(line, "holds a NUL byte")};
    if (depth(line) > deepest)
        return std::unexpected{rejected(line, fmt::format("nests deeper than {} levels", deepest))};

    constexpr std::size_t first_stack_size = 4096;
    parser_->values.Clear();
    parser_->stack.Clear();
    constexpr unsigned flags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
    JsonDocument document{&parser_->values, first_stack_size, &parser_->stack};
    // Not Parse(): it would pass over the bytes of a byte order mark, even half of one.
    rapidjson::MemoryStream stream{line.data(), line.size()};
    document.ParseStream<flags, rapidjson::UTF8<>>(stream);
    if (document.HasParseError()) return std::unexpected{not_parsed(line, document)};
    if (!document.IsObject()) return std::unexpected{rejected(line, "is no JSON object")};

    Findings findings{unknown_field_};
    const FieldPath root;
    const FieldValue whole{document, root, findings};
    check_throughout(whole);
    std::optional<Record> record;
    if (!findings.fault()) record = object_read_by(read_record)(whole);
    if (!findings.fault()) return *std::move(record);
    auto type = text_member(document, "type", 100);
    const auto sessions = type == "offer" ? sessions_of(document) : 0;
    return std::unexpected{RejectedRecord{.type = std::move(type),
                                          .id = text_member(document, "id", 512),
                                          .sessions = sessions,
                                          .fault = *findings.fault()}};
}

}  // namespace filon
