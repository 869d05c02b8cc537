#include "engine/text/segment.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

std::string words_of(std::string_view text) {
    std::string out;
    for (const auto& token : segment(text)) out += (out.empty() ? "" : " ") + token.text;
    return out;
}

struct Segmented {
    std::string_view text, words;
};

class SegmentTable : public testing::TestWithParam<Segmented> {};

TEST_P(SegmentTable, FindsTheWords) {
    EXPECT_EQ(words_of(GetParam().text), GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(Elisions, SegmentTable,
                         testing::Values(Segmented{"l'anglais", "anglais"}, Segmented{"L’EXCEL", "excel"},
                                         Segmented{"qu'il s'agisse d'Excel", "il agisse excel"},
                                         Segmented{"jusqu'à lorsqu'on", "a on"}, Segmented{"aujourd'hui", "aujourdhui"},
                                         Segmented{"prud'hommes", "prudhommes"},
                                         Segmented{"conseil prud’homal", "conseil prudhomal"},
                                         Segmented{"presqu'île", "presquile"}, Segmented{"quelqu'un", "quelquun"},
                                         Segmented{"the client's needs", "the client needs"},
                                         Segmented{"' seul '", "seul"}));

INSTANTIATE_TEST_SUITE_P(ProtectedWritings, SegmentTable,
                         testing::Values(Segmented{"C++ et C#", "c++ et c#"},
                                         Segmented{"langage C, F#", "langage c f#"},
                                         Segmented{"ASP.NET, .NET", "asp .net .net"}, Segmented{"R&D", "r&d"},
                                         Segmented{"R&amp;D", "r&d"}, Segmented{"gestion R.H.", "gestion rh"},
                                         Segmented{"D.R.H. et S.S.T", "drh et sst"}, Segmented{"B2B n° 5", "b2b 5"},
                                         Segmented{"CACES® R489 A1", "caces r489 a1"},
                                         Segmented{"fin. Début", "fin debut"}));

INSTANTIATE_TEST_SUITE_P(Numbers, SegmentTable,
                         testing::Values(Segmented{"1 200 €", "1200"}, Segmented{"1\u00A0200", "1200"},
                                         Segmented{"1\u202F234\u202F567", "1234567"},
                                         Segmented{"Excel 2016 365", "excel 2016 365"},
                                         Segmented{"06 12 34 56 78", "06 12 34 56 78"},
                                         Segmented{"ISO 9001:2015", "iso 9001 2015"}, Segmented{"ISO9001", "iso 9001"},
                                         Segmented{"iso-9001", "iso 9001 iso9001"}, Segmented{"3D 2e", "3d 2e"}));

INSTANTIATE_TEST_SUITE_P(Hyphens, SegmentTable,
                         testing::Values(Segmented{"e-learning", "e learning elearning"},
                                         Segmented{"savoir-être", "savoir etre savoiretre"},
                                         Segmented{"chef-d'œuvre", "chef oeuvre chefoeuvre"},
                                         Segmented{"Excel - avancé", "excel avance"}, Segmented{"-Excel-", "excel"},
                                         Segmented{"a--b", "a b"}));

INSTANTIATE_TEST_SUITE_P(InclusiveEndings, SegmentTable,
                         testing::Values(Segmented{"formateur·rice", "formateur formatrice"},
                                         Segmented{"formateur.rice.s", "formateur formatrice"},
                                         Segmented{"directeur(trice)", "directeur directrice"},
                                         Segmented{"étudiant.e.s", "etudiant"}, Segmented{"salarié·e·s", "salarie"},
                                         Segmented{"salarié(e)s", "salarie"},
                                         Segmented{"débutant(e) bienvenu", "debutant bienvenu"},
                                         Segmented{"fin de module.les bases", "fin de module les bases"}));

TEST(Segment, SaysWhichBytesAWordStandsFor) {
    const std::string_view text = "À l’École : C++";
    const auto tokens = segment(text);
    ASSERT_EQ(tokens.size(), 3U);
    EXPECT_EQ(text.substr(tokens[1].start, tokens[1].end - tokens[1].start), "École");
    EXPECT_EQ(text.substr(tokens[2].start, tokens[2].end - tokens[2].start), "C++");
}

TEST(Segment, KeepsCodesApartFromWords) {
    const auto tokens = segment("Excel R489 R.H.");
    ASSERT_EQ(tokens.size(), 3U);
    EXPECT_EQ(tokens[0].kind, Token::Kind::word);
    EXPECT_EQ(tokens[1].kind, Token::Kind::code);
    EXPECT_EQ(tokens[2].kind, Token::Kind::code);
}

TEST(Segment, CountsACompoundAsOneWord) {
    const auto tokens = segment("le e-learning mixte");
    ASSERT_EQ(tokens.size(), 5U);
    EXPECT_EQ(tokens[1].word, tokens[2].word);
    EXPECT_EQ(tokens[3].role, Token::Role::joined);
    EXPECT_EQ(tokens[3].word, tokens[1].word);
    EXPECT_NE(tokens[4].word, tokens[3].word);
}

TEST(Segment, KeepsWithinItsTextWhateverTheBytes) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    const std::string_view alphabet = "aeé'-.&+#(·)1 9ISO<b>;\xFF\xC3\xE2\x80\x99net";
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (std::size_t i = random() % 40; i > 0; --i) text += alphabet[random() % alphabet.size()];
        std::uint32_t word = 0;
        for (const auto& token : segment(text)) {
            ASSERT_LT(token.start, token.end) << text;
            ASSERT_LE(token.end, text.size()) << text;
            ASSERT_GE(token.word, word) << text;
            ASSERT_FALSE(token.text.empty());
            word = token.word;
        }
    }
}

}  // namespace
}  // namespace filon
