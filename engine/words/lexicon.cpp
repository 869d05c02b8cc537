#include "engine/words/lexicon.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/text/fold.h"
#include "engine/topics/taxonomy.h"
#include "engine/values/csv.h"
#include "engine/values/utf8.h"

namespace filon {
namespace {

using Fields = std::span<const std::string>;

constexpr auto names =
    std::to_array<std::string_view>({"synonyms.csv", "acronyms.csv", "categories.csv", "codes.csv", "never.csv"});
constexpr std::array<std::array<std::string_view, 3>, names.size()> headers{
    {{"term", "synonym"}, {"acronym", "expansion"}, {"category", "topic"}, {"scheme", "code", "topic"}, {"word"}}};
constexpr auto schemes = std::to_array<std::string_view>({"formacode", "nsf", "rome", "rncp", "rs"});
constexpr std::size_t longest_text = 200;  // bytes of one field

std::span<const std::string_view> header_of(std::size_t file) {
    const auto& header = headers[file];
    return {header.begin(), std::ranges::find(header, std::string_view{})};
}

// Why a row cannot be taken; empty where it can.
std::string wrong_with(std::size_t file, Fields fields) {
    const auto header = header_of(file);
    if (fields.size() != header.size())
        return fmt::format("{} fields instead of {}: {}", fields.size(), header.size(), fmt::join(header, ","));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!is_utf8(fields[i])) return fmt::format("{} is not UTF-8", header[i]);
        if (fold_key(fields[i]).empty()) return fmt::format("{} is empty", header[i]);
        if (fields[i].size() > longest_text) return fmt::format("{} is longer than {} bytes", header[i], longest_text);
        if (std::ranges::any_of(fields[i], [](char c) { return static_cast<unsigned char>(c) < ' '; }))
            return fmt::format("{} holds a control character", header[i]);
    }
    if (header.back() == "topic" && !is_topic_id(fields.back()))
        return fmt::format("the topic “{}” is no slug of small letters, digits and single hyphens", fields.back());
    if (header.front() == "scheme" && std::ranges::find(schemes, fields[0]) == schemes.end())
        return fmt::format("the scheme “{}” is none of {}", fields[0], fmt::join(schemes, ", "));
    return {};
}

void take(Lexicon& lexicon, std::size_t file, Fields fields) {
    switch (file) {
        case 0:
            lexicon.synonyms.push_back({fields[0], fields[1]});
            break;
        case 1:
            lexicon.acronyms.push_back({fields[0], fields[1]});
            break;
        case 2:
            lexicon.categories.push_back({fields[0], fields[1]});
            break;
        case 3:
            lexicon.codes.push_back({fields[0], fields[1], fields[2]});
            break;
        default:
            lexicon.never_corrected.push_back(fields[0]);
    }
}

template <class Row>
void order(std::vector<Row>& rows) {
    std::ranges::sort(rows);
    const auto [first, last] = std::ranges::unique(rows);
    rows.erase(first, last);
}

void order(Lexicon& lexicon) {
    order(lexicon.synonyms);
    order(lexicon.acronyms);
    order(lexicon.categories);
    order(lexicon.codes);
    order(lexicon.never_corrected);
}

std::optional<Fault> read(Lexicon& lexicon, std::size_t file, std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::optional<Fault> first;
    bool header_read = false;
    const auto note = [&](std::size_t line, std::string reason) {
        if (!first) first = Fault{.field = fmt::format("{} line {}", names[file], line), .reason = std::move(reason)};
    };
    const auto row = [&](Fields fields, std::size_t line) {
        if (!std::exchange(header_read, true)) {
            if (!std::ranges::equal(fields, header_of(file)))
                note(line, fmt::format("the header is not {}", fmt::join(header_of(file), ",")));
        } else if (auto reason = wrong_with(file, fields); !reason.empty()) {
            note(line, std::move(reason));
        } else {
            take(lexicon, file, fields);
        }
    };
    if (const auto rows = for_each_csv_row(text, row); !rows && !first)
        first = Fault{.field = fmt::format("{} {}", names[file], rows.error().field), .reason = rows.error().reason};
    if (!header_read) note(1, "the header line is missing");
    return first;
}

}  // namespace

std::span<const std::string_view> Lexicon::file_names() {
    return names;
}

Outcome<Lexicon> Lexicon::parse(std::span<const LexiconFile> files) {
    Lexicon lexicon;
    for (const auto& [name, text] : files) {
        const auto found = std::ranges::find(names, name);
        if (found == names.end())
            return fault(name, fmt::format("is no file of a lexicon: those are {}", fmt::join(names, ", ")));
        if (auto wrong = read(lexicon, static_cast<std::size_t>(found - names.begin()), text))
            return std::unexpected{*std::move(wrong)};
    }
    order(lexicon);
    return lexicon;
}

// A line a row: the number of its file and its fields, parted by tabs, which no field holds.
std::string Lexicon::text() const {
    std::string text;
    for (const auto& [one, other] : synonyms) text += fmt::format("0\t{}\t{}\n", one, other);
    for (const auto& [one, other] : acronyms) text += fmt::format("1\t{}\t{}\n", one, other);
    for (const auto& [category, topic] : categories) text += fmt::format("2\t{}\t{}\n", category, topic);
    for (const auto& [scheme, code, topic] : codes) text += fmt::format("3\t{}\t{}\t{}\n", scheme, code, topic);
    for (const auto& word : never_corrected) text += fmt::format("4\t{}\n", word);
    return text;
}

Outcome<Lexicon> Lexicon::from_text(std::string_view text) {
    Lexicon lexicon;
    std::size_t line = 0;
    while (!text.empty()) {
        ++line;
        auto row = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(row.size() + 1, text.size()));
        std::vector<std::string> fields;
        for (std::size_t at = 0; at <= row.size();) {
            const auto end = std::min(row.find('\t', at), row.size());
            fields.emplace_back(row.substr(at, end - at));
            at = end + 1;
        }
        const bool numbered = fields.front().size() == 1 && fields.front()[0] >= '0' &&
                              fields.front()[0] < static_cast<char>('0' + names.size());
        const auto file = numbered ? static_cast<std::size_t>(fields.front()[0] - '0') : names.size();
        const Fields rest{fields.data() + 1, fields.size() - 1};
        if (!numbered || !wrong_with(file, rest).empty())
            return fault(fmt::format("line {}", line), "no row of a lexicon");
        take(lexicon, file, rest);
    }
    order(lexicon);
    return lexicon;
}

}  // namespace filon
