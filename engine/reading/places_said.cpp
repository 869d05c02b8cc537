#include "engine/reading/places_said.h"

#include "engine/reading/place_reader.h"

namespace filon {

void PlaceReader::read() {
    for (std::uint32_t at = 0; at < said_.words.size(); ++at) {
        if (said_.words[at].kind == Said::Kind::word) {
            names_at(at);
            number_in_words_at(at);
        }
        if (said_.words[at].kind == Said::Kind::digits) number_at(at);
    }
}

namespace {
// "nos trois sites (Vitré, Redon et Ploemeur)"
bool is_in_brackets_of_somebody(const SaidText& said, std::uint32_t at) {
    std::uint32_t back = 1;
    while (back <= 12 && back <= at && said.before(at, back) != "(" && said.before(at, back) != ")") ++back;
    if (back > at || said.before(at, back) != "(") return false;
    for (std::uint32_t more = 1; more <= 4 && back + more <= at; ++more)
        if (said.grammar.in_class(said.before(at, back + more), "of_somebody")) return true;
    return false;
}

// What is said of a place besides: that somebody sits, lives or once was taught there.
bool is_of_somebody(const SaidText& said, const Finding& place) {
    for (std::uint32_t back = 1; back <= 7 && back <= place.first; ++back) {
        if (said.grammar.in_class(said.before(place.first, back), "of_somebody")) return true;
        if (said.begins_clause(place.first - back) || is(said.before(place.first, back), {",", "mais", "("}))
            return false;
    }
    return is_in_brackets_of_somebody(said, place.first);
}

// Where a place is wanted, those that are somebody's are no places of the course.
void weigh_places_against_each_other(const SaidText& said, std::vector<Finding>& found) {
    constexpr double mentioned_in_passing = -4;
    std::vector<bool> passing(found.size());
    bool wanted = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!std::holds_alternative<PlaceSaid>(found[i].value) || found[i].log_odds <= 0) continue;
        passing[i] = is_of_somebody(said, found[i]);
        wanted = wanted || !passing[i];
    }
    for (std::size_t i = 0; i < found.size(); ++i)
        if (wanted && passing[i]) found[i].log_odds += mentioned_in_passing;
}

}  // namespace

void find_places(const SaidText& said, const PlacesKnown& known, TextLanguage language, std::vector<Finding>& found) {
    PlaceReader{said, known, language, found}.read();
    weigh_places_against_each_other(said, found);
}

}  // namespace filon
