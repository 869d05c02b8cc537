// What can be taught: the topics of data/topics, with the words by which people ask for them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/outcome.h"

namespace filon {

// Codes of the public nomenclatures that stand for one topic and not for a whole field.
struct TopicCodes {
    std::vector<std::string> formacode, nsf, rome, rncp, rs;
};

// One subject of training, as a client would name it.
struct Topic {
    std::string id;      // short ASCII slug of the French label: `gestion-de-paie`
    std::string family;  // the name of its file without `.csv`: `paie-rh`
    std::string label;   // French
    std::vector<std::string> synonyms;
    std::vector<std::string> acronyms;
    std::vector<std::string> job_titles;
    std::string label_en, label_de, label_es;  // never empty
    std::vector<std::string> synonyms_en, synonyms_de, synonyms_es;
    TopicCodes codes;
};

// One file of topics as it was read.
struct TaxonomyFile {
    std::string_view name;  // `bureautique.csv`
    std::string_view text;
};

// Whether a text can be a topic's id: small letters, digits, single hyphens between them, at most 64.
bool is_topic_id(std::string_view text);

// All topics there are. Never changes once built, so threads share it freely.
//   1. Ids are unique and in ascending order of bytes.
//   2. Every list holds distinct, non-empty texts.
class Taxonomy {
public:
    // The topics of data/topics, which lie in the program.
    static Taxonomy built_in();
    // The topics of several files (RFC 4180, the header line of data/topics/README.md); the family of a topic is the
    // name of its file. A fault's field is the file and the line: "bureautique.csv line 12".
    static Outcome<Taxonomy> parse(std::span<const TaxonomyFile> files);

    // These and the topics of a team's own that are named by their ids alone: their label is the id, read as words.
    // What is known already stays as it is.
    Taxonomy with(std::span<const std::string> ids) const;

    // Null when no topic has this id; valid as long as the taxonomy.
    const Topic* find(std::string_view id) const;
    std::span<const Topic> topics() const { return topics_; }

private:
    std::vector<Topic> topics_;
};

}  // namespace filon
