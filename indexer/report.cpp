#include "indexer/report.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

namespace filon {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void write(Writer& writer, std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(Writer& writer, std::string_view name, std::string_view text) {
    write(writer, name);
    write(writer, text);
}

void write(Writer& writer, std::string_view name, const Counts& counts) {
    write(writer, name);
    writer.StartObject();
    for (const auto& [key, count] :
         {std::pair{"read", counts.read}, {"accepted", counts.accepted}, {"rejected", counts.rejected}}) {
        write(writer, key);
        writer.Uint64(count);
    }
    writer.EndObject();
}

void write(Writer& writer, const RecordOrigin& origin) {
    write(writer, "source", origin.source);
    write(writer, "line");
    writer.Uint64(origin.line);
}

void write(Writer& writer, const Rejection& rejection) {
    writer.StartObject();
    write(writer, rejection.origin);
    write(writer, "type", rejection.type);
    write(writer, "id", rejection.id);
    // A line that is wrong as a whole has no field of its own to name.
    write(writer, "field", rejection.fault.field.empty() ? "record" : rejection.fault.field);
    write(writer, "reason", rejection.fault.reason);
    writer.EndObject();
}

void write(Writer& writer, const Warning& warning) {
    writer.StartObject();
    write(writer, warning.first);
    write(writer, "id", warning.id);
    write(writer, "field", warning.fault.field);
    write(writer, "reason", warning.fault.reason);
    write(writer, "count");
    writer.Uint64(warning.count);
    writer.EndObject();
}

// How many records fill each field: {"objectives":39120,…}.
void write(Writer& writer, std::string_view name, const std::vector<FieldCoverage>& coverage) {
    write(writer, name);
    writer.StartObject();
    for (const auto& field : coverage) {
        write(writer, field.field);
        writer.Uint64(field.filled);
    }
    writer.EndObject();
}

template <class List>
void write_list(Writer& writer, std::string_view name, const List& list) {
    write(writer, name);
    writer.StartArray();
    for (const auto& one : list) write(writer, one);
    writer.EndArray();
}

}  // namespace

void Report::warn(const RecordOrigin& origin, std::string_view id, Fault fault) {
    const auto [found, fresh] = warned_.try_emplace({fault.field, fault.reason}, warnings.size());
    if (fresh) warnings.push_back({.first = origin, .id = std::string{id}, .fault = std::move(fault), .count = 0});
    ++warnings[found->second].count;
}

std::string Report::json() const {
    rapidjson::StringBuffer buffer;
    Writer writer{buffer};
    writer.SetIndent(' ', 2);
    writer.StartObject();
    write(writer, "generation");
    if (generation.empty())
        writer.Null();
    else
        write(writer, generation);
    write(writer, "started", fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", started));
    write(writer, "seconds");
    writer.Double(seconds);
    write(writer, "providers", providers);
    write(writer, "offers", offers);
    write(writer, "sessions", sessions);
    write(writer, "filled");
    writer.StartObject();
    write(writer, "providers", coverage.of_providers());
    write(writer, "offers", coverage.of_offers());
    writer.EndObject();
    write_list(writer, "rejected", rejected);
    write_list(writer, "warnings", warnings);
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace filon
