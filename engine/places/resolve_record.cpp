// A place as a record gives it.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "engine/places/gazetteer.h"
#include "engine/places/place_name.h"
#include "engine/places/postal_name.h"

namespace filon {
namespace {

// Parts of France that ISO 3166 counts as countries.
constexpr auto overseas =
    std::to_array<std::string_view>({"BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"});
constexpr std::size_t longest_shown = 100;  // bytes

std::string country_of(const PlaceReference& reference) {
    std::string code = reference.country.value_or("FR");
    for (char& letter : code)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return code.empty() || std::ranges::find(overseas, code) != overseas.end() ? "FR" : code;
}

std::string digits_of(std::string_view postcode) {
    std::string digits;
    for (const char c : postcode)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

std::string what_is_said(const PlaceReference& reference) {
    std::string said;
    for (const auto& part : {reference.insee, reference.postcode, reference.town, reference.country})
        if (part && !part->empty()) said += (said.empty() ? "" : " ") + *part;
    return said.size() > longest_shown || !fold_place_name(said) ? "what is written there"
                                                                 : fmt::format("\"{}\"", said);
}

}  // namespace

Outcome<Place> Gazetteer::resolve(const PlaceReference& reference) const {
    if (reference.town && reference.town->size() > longest_place_text)
        return fault("place", "is too long for a place's name");
    const std::string country_code = country_of(reference);
    if (area(PlaceKind::country, country_code) == nullptr)
        return fault("place", "its country is no code of ISO 3166-1 alpha-2 that is known");
    std::optional<Place> found =
        country_code == "FR" ? in_france(reference) : abroad(reference.town.value_or(""), country_code);
    if (reference.point) {
        if (found) {
            found->point = *reference.point;
            return *std::move(found);
        }
        // A point alone is told by the town that it lies at.
        const auto* nearest = settlement_at(*reference.point);
        const auto near = nearest != nullptr ? nearest->name : std::string{};
        Place place = point_place(*reference.point, reference.label.value_or(reference.town.value_or(near)));
        if (reference.country && country_code != "FR") {
            place.department.clear();
            place.country = country_code;
        }
        return place;
    }
    if (found) return *std::move(found);
    const std::string said = what_is_said(reference);
    return fault("place", said.empty() ? "no place is said" : fmt::format("no town is known as {}", said));
}

std::optional<Place> Gazetteer::in_france(const PlaceReference& reference) const {
    if (reference.insee)
        if (const Commune* const commune = commune_row(*reference.insee);
            commune != nullptr && commune->country == "FR")
            return place_of(*commune);
    const std::string postcode = digits_of(reference.postcode.value_or(""));
    const auto town = fold_place_name(with_strokes_said(reference.town.value_or("")));
    if (town && !town->empty()) {
        if (is_five_digits(postcode)) return by_name_beside_postcode(*town, postcode);
        // Spreadsheets lose a leading zero, but "1000 Bruxelles" never had one: only the town can tell.
        if (postcode.size() == 4)
            if (auto found = by_name_within_postcode(*town, "0" + postcode)) return found;
        if (auto found = by_code(*town)) return found;
        auto found = by_words(*town, Among::towns);
        // Who says nothing of the country may mean Geneva; who says France does not.
        return found && reference.country && found->country != "FR" ? std::nullopt : found;
    }
    const Commune* const main = main_commune(postcode);
    return main == nullptr ? std::nullopt : std::optional{place_of(*main)};
}

std::optional<Place> Gazetteer::abroad(std::string_view town, std::string_view country_code) const {
    const auto name = fold_place_name(town);
    if (!name || name->empty()) return std::nullopt;
    const auto there = [&](const Commune& commune) { return commune.country == country_code; };
    if (auto found = by_name_in(*name, there)) return found;
    return by_name_in(without_cedex(*name), there);
}

}  // namespace filon
