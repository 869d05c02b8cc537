#include "engine/reading/read_request.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "engine/reading/dates_said.h"
#include "engine/reading/languages_said.h"
#include "engine/reading/letter.h"
#include "engine/reading/levels_said.h"
#include "engine/reading/needs.h"
#include "engine/reading/prices_said.h"
#include "engine/reading/topics_said.h"

namespace filon {
namespace {

// So many words tell which language a text is in.
constexpr std::size_t words_that_tell = 400;
// A subject of more words is left as it is written.
constexpr std::uint32_t longest_mended = 6;

// The language most of whose little words stand in the text; French where none leads.
TextLanguage language_of(const SaidText& said) {
    std::array<std::size_t, text_language_count> counts{};
    for (std::size_t i = 0; i < std::min(said.words.size(), words_that_tell); ++i)
        for (std::size_t language = 0; language < counts.size(); ++language)
            if (said.words[i].kind == Said::Kind::word && said.words[i].text.size() > 1 &&
                is_function_word(said.words[i].text, static_cast<TextLanguage>(language)))
                ++counts[language];
    return static_cast<TextLanguage>(std::ranges::max_element(counts) - counts.begin());
}

// A rule's value with the numbers that were said in it: "$1*$2".
std::string with_numbers(std::string_view value, const std::vector<double>& numbers) {
    if (!value.starts_with('$')) return std::string{value};
    const auto factor = [&](std::string_view part) {
        if (part.starts_with('$')) {
            const auto at = static_cast<std::size_t>(part[1] - '1');
            return at < numbers.size() ? numbers[at] : 0;
        }
        return std::stod(std::string{part});
    };
    const auto times = value.find('*');
    auto product = factor(value.substr(0, times));
    if (times != std::string_view::npos) product *= factor(value.substr(times + 1));
    auto text = std::to_string(product);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return text;
}

void find_by_rules(const SaidText& said, std::vector<Finding>& found, std::vector<Finding>& certificates) {
    // What certifies a skill of its own is that skill's name, too.
    constexpr auto subjects_themselves =
        std::to_array<std::string_view>({"SST", "BNSSA", "PMP", "ITIL", "PRINCE2", "Voltaire", "Cléa", "HSK", "DCL"});
    std::vector<RuleMatch> matches;
    for (std::uint32_t at = 0; at < said.words.size(); ++at) {
        matches.clear();
        said.grammar.match(said.words, said.numbers, at, matches);
        for (const auto& match : matches) {
            const auto& rule = said.grammar.rules()[match.rule];
            Finding finding{
                .first = match.first, .end = match.end, .log_odds = log_odds_of(rule.confidence), .value = {}};
            RuleSaid values;
            for (const auto& [field, value] : rule.values)
                values.push_back({field, with_numbers(value, match.numbers)});
            const auto [field, value] = values.front();
            bool beside = false;
            if (field == "noise") {
                finding.value = Noise{};
            } else if (field == "topic") {
                // "formation en langue des signes": what else is an access need is the subject.
                TopicSaid topic{.label = value, .job = false};
                std::ranges::replace(topic.label, '_', ' ');
                finding.value = std::move(topic);
            } else {
                if (field == "certification") {
                    finding.extra = 1.2;  // "TOEIC" is a topic, too
                    beside = std::ranges::find(subjects_themselves, value) != subjects_themselves.end();
                }
                finding.value = std::move(values);
            }
            (beside ? certificates : found).push_back(std::move(finding));
        }
    }
}

// A topic that a sentence speaks of and does not name: how sure it is, in log-odds, by its evidence.
double worth_of(const SituationSaid& one) {
    constexpr double likely = 12, at_likely = 1.6, by_evidence = .12;
    return at_likely + by_evidence * (one.evidence - likely);
}

// "maquette BIM": where all words of a subject are said of one of the topics that are named in it, it is that topic.
void name_by_its_words(Subject& subject, const SaidText& said, const Situations& situations, TextLanguage language,
                       Stemmers& stemmers) {
    const auto words = std::span{said.words}.subspan(subject.first, subject.end - subject.first);
    const TopicSaid* all_of = nullptr;
    for (const auto* topic : subject.topics) {
        if (topic->job || !situations.speak_of(topic->id, words, said.grammar, language, stemmers)) continue;
        if (all_of != nullptr) return;
        all_of = topic;
    }
    if (all_of == nullptr) return;
    subject.topics = {all_of};
    subject.wholly_named = true;
}

// The situation as a subject beside those that were found. A name that stands within it in passing, and means another
// topic, says less: "quelles règles pour le fichier de nos clients et leurs données personnelles" is no CRM.
void add_situation(const SituationSaid& situation, const TopicSaid& topic, std::vector<Subject>& subjects) {
    constexpr double sure = 13, sure_of_it = 16, surest = 18, far_ahead = 5, more_than_a_name = .3,
                     beside_an_announced = -1;
    Subject subject{.first = situation.first,
                    .end = situation.end,
                    .worth = worth_of(situation),
                    .topics = {&topic},
                    .wholly_named = true,
                    .told = true};
    const auto is_within = [&](const Subject& other) {
        return situation.first <= other.first && other.end <= situation.end;
    };
    const auto outweighs = [&](const Subject& other) {
        const bool same = std::ranges::any_of(other.topics, [&](const auto* one) { return one->id == topic.id; });
        // "small physiotherapy practice": what names the same topic among other words is outweighed first.
        if (same) return !other.wholly_named;
        // "formation Excel pour suivre nos stocks" is of Excel.
        if (other.announced && (other.wholly_named || !is_within(other)))
            return is_within(other) && situation.evidence >= sure_of_it && situation.lead >= far_ahead;
        return is_within(other) ? situation.evidence >= sure
                                : situation.evidence >= surest && situation.lead >= far_ahead;
    };
    for (const auto& other : subjects)
        if (other.announced && !outweighs(other) && situation.evidence < surest) subject.worth += beside_an_announced;
    for (const auto& other : subjects)
        if (other.named && outweighs(other)) subject.worth = std::max(subject.worth, other.worth + more_than_a_name);
    const auto after = std::ranges::upper_bound(subjects, subject.first, {}, &Subject::first);
    subjects.insert(after, std::move(subject));
}

}  // namespace

RequestRead read_request(std::string_view text, const RequestContext& context, Analyser& analyser) {
    const auto body = body_of(text);
    const SaidText said{body, context.rules.grammar};
    RequestRead read{.needs = {}, .language = language_of(said)};

    std::vector<Finding> candidates;
    Found found;
    find_by_rules(said, candidates, found.certificates);
    find_certificates(said, found.certificates);
    find_prices(said, candidates);
    find_dates(said, context.today, candidates);
    find_places(said, {.gazetteer = context.gazetteer, .ordinary = context.rules.ordinary_names}, read.language,
                candidates);
    find_teaching_languages(said, candidates);
    find_cefr(said, candidates);
    find_topics(said, context.words.vocabulary, read.language, analyser, candidates);

    found.chosen = likeliest(std::move(candidates));
    found.certificates = likeliest(std::move(found.certificates));
    found.providers_ruled_out = heed_cues(said, found.chosen, context.providers_named);
    found.subjects = subjects_of(said, found.chosen, read.language);
    Stemmers stemmers;
    for (auto& subject : found.subjects)
        if (subject.named && !subject.is_name())
            name_by_its_words(subject, said, context.rules.situations, read.language, stemmers);
    TopicSaid unnamed;
    if (const auto situation = context.rules.situations.in(said, found.chosen, read.language, stemmers))
        if (const auto* const topic = context.words.vocabulary.taxonomy().find(situation->topic)) {
            unnamed = {.id = topic->id, .label = topic->label};
            add_situation(*situation, unnamed, found.subjects);
        }

    // Words with their spelling mended, and the label where they are no more than a topic's name.
    struct Mended {
        std::string text;
        bool is_label = false;
    };
    const auto mended = [&](std::string_view written) -> Mended {
        auto spelt = read_words(written, context.words, analyser).mended(written).value_or(std::string{written});
        const SaidText meant{spelt, context.rules.grammar};
        std::vector<Finding> names;
        find_topics(meant, context.words.vocabulary, read.language, analyser, names);
        const auto chosen = likeliest(std::move(names));
        const auto subjects = subjects_of(meant, chosen, read.language);
        if (subjects.size() == 1 && subjects.front().is_name()) return {subjects.front().topics.front()->label, true};
        return {.text = std::move(spelt)};
    };
    const NameOfTopic name_of_topic = [&](const Subject& subject) -> std::string {
        if (subject.is_name()) return subject.topics.front()->label;
        const auto written = said.written(subject.first, subject.end);
        // What is long is a sentence's rest: its words are not names that slipped.
        return subject.end - subject.first > longest_mended ? std::string{written} : mended(written).text;
    };
    // "Gestio des fournisseurs": a slip hides that a few words are one name.
    if (found.subjects.size() > 1 && std::ranges::none_of(found.subjects, &Subject::is_name)) {
        auto whole = found.subjects.front();
        whole.end = found.subjects.back().end;
        if (whole.end - whole.first <= longest_mended && mended(said.written(whole.first, whole.end)).is_label)
            found.subjects = {std::move(whole)};
    }
    // "TOEIC Paris": where nothing else is asked for, the certificate is.
    if (found.subjects.empty())
        for (const auto& finding : found.chosen)
            if (finding.said_of("certification") && !finding.excluded) {
                found.subjects.push_back({.first = finding.first,
                                          .end = finding.end,
                                          .worth = 2,
                                          .named = false,
                                          .item = false,
                                          .topics = {},
                                          .wholly_named = false});
                break;
            }
    read.needs = put_together(said, found, name_of_topic);
    return read;
}

}  // namespace filon
