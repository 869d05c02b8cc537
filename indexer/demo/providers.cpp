#include "indexer/demo/providers.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "indexer/demo/plain_capitals.h"

namespace filon {
namespace {

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
    return text;
}

std::string draw_name(const NameWording& words, const DemoTown& town, Dice& dice) {
    auto name = dice.one_of(words.pattern);
    // "de Le Havre" is no French.
    if (town.name.starts_with("Le ") || town.name.starts_with("Les "))
        name = replaced(std::move(name), "de {town}", "{town}");
    name = replaced(std::move(name), "{a}", dice.one_of(words.first_words));
    name = replaced(std::move(name), "{b}", dice.one_of(words.second_words));
    return replaced(std::move(name), "{town}", town.name);
}

// "Cap Métiers Lyon" gives "cap-metiers-lyon".
std::string slug_of(std::string_view name) {
    std::string slug;
    for (const char c : plain_capitals(name)) {
        const bool is_letter = c >= 'A' && c <= 'Z';
        if (is_letter || (c >= '0' && c <= '9')) {
            slug += is_letter ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    if (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

// The digit that makes the sum of Luhn's algorithm a multiple of ten when it stands behind `digits`.
char luhn_key(std::string_view digits) {
    int sum = 0;
    bool is_doubled = true;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, is_doubled = !is_doubled) {
        const int value = (*digit - '0') * (is_doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string draw_siret(Dice& dice) {
    auto digits = fmt::format("{:08}", dice.between(30'000'000, 94'999'999));
    digits += luhn_key(digits);
    digits += fmt::format("{:04}", dice.between(1, 6));
    digits += luhn_key(digits);
    return digits;
}

// Region, département, five figures, two more: eleven figures as the register has them, none of them granted.
std::string draw_nda(std::string_view department, Dice& dice) {
    const auto number = department.substr(0, 2);
    const bool is_plain = number.size() == 2 && number.find_first_not_of("0123456789") == std::string_view::npos;
    const auto region = dice.between(11, 94);
    const auto figures = dice.below(10'000'000);
    return fmt::format("{}{}{:07}", region, is_plain ? number : "20", figures);
}

void write_sites(const DemoProvider& provider, const DemoWorld& world, Dice& dice, RecordLine& line) {
    line.open_list("sites");
    for (const auto* site : provider.sites) {
        line.open_element();
        const auto& place = dice.one_of(site->references);
        line.place_members(place, dice.chance(30) ? dice.one_of(world.wording.names.place_labels) : std::string{});
        line.close();
    }
    line.close_list();
}

void write_travels(const DemoProvider& provider, const DemoWorld& world, Dice& dice, RecordLine& line) {
    const auto roll = dice.below(100);
    if (roll >= 72) return;  // not said
    line.open("travels");
    if (roll < 35) {
        constexpr std::int64_t radii[] = {20, 30, 50, 50, 80, 100, 150, 200};
        line.number("radius_km", dice.one_of(std::span<const std::int64_t>{radii}));
    } else if (roll < 60) {
        std::set<std::string> departments;
        for (const auto* site : provider.sites) {
            const auto& around = world.towns.departments_around(site->department);
            const auto count = std::min<std::size_t>(around.size(), 1 + dice.below(5));
            departments.insert(around.begin(), around.begin() + static_cast<std::ptrdiff_t>(count));
        }
        line.list("departments", departments);
    } else {
        line.flag("anywhere", true);
    }
    line.close();
}

// Labels, synonyms and sub-subjects of what the provider teaches, some of it without an offer.
void write_skills(const DemoProvider& provider, const DemoWorld& world, Dice& dice, RecordLine& line) {
    std::set<std::string> skills;
    for (auto left = 2 + dice.below(5); left > 0; --left) {
        const auto& subject = world.subjects.all()[dice.one_of(provider.subjects)];
        const auto roll = dice.below(10);
        const auto& words = roll < 3 ? subject.topic->synonyms : subject.wording->modules[0];
        skills.insert(roll < 6 || words.empty() ? subject.topic->label : dice.one_of(words));
    }
    line.list("skills", skills);
}

void write_languages(const DemoProvider& provider, const DemoWorld& world, Dice& dice, RecordLine& line) {
    std::set<std::string> languages{"fr"};
    for (const auto subject : provider.subjects)
        if (const auto taught = world.subjects.all()[subject].taught_language; !taught.empty())
            languages.emplace(taught);
    if (dice.chance(25)) languages.insert("en");
    if (dice.chance(6)) languages.insert("de");
    if (dice.chance(6)) languages.insert("es");
    line.list("languages", languages);
}

void write_confidential(const DemoProvider& provider, bool is_blocked, const DemoWorld& world, Dice& dice,
                        RecordLine& line) {
    const auto& words = world.wording.names;
    line.open("confidential");
    line.hundredths("quality", 100 - std::min<std::int64_t>(70, dice.log_normal(25)));
    if (dice.chance(70)) line.number("discount_percent", dice.between(0, 6) * 5);
    if (is_blocked) line.flag("blocked", true);
    if (dice.chance(40)) line.text("notes", dice.one_of(words.provider_notes));
    line.open_list("contacts");
    for (auto left = 1 + dice.below(2); left > 0; --left) {
        const auto &first = dice.one_of(words.first_names), &last = dice.one_of(words.last_names);
        line.open_element();
        line.text("name", fmt::format("{} {}", first, last));
        line.text("role", dice.one_of(words.roles));
        line.text("email", fmt::format("{}.{}@{}", slug_of(first), slug_of(last), provider.host.substr(4)));
        // 06 39 98 is the block that the numbering plan keeps for fiction.
        const auto figures = dice.below(10'000);
        line.text("phone", fmt::format("06 39 98 {:02} {:02}", figures / 100, figures % 100));
        line.close();
    }
    line.close_list();
    line.close();
}

}  // namespace

DemoProvider draw_provider(std::size_t number, bool is_giant, const DemoWorld& world, Dice& dice) {
    DemoProvider provider;
    provider.id = fmt::format("of-{:05}", number + 1);
    provider.is_giant = is_giant;
    // Seven in ten of the ordinary ones have one site.
    constexpr std::size_t usual[] = {1, 1, 1, 1, 1, 1, 1, 2, 3, 4};
    const auto site_count = is_giant ? 3 + dice.below(2) : dice.one_of(std::span<const std::size_t>{usual});
    for (std::size_t i = 0; i < site_count; ++i) {
        const auto* town = &world.towns.draw(dice);
        if (std::ranges::find(provider.sites, town) == provider.sites.end()) provider.sites.push_back(town);
    }
    provider.name = draw_name(world.wording.names, *provider.sites.front(), dice);
    provider.host = "www." + slug_of(provider.name) + ".example";

    const auto roll = dice.below(100);
    if (roll < 28) provider.vat = VatStatus::exempt;
    if (roll >= 28 && roll < 80) provider.vat = VatStatus::liable;

    const auto& subjects = world.subjects;
    std::vector<std::size_t> offered;
    std::vector<std::uint64_t> weights;
    for (const auto family : subjects.draw_families(is_giant ? 6 + dice.below(8) : 1 + dice.below(4), dice))
        for (const auto subject : subjects.of_family(family)) {
            offered.push_back(subject);
            weights.push_back(subjects.all()[subject].weight);
        }
    // A small provider does not teach all of its fields.
    for (auto excess = is_giant || offered.size() <= 10 ? 0 : offered.size() - 10; excess > 0; --excess) {
        const auto at = static_cast<std::ptrdiff_t>(dice.below(offered.size()));
        offered.erase(offered.begin() + at);
        weights.erase(weights.begin() + at);
    }
    provider.subjects = std::move(offered);
    provider.subject_wheel.emplace(weights);
    return provider;
}

void write_provider(const DemoProvider& provider, const DemoWorld& world, Dice& dice, RecordLine& line) {
    line.text("type", "provider");
    line.text("id", provider.id);
    line.text("name", provider.name);
    if (dice.chance(90)) line.text("siret", draw_siret(dice));
    if (dice.chance(75)) line.text("nda", draw_nda(provider.sites.front()->department, dice));
    if (dice.chance(60)) line.text("website", "https://" + provider.host);
    if (const auto roll = dice.below(100); roll < 88) line.flag("qualiopi", roll < 82);
    if (provider.vat) line.text("vat", name_of(*provider.vat));
    write_sites(provider, world, dice, line);
    write_travels(provider, world, dice, line);
    write_skills(provider, world, dice, line);
    write_languages(provider, world, dice, line);
    if (dice.chance(35)) {
        line.open("rating");
        line.hundredths("value", dice.between(36, 50) * 10);
        line.number("count", dice.log_normal(provider.is_giant ? 400 : 25) + 1);
        line.close();
    }
    const bool is_blocked = dice.chance_in_thousand(8);
    // The broker has seldom forgotten to take a blocked provider off the extranet.
    if (dice.chance_in_thousand(is_blocked ? 900 : 5)) line.flag("published", false);
    write_confidential(provider, is_blocked, world, dice, line);
}

}  // namespace filon
