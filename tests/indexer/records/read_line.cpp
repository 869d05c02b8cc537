#include "tests/indexer/records/read_line.h"

#include <variant>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/records/record_reader.h"

namespace filon {
namespace {

template <class T>
T accepted(const std::string& line) {
    auto record = read_line(line);
    if (record && std::holds_alternative<T>(*record)) return std::get<T>(*std::move(record));
    ADD_FAILURE() << line
                  << (record ? " is of another type"
                             : ": " + record.error().fault.field + ' ' + record.error().fault.reason);
    return {};
}

std::string comma_before(std::string_view more) {
    return more.empty() ? "" : fmt::format(",{}", more);
}

}  // namespace

std::expected<Record, RejectedRecord> read_line(std::string_view line) {
    return RecordReader{}.read(line);
}

std::string offer_line(std::string_view more) {
    return fmt::format(R"({{"type":"offer","id":"O1","provider":"P1","title":"Excel"{}}})", comma_before(more));
}
std::string provider_line(std::string_view more) {
    return fmt::format(R"({{"type":"provider","id":"P1","name":"Alpha"{}}})", comma_before(more));
}

Offer offer_with(std::string_view more) {
    return accepted<Offer>(offer_line(more));
}
Provider provider_with(std::string_view more) {
    return accepted<Provider>(provider_line(more));
}

Fault fault_of(std::string_view line) {
    const auto record = read_line(line);
    return record ? Fault{} : record.error().fault;
}

std::vector<std::string> unknown_in(std::string_view line) {
    std::vector<std::string> paths;
    RecordReader reader{[&paths](std::string_view path) { paths.emplace_back(path); }};
    EXPECT_TRUE(reader.read(line)) << line;
    return paths;
}

}  // namespace filon
