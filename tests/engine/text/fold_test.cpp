#include "engine/text/fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

struct Writing {
    std::string_view written, folded;
};

class FoldTable : public testing::TestWithParam<Writing> {};

TEST_P(FoldTable, GivesOneWritingForAll) {
    EXPECT_EQ(fold(GetParam().written), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    Fold, FoldTable,
    testing::Values(Writing{"Excel", "excel"}, Writing{"MAÎTRISER", "maitriser"}, Writing{"maîtriser", "maitriser"},
                    Writing{"mai\xCC\x82triser", "maitriser"},  // a circumflex of its own
                    Writing{"Œuvre, ŒUVRE", "oeuvre  oeuvre"}, Writing{"Straße", "strasse"},
                    Writing{"Ångström", "angstrom"}, Writing{"l’anglais", "l'anglais"},
                    Writing{"lʼanglais", "l'anglais"}, Writing{"à\u00A0Lyon", "a lyon"}, Writing{"1\u202F200", "1 200"},
                    Writing{"e‑learning – blended", "e-learning - blended"}, Writing{"ﬁnance", "finance"},
                    Writing{"Ｅｘｃｅｌ", "excel"}, Writing{"CACES®", "caces "}, Writing{"Excel™", "excel "},
                    Writing{"co\u00ADopérer", "cooperer"}));

INSTANTIATE_TEST_SUITE_P(
    FoldMends, FoldTable,
    testing::Values(Writing{"ma&icirc;trise", "maitrise"}, Writing{"l&#39;&eacute;crit", "l'ecrit"},
                    Writing{"R&amp;D", "r&d"}, Writing{"a &inconnu; b", "a &inconnu  b"},
                    Writing{"sûr<br/>précis", "sur precis"}, Writing{"un <b onclick=x>geste</b>", "un  geste "},
                    Writing{"a < b", "a   b"}, Writing{"mise en ½uvre", "mise en oeuvre"},
                    Writing{"mettre en ¿uvre", "mettre en oeuvre"}, Writing{"d¿expérience", "d'experience"},
                    Writing{"¿Cómo?", " como "}, Writing{"1 ½ jour", "1   jour"}));

TEST(Fold, MakesSpacesOfBytesThatAreNotUtf8) {
    EXPECT_EQ(fold("a\xFF\xC3(b"), "a  (b");
}

TEST(Fold, KnowsWhereEachByteCameFrom) {
    const std::string_view text = "l’&eacute;té";
    const auto folded = fold_with_origins(text);
    ASSERT_EQ(folded.text, "l'ete");
    EXPECT_EQ(text.substr(folded.start[2], folded.end[2] - folded.start[2]), "&eacute;");
    EXPECT_EQ(text.substr(folded.start[4], folded.end[4] - folded.start[4]), "é");
}

TEST(FoldKey, IsTheSameForWritingsThatDifferInCaseAccentsAndPunctuation) {
    EXPECT_EQ(fold_key("  Excel – Perfectionnement ! "), "excel perfectionnement");
    EXPECT_EQ(fold_key("EXCEL, PERFECTIONNEMENT"), "excel perfectionnement");
    EXPECT_EQ(fold_key("C++"), "c++");
    EXPECT_EQ(fold_key(""), "");
}

}  // namespace
}  // namespace filon
