#include "tests/oracle/store_matcher.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <xapian.h>

#include "engine/index/store.h"
#include "tests/oracle/held_weight.h"

namespace filon::oracle {
namespace {

// Keeps every match with its weight.
class MatchCollector : public Xapian::MatchSpy {
public:
    explicit MatchCollector(std::vector<std::pair<Xapian::docid, double>>& matches) : matches_{matches} {}
    void operator()(const Xapian::Document& document, double weight) override {
        matches_.emplace_back(document.get_docid(), weight);
    }

private:
    std::vector<std::pair<Xapian::docid, double>>& matches_;
};

Xapian::Query query_of(const Alternative& terms) {
    if (terms.size() == 1) return Xapian::Query{terms.front()};
    // Together they are one word: each brings its share.
    const Xapian::Query all{Xapian::Query::OP_AND, terms.begin(), terms.end()};
    return {Xapian::Query::OP_SCALE_WEIGHT, all, 1.0 / static_cast<double>(terms.size())};
}

Xapian::Query query_of(const QueryWord& word) {
    std::vector<Xapian::Query> alternatives;
    alternatives.reserve(word.alternatives.size());
    for (const auto& terms : word.alternatives) alternatives.push_back(query_of(terms));
    return {Xapian::Query::OP_MAX, alternatives.begin(), alternatives.end()};
}

// The words that count: those of content, or all where there are none.
std::vector<const QueryWord*> counting_words(const TextQuery& query) {
    std::vector<const QueryWord*> words;
    for (const auto& word : query.words)
        if (word.content || query.content_words() == 0) words.push_back(&word);
    return words;
}

// The most that a text can have of a word: the rarest term of its best alternative, as often as one likes.
double bound_of(const Xapian::Database& database, const QueryWord& word) {
    double bound = 0;
    for (const auto& terms : word.alternatives) {
        double sum = 0;
        for (const auto& term : terms) sum += HeldWeight::rarity(database.get_termfreq(term), database.get_doccount());
        bound = std::max(bound, sum / static_cast<double>(terms.size()));
    }
    return bound;
}

std::uint16_t score_of(double bm25, double bound) {
    return bound > 0 ? static_cast<std::uint16_t>(std::lround(std::clamp(bm25 / bound, 0.0, 1.0) * 1'000))
                     : std::uint16_t{0};
}

}  // namespace

struct StoreMatcher::Database {
    Xapian::Database xapian;
};

StoreMatcher::StoreMatcher(const std::filesystem::path& folder)
    : database_{std::make_unique<Database>(Xapian::Database{(folder / Store::file_name).string()})} {}

StoreMatcher::~StoreMatcher() = default;

std::vector<Candidate> StoreMatcher::candidates(const TextQuery& query) const {
    const auto& xapian = database_->xapian;
    std::vector<Xapian::Query> queries;
    double bound = 0;
    for (const auto* word : counting_words(query)) {
        queries.push_back(query_of(*word));
        bound += bound_of(xapian, *word);
    }
    Xapian::Query any{Xapian::Query::OP_OR, queries.begin(), queries.end()};
    const auto needed = query.needed();
    // Without a content word every offer is a candidate, what the words say only orders.
    if (needed == 0) any = Xapian::Query{Xapian::Query::OP_AND_MAYBE, Xapian::Query::MatchAll, any};

    std::vector<std::pair<Xapian::docid, double>> matches;
    MatchCollector collector{matches};
    Xapian::Enquire enquire{xapian};
    enquire.set_query(any);
    enquire.set_weighting_scheme(HeldWeight{});
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 1, xapian.get_doccount());

    std::vector<Candidate> found;
    for (const auto& [document, weight] : matches)
        if (HeldWeight::words_held(weight) >= needed)
            found.push_back({.offer = document - 1, .score = score_of(HeldWeight::bm25(weight), bound)});
    std::ranges::sort(found, {}, &Candidate::offer);
    return found;
}

}  // namespace filon::oracle
