#include "server/endpoints/search_question.h"

#include <algorithm>
#include <utility>

#include "engine/matching/place_asked.h"
#include "server/endpoints/parameters.h"

namespace filon {
namespace {

constexpr std::size_t longest_words = 512;  // characters
constexpr double default_radius_km = 30;
constexpr double largest_radius_km = 20'000;
constexpr double largest_amount = 1e9;
constexpr std::int64_t largest_headcount = 10'000;
constexpr std::int64_t largest_limit = 100;
constexpr std::int64_t largest_offset = 10'000;

// What prices are compared with: exempt is nothing that one asks for.
enum class TaxAsked : std::uint8_t { excluded, included };
// The only way of reading words so far: as they are.
enum class Reading : std::uint8_t { literal };

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<PlaceAsked> places_asked(Parameters& parameters, const Gazetteer& gazetteer) {
    const auto radius =
        Metres::from_kilometres(parameters.number("radius_km", 0, largest_radius_km).value_or(default_radius_km));
    std::vector<PlaceAsked> places;
    for (const auto& text : parameters.places("place")) {
        const auto place = gazetteer.resolve(text);
        if (place)
            places.push_back(place_asked(*place, radius, gazetteer));
        else
            parameters.fail("place", place.error().reason);
    }
    return places;
}

std::optional<std::vector<std::uint32_t>> providers_asked(Parameters& parameters, const View& view) {
    const auto ids = parameters.several("provider");
    if (ids.empty()) return std::nullopt;
    // An open list: who is not there finds nothing.
    std::vector<std::uint32_t> ranks;
    for (const auto& id : ids)
        if (const auto rank = view.find_provider(id)) ranks.push_back(*rank);
    return ranks;
}

Criteria criteria_asked(Parameters& parameters, const QuestionContext& context) {
    Criteria criteria;
    criteria.today = context.today;
    criteria.places = places_asked(parameters, context.reference.gazetteer);
    if (const auto amount = parameters.number("max_price", 0, largest_amount))
        criteria.max_price = *Euros::checked(*amount);
    criteria.price_terms.headcount = parameters.whole("headcount", 1, largest_headcount).value_or(1);
    criteria.price_terms.per = parameters.choice<PriceAskedPer>("price_per").value_or(PriceAskedPer::person);
    const auto tax = parameters.choice<TaxAsked>("tax").value_or(TaxAsked::excluded);
    criteria.price_terms.tax = tax == TaxAsked::included ? Tax::included : Tax::excluded;
    criteria.modality = parameters.choices_or_unknown<Modality>("modality");
    criteria.level = parameters.choices_or_unknown<Level>("level");
    criteria.providers = providers_asked(parameters, context.view);
    return criteria;
}

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
struct names_of<TaxAsked> {
    static constexpr auto list = std::to_array<std::string_view>({"excluded", "included"});
};
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
    request.criteria = criteria_asked(parameters, context);
    request.sort = parameters.choice<Sort>("sort").value_or(Sort::relevance);
    request.facets = parameters.choices<Facet>("facets");
    request.limit = static_cast<std::size_t>(parameters.whole("limit", 0, largest_limit).value_or(20));
    request.offset = static_cast<std::size_t>(parameters.whole("offset", 0, largest_offset).value_or(0));
    question.lang = language_asked(parameters);
    parameters.choice<Reading>("read");
    if (request.sort == Sort::distance && request.criteria.places.empty())
        parameters.fail("sort", "distance is measured from a place: give one");
    if (auto faults = parameters.faults(); !faults.empty()) return std::unexpected{std::move(faults)};

    question.words = analyser.query(words, context.view.languages_asked_in(TextLanguage::french));
    request.tie_seed = hash_of(std::string{context.tie_key} + question.words.key);
    return question;
}

}  // namespace filon
