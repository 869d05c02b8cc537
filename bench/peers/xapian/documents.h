// What DOCUMENTS.tsv holds (documents.py says how it is written), offer by offer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace filon::peers {

struct Occasion {
    std::int64_t until, first, last;  // days since 1970
    std::string month;
    std::optional<std::int64_t> cents;
    std::optional<std::pair<double, double>> point;
    std::vector<std::string> modalities, departments;
    std::string reach;  // of an in-house one, else empty
};
inline constexpr std::int64_t no_day = 1'000'000;  // later than any

struct Document {
    std::string id, provider, level;
    std::vector<std::string> languages;
    std::string title, text;
    std::vector<Occasion> occasions;
};

// Throws std::runtime_error when the file cannot be read.
void read_documents(const std::string& path, const std::function<void(const Document&)>& take);

std::vector<std::string> split(const std::string& text, char separator);
// French glues its little words with apostrophes, of which Xapian's word parser knows nothing.
std::string without_apostrophes(std::string text);

}  // namespace filon::peers
