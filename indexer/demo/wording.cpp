#include "indexer/demo/wording.h"

#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "engine/values/csv.h"

extern const char demo_wording_topics[], demo_wording_topics_end[];
extern const char demo_wording_families[], demo_wording_families_end[];
extern const char demo_wording_common[], demo_wording_common_end[];

namespace filon {
namespace {

Texts split(std::string_view field) {
    Texts texts;
    for (std::size_t at = 0; at <= field.size();) {
        const auto end = std::min(field.find('|', at), field.size());
        texts.emplace_back(field.substr(at, end - at));
        at = end + 1;
    }
    return texts;
}

bool starts_with_vowel(std::string_view text) {
    return !text.empty() && std::string_view{"AEIOUaeiou"}.find(text.front()) != std::string_view::npos;
}

// "à la paie" says how to write "la paie" and "de la paie" too.
void decline(TopicWording& topic) {
    const auto rest_after = [&](std::string_view start) -> std::optional<std::string> {
        if (!topic.to.starts_with(start)) return std::nullopt;
        return topic.to.substr(start.size());
    };
    if (const auto masculine = rest_after("au ")) {
        topic.of = "du " + *masculine;
        topic.the = "le " + *masculine;
    } else if (const auto plural = rest_after("aux ")) {
        topic.of = "des " + *plural;
        topic.the = "les " + *plural;
    } else if (const auto name = rest_after("à ")) {
        const bool with_article = name->starts_with("la ") || name->starts_with("l'");
        topic.of = (!with_article && starts_with_vowel(*name) ? "d'" : "de ") + *name;
        topic.the = *name;
    }
}

// Puts the texts of one line where they belong; false when nothing has that kind.
bool place(TopicWording& topic, std::string_view kind, Texts texts) {
    if (kind == "to") {
        topic.to = texts.front();
        decline(topic);
        return !topic.the.empty();
    }
    const std::pair<std::string_view, Texts*> places[] = {
        {"modules", &topic.modules[0]},    {"modules_en", &topic.modules[1]}, {"modules_de", &topic.modules[2]},
        {"modules_es", &topic.modules[3]}, {"titles", &topic.titles},         {"certification", &topic.certifications}};
    for (const auto& [name, list] : places)
        if (name == kind) return *list = std::move(texts), true;
    return false;
}

bool place(FamilyWording& family, std::string_view kind, Texts texts) {
    const std::pair<std::string_view, Texts*> places[] = {{"objective", &family.objective},
                                                          {"audience", &family.audience},
                                                          {"prerequisite", &family.prerequisite},
                                                          {"method", &family.method}};
    for (const auto& [name, list] : places)
        if (name == kind) return *list = std::move(texts), true;
    return false;
}

bool place(LanguageWording& language, std::string_view kind, Texts texts) {
    const std::pair<std::string_view, Texts*> places[] = {{"title", &language.titles[0]},
                                                          {"title_beginner", &language.titles[1]},
                                                          {"title_intermediate", &language.titles[2]},
                                                          {"title_advanced", &language.titles[3]},
                                                          {"title_expert", &language.titles[4]},
                                                          {"prerequisite", &language.prerequisites[0]},
                                                          {"prerequisite_beginner", &language.prerequisites[1]},
                                                          {"prerequisite_intermediate", &language.prerequisites[2]},
                                                          {"prerequisite_advanced", &language.prerequisites[3]},
                                                          {"prerequisite_expert", &language.prerequisites[4]},
                                                          {"title_cefr", &language.cefr_titles},
                                                          {"objective", &language.objective},
                                                          {"audience", &language.audience},
                                                          {"method", &language.method},
                                                          {"assessment", &language.assessment},
                                                          {"lead", &language.lead},
                                                          {"opening", &language.opening},
                                                          {"day", &language.day},
                                                          {"module_word", &language.module_word}};
    for (const auto& [name, list] : places)
        if (name == kind) return *list = std::move(texts), true;
    return false;
}

bool place(NameWording& names, std::string_view kind, Texts texts) {
    const std::pair<std::string_view, Texts*> places[] = {{"pattern", &names.pattern},
                                                          {"a", &names.first_words},
                                                          {"b", &names.second_words},
                                                          {"first", &names.first_names},
                                                          {"last", &names.last_names},
                                                          {"role", &names.roles},
                                                          {"provider_note", &names.provider_notes},
                                                          {"offer_note", &names.offer_notes},
                                                          {"label", &names.place_labels}};
    for (const auto& [name, list] : places)
        if (name == kind) return *list = std::move(texts), true;
    return false;
}

// Gives `take` the three fields of each line but the first; it says whether it knew what to do with them.
template <class Take>
void read(std::string_view file, std::string_view text, const Take& take) {
    std::size_t rows = 0;
    std::optional<std::size_t> broken;
    const auto read = for_each_csv_row(text, [&](std::span<const std::string> fields, std::size_t line) {
        if (rows++ == 0 || broken) return;
        if (fields.size() != 3 || fields[2].empty() || !take(fields[0], fields[1], split(fields[2]))) broken = line;
    });
    if (!read)
        throw std::logic_error{
            fmt::format("indexer/demo/wording/{} {}: {}", file, read.error().field, read.error().reason)};
    if (broken) throw std::logic_error{fmt::format("indexer/demo/wording/{} line {}: not understood", file, *broken)};
}

std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

Wording Wording::built_in() {
    Wording wording;
    read("topics.csv", between(demo_wording_topics, demo_wording_topics_end),
         [&](const std::string& topic, std::string_view kind, Texts texts) {
             return place(wording.topics[topic], kind, std::move(texts));
         });
    read("families.csv", between(demo_wording_families, demo_wording_families_end),
         [&](const std::string& family, std::string_view kind, Texts texts) {
             return place(wording.families[family], kind, std::move(texts));
         });
    read("common.csv", between(demo_wording_common, demo_wording_common_end),
         [&](std::string_view language, std::string_view kind, Texts texts) {
             if (language == "name") return place(wording.names, kind, std::move(texts));
             constexpr std::array<std::string_view, text_languages> names{"fr", "en", "de", "es"};
             for (std::size_t i = 0; i < names.size(); ++i)
                 if (names[i] == language) return place(wording.languages[i], kind, std::move(texts));
             return false;
         });
    return wording;
}

}  // namespace filon
