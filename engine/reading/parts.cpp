#include "engine/reading/parts.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <span>

namespace filon {
namespace {

// From how much worth on a subject may be a need of its own.
constexpr double worth_of_a_need = 2.3;
// More needs than any text has: one that lists more is read no further.
constexpr std::size_t most_needs = 100;
// In words: so that no text makes reading slow.
constexpr std::uint32_t longest_clause = 200;

class PartReader {
public:
    PartReader(const SaidText& said, const std::vector<Finding>& chosen, std::vector<Subject>& subjects)
        : said_{said}, chosen_{chosen}, subjects_{subjects} {}

    std::vector<Part> read() {
        join_enumerations();
        if (subjects_.empty()) return {Part{}};
        std::vector<const Subject*> needs;
        for (const auto& subject : subjects_)
            if (needs.size() < most_needs &&
                ((subject.worth >= worth_of_a_need && (subject.named || subject.announced)) ||
                 (!needs.empty() && is_listed(subject))) &&
                (needs.empty() || parts_from(*needs.back(), subject)))
                needs.push_back(&subject);
        if (needs.size() < 2) return {Part{.first = 0, .end = 0, .subject = best()}};
        std::vector<Part> parts;
        for (std::size_t i = 0; i < needs.size(); ++i) {
            const auto first = i == 0 ? begin_of_clause(needs[i]->first) : boundary(*needs[i - 1], *needs[i]);
            if (i > 0) parts.back().end = first;
            parts.push_back({.first = first, .end = end_of_clause(needs[i]->end), .subject = needs[i]});
        }
        return parts;
    }

private:
    const Subject* best() const {
        return &*std::ranges::max_element(subjects_,
                                          [](const Subject& a, const Subject& b) { return a.worth < b.worth; });
    }

    // "…; plongée sous-marine pour 1 personne": after a semicolon, with a value of its own, any name is one need more.
    bool is_listed(const Subject& subject) const {
        return subject.item && said_.before(subject.first) == ";" &&
               own_value_between(subject.end, end_of_clause(subject.end));
    }

    // The findings that lie within [from, to).
    std::span<const Finding> between(std::uint32_t from, std::uint32_t to) const {
        const auto first = std::ranges::lower_bound(chosen_, from, {}, &Finding::first);
        auto last = first;
        while (last != chosen_.end() && last->end <= to) ++last;
        return {first, last};
    }
    // Of the kind that each training of several has for itself.
    bool own_value_between(std::uint32_t from, std::uint32_t to) const {
        return std::ranges::any_of(between(from, to), [](const Finding& one) {
            for (const auto* field :
                 {"headcount", "max_days", "max_hours", "level", "format", "modality", "rhythm", "cefr_target"})
                if (one.said_of(field)) return true;
            return std::holds_alternative<PriceSaid>(one.value) || std::holds_alternative<PlaceSaid>(one.value) ||
                   std::holds_alternative<WindowSaid>(one.value);
        });
    }

    // "Word, Excel et PowerPoint" is one subject.
    void join_enumerations() {
        std::vector<Subject> joined;
        for (auto& subject : subjects_) {
            if (!joined.empty() && belongs_to(joined.back(), subject)) {
                auto& whole = joined.back();
                whole.end = subject.end;
                whole.worth = std::max(whole.worth, subject.worth);
                whole.named = whole.named || subject.named;
                whole.wholly_named = whole.wholly_named && subject.wholly_named;
                whole.topics.insert(whole.topics.end(), subject.topics.begin(), subject.topics.end());
            } else {
                joined.push_back(std::move(subject));
            }
        }
        subjects_ = std::move(joined);
    }

    bool belongs_to(const Subject& whole, const Subject& next) const {
        if (next.first - whole.end > 2 || next.first == whole.end || whole.named != next.named) return false;
        if (several_announced_ || whole.told || next.told) return false;
        for (auto at = whole.end; at < next.first; ++at)
            if (!is(said_.at(at), {",", "/", "&", "et", "ou", "and", "und", "y", "or", "-", "--"}) ||
                (at > 0 && said_.at(at) == "-" && said_.words[at - 1].kind == Said::Kind::line))
                return false;
        return !(next.named && own_value_between(next.end, end_of_values(next.end)) &&
                 own_value_between(begin_of_clause(whole.first), whole.first));
    }
    std::uint32_t end_of_values(std::uint32_t from) const {
        auto end = from;
        while (end < said_.words.size() && end < from + longest_clause && !said_.begins_clause(end) &&
               !is(said_.at(end), {",", "et"}))
            ++end;
        return end;
    }

    static bool announces_several(const SaidText& said) {
        for (std::uint32_t at = 0; at + 1 < said.words.size(); ++at)
            if (is(said.at(at), {"deux", "trois", "quatre", "cinq", "2", "3", "4", "5", "two", "three", "four", "zwei",
                                 "drei", "vier", "dos", "tres", "plusieurs", "several"})) {
                for (std::uint32_t next = at + 1; next <= at + 3 && next < said.words.size(); ++next)
                    if (is(said.at(next),
                           {"formations", "besoins", "sujets",    "themes",  "thematiques", "lots",
                            "demandes",   "stages",  "trainings", "courses", "needs",       "topics",
                            "schulungen", "kurse",   "seminare",  "cursos",  "formaciones", "necesidades",
                            "choses",     "actions", "cours"}))
                        return true;
            }
        return false;
    }

    // Whether a second subject is another need than the first.
    bool parts_from(const Subject& a, const Subject& b) const {
        if (a.topics.size() == 1 && b.topics.size() == 1 && a.topics.front()->label == b.topics.front()->label)
            return false;
        bool added = false, line = false, stop = false, separate = false, more = false;
        const auto from = b.first - a.end > longest_clause ? b.first - longest_clause : a.end;
        for (auto at = from; at < b.first; ++at) {
            const auto word = said_.at(at);
            if (said_.words[at].kind == Said::Kind::line) line = true;
            if (at > from && said_.begins_clause(at)) stop = true;
            if (word == ";") separate = true;
            if (is(word, {",", "et", "and", "und", "y", "puis", "plus"})) separate = true;
            if (word == "+") added = true;
            if (is(word, {"egalement", "aussi",    "ensuite", "puis",         "deuxieme", "second",  "seconde",
                          "autre",     "ailleurs", "part",    "deuxiemement", "also",     "another", "ausserdem",
                          "tambien",   "otra",     "ainsi",   "enfin",        "deux",     "plus"}))
                more = true;
        }
        if (said_.begins_clause(b.first)) stop = true;
        const bool own = own_value_between(from, b.first);
        const bool later = own_value_between(b.end, end_of_values(b.end)) || own_value_between(boundary(a, b), b.first);
        if (added && a.named && b.named && !line && !stop) return true;
        if (several_announced_ && (separate || line || stop || more)) return b.named || b.item;
        if (line && in_list(a) && in_list(b)) return true;
        if (!stop && separate && own && later && b.named) return true;
        if (stop && b.item && b.named && (more || in_list(b)) && (own || later || more)) return true;
        return more && b.item && b.named && (separate || stop);
    }
    bool in_list(const Subject& subject) const {
        auto at = subject.first;
        while (at > 0 && subject.first - at < longest_clause && said_.words[at - 1].kind != Said::Kind::line) --at;
        const bool numbered =
            said_.words[at].kind == Said::Kind::digits && is(said_.at(at + 1), {".", ")", "/", "-", "°"});
        const bool lettered = said_.words[at].text.size() == 1 && is(said_.at(at + 1), {")", "."});
        return numbered || lettered || is(said_.at(at), {"-", "*", "--", "."}) || is(said_.at(at), {"besoin", "lot"});
    }

    // Where the words about a second subject begin: after the last separator before it.
    std::uint32_t boundary(const Subject& a, const Subject& b) const {
        for (auto at = b.first; at > a.end && b.first - at < longest_clause; --at) {
            const auto word = said_.at(at - 1);
            const bool inside = covered(at - 1);
            if (!inside && (said_.words[at - 1].kind == Said::Kind::line ||
                            is(word, {";", ",", "+", "et", "and", "und", "y", "puis"}) || said_.begins_clause(at)))
                return at;
        }
        return b.first;
    }
    // Whether a finding explains a word.
    bool covered(std::uint32_t word) const {
        const auto after = std::ranges::upper_bound(chosen_, word, {}, &Finding::first);
        return after != chosen_.begin() && word < std::prev(after)->end;
    }
    std::uint32_t begin_of_clause(std::uint32_t at) const {
        const auto from = at;
        while (at > 0 && from - at < longest_clause && !said_.begins_clause(at) && said_.at(at - 1) != ":") --at;
        return at;
    }
    std::uint32_t end_of_clause(std::uint32_t at) const {
        const auto from = at;
        while (at < said_.words.size() && at - from < longest_clause && !said_.begins_clause(at)) ++at;
        return at;
    }

    const SaidText& said_;
    const std::vector<Finding>& chosen_;
    std::vector<Subject>& subjects_;
    const bool several_announced_ = announces_several(said_);
};

}  // namespace

std::vector<Part> parts_of(const SaidText& said, const std::vector<Finding>& chosen, std::vector<Subject>& subjects) {
    return PartReader{said, chosen, subjects}.read();
}

}  // namespace filon
