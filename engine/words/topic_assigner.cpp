#include "engine/words/topic_assigner.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "engine/text/fold.h"

namespace filon {
namespace {

std::string code_key(std::string_view scheme, std::string_view code) {
    auto number = fold_key(code);
    if (number.starts_with(scheme)) number.erase(0, number.find_first_not_of(' ', scheme.size()));
    return fmt::format("{} {}", scheme, number);
}

// Words that stand whole in a text stand between spaces in this.
std::string between_spaces(std::string_view text) {
    return " " + fold_key(text) + " ";
}

void add(std::vector<std::string>& topics, const std::set<std::string>& more) {
    for (const auto& topic : more)
        if (std::ranges::find(topics, topic) == topics.end()) topics.push_back(topic);
}

}  // namespace

TopicAssigner::TopicAssigner(const Vocabulary& vocabulary) {
    const auto& lexicon = vocabulary.lexicon();
    for (const auto& [category, topic] : lexicon.categories) by_category_[fold_key(category)].insert(topic);
    std::set<std::string> theirs;  // codes of which the team says what they mean: ours are silent
    for (const auto& [scheme, code, topic] : lexicon.codes) {
        theirs.insert(code_key(scheme, code));
        by_code_[code_key(scheme, code)].insert(topic);
    }
    for (const auto& topic : vocabulary.taxonomy().topics()) {
        const auto& codes = topic.codes;
        const auto all = {std::pair{"formacode", &codes.formacode},
                          {"nsf", &codes.nsf},
                          {"rome", &codes.rome},
                          {"rncp", &codes.rncp},
                          {"rs", &codes.rs}};
        for (const auto& [scheme, list] : all)
            for (const auto& code : *list)
                if (const auto key = code_key(scheme, code); !theirs.contains(key)) by_code_[key].insert(topic.id);
        for (const auto& [language, label] : {std::pair{TextLanguage::french, &topic.label},
                                              {TextLanguage::english, &topic.label_en},
                                              {TextLanguage::german, &topic.label_de},
                                              {TextLanguage::spanish, &topic.label_es}})
            labels_[static_cast<std::size_t>(language)].push_back({.words = between_spaces(*label), .topic = topic.id});
    }
    for (auto& labels : labels_)
        std::ranges::sort(labels, [](const Label& a, const Label& b) {
            return std::tuple{b.words.size(), std::string_view{a.words}, std::string_view{a.topic}} <
                   std::tuple{a.words.size(), std::string_view{b.words}, std::string_view{b.topic}};
        });
}

const std::string* TopicAssigner::topic_in(std::string_view title, TextLanguage language) const {
    const auto words = between_spaces(title);
    for (const auto& label : labels_[static_cast<std::size_t>(language)])
        if (words.contains(label.words)) return &label.topic;
    return nullptr;
}

void TopicAssigner::assign(PublicOffer& offer) const {
    if (offer.topics_from && *offer.topics_from != TopicsFrom::declared) offer.topics.clear();
    offer.topics_from.reset();
    if (!offer.topics.empty()) {
        offer.topics_from = TopicsFrom::declared;
        return;
    }
    for (const auto& category : offer.categories)
        if (const auto found = by_category_.find(fold_key(category)); found != by_category_.end())
            add(offer.topics, found->second);
    if (!offer.topics.empty()) offer.topics_from = TopicsFrom::categories;
    const auto by_codes = [&](std::string_view scheme, const std::vector<std::string>& codes) {
        for (const auto& code : codes)
            if (const auto found = by_code_.find(code_key(scheme, code)); found != by_code_.end())
                add(offer.topics, found->second);
    };
    by_codes("formacode", offer.codes.formacode);
    by_codes("nsf", offer.codes.nsf);
    by_codes("rome", offer.codes.rome);
    by_codes("rncp", offer.codes.rncp);
    by_codes("rs", offer.codes.rs);
    for (const auto& certification : offer.certification) {
        if (certification.rncp) by_codes("rncp", {*certification.rncp});
        if (certification.rs) by_codes("rs", {*certification.rs});
    }
    if (!offer.topics.empty()) {
        if (!offer.topics_from) offer.topics_from = TopicsFrom::codes;
        return;
    }
    const auto language = text_language(offer.lang);
    const auto* topic = topic_in(offer.title, language);
    if (topic == nullptr && language != TextLanguage::french) topic = topic_in(offer.title, TextLanguage::french);
    if (topic == nullptr) return;
    offer.topics = {*topic};
    offer.topics_from = TopicsFrom::title;
}

}  // namespace filon
