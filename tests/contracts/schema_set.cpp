#include "tests/contracts/schema_set.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>

namespace filon {
namespace {

// RapidJSON passes over a reference that leads nowhere, and so would accept anything there.
void check_references(const rapidjson::Value& value, const rapidjson::Document& whole,
                      const std::filesystem::path& file) {
    if (value.IsArray())
        for (const auto& item : value.GetArray()) check_references(item, whole, file);
    if (!value.IsObject()) return;
    for (const auto& member : value.GetObject()) check_references(member.value, whole, file);
    const auto reference = value.FindMember("$ref");
    if (reference == value.MemberEnd() || !reference->value.IsString()) return;
    const std::string text = reference->value.GetString();
    const auto hash = text.find('#');
    if (hash == std::string::npos) throw std::runtime_error(fmt::format("{}: $ref {} has no #", file.string(), text));
    const rapidjson::Pointer pointer{text.c_str() + hash};
    const bool found = hash == 0 ? pointer.Get(whole) != nullptr : [&] {
        const auto other = read_json(file.parent_path() / text.substr(0, hash));
        return pointer.Get(other) != nullptr;
    }();
    if (!found) throw std::runtime_error(fmt::format("{}: $ref {} leads nowhere", file.string(), text));
}

std::string text_of(const rapidjson::Pointer& pointer) {
    rapidjson::StringBuffer text;
    pointer.StringifyUriFragment(text);
    return text.GetString();
}

}  // namespace

rapidjson::Document read_json(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", file.string()));
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(bytes.data(), bytes.size());
    if (document.HasParseError())
        throw std::runtime_error(fmt::format("{}: {} at byte {}", file.string(),
                                             rapidjson::GetParseError_En(document.GetParseError()),
                                             document.GetErrorOffset()));
    return document;
}

const rapidjson::SchemaDocument& SchemaSet::schema(const std::string& name) {
    if (const auto known = built_.find(name); known != built_.end()) return *known->second;
    const auto file = folder_ / name;
    const auto document = read_json(file);
    check_references(document, document, file);
    return *built_.emplace(name, std::make_unique<rapidjson::SchemaDocument>(document, this)).first->second;
}

const rapidjson::SchemaDocument* SchemaSet::GetRemoteDocument(const char* uri, rapidjson::SizeType length) {
    // Version 1.1.0 leaves the last character of the address out of the length; the name before the # is meant.
    const std::string_view given{uri, length + 1};
    return &schema(std::string{given.substr(0, given.find('#'))});
}

std::vector<std::string> SchemaSet::faults_of(const rapidjson::Value& value, const std::string& name) {
    rapidjson::SchemaValidator validator{schema(name)};
    if (value.Accept(validator)) return {};
    return {fmt::format("{}: {} breaks \"{}\" of {}", name, text_of(validator.GetInvalidDocumentPointer()),
                        validator.GetInvalidSchemaKeyword(), text_of(validator.GetInvalidSchemaPointer()))};
}

}  // namespace filon
