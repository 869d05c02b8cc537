#include "engine/index/index_writer.h"

#include <bit>
#include <utility>

#include "engine/index/files.h"
#include "engine/index/index.h"
#include "engine/offers/record_codec.h"

namespace filon {
namespace {

constexpr std::size_t canary_ids = 3;

}  // namespace

IndexWriter::IndexWriter(const std::filesystem::path& folder, const ReferenceData& reference,
                         const Vocabulary& vocabulary)
    : folder_{folder},
      reference_{reference},
      vocabulary_{vocabulary},
      store_{folder},
      view_{reference.gazetteer, vocabulary} {}

void IndexWriter::add(const PublicProvider& provider, const std::string& record) {
    store_.add_provider(static_cast<std::uint32_t>(providers_), record);
    view_.add(provider);
    ++providers_;
}

void IndexWriter::add(const PublicOffer& offer, const std::string& record) {
    const auto words = view_.read(offer);
    store_.add_offer(words.terms, record);
    view_.add(offer, words);
    // The titles of the first, second, fourth, eighth … offer: few, however large the catalogue.
    if (std::has_single_bit(++offers_)) canary_titles_.push_back(offer.title);
    sessions_ += offer.sessions.size();
}

Manifest IndexWriter::finish(Manifest manifest, const ThresholdOf& topic_threshold) {
    store_.finish();
    write_durably(folder_ / View::file_name, std::move(view_).file(manifest.date));
    manifest.providers = providers_;
    manifest.offers = offers_;
    manifest.sessions = sessions_;
    manifest.cover(folder_, std::string{Store::file_name});
    manifest.cover(folder_, std::string{View::file_name});
    write_durably(folder_ / Index::lexicon_name, vocabulary_.lexicon().text());
    manifest.cover(folder_, std::string{Index::lexicon_name});
    const Index index{folder_, reference_};
    manifest.topic_threshold = topic_threshold(index);
    for (const auto& title : canary_titles_)
        manifest.canaries.push_back(ask_canary(index, title, manifest.date, canary_ids));
    manifest.write(folder_);
    make_durable(folder_);
    return manifest;
}

void FullIndexWriter::add(const Provider& provider) {
    writer_.add(provider.open, encode(provider));
}
void FullIndexWriter::add(const Offer& offer) {
    writer_.add(offer.open, encode(offer));
}
void PublicIndexWriter::add(const PublicProvider& provider) {
    writer_.add(provider, encode(provider));
}
void PublicIndexWriter::add(const PublicOffer& offer) {
    writer_.add(offer, encode(offer));
}

}  // namespace filon
