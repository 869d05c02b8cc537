#include "indexer/demo/course_texts.h"

#include <algorithm>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/demo/plain_capitals.h"

namespace filon {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CourseTextsTest : public ::testing::Test {
protected:
    CourseBrief a_brief(std::string_view topic, RecordLanguage language = RecordLanguage::fr) const {
        const auto* found = taxonomy_.find(topic);
        return {.topic = *found,
                .wording = wording_.topics.find(topic)->second,
                .family = wording_.families.find(found->family)->second,
                .language = language,
                .level = std::nullopt,
                .cefr = std::nullopt,
                .days = 2};
    }

    Taxonomy taxonomy_ = Taxonomy::built_in();
    Wording wording_ = Wording::built_in();
    Dice dice_{42};
};

TEST_F(CourseTextsTest, GiveEveryTopicOfTheTaxonomyWordsOfItsOwn) {
    for (const auto& topic : taxonomy_.topics()) {
        const auto words = wording_.topics.find(topic.id);
        ASSERT_NE(words, wording_.topics.end()) << topic.id;
        EXPECT_GE(words->second.modules[0].size(), 6U) << topic.id;
        EXPECT_FALSE(words->second.the.empty()) << topic.id;
        ASSERT_TRUE(wording_.families.contains(topic.family)) << topic.family;
    }
    for (const auto& [id, words] : wording_.topics)
        EXPECT_NE(taxonomy_.find(id), nullptr) << id << " has wording but is no topic";
}

TEST_F(CourseTextsTest, FillEverySlotOfEveryTopicInEveryLanguage) {
    for (const auto& topic : taxonomy_.topics())
        for (std::size_t language = 0; language < text_languages; ++language) {
            auto brief = a_brief(topic.id, static_cast<RecordLanguage>(language));
            if (brief.wording.modules[language].empty()) continue;
            for (int level = -1; level < 4; ++level) {
                if (level >= 0) brief.level = static_cast<Level>(level);
                const auto texts = write_course(brief, wording_, dice_);
                const auto all =
                    texts.title + texts.objectives + texts.programme + texts.prerequisites + texts.audience;
                EXPECT_THAT(all, Not(HasSubstr("{"))) << topic.id;
                EXPECT_THAT(all, Not(HasSubstr("  "))) << topic.id;
                EXPECT_LE(texts.title.size(), 255U);
                EXPECT_FALSE(texts.title.empty());
            }
        }
}

TEST_F(CourseTextsTest, JoinArticlesAsFrenchDoes) {
    EXPECT_EQ(wording_.topics.find("anglais")->second.of, "de l'anglais");
    EXPECT_EQ(wording_.topics.find("soudage")->second.the, "le soudage");
    EXPECT_EQ(wording_.topics.find("achats")->second.of, "des achats");
    EXPECT_EQ(wording_.topics.find("excel")->second.of, "d'Excel");
    EXPECT_EQ(wording_.topics.find("word")->second.of, "de Word");
    EXPECT_EQ(wording_.topics.find("gestion-de-paie")->second.of, "de la gestion de paie");
}

TEST_F(CourseTextsTest, SayTheLevelInTheTitleInManyForms) {
    auto brief = a_brief("gestion-du-temps");
    brief.level = Level::beginner;
    std::set<std::string> titles;
    for (int i = 0; i < 200; ++i) titles.insert(write_course(brief, wording_, dice_).title);

    EXPECT_TRUE(titles.contains("Initiation à la gestion du temps"));
    EXPECT_TRUE(titles.contains("Gestion du temps : les fondamentaux"));
    EXPECT_TRUE(titles.contains("Gestion du temps niveau 1"));
    EXPECT_GE(titles.size(), 10U);
}

TEST_F(CourseTextsTest, NeverSayAnotherLevelThanTheRecord) {
    auto brief = a_brief("soudage");
    for (const auto level : {Level::beginner, Level::intermediate, Level::advanced, Level::expert}) {
        brief.level = level;
        for (int i = 0; i < 200; ++i)
            EXPECT_THAT(write_course(brief, wording_, dice_).title,
                        Not(HasSubstr(level == Level::beginner ? "perfectionnement" : "initiation")));
    }
}

TEST_F(CourseTextsTest, NameTheLanguageLevelOfALanguageCourse) {
    auto brief = a_brief("anglais");
    brief.cefr = CefrStep{Cefr::a2, Cefr::b1};
    std::set<std::string> titles;
    for (int i = 0; i < 200; ++i) titles.insert(write_course(brief, wording_, dice_).title);

    EXPECT_TRUE(titles.contains("Anglais professionnel niveau B1"));
    EXPECT_TRUE(titles.contains("Anglais – niveau A2 vers B1"));
}

TEST_F(CourseTextsTest, LeaveAMarkWheneverTheyAreSpoilt) {
    for (const auto language : {RecordLanguage::fr, RecordLanguage::en, RecordLanguage::de, RecordLanguage::es})
        for (int i = 0; i < 100; ++i) {
            const auto clean = write_course(a_brief("excel", language), wording_, dice_);
            auto dirty = clean;
            spoil(dirty, dice_);
            EXPECT_NE(dirty.objectives + dirty.programme, clean.objectives + clean.programme);
        }
}

TEST(PlainCapitals, LoseAccentsAndLigatures) {
    EXPECT_EQ(plain_capitals("Mise en œuvre : élève, ça à Noël"), "MISE EN OEUVRE : ELEVE, CA A NOEL");
}

}  // namespace
}  // namespace filon
