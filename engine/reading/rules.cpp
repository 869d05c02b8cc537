// The rules and lists of data/reading that are part of the program.
#include <stdexcept>
#include <string>

#include "engine/reading/grammar.h"
#include "engine/reading/places_said.h"
#include "engine/values/csv.h"

extern const char filon_reading_rules[], filon_reading_rules_end[];
extern const char filon_reading_ordinary_names[], filon_reading_ordinary_names_end[];

namespace filon {
namespace {

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

Grammar Grammar::built_in() {
    return Grammar{between(filon_reading_rules, filon_reading_rules_end)};
}

OrdinaryNames OrdinaryNames::built_in() {
    return OrdinaryNames{between(filon_reading_ordinary_names, filon_reading_ordinary_names_end)};
}

OrdinaryNames::OrdinaryNames(std::string_view csv) {
    constexpr auto tags = std::to_array<std::string_view>({"fr", "en", "de", "es"});
    const auto read = for_each_csv_row(csv, [&](std::span<const std::string> fields, std::size_t line) {
        if (line == 1) return;
        if (fields.size() != 2) throw std::logic_error{"ordinary_names.csv line " + std::to_string(line)};
        for (std::size_t i = 0; i < tags.size(); ++i)
            if (fields[1].find(tags[i]) != std::string::npos) names_[i].insert(fields[0]);
    });
    if (!read) throw std::logic_error{"ordinary_names.csv " + read.error().field + " " + read.error().reason};
}

bool OrdinaryNames::holds(std::string_view name, TextLanguage language) const {
    return names_[static_cast<std::size_t>(language)].contains(name);
}

}  // namespace filon
