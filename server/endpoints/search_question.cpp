#include "server/endpoints/search_question.h"

#include <algorithm>
#include <utility>

#include "engine/values/utf8.h"
#include "server/endpoints/need_asked.h"
#include "server/endpoints/parameters.h"
#include "server/endpoints/understood.h"

namespace filon {
namespace {

constexpr std::size_t longest_words = 512;  // characters
constexpr std::int64_t largest_limit = 100;
constexpr std::int64_t largest_offset = 10'000;

// How words are taken: `literal`, as they are. Unsaid, what they surely say is read.
enum class Reading : std::uint8_t { literal };

std::string words_asked(Parameters& parameters) {
    auto words = parameters.one("q").value_or("");
    if (characters(words) <= longest_words) return words;
    parameters.fail("q", "at most 512 characters");
    return {};
}

std::string language_asked(Parameters& parameters) {
    const auto text = parameters.one("lang");
    if (!text) return "fr";
    const auto tag = LanguageTag::parse(*text);
    if (!tag) parameters.fail("lang", tag.error().reason);
    return tag ? std::string{tag->language()} : "fr";
}

}  // namespace

template <>
struct names_of<Reading> {
    static constexpr auto list = std::to_array<std::string_view>({"literal"});
};

namespace {

// What the words say, unless they are to be taken literally. Parameters that are wrong are left for others to find.
Understood words_understood(const http::Pairs& pairs, const QuestionContext& context, Analyser& analyser) {
    const auto value = [&](std::string_view name) {
        const auto found = std::ranges::find(pairs, name, [](const auto& pair) { return pair.first; });
        return found == pairs.end() ? std::string{} : found->second;
    };
    const auto words = value("q");
    if (!words.empty() && characters(words) <= longest_words && value("read") != name_of(Reading::literal))
        return understand(words, pairs, context, analyser);
    Understood as_they_are{.words = words, .filters = {}, .places = {}, .need = {}};
    as_they_are.need.topic = words;
    return as_they_are;
}

}  // namespace

std::expected<SearchQuestion, std::vector<Fault>> read_search_question(const http::Pairs& pairs,
                                                                       const QuestionContext& context,
                                                                       Analyser& analyser) {
    SearchQuestion question;
    auto asked = pairs;
    const auto understood = words_understood(pairs, context, analyser);
    asked.insert(asked.end(), understood.filters.begin(), understood.filters.end());
    Parameters parameters{asked};
    const auto words = words_asked(parameters);
    auto& request = question.request;
    request.criteria = read_criteria(parameters, context, understood.places);
    question.tax_asked =
        std::ranges::any_of(asked, [](const auto& one) { return one.first == "tax" && !one.second.empty(); });
    request.sort = parameters.choice<Sort>("sort").value_or(Sort::relevance);
    request.facets = parameters.choices<Facet>("facets");
    request.limit = static_cast<std::size_t>(parameters.whole("limit", 0, largest_limit).value_or(20));
    request.offset = static_cast<std::size_t>(parameters.whole("offset", 0, largest_offset).value_or(0));
    question.lang = language_asked(parameters);
    question.relax = parameters.choice<Truth>("relax") == Truth::yes;
    parameters.choice<Reading>("read");
    if (request.sort == Sort::distance && request.criteria.places.empty() && !parameters.failed("place"))
        parameters.fail("sort", "distance is measured from a place: give one");
    if (auto faults = parameters.faults(); !faults.empty()) return std::unexpected{std::move(faults)};

    std::vector<Fault> none;  // what is ruled out was read, not sent
    rule_out(request.criteria, sent_by(understood.need), "q", context, none);
    question.text = words;
    question.words = context.index.read(understood.words, TextLanguage::french, analyser);
    question.read = understood.need;
    request.tie_seed = hash_of(std::string{context.tie_key} + question.words.key);
    return question;
}

}  // namespace filon
