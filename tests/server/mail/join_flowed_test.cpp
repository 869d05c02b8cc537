#include "server/mail/join_flowed.h"

#include <vector>

#include <gtest/gtest.h>

namespace filon {
namespace {

struct Joined {
    std::string lines, text;
};

TEST(JoinFlowed, JoinsLinesThatEndInASpace) {
    for (const auto& [lines, text] :
         std::vector<Joined>{{"une formation \nExcel\navancée", "une formation Excel\navancée"},
                             {"un \ndeux \ntrois\n", "un deux trois\n"},
                             {"un\ndeux\n", "un\ndeux\n"},
                             {"un \n", "un \n"},
                             {"un \n\ndeux", "un \n\ndeux"},
                             {"\n\nun", "\n\nun"},
                             {"", ""}})
        EXPECT_EQ(join_flowed(lines, false), text) << lines;
}

TEST(JoinFlowed, TakesTheStuffedSpaceOff) {
    EXPECT_EQ(join_flowed(" > n'est pas cité\n From moi\n  retrait", false), "> n'est pas cité\nFrom moi\n retrait");
}

TEST(JoinFlowed, JoinsNoTwoDepthsOfQuotes) {
    EXPECT_EQ(join_flowed(">> un \n>> deux \n> trois \nquatre \n> cinq", false),
              ">> un deux \n> trois \nquatre \n> cinq");
}

TEST(JoinFlowed, LeavesTheMarkOfASignatureByItself) {
    EXPECT_EQ(join_flowed("un \n-- \nAnne \nDupont", false), "un \n-- \nAnne Dupont");
    EXPECT_EQ(join_flowed("> un \n> -- \n> Anne", false), "> un \n> -- \n> Anne");
}

TEST(JoinFlowed, DropsTheSpaceThatBelongsToNoWord) {
    EXPECT_EQ(join_flowed("forma \ntion  \nExcel", true), "formation Excel");
}

}  // namespace
}  // namespace filon
