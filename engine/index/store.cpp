#include "engine/index/store.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <xapian.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"
#include "engine/index/held_weight.h"

namespace filon {
namespace {

constexpr std::string_view unpacked = "unpacked";
// Larger batches are slower: measured at 2,500, 10,000 and 100,000 offers a batch.
constexpr std::uint32_t offers_in_a_batch = 2'500;

template <class Call>
auto translated(Call&& call) {
    try {
        return call();
    } catch (const Xapian::Error& error) {
        throw IndexFailure{fmt::format("Xapian: {}", error.get_description())};
    }
}

std::string provider_key(std::uint32_t provider) {
    return fmt::format("provider {}", provider);
}

// Keeps every match with its weight, and ends the match when it is to end: Xapian has no other way.
class MatchCollector : public Xapian::MatchSpy {
public:
    MatchCollector(std::vector<std::pair<Xapian::docid, double>>& matches, std::stop_token stop)
        : matches_{matches}, stop_{std::move(stop)} {}
    void operator()(const Xapian::Document& document, double weight) override {
        if (matches_.size() % 1'024 == 0 && stop_.stop_requested()) throw Stopped{};
        matches_.emplace_back(document.get_docid(), weight);
    }

private:
    std::vector<std::pair<Xapian::docid, double>>& matches_;
    std::stop_token stop_;
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

std::uint16_t score_of(double bm25, double bound) {
    return bound > 0 ? static_cast<std::uint16_t>(std::lround(std::clamp(bm25 / bound, 0.0, 1.0) * 1'000))
                     : std::uint16_t{0};
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

}  // namespace

struct StoreWriter::Database {
    Xapian::WritableDatabase xapian;
    std::uint32_t uncommitted = 0;
};

StoreWriter::StoreWriter(const std::filesystem::path& folder)
    : database_{translated([&] {
          return std::make_unique<Database>(Xapian::WritableDatabase{
              (folder / unpacked).string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC});
      })},
      folder_{folder} {}

StoreWriter::~StoreWriter() = default;

void StoreWriter::add_provider(std::uint32_t provider, const std::string& record) {
    translated([&] { database_->xapian.set_metadata(provider_key(provider), record); });
}

void StoreWriter::add_offer(const std::vector<WeightedTerm>& terms, const std::string& record) {
    translated([&] {
        Xapian::Document document;
        document.set_data(record);
        for (const auto& [term, count] : terms) document.add_term(term, count);
        database_->xapian.add_document(document);
        if (++database_->uncommitted == offers_in_a_batch) {
            database_->xapian.commit();
            database_->uncommitted = 0;
        }
    });
}

void StoreWriter::finish() {
    const auto file = folder_ / Store::file_name;
    translated([&] {
        database_->xapian.commit();
        database_->xapian.compact(file.string(), Xapian::DBCOMPACT_SINGLE_FILE | Xapian::DBCOMPACT_NO_RENUMBER);
        database_->xapian.close();
    });
    std::filesystem::remove_all(folder_ / unpacked);
    make_durable(file);
}

struct Store::Database {
    Xapian::Database xapian;
};

Store::Store(int open_file)
    : database_{translated([&] {
          // Another opening of the same file, wherever its name has gone: a mere duplicate would share the offset that
          // Xapian moves as it reads. Xapian closes what it is given.
          const auto path = fmt::format("/proc/self/fd/{}", open_file);
          const int own = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
          if (own < 0)
              throw IndexFailure{fmt::format("cannot open {}: {}", path, std::generic_category().message(errno))};
          return std::make_unique<Database>(Xapian::Database{own});
      })} {}

Store::~Store() = default;

std::uint64_t Store::offers() const {
    return translated([&] { return database_->xapian.get_doccount(); });
}

std::vector<Candidate> Store::candidates(const TextQuery& query, std::stop_token stop) const {
    return translated([&] {
        const auto& xapian = database_->xapian;
        const auto words = counting_words(query);
        std::vector<Xapian::Query> queries;
        double bound = 0;
        for (const auto* word : words) {
            queries.push_back(query_of(*word));
            bound += bound_of(xapian, *word);
        }
        Xapian::Query any{Xapian::Query::OP_OR, queries.begin(), queries.end()};
        const auto needed = query.needed();
        // Without a content word every offer is a candidate, what the words say only orders.
        if (needed == 0) any = Xapian::Query{Xapian::Query::OP_AND_MAYBE, Xapian::Query::MatchAll, any};

        std::vector<std::pair<Xapian::docid, double>> matches;
        MatchCollector collector{matches, std::move(stop)};
        Xapian::Enquire enquire{xapian};
        enquire.set_query(any);
        enquire.set_weighting_scheme(HeldWeight{});
        enquire.add_matchspy(&collector);
        enquire.get_mset(0, 1, xapian.get_doccount());

        std::vector<Candidate> found;
        for (const auto& [document, weight] : matches) {
            const auto held = HeldWeight::words_held(weight);
            if (held >= needed)
                found.push_back({.offer = document - 1, .score = score_of(HeldWeight::bm25(weight), bound)});
        }
        return found;
    });
}

std::string Store::offer_record(std::uint32_t offer) const {
    return translated([&] { return database_->xapian.get_document(offer + 1).get_data(); });
}

std::string Store::provider_record(std::uint32_t provider) const {
    return translated([&] { return database_->xapian.get_metadata(provider_key(provider)); });
}

}  // namespace filon
