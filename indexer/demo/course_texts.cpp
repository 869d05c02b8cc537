#include "indexer/demo/course_texts.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace filon {
namespace {

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Whether a topic's own title says another level than the record.
bool contradicts(std::string_view title, std::optional<Level> level) {
    constexpr std::array<std::string_view, 6> first{"initia", "Initia", "niveau 1", "Découvrir", "Devenir", "de base"};
    constexpr std::array<std::string_view, 9> later{"recyclage",   "Recyclage",        "MAC",
                                                    "maintien",    "perfectionnement", "renouvellement",
                                                    "mise à jour", "niveau 2",         "Perfectionnement"};
    if (!level) return false;
    return holds_one_of(title, *level == Level::beginner ? std::span<const std::string_view>{later}
                                                         : std::span<const std::string_view>{first});
}

// Writes the texts of one brief; the modules' order is drawn once, so that title, objectives and programme agree.
class CourseWriter {
public:
    CourseWriter(const CourseBrief& brief, const Wording& wording, Dice& dice)
        : brief_{brief}, words_{wording.languages[index()]}, modules_{brief.wording.modules[index()]}, dice_{dice} {
        for (std::size_t i = 0; i < modules_.size(); ++i) order_.push_back(i);
        dice_.shuffle(order_);
    }

    CourseTexts written() {
        CourseTexts texts;
        texts.title = filled(title_pattern());
        capitalise(texts.title, 0);
        write_objectives(texts.objectives);
        write_programme(texts.programme);
        append_sentence(texts.audience, dice_.one_of(is_french() ? brief_.family.audience : words_.audience));
        append_sentence(texts.prerequisites, dice_.one_of(prerequisites()));
        return texts;
    }

private:
    std::size_t index() const { return static_cast<std::size_t>(brief_.language); }
    std::size_t level_index() const { return brief_.level ? static_cast<std::size_t>(*brief_.level) + 1 : 0; }
    bool is_french() const { return brief_.language == RecordLanguage::fr; }
    const std::string& module(std::size_t i) const { return modules_[order_[i % order_.size()]]; }

    const std::string& label() const {
        switch (brief_.language) {
            case RecordLanguage::fr:
                return brief_.topic.label;
            case RecordLanguage::en:
                return brief_.topic.label_en;
            case RecordLanguage::de:
                return brief_.topic.label_de;
            case RecordLanguage::es:
                return brief_.topic.label_es;
        }
        return brief_.topic.label;
    }

    const std::string& title_pattern() {
        if (brief_.cefr && dice_.chance(75)) return dice_.one_of(words_.cefr_titles);
        if (is_french() && !brief_.wording.titles.empty() && dice_.chance(80)) {
            const auto& title = dice_.one_of(brief_.wording.titles);
            if (!contradicts(title, brief_.level)) return title;
        }
        return dice_.one_of(words_.titles[level_index()]);
    }

    const Texts& prerequisites() {
        const auto& of_level = words_.prerequisites[level_index()];
        if (!of_level.empty() && dice_.chance(is_french() ? 60 : 30)) return of_level;
        return is_french() ? brief_.family.prerequisite : words_.prerequisites[0];
    }

    // What stands for `{name}` in a pattern.
    std::string_view value_of(std::string_view name) const {
        if (name == "label") return label();
        if (name == "to") return brief_.wording.to;
        if (name == "of") return brief_.wording.of;
        if (name == "the") return brief_.wording.the;
        if (name == "m1") return module(0);
        if (name == "m2") return module(1);
        if (name == "m3") return module(2);
        const auto step = brief_.cefr.value_or(CefrStep{});
        return name == "entry" ? name_of(step.entry) : name_of(step.target);
    }

    void append_filled(std::string& text, std::string_view pattern) const {
        for (std::size_t at = 0; at < pattern.size();) {
            const auto open = std::min(pattern.find('{', at), pattern.size());
            text += pattern.substr(at, open - at);
            if (open == pattern.size()) return;
            const auto close = pattern.find('}', open);
            text += value_of(pattern.substr(open + 1, close - open - 1));
            at = close + 1;
        }
    }

    std::string filled(std::string_view pattern) const {
        std::string text;
        append_filled(text, pattern);
        return text;
    }

    // The letter at `at` becomes a capital if it is one of those that our words begin with.
    static void capitalise(std::string& text, std::size_t at) {
        if (at >= text.size()) return;
        if (text[at] >= 'a' && text[at] <= 'z') {
            text[at] = static_cast<char>(text[at] - 'a' + 'A');
        } else if (text[at] == '\xC3' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) {
            text[at + 1] = static_cast<char>(static_cast<unsigned char>(text[at + 1]) - 0x20);  // é becomes É
        }
    }

    void append_capitalised(std::string& text, std::string_view words) const {
        const auto at = text.size();
        text += words;
        capitalise(text, at);
    }

    void append_sentence(std::string& text, std::string_view pattern) const {
        if (!text.empty() && text.back() != '\n') text += ' ';
        const auto at = text.size();
        append_filled(text, pattern);
        capitalise(text, at);
        if (text.back() != '.') text += '.';
    }

    void write_objectives(std::string& text) {
        const auto& pool = is_french() ? brief_.family.objective : words_.objective;
        std::vector<std::size_t> picked(pool.size());
        for (std::size_t i = 0; i < picked.size(); ++i) picked[i] = i;
        dice_.shuffle(picked);
        picked.resize(std::min<std::size_t>(picked.size(), dice_.chance(45) ? 3 : 2));
        const bool as_list = dice_.chance(35);
        for (const auto one : picked) {
            if (as_list) text += text.empty() ? "- " : "\n- ";
            if (as_list) {
                append_filled(text, pool[one]);
            } else {
                append_sentence(text, pool[one]);
            }
        }
    }

    void append_module(std::string& text, std::size_t i) {
        if (dice_.chance(25)) {
            append_capitalised(text, dice_.one_of(words_.lead));
            text += ' ' + module(i);
        } else {
            append_capitalised(text, module(i));
        }
    }

    void write_programme(std::string& text) {
        const auto count = std::min<std::size_t>(order_.size(), 6 + dice_.below(3));
        switch (dice_.below(5)) {
            case 0:
                write_bullets(text, count);
                break;
            case 1:
                write_numbered(text, count, dice_.one_of(words_.module_word) + " {} – ", "\n");
                break;
            case 2:
                write_days(text, count);
                break;
            case 3:
                write_numbered(text, count, "{}. ", " ");
                break;
            default:
                write_run(text, count);
                break;
        }
        text += '\n';
        append_sentence(text, dice_.one_of(is_french() ? brief_.family.method : words_.method));
        append_sentence(text, dice_.one_of(words_.assessment));
    }

    void write_bullets(std::string& text, std::size_t count) {
        text += dice_.one_of(words_.opening);
        for (std::size_t i = 0; i < count; ++i) {
            text += "\n- ";
            append_module(text, i);
        }
    }

    void write_numbered(std::string& text, std::size_t count, const std::string& number, std::string_view between) {
        for (std::size_t i = 0; i < count; ++i) {
            if (i != 0) text += between;
            text += fmt::format(fmt::runtime(number), i + 1);
            append_module(text, i);
        }
    }

    void write_days(std::string& text, std::size_t count) {
        const auto days = static_cast<std::size_t>(std::clamp<std::int64_t>(brief_.days, 1, 4));
        const auto& day = dice_.one_of(words_.day);
        for (std::size_t i = 0, written = 0; i < days; ++i) {
            if (i != 0) text += ". ";
            text += fmt::format("{} {}{}", day, i + 1, is_french() ? " : " : ": ");
            for (const auto end = count * (i + 1) / days; written < end; ++written) {
                if (written != count * i / days) text += is_french() ? " ; " : "; ";
                append_module(text, written);
            }
        }
        text += '.';
    }

    void write_run(std::string& text, std::size_t count) {
        text += dice_.one_of(words_.opening);
        for (std::size_t i = 0; i < count; ++i) {
            text += i == 0 ? " " : " – ";
            append_module(text, i);
        }
        text += '.';
    }

    const CourseBrief& brief_;
    const LanguageWording& words_;
    const Texts& modules_;
    Dice& dice_;
    std::vector<std::size_t> order_;
};

}  // namespace

CourseTexts write_course(const CourseBrief& brief, const Wording& wording, Dice& dice) {
    return CourseWriter{brief, wording, dice}.written();
}

}  // namespace filon
