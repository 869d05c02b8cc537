// The schemas of the project's folder schemas/, by file name; one may refer to another.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>

namespace filon {

// Reads a JSON file whole; an exception when it cannot be read or is no JSON.
rapidjson::Document read_json(const std::filesystem::path& file);

// Draft 4, as RapidJSON understands it. An exception when a file is missing, is no JSON or refers to what is not there.
class SchemaSet final : public rapidjson::IRemoteSchemaDocumentProvider {
public:
    explicit SchemaSet(std::filesystem::path folder) : folder_{std::move(folder)} {}
    // What is wrong with a value, one line each; empty when it is as the schema says.
    std::vector<std::string> faults_of(const rapidjson::Value& value, const std::string& schema);

private:
    // Called by RapidJSON while it builds a schema that refers to another.
    const rapidjson::SchemaDocument* GetRemoteDocument(const char* uri, rapidjson::SizeType length) override;
    const rapidjson::SchemaDocument& schema(const std::string& name);

    std::filesystem::path folder_;
    std::map<std::string, std::unique_ptr<rapidjson::SchemaDocument>> built_;
};

}  // namespace filon
