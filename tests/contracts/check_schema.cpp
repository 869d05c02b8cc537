// Reads JSON values from standard input, one a line, and says which of them break a schema of the folder given.
// usage: check_schema FOLDER SCHEMA        exit 0: all keep it; 1: some do not, each said with its line; 2: usage
#include <cstddef>
#include <exception>
#include <iostream>
#include <string>

#include <fmt/format.h>

#include "tests/contracts/schema_set.h"

int main(int count, char** arguments) try {
    if (count != 3) {
        fmt::print(stderr, "usage: check_schema FOLDER SCHEMA\n");
        return 2;
    }
    filon::SchemaSet schemas{arguments[1]};
    bool all_keep_it = true;
    std::string text;
    for (std::size_t line = 1; std::getline(std::cin, text); ++line) {
        rapidjson::Document document;
        document.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
        if (document.HasParseError()) {
            all_keep_it = false;
            fmt::print("line {}: no JSON\n", line);
            continue;
        }
        for (const auto& fault : schemas.faults_of(document, arguments[2])) {
            all_keep_it = false;
            fmt::print("line {}: {}\n", line, fault);
        }
    }
    return all_keep_it ? 0 : 1;
} catch (const std::exception& failure) {
    fmt::print(stderr, "check_schema: {}\n", failure.what());
    return 2;
}
