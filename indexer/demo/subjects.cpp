#include "indexer/demo/subjects.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace filon {
namespace {

// Made up, but in the order of what French providers ask.
const std::vector<FamilyFigures>& all_figures() {
    static const std::vector<FamilyFigures> figures{
        {"aeronautique-ferroviaire-maritime", 380, 1500, 10, true, {1, 2, 3, 5, 5, 10}},
        {"agriculture-espaces-verts", 220, 1100, 8, true, {1, 2, 2, 3, 3, 5}},
        {"artisanat-d-art", 260, 1100, 6, true, {2, 3, 5, 5, 10, 20}},
        {"automobile", 330, 1350, 8, true, {1, 2, 3, 3, 5, 10}},
        {"banque-assurance-immobilier", 320, 1300, 15, false, {1, 1, 1, 2, 2, 3}},
        {"batiment", 270, 1250, 8, true, {2, 3, 3, 5, 5, 10}},
        {"beaute-bien-etre", 260, 1100, 6, true, {1, 2, 2, 3, 5, 10}},
        {"bureautique", 260, 1100, 8, false, {1, 1, 2, 2, 3, 5}},
        {"commerce-achats", 480, 1600, 10, false, {1, 2, 2, 2, 3, 3}},
        {"communication", 460, 1500, 10, false, {1, 2, 2, 2, 3, 3}},
        {"comptabilite-finance", 490, 1500, 10, false, {1, 2, 2, 3, 4, 5}},
        {"creation-conception", 340, 1200, 8, false, {2, 3, 3, 5, 5, 10}},
        {"data-ia", 520, 1800, 10, false, {1, 2, 3, 3, 4, 5}},
        {"developpement-informatique", 480, 1700, 10, false, {2, 3, 3, 4, 5, 5}},
        {"developpement-personnel", 430, 1500, 10, false, {1, 2, 2, 2, 3, 3}},
        {"droit", 560, 1700, 12, false, {1, 1, 1, 2, 2, 3}},
        {"electricite", 280, 1200, 10, true, {1, 2, 2, 3, 3, 5}},
        {"environnement-energie", 420, 1500, 12, false, {1, 2, 2, 3, 3, 4}},
        {"formation-pedagogie", 360, 1400, 10, false, {1, 2, 2, 3, 5, 5}},
        {"gestion-de-projet", 540, 1700, 12, false, {1, 2, 2, 3, 3, 5}},
        {"hotellerie-restauration", 280, 1200, 8, true, {1, 2, 2, 3, 3, 5}},
        {"hygiene-alimentaire", 230, 1000, 12, true, {1, 1, 2, 2, 2, 3}},
        {"incendie-surete", 220, 1050, 10, true, {1, 1, 2, 3, 5, 10}},
        {"infrastructure-securite-informatique", 520, 1800, 10, false, {2, 3, 3, 4, 5, 5}},
        {"laboratoire-chimie-pharmacie", 460, 1600, 10, true, {1, 2, 2, 3, 3, 5}},
        {"langues", 390, 900, 6, false, {3, 3, 4, 6, 6, 9}},
        {"logiciels-de-gestion", 400, 1400, 8, false, {1, 2, 2, 3, 3, 5}},
        {"logistique-transport", 260, 1200, 8, true, {1, 2, 3, 5, 5, 10}},
        {"maintenance-industrie", 400, 1500, 8, true, {2, 3, 3, 4, 5, 10}},
        {"management", 560, 1800, 12, false, {1, 2, 2, 3, 3, 5}},
        {"marketing-digital", 440, 1500, 8, false, {1, 1, 2, 2, 3, 5}},
        {"metiers-de-bouche", 260, 1150, 8, true, {1, 2, 3, 5, 5, 10}},
        {"metiers-techniques", 290, 1300, 8, true, {2, 3, 5, 5, 10, 20}},
        {"paie-rh", 480, 1500, 12, false, {1, 1, 2, 2, 3, 5}},
        {"proprete", 240, 1050, 10, true, {1, 1, 2, 2, 3, 5}},
        {"qualite-hse", 480, 1600, 12, false, {1, 2, 2, 2, 3, 5}},
        {"sante", 300, 1300, 14, true, {1, 2, 2, 2, 3, 4}},
        {"secretariat", 380, 1200, 10, false, {1, 2, 2, 3, 3, 5}},
        {"secteur-public", 420, 1400, 14, false, {1, 1, 2, 2, 2, 3}},
        {"securite-au-travail", 180, 950, 10, true, {1, 1, 2, 2, 3, 3}},
        {"social", 290, 1250, 14, false, {1, 2, 2, 3, 3, 5}},
        {"sport-loisirs-tourisme", 270, 1100, 10, true, {1, 2, 3, 5, 5, 10}},
    };
    return figures;
}

// What everybody asks for, the most asked first; the other topics follow in an order that is drawn.
constexpr auto most_asked = std::to_array<std::string_view>({"excel",
                                                             "anglais",
                                                             "sauveteur-secouriste-du-travail",
                                                             "management",
                                                             "caces-chariots-elevateurs",
                                                             "habilitation-electrique",
                                                             "techniques-de-vente",
                                                             "gestion-de-paie",
                                                             "intelligence-artificielle",
                                                             "cybersecurite",
                                                             "prise-de-parole-en-public",
                                                             "haccp",
                                                             "gestion-de-projet",
                                                             "word",
                                                             "comptabilite-generale",
                                                             "python",
                                                             "securite-incendie",
                                                             "soudage",
                                                             "droit-du-travail",
                                                             "wordpress",
                                                             "gestion-du-temps",
                                                             "power-bi",
                                                             "photoshop",
                                                             "gestes-et-postures",
                                                             "reseaux-sociaux",
                                                             "francais-langue-etrangere",
                                                             "relation-client",
                                                             "formation-de-formateurs",
                                                             "autocad",
                                                             "espagnol",
                                                             "comite-social-et-economique",
                                                             "allemand",
                                                             "gestion-du-stress",
                                                             "recrutement"});

constexpr auto taught_languages =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"allemand", "de"},
                                                                  {"anglais", "en"},
                                                                  {"arabe", "ar"},
                                                                  {"chinois", "zh"},
                                                                  {"espagnol", "es"},
                                                                  {"francais-langue-etrangere", "fr"},
                                                                  {"italien", "it"},
                                                                  {"japonais", "ja"},
                                                                  {"neerlandais", "nl"},
                                                                  {"portugais", "pt"},
                                                                  {"russe", "ru"}});

std::string_view taught_language_of(std::string_view topic) {
    for (const auto& [id, language] : taught_languages)
        if (id == topic) return language;
    return {};
}

}  // namespace

Subjects::Subjects(const Taxonomy& taxonomy, const Wording& wording, Dice& dice) {
    std::vector<const Topic*> ranked;
    for (const auto id : most_asked)
        if (const auto* topic = taxonomy.find(id)) ranked.push_back(topic);
    std::vector<const Topic*> others;
    for (const auto& topic : taxonomy.topics())
        if (std::ranges::find(most_asked, topic.id) == most_asked.end()) others.push_back(&topic);
    dice.shuffle(others);
    ranked.insert(ranked.end(), others.begin(), others.end());

    for (const auto* topic : ranked) {
        const auto words = wording.topics.find(topic->id);
        const auto family_words = wording.families.find(topic->family);
        const auto figures = std::ranges::find(all_figures(), topic->family, &FamilyFigures::family);
        // A topic or family that was added to data/topics alone is searched for, but not part of the demo.
        if (words == wording.topics.end() || family_words == wording.families.end() || figures == all_figures().end())
            continue;
        subjects_.push_back({.topic = topic,
                             .wording = &words->second,
                             .family_wording = &family_words->second,
                             .figures = &*figures,
                             .weight = 1'000'000 / (subjects_.size() + 5),
                             .taught_language = taught_language_of(topic->id)});
    }
    if (subjects_.empty()) throw std::logic_error{"the taxonomy has no topic that indexer/demo/wording knows"};

    std::uint64_t all = 0;
    std::array<std::uint64_t, text_languages> spoken{};
    for (std::size_t i = 0; i < subjects_.size(); ++i) {
        const auto& subject = subjects_[i];
        auto family = std::ranges::find(families_, subject.topic->family, &Family::name);
        if (family == families_.end())
            family = families_.insert(families_.end(), Family{.name = subject.topic->family, .subjects = {}});
        family->subjects.push_back(i);
        family->weight += subject.weight;
        all += subject.weight;
        for (std::size_t language = 1; language < text_languages; ++language)
            if (!subject.wording->modules[language].empty()) spoken[language] += subject.weight;
    }
    constexpr std::array<std::uint64_t, text_languages> wanted{900, 60, 20, 20};  // per thousand of the whole catalogue
    for (std::size_t language = 1; language < text_languages; ++language)
        if (spoken[language] != 0)
            per_thousand_[language] = std::min<std::uint64_t>(300, wanted[language] * all / spoken[language]);
}

std::vector<std::size_t> Subjects::draw_families(std::size_t count, Dice& dice) const {
    std::vector<std::uint64_t> weights;
    weights.reserve(families_.size());
    for (const auto& family : families_) weights.push_back(family.weight);
    std::vector<std::size_t> drawn;
    while (drawn.size() < std::min(count, families_.size())) {
        drawn.push_back(Wheel{weights}.spin(dice));
        weights[drawn.back()] = 0;
    }
    return drawn;
}

RecordLanguage Subjects::draw_language(const DemoSubject& subject, Dice& dice) const {
    auto roll = dice.below(1000);
    for (std::size_t language = 1; language < text_languages; ++language) {
        if (subject.wording->modules[language].empty()) continue;
        if (roll < per_thousand_[language]) return static_cast<RecordLanguage>(language);
        roll -= per_thousand_[language];
    }
    return RecordLanguage::fr;
}

}  // namespace filon
