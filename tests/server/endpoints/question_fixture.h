// What a question is read against in tests, and what is expected of its parameters.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/index_writer.h"
#include "server/endpoints/search_question.h"
#include "tests/engine/index/a_folder.h"

namespace filon {

// An index of two providers and one offer: what a question is read against.
class QuestionTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        reference_ = std::make_unique<ReferenceData>(ReferenceData::built_in());
        rules_ = std::make_unique<ReadingRules>(ReadingRules::built_in());
        folder_ = std::make_unique<AFolder>();
        PublicIndexWriter writer{folder_->path(), *reference_};
        for (const auto* id : {"P1", "P2"}) {
            PublicProvider provider;
            provider.id = id;
            provider.name = "Alpha";
            writer.add(provider);
        }
        PublicOffer offer;
        offer.id = "O1";
        offer.provider = "P1";
        offer.title = "Excel";
        offer.topics = {"excel"};
        offer.teaching_languages = {*LanguageTag::parse("en-GB")};
        offer.certification = {{.name = "TOSA Bureautique", .rncp = {}, .rs = {}}};
        writer.add(offer);
        Manifest manifest;
        writer.finish(manifest);
        index_ = std::make_unique<Index>(folder_->path(), *reference_);
    }
    static void TearDownTestSuite() {
        index_.reset();
        folder_.reset();
        rules_.reset();
        reference_.reset();
    }
    auto read(const http::Pairs& parameters) {
        return read_search_question(parameters,
                                    {.index = *index_,
                                     .reference = *reference_,
                                     .rules = *rules_,
                                     .today = *Date::parse("2026-11-24"),
                                     .tie_key = ""},
                                    analyser_);
    }
    SearchRequest request(const http::Pairs& parameters) {
        auto question = read(parameters);
        EXPECT_TRUE(question.has_value()) << parameters.front().first << "=" << parameters.front().second;
        return question ? question->request : SearchRequest{};
    }
    Criteria criteria(const http::Pairs& parameters) { return request(parameters).criteria; }
    // The parameters that are refused, each once, by name.
    std::vector<std::string> refused(const http::Pairs& parameters) {
        std::vector<std::string> fields;
        if (const auto question = read(parameters); !question)
            for (const auto& fault : question.error()) fields.push_back(fault.field);
        std::ranges::sort(fields);
        fields.erase(std::ranges::unique(fields).begin(), fields.end());
        return fields;
    }
    void expect_refused(const std::string& name, const std::string& value) {
        EXPECT_THAT(refused({{name, value}}), testing::ElementsAre(name)) << "'" << value.substr(0, 80) << "'";
    }
    void expect_taken(const http::Pairs& parameters) {
        EXPECT_THAT(refused(parameters), testing::IsEmpty())
            << parameters.front().first << "=" << parameters.front().second;
    }

    static inline std::unique_ptr<ReferenceData> reference_;
    static inline std::unique_ptr<ReadingRules> rules_;
    static inline std::unique_ptr<AFolder> folder_;
    static inline std::unique_ptr<Index> index_;
    Analyser analyser_{reference_->vocabulary.acronyms()};
};

}  // namespace filon
