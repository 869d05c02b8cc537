#include "bench/peers/xapian/question.h"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "bench/peers/xapian/documents.h"

namespace filon::peers {
namespace {

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

void take(Question& question, const std::string& name, const std::string& value) {
    if (value.empty()) return;
    if (name == "q" || name == "text" || name == "mail") {
        question.words = without_apostrophes(value);
    } else if (name == "place") {
        const auto parts = split(value, ',');
        question.point = {std::stod(parts.at(0)), std::stod(parts.at(1))};
    } else if (name == "radius_km") {
        question.radius_km = std::stod(value);
    } else if (name == "max_price") {
        question.max_cents = std::llround(std::stod(value) * 100);
    } else if (name == "date_from") {
        question.date_from = day_number(value);
    } else if (name == "date_to") {
        question.date_to = day_number(value);
    } else if (name == "teaching_language") {
        question.languages = split(value, ',');
    } else if (name == "facets") {
        question.facets = split(value, ',');
    } else if (name == "modality" || name == "level" || name == "provider") {
        question.selections.emplace_back(name, split(value, ','));
    } else if (name == "sort") {
        question.sort = value;
    } else if (name == "limit") {
        question.limit = static_cast<std::uint32_t>(std::stoul(value));
    }
}

}  // namespace

std::int64_t day_number(const std::string& date) {
    const auto part = [&](std::size_t at, std::size_t size) { return std::stoi(date.substr(at, size)); };
    const std::chrono::year_month_day day{std::chrono::year{part(0, 4)},
                                          std::chrono::month{static_cast<unsigned>(part(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(part(8, 2))}};
    return std::chrono::sys_days{day}.time_since_epoch().count();
}

std::string date_of(std::int64_t day_number) {
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{day_number}}};
    return fmt::format("{:04}-{:02}-{:02}", int{day.year()}, unsigned{day.month()}, unsigned{day.day()});
}

Question question_of(std::string_view query_string) {
    Question question;
    for (std::size_t from = 0; from < query_string.size();) {
        const auto to = std::min(query_string.find('&', from), query_string.size());
        const auto pair = query_string.substr(from, to - from);
        const auto equals = std::min(pair.find('='), pair.size());
        take(question, decoded(pair.substr(0, equals)), decoded(pair.substr(std::min(equals + 1, pair.size()))));
        from = to + 1;
    }
    return question;
}

}  // namespace filon::peers
