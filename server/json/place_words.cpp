#include "server/json/place_words.h"

#include <map>
#include <span>
#include <stdexcept>
#include <utility>

#include "engine/text/fold.h"
#include "engine/values/csv.h"
#include "server/json/messages.h"

extern const char filon_messages_french_areas[], filon_messages_french_areas_end[];

namespace filon {
namespace {

constexpr std::int64_t kilometre = 1'000;

// How French is inside an area, by kind and code.
using FrenchAreas = std::map<std::pair<std::string, std::string>, std::string, std::less<>>;

const FrenchAreas& french_areas() {
    static const FrenchAreas areas = [] {
        FrenchAreas read_areas;
        const std::string_view csv{filon_messages_french_areas, filon_messages_french_areas_end};
        const auto read = for_each_csv_row(csv, [&](std::span<const std::string> fields, std::size_t line) {
            if (line == 1) return;
            if (fields.size() != 3 || fields[2].empty() ||
                !read_areas.emplace(std::pair{fields[0], fields[1]}, fields[2]).second)
                throw std::logic_error{"french_areas.csv line " + std::to_string(line)};
        });
        if (!read) throw std::logic_error{"french_areas.csv " + read.error().field + " " + read.error().reason};
        return read_areas;
    }();
    return areas;
}

std::string french_inside(const Place& area) {
    const auto found = french_areas().find(std::pair{std::string{name_of(area.kind)}, area.code});
    return found == french_areas().end() ? area.name : found->second;
}

// Whether "de" loses its vowel before a name: a Y before a consonant sounds like an I, and an H is mostly mute before
// E, I and Y (Hyères, Hendaye), mostly not before A, O and U (Haguenau, Houilles).
bool elides(std::string_view name) {
    const auto folded = fold(name);
    const auto is_one_of = [&](std::size_t at, std::string_view letters) {
        return at < folded.size() && letters.contains(folded[at]);
    };
    return is_one_of(0, "aeiou") || (is_one_of(0, "y") && !is_one_of(1, "aeiou")) ||
           (is_one_of(0, "h") && is_one_of(1, "eiy"));
}

// In brackets, which every language has.
std::string beside(std::string text, std::string_view held_at) {
    return held_at.empty() ? std::move(text) : std::move(text) + " (" + std::string{held_at} + ")";
}

std::string from(const Place& place, std::int64_t km, TextLanguage language) {
    if (place.kind == PlaceKind::point) return say("place.from_point"_msg, language, {{"km", km}});
    return say("place.from_town"_msg, language, {{"km", km}, {"place", place.name}, {"from", french_from(place.name)}});
}

}  // namespace

std::string french_at(std::string_view town) {
    if (town.starts_with("Le ")) return "au " + std::string{town.substr(3)};
    if (town.starts_with("Les ")) return "aux " + std::string{town.substr(4)};
    return "à " + std::string{town};
}

std::string french_from(std::string_view town) {
    if (town.starts_with("Le ")) return "du " + std::string{town.substr(3)};
    if (town.starts_with("Les ")) return "des " + std::string{town.substr(4)};
    return (elides(town) ? "d'" : "de ") + std::string{town};
}

std::string inside(const Place& place, TextLanguage language) {
    if (place.kind == PlaceKind::point) return say("place.at_point"_msg, language);
    const bool french = language == TextLanguage::french;
    if (!place.is_area())
        return say("place.in_town"_msg, language,
                   {{"place", place.name}, {"at", french ? french_at(place.name) : std::string{}}});
    const bool country = place.kind == PlaceKind::country && !french;
    return say("place.in_area"_msg, language,
               {{"kind", name_of(place.kind)},
                {"place", country ? country_name(place.code, language) : place.name},
                {"at", french ? french_inside(place) : std::string{}}});
}

std::string said(const Whereabouts& whereabouts, TextLanguage language) {
    const auto& [places, distance, held_at, beyond] = whereabouts;
    if (places.empty()) return {};
    const bool here = distance && distance->count() < kilometre;
    const std::int64_t km = distance ? (distance->count() + kilometre / 2) / kilometre : 0;
    if (places.size() > 1) {
        // Which of them is the nearest is not known here, so that what is said is where it is held.
        if (here || std::ranges::all_of(places, &Place::is_area))
            return beside(say("place.in_one"_msg, language), held_at);
        // A distance to an area is one to its chief town, which says nothing to who is inside.
        if (!beyond && std::ranges::any_of(places, &Place::is_area))
            return beside(say("place.within"_msg, language), held_at);
        return distance ? beside(say("place.from_one"_msg, language, {{"km", km}}), held_at) : std::string{};
    }
    const auto& place = places.front();
    if (place.is_area() || here) return inside(place, language);
    return distance ? from(place, km, language) : std::string{};
}

}  // namespace filon
