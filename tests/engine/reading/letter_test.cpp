// What of a letter is its request.
#include "engine/reading/letter.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

std::string squeezed(std::string_view text) {
    std::string result;
    for (const char c : body_of(text))
        if ((c != ' ' && c != '\n') || (!result.empty() && result.back() != ' ')) result += c == '\n' ? ' ' : c;
    while (result.ends_with(' ')) result.pop_back();
    return result;
}

struct LetterCase {
    const char* what;
    std::string_view text, body;
};

TEST(Letter, IsReadWithoutWhatAsksForNothing) {
    for (const auto& [what, text, body] : std::initializer_list<LetterCase>{
             {"a greeting", "Bonjour Madame Martin,\n\nUne formation Excel.", "Une formation Excel."},
             {"a signature", "Une formation Excel.\n\nCordialement,\nClaire Lyon\n12 rue de Paris, 44000 Nantes",
              "Une formation Excel."},
             {"a signature after thanks", "Bonjour,\n\nUne formation Excel.\n\nMerci\nPaul Brest\n29200 Brest",
              "Une formation Excel."},
             {"English closing words", "An Excel course.\n\nKind regards,\nJoanna\nParis office", "An Excel course."},
             {"quoted mail", "Une formation Excel.\n> à Lyon\n> en mars", "Une formation Excel."},
             {"forwarded mail", "Une formation Excel.\nLe 12 mars 2026, Paul a écrit :\nà Lyon",
              "Une formation Excel."},
             {"an original message", "Une formation Excel.\n----- Message d'origine -----\nà Lyon",
              "Une formation Excel."},
             {"telephone numbers", "Appelez le 06 12 34 56 78 ou +33 6 12 34 56 78 : Excel", "Appelez le ou : Excel"},
             {"addresses", "Écrire à a.b@exemple.fr, voir https://exemple.fr/lyon : Excel", "Écrire à voir : Excel"},
             {"headers", "De : a@exemple.fr\nObjet : formation Excel\nÀ Lyon", "Objet : formation Excel À Lyon"},
             {"what begins with a greeting and goes on", "Bonjour, une formation Excel", ", une formation Excel"}}) {
        SCOPED_TRACE(what);
        EXPECT_EQ(squeezed(text), body);
        EXPECT_EQ(body_of(text).size(), text.size());
    }
}

TEST(Letter, KeepsAPostscript) {
    EXPECT_EQ(squeezed("Une formation Excel.\nCordialement,\nClaire\nPS : à Lyon"), "Une formation Excel. PS : à Lyon");
}

TEST(Letter, StaysAsItIsWhereNothingElseIsSaid) {
    EXPECT_EQ(body_of("> Excel à Lyon"), "> Excel à Lyon");
}

TEST(Letter, KeepsPricesDatesAndNumbers) {
    for (const auto* text : {"12 500 000 €", "1 200,00 € HT", "du 12/03/2027 au 14/03/2027", "0,5 jour", "RNCP35233"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(body_of(text), text);
    }
}

}  // namespace
}  // namespace filon
