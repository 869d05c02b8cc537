#include "engine/topics/taxonomy.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/values/csv.h"

namespace filon {
namespace {

constexpr auto columns = std::to_array<std::string_view>(
    {"id", "label", "synonyms", "acronyms", "job_titles", "label_en", "synonyms_en", "label_de", "synonyms_de",
     "label_es", "synonyms_es", "formacode", "nsf", "rome", "rncp", "rs"});

// The texts between bars; an empty field is an empty list.
Outcome<std::vector<std::string>> listed(std::string_view column, std::string_view field) {
    std::vector<std::string> texts;
    if (field.empty()) return texts;
    for (std::size_t at = 0; at <= field.size();) {
        const auto end = std::min(field.find('|', at), field.size());
        const auto text = field.substr(at, end - at);
        if (text.empty() || text.front() == ' ' || text.back() == ' ')
            return fault({}, fmt::format("{} holds an empty text or one with spaces at its ends", column));
        if (std::ranges::find(texts, text) != texts.end())
            return fault({}, fmt::format("{} says “{}” twice", column, text));
        texts.emplace_back(text);
        at = end + 1;
    }
    return texts;
}

// One line of a file as a topic; the fault has no field yet.
Outcome<Topic> topic_of(std::span<const std::string> fields, std::string_view family) {
    if (fields.size() != columns.size())
        return fault({}, fmt::format("{} fields instead of {}", fields.size(), columns.size()));
    Topic topic{.id = fields[0],
                .family = std::string{family},
                .label = fields[1],
                .synonyms = {},
                .acronyms = {},
                .job_titles = {},
                .label_en = fields[5],
                .label_de = fields[7],
                .label_es = fields[9],
                .synonyms_en = {},
                .synonyms_de = {},
                .synonyms_es = {},
                .codes = {}};
    if (!is_topic_id(topic.id))
        return fault({}, fmt::format("the id “{}” is no slug of small letters, digits and single hyphens", topic.id));
    for (const std::size_t column : {1U, 5U, 7U, 9U})
        if (fields[column].empty()) return fault({}, fmt::format("{} has no {}", topic.id, columns[column]));
    const std::pair<std::size_t, std::vector<std::string>*> lists[] = {
        {2, &topic.synonyms},    {3, &topic.acronyms},     {4, &topic.job_titles},       {6, &topic.synonyms_en},
        {8, &topic.synonyms_de}, {10, &topic.synonyms_es}, {11, &topic.codes.formacode}, {12, &topic.codes.nsf},
        {13, &topic.codes.rome}, {14, &topic.codes.rncp},  {15, &topic.codes.rs}};
    for (const auto& [column, list] : lists) {
        auto texts = listed(columns[column], fields[column]);
        if (!texts) return std::unexpected{std::move(texts).error()};
        *list = *std::move(texts);
    }
    return topic;
}

}  // namespace

bool is_topic_id(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '-' || text.back() == '-') return false;
    if (text.find("--") != std::string_view::npos) return false;
    return std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Outcome<Taxonomy> Taxonomy::parse(std::span<const TaxonomyFile> files) {
    Taxonomy taxonomy;
    std::map<std::string, std::string, std::less<>> said_at;  // id → "file line n"
    for (const auto& file : files) {
        const auto family = file.name.substr(0, file.name.rfind(".csv"));
        std::optional<Fault> first;
        bool header_read = false;
        const auto note = [&](std::size_t line, std::string reason) {
            if (!first) first = Fault{.field = fmt::format("{} line {}", file.name, line), .reason = std::move(reason)};
        };
        const auto read = for_each_csv_row(file.text, [&](std::span<const std::string> fields, std::size_t line) {
            if (!std::exchange(header_read, true)) {
                if (!std::ranges::equal(fields, columns))
                    note(line, fmt::format("the header is not {}", fmt::join(columns, ",")));
                return;
            }
            auto topic = topic_of(fields, family);
            if (!topic) return note(line, std::move(topic).error().reason);
            const auto [place, is_new] = said_at.emplace(topic->id, fmt::format("{} line {}", file.name, line));
            if (!is_new) return note(line, fmt::format("the id “{}” is already in {}", topic->id, place->second));
            taxonomy.topics_.push_back(*std::move(topic));
        });
        if (!read) return fault(fmt::format("{} {}", file.name, read.error().field), read.error().reason);
        if (!header_read) note(1, "the header line is missing");
        if (first) return std::unexpected{*std::move(first)};
    }
    std::ranges::sort(taxonomy.topics_, {}, &Topic::id);
    return taxonomy;
}

Taxonomy Taxonomy::with(std::span<const std::string> ids) const {
    Taxonomy wider{*this};
    for (const auto& id : ids) {
        if (find(id) != nullptr) continue;
        auto label = id;
        std::ranges::replace(label, '-', ' ');
        if (label.front() >= 'a' && label.front() <= 'z') label.front() = static_cast<char>(label.front() - 'a' + 'A');
        wider.topics_.push_back({.id = id,
                                 .family = {},
                                 .label = label,
                                 .synonyms = {},
                                 .acronyms = {},
                                 .job_titles = {},
                                 .label_en = label,
                                 .label_de = label,
                                 .label_es = label,
                                 .synonyms_en = {},
                                 .synonyms_de = {},
                                 .synonyms_es = {},
                                 .codes = {}});
    }
    std::ranges::sort(wider.topics_, {}, &Topic::id);
    const auto [first, last] = std::ranges::unique(wider.topics_, {}, &Topic::id);
    wider.topics_.erase(first, last);
    return wider;
}

const Topic* Taxonomy::find(std::string_view id) const {
    const auto found =
        std::ranges::lower_bound(topics_, id, {}, [](const Topic& topic) { return std::string_view{topic.id}; });
    return found != topics_.end() && found->id == id ? &*found : nullptr;
}

}  // namespace filon
