#include "server/mail/encoded_words.h"

#include <vector>

#include <gtest/gtest.h>

namespace filon {
namespace {

struct Decoded {
    std::string field, text;
};

std::string decoded(const std::string& field) {
    Charsets charsets;
    return decode_words(field, charsets);
}

void expect_decoded(const std::vector<Decoded>& table) {
    for (const auto& [field, text] : table) EXPECT_EQ(decoded(field), text) << field;
}

TEST(EncodedWords, AreDecoded) {
    expect_decoded({{"Demande de devis", "Demande de devis"},
                    {"=?UTF-8?Q?Formation_avanc=C3=A9e?=", "Formation avancée"},
                    {"=?utf-8?b?w6l0w6k=?=", "été"},
                    {"=?iso-8859-1?q?=E9t=E9?= 2030", "été 2030"},
                    {"=?iso-8859-15?Q?900_=A4?=", "900 €"},
                    {"=?utf-8*fr?Q?=C3=A9t=C3=A9?=", "été"},
                    {"Re: =?utf-8?Q?=C3=A9t=C3=A9?= (suite)", "Re: été (suite)"},
                    {"=?utf-8?Q?\?=", ""}});
}

TEST(EncodedWords, StandSideBySideWithoutTheSpaceBetween) {
    expect_decoded({{"=?utf-8?Q?for?= =?utf-8?Q?mation?=", "formation"},
                    {"=?utf-8?Q?for?= \t =?iso-8859-1?Q?mation?=", "formation"},
                    {"=?utf-8?Q?une?= formation =?utf-8?Q?Excel?=", "une formation Excel"},
                    {"=?utf-8?Q?une?= =?not a word", "une =?not a word"}});
}

TEST(EncodedWords, MayShareACharacter) {
    expect_decoded({{"=?utf-8?Q?avanc=C3?= =?utf-8?Q?=A9e?=", "avancée"},
                    {"=?utf-8?B?w6k=?= =?utf-8?B?dMM=?= =?utf-8?B?qQ==?=", "été"}});
}

TEST(EncodedWords, AreReadWhereTheirSenderBrokeTheRules) {
    expect_decoded({{"=?utf-8?Q?une formation avanc=C3=A9e?=", "une formation avancée"},
                    {"x=?utf-8?Q?=C3=A9?=y", "xéy"},
                    {"=?utf-8?Q?Excel ? oui?=", "Excel ? oui"},
                    {"=?utf-8?Q?l=92Excel qualit=E9?=", "l’Excel qualité"},
                    {"=?iso-8859-1?Q?l=92Excel?=", "l’Excel"},
                    {"=?us-ascii?Q?=C3=A9t=C3=A9?=", "été"},
                    {"=?x-strange?Q?=E9t=E9?=", "été"},
                    {"=??Q?=C3=A9t=C3=A9?=", "été"},
                    {"Été", "Été"},
                    {"\xC9t\xE9", "Été"}});
}

TEST(EncodedWords, StayAsTheyAreWrittenWhenTheyAreNoWholeWords) {
    for (const std::string field : {"=?", "=?=", "?=", "=?utf-8", "=?utf-8?", "=?utf-8?Q", "=?utf-8?Q?",
                                    "=?utf-8?Q?abc", "=?utf-8?X?abc?=", "=?utf-8?Q?abc=?utf-8?Q?", "=?utf-8?QQ?abc?="})
        EXPECT_EQ(decoded(field), field);
    EXPECT_EQ(decoded("=?utf-8?Q?abc =?utf-8?Q?=C3=A9?="), "=?utf-8?Q?abc é");
}

TEST(EncodedWords, PutNothingOnASecondLine) {
    EXPECT_EQ(decoded("=?utf-8?Q?un=0D=0ABcc:_x=00y?="), "un  Bcc: x y");
}

TEST(EncodedWords, TakeTimeInProportionToTheLength) {
    for (const std::string piece :
         {"=?", "=?a?Q?", "=?a?Q?\?=", "=?a?Q?x?= ", "?=", "=?a?B?", "=?a?Q?\xE9", " ", "=?a?", "?"}) {
        std::string field;
        while (field.size() < 200'000) field += piece;
        EXPECT_LE(decoded(field).size(), 3 * field.size()) << piece;
        EXPECT_LE(decoded(field + "?=").size(), 3 * field.size()) << piece;
    }
}

}  // namespace
}  // namespace filon
