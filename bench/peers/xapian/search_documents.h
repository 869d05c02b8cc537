// Searches as the documentation of Xapian teaches them.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "bench/peers/conversation.h"
#include "bench/peers/xapian/question.h"

namespace filon::peers {

class Searcher {
public:
    struct Files {
        std::string folder, little_words, asking_words, communes;
    };
    explicit Searcher(const Files& files);
    FinishAnswer answer(std::string_view request);

private:
    struct Words {
        Xapian::Query query;
        bool exact = true;  // whether the query says how many of the words are needed
        bool any = true;
    };
    Words words_query(const std::string& words);
    Xapian::Query place_query(const Question& question) const;
    // All filters but that which selects values of one facet.
    Xapian::Query filtered(Xapian::Query query, const Question& question, std::string_view but) const;
    std::string department_at(double latitude, double longitude) const;

    struct Commune {
        double latitude, longitude;
        std::string department;
    };
    Xapian::Database database_;
    Xapian::QueryParser parser_;
    std::set<std::string> asking_words_;
    std::vector<Commune> communes_;  // by latitude
};

}  // namespace filon::peers
