#include "tests/oracle/store_matcher.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "engine/index/store.h"
#include "tests/oracle/bm25.h"

namespace filon::oracle {
namespace {

constexpr double whole_share = 256;

using Weights = std::map<Xapian::docid, double>;

// Keeps every match with its weight.
class MatchCollector : public Xapian::MatchSpy {
public:
    explicit MatchCollector(Weights& weights) : weights_{weights} {}
    void operator()(const Xapian::Document& document, double weight) override {
        weights_.emplace(document.get_docid(), weight);
    }

private:
    Weights& weights_;
};

Weights found_by(const Xapian::Database& database, const Xapian::Query& query) {
    Weights weights;
    MatchCollector collector{weights};
    Xapian::Enquire enquire{database};
    enquire.set_query(query);
    enquire.set_weighting_scheme(Bm25{});
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 1, database.get_doccount());
    return weights;
}

Xapian::Query best_of(const std::vector<Xapian::Query>& queries) {
    return {Xapian::Query::OP_MAX, queries.begin(), queries.end()};
}

double rarity_of(const Xapian::Database& database, const std::string& term) {
    return Bm25::rarity(database.get_termfreq(term), database.get_doccount());
}

double rarity_of(const Xapian::Database& database, const Alternative& terms) {
    double sum = 0;
    for (const auto& term : terms) sum += rarity_of(database, term);
    return sum / static_cast<double>(terms.size());
}

// What the commonest of a word's alternatives weighs that any document holds; nothing where none is held.
std::optional<double> commonest(const Xapian::Database& database, const std::vector<Alternative>& alternatives) {
    std::optional<double> least;
    for (const auto& terms : alternatives) {
        const auto held = [&](const std::string& term) { return database.get_termfreq(term) > 0; };
        if (std::ranges::all_of(terms, held))
            least = std::min(least.value_or(rarity_of(database, terms)), rarity_of(database, terms));
    }
    return least;
}

// Together the terms of an alternative are one word: each brings its share. `weight`: what the word weighs, where that
// is not what each of its terms does.
std::vector<Xapian::Query> queries_of(const Xapian::Database& database, const std::vector<Alternative>& alternatives,
                                      std::optional<double> weight) {
    std::vector<Xapian::Query> queries;
    for (const auto& terms : alternatives) {
        std::vector<Xapian::Query> shares;
        for (const auto& term : terms)
            shares.emplace_back(
                Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query{term},
                (weight ? *weight / rarity_of(database, term) : 1.0) / static_cast<double>(terms.size()));
        queries.emplace_back(Xapian::Query::OP_AND, shares.begin(), shares.end());
    }
    return queries;
}

// A word of the request with the offers that hold it as it is written, and those that hold what it means.
struct FoundWord {
    Weights as_written, meant;
    bool two_ways = false;
    double bound = 0;  // the most that a text can have of it: the rarest term of its best way, as often as one likes
};

FoundWord find(const Xapian::Database& database, const QueryWord& word) {
    const auto weight = commonest(database, word.alternatives);
    auto meant = queries_of(database, word.corrected, std::nullopt);
    for (const auto& [term, share] : word.synonyms)
        meant.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query{term}, share / whole_share);
    FoundWord found{.as_written = found_by(database, best_of(queries_of(database, word.alternatives, weight))),
                    .meant = found_by(database, best_of(meant)),
                    .two_ways = !word.corrected.empty()};

    if (weight)
        found.bound = *weight;
    else
        for (const auto& terms : word.alternatives) found.bound = std::max(found.bound, rarity_of(database, terms));
    for (const auto& terms : word.corrected) found.bound = std::max(found.bound, rarity_of(database, terms));
    for (const auto& [term, share] : word.synonyms)
        found.bound = std::max(found.bound, rarity_of(database, term) * share / whole_share);
    return found;
}

// What of a request an offer holds.
struct Holding {
    std::size_t words = 0;
    std::size_t as_written = 0;  // of the words with two ways to be held
    double weight = 0;
};

// The better of both ways counts; of a word that is held as it is written, though it could be held otherwise, that way.
void add(std::map<Xapian::docid, Holding>& holdings, const FoundWord& word) {
    auto best = word.meant;
    for (const auto& [document, weight] : word.as_written) {
        auto& better = best[document];
        better = word.two_ways ? weight : std::max(better, weight);
        if (word.two_ways) ++holdings[document].as_written;
    }
    for (const auto& [document, weight] : best) {
        ++holdings[document].words;
        holdings[document].weight += weight;
    }
}

// The words that count: those of content, or all where there are none.
std::vector<const QueryWord*> counting_words(const TextQuery& query) {
    std::vector<const QueryWord*> words;
    for (const auto& word : query.words)
        if (word.content || query.content_words() == 0) words.push_back(&word);
    return words;
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
    std::map<Xapian::docid, Holding> holdings;
    double bound = 0;
    std::size_t two_way_words = 0;
    for (const auto* word : counting_words(query)) {
        const auto found = find(xapian, *word);
        add(holdings, found);
        bound += found.bound;
        if (found.two_ways) ++two_way_words;
    }
    const auto needed = query.needed();
    // Without a content word every offer is a candidate, what the words say only orders.
    if (needed == 0)
        for (const auto& [document, weight] : found_by(xapian, Xapian::Query::MatchAll)) holdings[document];

    std::vector<Candidate> candidates;
    for (const auto& [document, held] : holdings) {
        if (held.words < needed) continue;
        const double share = bound > 0 ? std::min(held.weight / bound, 1.0) : 0;
        // What holds more of the words with two ways to be held as they are written comes first, whatever else it
        // holds.
        const double score = (static_cast<double>(held.as_written) + share) / static_cast<double>(two_way_words + 1);
        candidates.push_back({.offer = document - 1, .score = static_cast<std::uint16_t>(std::lround(score * 1'000))});
    }
    return candidates;
}

}  // namespace filon::oracle
