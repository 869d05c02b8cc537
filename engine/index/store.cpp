#include "engine/index/store.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <xapian.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"

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

std::vector<WeightedTerm> Store::terms_of(std::uint32_t offer) const {
    return translated([&] {
        std::vector<WeightedTerm> terms;
        const auto document = database_->xapian.get_document(offer + 1);
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
            terms.push_back({.term = *term, .count = term.get_wdf()});
        return terms;
    });
}

std::string Store::offer_record(std::uint32_t offer) const {
    return translated([&] { return database_->xapian.get_document(offer + 1).get_data(); });
}

std::string Store::provider_record(std::uint32_t provider) const {
    return translated([&] { return database_->xapian.get_metadata(provider_key(provider)); });
}

}  // namespace filon
