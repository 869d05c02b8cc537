#include "server/endpoints/search_question.h"

#include <algorithm>
#include <utility>

#include "engine/values/utf8.h"
#include "server/endpoints/parameters.h"

namespace filon {
namespace {

constexpr std::size_t longest_words = 512;  // characters
constexpr std::int64_t largest_limit = 100;
constexpr std::int64_t largest_offset = 10'000;

// The only way of reading words so far: as they are.
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

std::expected<SearchQuestion, std::vector<Fault>> read_search_question(const http::Pairs& pairs,
                                                                       const QuestionContext& context,
                                                                       Analyser& analyser) {
    Parameters parameters{pairs};
    SearchQuestion question;
    const auto words = words_asked(parameters);
    auto& request = question.request;
    request.criteria = read_criteria(parameters, context);
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

    question.text = words;
    question.words = context.index.read(words, TextLanguage::french, analyser);
    request.tie_seed = hash_of(std::string{context.tie_key} + question.words.key);
    return question;
}

}  // namespace filon
