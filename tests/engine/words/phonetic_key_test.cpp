#include "engine/words/phonetic_key.h"

#include <random>

#include <gtest/gtest.h>

namespace filon {
namespace {

struct Example {
    std::string_view word, key;
};

// One for each rule, in the order of the rules.
constexpr Example examples[] = {
    {"voulaient", "vUle"},
    {"travailler", "travaye"},
    {"travail", "travay"},
    {"faim", "fI"},
    {"terrain", "terI"},
    {"campagne", "kApaN"},
    {"vacances", "vakAs"},
    {"payer", "peye"},
    {"tramway", "tramve"},
    {"maitre", "metr"},
    {"gauche", "goS"},
    {"receuil", "rekEy"},
    {"acquerir", "akerir"},
    {"technique", "teknik"},
    {"charge", "Sarj"},
    {"accepter", "aksepte"},
    {"cire", "sir"},
    {"cadre", "kadr"},
    {"lourd", "lUr"},
    {"evidemment", "evidamA"},
    {"emmener", "Amene"},
    {"emploi", "AplW"},
    {"enmener", "Amene"},
    {"citoyen", "sitWyI"},
    {"vente", "vAt"},
    {"peinture", "pItur"},
    {"bouteille", "bUtey"},
    {"appareil", "aparey"},
    {"reine", "ren"},
    {"bateau", "bato"},
    {"feuilletage", "fEyetaj"},
    {"fauteuil", "fotEy"},
    {"meuble", "mEbl"},
    {"asseyez", "aseye"},
    {"volley", "vole"},
    {"former", "forme"},
    {"formez", "forme"},
    {"budget", "budje"},
    {"formee", "form"},
    {"carte", "kart"},
    {"signer", "siNe"},
    {"suggerer", "sujere"},
    {"mangeons", "mAjO"},
    {"fatiguant", "fatigA"},
    {"page", "paj"},
    {"hotel", "otel"},
    {"illustrer", "ilustre"},
    {"famille", "famiy"},
    {"timbre", "tIbr"},
    {"vin", "vI"},
    {"dilemne", "dilem"},
    {"coeur", "kEr"},
    {"oeillet", "Eye"},
    {"oeil", "Ey"},
    {"envoient", "AvW"},
    {"pointer", "pWIte"},
    {"voiture", "vWtur"},
    {"noyade", "nWyad"},
    {"convoy", "kOvW"},
    {"mouiller", "mUye"},
    {"fenouil", "fenUy"},
    {"cours", "kUr"},
    {"compter", "kOte"},
    {"pompe", "pOp"},
    {"savon", "savO"},
    {"psychologie", "psikoloji"},
    {"photo", "foto"},
    {"trop", "tro"},
    {"quatre", "katr"},
    {"chaqun", "SakI"},
    {"schema", "Sema"},
    {"shampoing", "SApWIg"},
    {"science", "siAs"},
    {"test", "test"},
    {"gestion", "jestiO"},
    {"classe", "klas"},
    {"rose", "roz"},
    {"patience", "pasiAs"},
    {"formation", "formasiO"},
    {"partial", "parsial"},
    {"partiel", "parsiel"},
    {"ambitieux", "AbisiE"},
    {"abricot", "abriko"},
    {"cueillir", "kEyir"},
    {"accueil", "akEy"},
    {"humble", "Ibl"},
    {"brun", "brI"},
    {"wagon", "vagO"},
    {"excellent", "ekselA"},
    {"taxi", "taksi"},
    {"symbole", "sIbol"},
    {"syndicat", "sIdika"},
    {"stylo", "stilo"},
    {"riz", "ri"},
};

TEST(PhoneticKey, SaysFrenchAsItsRulesDo) {
    for (const auto& [word, key] : examples) EXPECT_EQ(phonetic_key(word), key) << word;
}

TEST(PhoneticKey, IsOneForWritingsThatSoundAlike) {
    struct Alike {
        std::string_view one, other;
    };
    for (const auto& [one, other] : {
             Alike{"independent", "independant"},
             Alike{"inovation", "innovation"},
             Alike{"professionelle", "professionnelles"},
             Alike{"autentique", "authentique"},
             Alike{"ocurence", "occurrence"},
             Alike{"exelent", "excellent"},
             Alike{"siphon", "syphon"},
             Alike{"contabilite", "comptabilite"},
             Alike{"language", "langages"},
             Alike{"attension", "attention"},
             Alike{"farmacie", "pharmacie"},
             Alike{"conection", "connection"},
             Alike{"sugerer", "suggerer"},
             Alike{"volontier", "volontiers"},
             Alike{"depends", "depens"},
             Alike{"cronologie", "chronologie"},
             Alike{"creer", "crer"},
         })
        EXPECT_EQ(phonetic_key(one), phonetic_key(other)) << one << ' ' << other;
}

TEST(PhoneticKey, PartsWordsThatSoundDifferently) {
    struct Different {
        std::string_view one, other;
    };
    for (const auto& [one, other] : {
             Different{"poisson", "poison"},
             Different{"bon", "bonne"},
             Different{"plan", "plane"},
             Different{"vin", "vine"},
             Different{"port", "porte"},
             Different{"gare", "jare"},
             Different{"cote", "saute"},
             Different{"chat", "sa"},
             Different{"immobile", "imbiber"},
         })
        EXPECT_NE(phonetic_key(one), phonetic_key(other)) << one << ' ' << other;
}

TEST(PhoneticKey, LeavesWhatIsNotFrenchAsItIs) {
    EXPECT_EQ(phonetic_key(""), "");
    EXPECT_EQ(phonetic_key("h"), "");
    EXPECT_EQ(phonetic_key("σιγμα"), "σιγμα");
    EXPECT_EQ(phonetic_key("r489"), "r489");
    EXPECT_EQ(phonetic_key("c++"), "k++");
}

TEST(PhoneticKey, IsNeverMuchLongerThanTheWord) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    for (int i = 0; i < 10'000; ++i) {
        std::string word;
        for (auto size = random() % 20; size > 0; --size) word += static_cast<char>(random() % 256);
        EXPECT_LE(phonetic_key(word).size(), 2 * word.size());
    }
}

}  // namespace
}  // namespace filon
