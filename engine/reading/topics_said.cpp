#include "engine/reading/topics_said.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "engine/reading/languages_said.h"
#include "engine/text/segment.h"

namespace filon {
namespace {

// In words; no subject is longer.
constexpr std::uint32_t longest_subject = 40;

// What is worth how much, in log-odds: a name of a topic, and each further word of it; a job's title; a name that is
// all there is; a subject that is announced, that stands by itself, that nothing names, that comes after a word of
// purpose
// ("pour nos comptables") or of trade ("entreprise de nettoyage"), each word of a long one that nothing names.
constexpr double a_name = 2.5, a_further_word = .8, a_job = .6, wholly = 3;
constexpr double is_announced = 1.5, stands_alone = 1, is_unnamed = .4, is_of_purpose = -2, is_of_a_trade = -2,
                 is_long = -.15, beside_a_name = -.1;

// The Said that a byte lies in.
std::uint32_t word_of_byte(const SaidText& said, std::uint32_t byte) {
    const auto after = std::ranges::upper_bound(said.words, byte, {}, &Said::start);
    return after == said.words.begin() ? 0 : static_cast<std::uint32_t>(after - said.words.begin() - 1);
}

// A word of asking that has the stem of a name ("former", Forms), or a verb's ending that no name has ("paiera", paie).
bool only_asks(const SaidText& said, std::uint32_t at, TextLanguage own) {
    const auto word = said.at(at);
    return said.grammar.in_class(word, "asking") || is_function_word(word, own) ||
           std::ranges::any_of(
               std::initializer_list<std::string_view>{"era", "eront", "erait", "aient", "ions", "issent"},
               [&](std::string_view ending) { return word.ends_with(ending) && word.size() > ending.size() + 2; }) ||
           (word.ends_with("ez") && word.size() > 4);
}

bool is_cefr(std::string_view word) {
    return word.size() == 2 && word[0] >= 'a' && word[0] <= 'c' && (word[1] == '1' || word[1] == '2');
}

}  // namespace

void find_topics(const SaidText& said, const Vocabulary& vocabulary, TextLanguage own, Analyser& analyser,
                 std::vector<Finding>& found) {
    const auto tokens = segment(said.text);
    const bool of_languages =
        std::ranges::any_of(said.words, [](const Said& word) { return language_named(word.text).has_value(); });
    for (std::size_t language = 0; language < text_language_count; ++language) {
        const auto asked_in = static_cast<TextLanguage>(language);
        const bool mixed =
            asked_in == TextLanguage::english || (asked_in == TextLanguage::french && own == TextLanguage::english);
        if (asked_in != own && !mixed) continue;
        const auto terms = analyser.terms_of(tokens, static_cast<TextLanguage>(language));
        const std::vector<std::string_view> views{terms.begin(), terms.end()};
        auto words = named_words(tokens, views);
        // "le montage de nos vidéos": whose it is stands within no name.
        std::erase_if(words, [&](const NamedWord& word) {
            const auto token = std::ranges::lower_bound(tokens, word.word, {}, &Token::word);
            return token != tokens.end() && said.grammar.in_class(token->text, "whose");
        });
        for (const auto& mention : vocabulary.mentions(words, static_cast<TextLanguage>(language))) {
            const auto* topic = vocabulary.topic_of(mention.term);
            if (topic == nullptr) continue;
            const auto begins = std::ranges::lower_bound(tokens, words[mention.first].word, {}, &Token::word);
            const auto ends = std::ranges::upper_bound(tokens, words[mention.last].word, {}, &Token::word);
            std::uint32_t end_byte = 0;
            for (auto token = begins; token != ends; ++token) end_byte = std::max(end_byte, token->end);
            if (begins == ends || end_byte == 0) continue;
            const auto first = word_of_byte(said, begins->start), last = word_of_byte(said, end_byte - 1);
            if (first == last && only_asks(said, first, own)) continue;
            // In a request for English B2 is no class of electricians.
            if (of_languages && ends - begins == 1 && is_cefr(begins->text)) continue;
            // "e-learning" and nothing else: the subject, whatever else the word may say.
            const bool all_there_is = begins == tokens.begin() && ends == tokens.end();
            const auto further = static_cast<double>(mention.last - mention.first);
            found.push_back(
                {.first = first,
                 .end = last + 1,
                 .log_odds = (mention.job ? a_job : a_name + a_further_word * further) + (all_there_is ? wholly : 0),
                 .value = TopicSaid{.id = topic->id, .label = topic->label, .job = mention.job}});
        }
    }
}

namespace {

class SubjectReader {
public:
    SubjectReader(const SaidText& said, const std::vector<Finding>& chosen, TextLanguage language)
        : said_{said}, language_{language}, at_word_(said.words.size(), nullptr) {
        for (const auto& finding : chosen)
            for (auto at = finding.first; at < finding.end; ++at) at_word_[at] = &finding;
    }

    std::vector<Subject> read() && {
        const auto count = static_cast<std::uint32_t>(said_.words.size());
        for (std::uint32_t at = 0; at < count;) {
            if (!may_begin(at)) {
                ++at;
                continue;
            }
            auto end = at;
            while (end < count && end - at < longest_subject && goes_on(at, end)) ++end;
            add(at, end);
            at = std::max(end, at + 1);
        }
        return std::move(subjects_);
    }

private:
    const TopicSaid* topic_at(std::uint32_t at) const {
        return at_word_[at] == nullptr ? nullptr : std::get_if<TopicSaid>(&at_word_[at]->value);
    }
    bool explained(std::uint32_t at) const { return at_word_[at] != nullptr && topic_at(at) == nullptr; }
    bool excluded(std::uint32_t at) const { return at_word_[at] != nullptr && at_word_[at]->excluded; }
    bool asks(std::uint32_t at) const {
        return said_.grammar.in_class(said_.at(at), "asking") || said_.grammar.in_class(said_.at(at), "announcing");
    }
    bool links(std::uint32_t at) const {
        return said_.grammar.in_class(said_.at(at), "linking") || is_function_word(said_.at(at), language_) ||
               said_.words[at].text.size() == 1;
    }

    bool may_begin(std::uint32_t at) const {
        if (explained(at) || excluded(at)) return false;
        if (topic_at(at) != nullptr) return true;
        const auto& word = said_.words[at];
        if (word.kind == Said::Kind::sign || word.kind == Said::Kind::line)
            return word.text == "." && at + 1 < said_.words.size() && said_.words[at + 1].glued && !word.glued;
        return !asks(at) && !said_.grammar.in_class(word.text, "parting") && !links_only(at);
    }
    bool links_only(std::uint32_t at) const {
        // "C#", "R 489": a letter that goes on with a sign or figures is no little word.
        if (said_.words[at].text.size() == 1 && at + 1 < said_.words.size() && said_.words[at + 1].glued &&
            (said_.words[at + 1].kind == Said::Kind::digits || is(said_.at(at + 1), {"#", "+", "&"})))
            return false;
        return links(at) && said_.words[at].kind == Said::Kind::word;
    }

    bool goes_on(std::uint32_t first, std::uint32_t at) const {
        if (explained(at) || excluded(at)) return false;
        if (topic_at(at) != nullptr) return true;
        const auto& word = said_.words[at];
        if (word.kind == Said::Kind::line) return false;
        if (word.kind == Said::Kind::sign)
            return (word.glued && is(word.text, {"-", "/", "+", "#", "&", "°", ".", ":"}) &&
                    (word.text != "." || (at + 1 < said_.words.size() && said_.words[at + 1].glued)) &&
                    (word.text != ":" || (at + 1 < said_.words.size() && said_.words[at + 1].glued))) ||
                   (word.text == "&" && at > first) || (word.text == "." && at == first) ||
                   (word.text == "+" && at > first && said_.words[at].glued);
        if (said_.grammar.in_class(word.text, "parting")) return false;
        return !said_.grammar.in_class(word.text, "asking") || announces_within(first, at);
    }
    // "accueil du public", "mise en place": some words of asking are parts of a subject once it has begun.
    bool announces_within(std::uint32_t first, std::uint32_t at) const {
        return at > first &&
               is(said_.at(at),
                  {"equipe",        "equipes",      "service",     "services",   "client",       "clients",
                   "cliente",       "projet",       "public",      "personnel",  "prix",         "budget",
                   "tarif",         "prestation",   "organisme",   "groupe",     "groupes",      "lieu",
                   "heures",        "entreprise",   "personne",    "personnes",  "telephonique", "reunion",
                   "demande",       "organisation", "information", "mail",       "mise",         "place",
                   "developpement", "date",         "formation",   "formations", "cours",        "sujet",
                   "format",        "couts",        "cout",        "changement", "environ",      "bien",
                   "bonne",         "suivi",        "tout",        "autres",     "preparation",  "planning",
                   "salaries",      "agents",       "niveau",      "salarie"}) &&
               said_.words[at].kind == Said::Kind::word &&
               (said_.grammar.in_class(said_.before(at), "linking") || topic_at(at - 1) != nullptr ||
                at + 1 < said_.words.size());
    }

    // Whether a word without a name may begin a subject: no word of asking, no little word, no count of what is asked
    // for
    // ("1 formation", "d1 formation").
    bool stands_for_itself(std::uint32_t at, std::uint32_t end) const {
        if (asks(at) || links_only(at)) return false;
        // "deux arrêts maladie": how many there are.
        if (said_.words[at].kind == Said::Kind::word && said_.numbers[at] && at + 1 < end) return false;
        if (said_.words[at].kind == Said::Kind::digits) return at + 1 >= end || !asks(at + 1);
        const bool counted = said_.words[at].text.size() == 1 && at + 2 < end &&
                             said_.words[at + 1].kind == Said::Kind::digits && asks(at + 2);
        return !counted;
    }

    void add(std::uint32_t first, std::uint32_t end) {
        while (end > first && (topic_at(end - 1) == nullptr) &&
               (links_only(end - 1) ||
                (said_.words[end - 1].kind == Said::Kind::sign && !is(said_.at(end - 1), {"+", "#"}))))
            --end;
        // "leadership course", "gestion du stress cadres", "1 formation": who is asked for and how is no part of what.
        while (first < end && topic_at(first) == nullptr && !stands_for_itself(first, end)) ++first;
        while (end > first + 1 && topic_at(end - 1) == nullptr &&
               (said_.grammar.in_class(said_.at(end - 1), "announcing") ||
                said_.grammar.in_class(said_.at(end - 1), "people") || links_only(end - 1)))
            --end;
        if (first >= end) return;
        Subject subject;
        subject.first = first;
        subject.end = end;
        const TopicSaid* last = nullptr;
        std::uint32_t unnamed = 0, of_names = 0;
        bool job_alone = true;
        for (auto at = first; at < end; ++at) {
            if (said_.words[at].kind == Said::Kind::sign) continue;
            if (const auto* topic = topic_at(at)) {
                ++of_names;
                if (topic != last) subject.topics.push_back(last = topic);
                if (!topic->job) job_alone = false;
            } else if (!links(at)) {
                ++unnamed;
            }
        }
        subject.named = !subject.topics.empty();
        // "mes gars du bâtiment le travail en hauteur": an article parts what comes before a name from it.
        for (auto at = first + 1; at < end; ++at)
            if (topic_at(at) != nullptr && topic_at(at - 1) != topic_at(at) && at - first >= 2 &&
                is(said_.before(at), {"le", "la", "les", "l"}) &&
                !is(said_.before(at, 2), {"a", "sur", "de", "dans", "et", "par", "pour", "avec"}))
                return add(at, end);
        subject.wholly_named = subject.named && unnamed == 0;
        if (subject.named)
            subject.worth = job_alone ? a_job + .6
                                      : a_name + a_further_word * std::min(of_names - 1, 3U) * .5 +
                                            beside_a_name * (unnamed > 1 ? unnamed - 1 : 0);
        else
            subject.worth = is_unnamed;
        subject.worth += is_long * (unnamed > 4 ? unnamed - 4 : 0);
        weigh_surroundings(subject);
        subjects_.push_back(std::move(subject));
    }

    void weigh_surroundings(Subject& subject) const {
        auto before = subject.first;
        while (before > 0 && subject.first - before < 6 && said_.grammar.in_class(said_.before(before), "linking") &&
               said_.words[before - 1].kind == Said::Kind::word && !explained(before - 1))
            --before;
        const auto word = said_.before(before);
        const bool quoted = said_.before(subject.first) == "\"";
        const bool colon = word == ":";
        if (quoted || said_.grammar.in_class(word, "announcing") || (colon && announcing_label(before))) {
            subject.worth += is_announced;
            subject.item = subject.announced = true;
        }
        if (before == 0 || (said_.begins_clause(before)) || word == "*" || word == "-" || word == "--" ||
            (word == "." && said_.words[before - 1].glued) || (word == ")")) {
            subject.worth += stands_alone;
            if (before > 0) subject.item = true;
        }
        if (is(word,
               {"pour", "for", "fur", "para", "chez", "avec", "nos", "mes", "leurs", "notre", "dont", "sauf", "hors"}))
            subject.worth += is_of_purpose;
        if (is(word, {"entreprise",  "societe",   "cabinet",    "groupe",   "secteur", "agence",       "service",
                      "responsable", "directeur", "directrice", "chef",     "cheffe",  "assistant",    "assistante",
                      "departement", "equipe",    "equipes",    "boutique", "magasin", "ecole",        "association",
                      "centre",      "lycee",     "company",    "firma",    "empresa", "responsables", "metier",
                      "metiers",     "gerant",    "gerante",    "charge",   "chargee", "ans",          "annees",
                      "years",       "jahre",     "anos"}) &&
            before != subject.first)
            subject.worth += is_of_a_trade;
    }
    bool announcing_label(std::uint32_t colon_end) const {
        for (std::uint32_t back = 2; back <= 5 && back <= colon_end; ++back) {
            if (said_.grammar.in_class(said_.before(colon_end, back), "announcing") ||
                is(said_.before(colon_end, back),
                   {"besoin", "demande", "thema", "tema", "topic", "subject", "thematique", "contenu", "competence",
                    "competences", "need", "bedarf", "theme"}))
                return true;
            if (said_.words[colon_end - back].kind == Said::Kind::line) return false;
        }
        return false;
    }

    const SaidText& said_;
    const TextLanguage language_;
    std::vector<const Finding*> at_word_;
    std::vector<Subject> subjects_;
};

}  // namespace

std::vector<Subject> subjects_of(const SaidText& said, const std::vector<Finding>& chosen, TextLanguage language) {
    return SubjectReader{said, chosen, language}.read();
}

}  // namespace filon
