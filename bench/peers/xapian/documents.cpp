#include "bench/peers/xapian/documents.h"

#include <fstream>
#include <stdexcept>

namespace filon::peers {
namespace {

std::int64_t day_of(const std::string& field) {
    return field.empty() ? no_day : std::stoll(field);
}

Occasion occasion_of(const std::vector<std::string>& fields) {
    Occasion occasion{.until = day_of(fields.at(1)),
                      .first = day_of(fields.at(2)),
                      .last = day_of(fields.at(3)),
                      .month = fields.at(4),
                      .cents = {},
                      .point = {},
                      .modalities = split(fields.at(8), ','),
                      .departments = split(fields.at(9), ','),
                      .reach = fields.at(10)};
    if (!fields.at(5).empty()) occasion.cents = std::stoll(fields.at(5));
    if (!fields.at(6).empty()) occasion.point = {std::stod(fields.at(6)), std::stod(fields.at(7))};
    return occasion;
}

}  // namespace

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    if (text.empty()) return parts;
    for (std::size_t from = 0;;) {
        const auto to = text.find(separator, from);
        parts.push_back(text.substr(from, to - from));
        if (to == std::string::npos) return parts;
        from = to + 1;
    }
}

std::string without_apostrophes(std::string text) {
    for (std::size_t at = 0; (at = text.find("\u2019", at)) != std::string::npos;) text.replace(at, 3, 1, ' ');
    for (auto& c : text)
        if (c == '\'') c = ' ';
    return text;
}

void read_documents(const std::string& path, const std::function<void(const Document&)>& take) {
    std::ifstream file{path};
    if (!file) throw std::runtime_error{"cannot read " + path};
    std::optional<Document> document;
    for (std::string line; std::getline(file, line);) {
        const auto fields = split(line, '\t');
        const auto kind = fields.at(0).at(0);
        if (kind == 'O') {
            if (document) take(*document);
            document = Document{.id = fields.at(1),
                                .provider = fields.at(2),
                                .level = fields.at(3),
                                .languages = split(fields.at(4), ','),
                                .title = {},
                                .text = {},
                                .occasions = {}};
        } else if (kind == 'T') {
            document.value().title = without_apostrophes(fields.at(1));
        } else if (kind == 'B') {
            document.value().text = without_apostrophes(fields.at(1));
        } else {
            document.value().occasions.push_back(occasion_of(fields));
        }
    }
    if (document) take(*document);
}

}  // namespace filon::peers
