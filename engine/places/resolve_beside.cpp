// A name with something beside it that says which of its bearers is meant: "Saint-Denis (974)", "69003 Lyon".
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "engine/places/gazetteer.h"
#include "engine/places/place_name.h"
#include "engine/places/postal_name.h"

namespace filon {
namespace {

constexpr std::size_t most_words = 16;

std::string joined(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
    return fmt::format("{}", fmt::join(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                       words.begin() + static_cast<std::ptrdiff_t>(end), " "));
}

bool holds(const Area& area, const Commune& commune) {
    if (area.kind == PlaceKind::country) return area.code == commune.country;
    return commune.country == "FR" && std::ranges::binary_search(area.departments, commune.department);
}

}  // namespace

std::optional<Place> Gazetteer::by_qualified_name(std::string_view text) const {
    auto words = words_of(text);
    if (words.size() > most_words) return std::nullopt;
    if (words.size() > 2 && words[0] == "f" && is_five_digits(words[1])) words.erase(words.begin());  // "F-69003 Lyon"
    if (words.size() > 1 && is_five_digits(words[0]))
        return by_name_beside_postcode(joined(words, 1, words.size()), words[0]);
    for (std::size_t at = words.size() - 1; at > 0 && at < words.size(); --at) {
        const std::string name = joined(words, 0, at), beside = joined(words, at, words.size());
        if (is_five_digits(beside)) return by_name_beside_postcode(name, beside);
        if (auto found = by_name_beside_area(name, beside)) return found;
    }
    return std::nullopt;
}

std::optional<Place> Gazetteer::by_name_beside_area(std::string_view name, std::string_view beside) const {
    const Area* around = area_named(beside);
    if (around == nullptr && beside.size() == 2) {
        std::string code{beside};
        for (char& letter : code)
            if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        around = area(PlaceKind::country, code);
    }
    if (around == nullptr) return std::nullopt;
    if (around->kind == PlaceKind::country && around->code == "FR") {
        auto found = by_words(name, Among::everything);
        if (found && found->country != "FR") found = by_words(name, Among::towns);
        return found && found->country == "FR" ? found : std::nullopt;
    }
    if (auto found = by_name_in(name, [around](const Commune& commune) { return holds(*around, commune); }))
        return found;
    return area_named(name) == around ? std::optional{place_of(*around)} : std::nullopt;  // "Rhône (69)"
}

std::optional<Place> Gazetteer::by_name_beside_postcode(std::string_view name, std::string_view postcode) const {
    if (auto found = by_name_within_postcode(name, postcode)) return found;
    if (const Commune* const main = main_commune(postcode)) return place_of(*main);
    return by_words(name, Among::towns);
}

std::optional<Place> Gazetteer::by_name_within_postcode(std::string_view name, std::string_view postcode) const {
    const std::string town = without_cedex(name);
    const auto departments = departments_with_postcode(postcode);
    if (auto part = by_arrondissement(town);
        part && std::ranges::find(departments, part->department) != departments.end())
        return part;
    auto found = by_name_in(town, [&](const Commune& commune) { return has_postcode(commune, postcode); });
    if (!found)
        return by_name_in(town, [&](const Commune& commune) {
            return commune.country == "FR" && std::ranges::find(departments, commune.department) != departments.end();
        });
    // "75011 Paris" is the arrondissement.
    if (const Commune* const main = main_commune(postcode); main != nullptr && main->parent == found->code)
        return place_of(*main);
    return found;
}

std::vector<std::string> Gazetteer::departments_with_postcode(std::string_view postcode) const {
    std::vector<std::string> codes;
    for (const auto& [number, row] : with_postcode(postcode)) codes.push_back(tables_.communes[row].department);
    if (!codes.empty() || !is_five_digits(postcode)) return codes;
    // A CEDEX of its own: its first digits tell the département, but for Corsica's two.
    if (postcode.starts_with("20")) return {"2A", "2B"};
    const std::size_t size = postcode.starts_with("97") || postcode.starts_with("98") ? 3 : 2;
    return {std::string{postcode.substr(0, size)}};
}

}  // namespace filon
