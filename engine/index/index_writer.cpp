#include "engine/index/index_writer.h"

#include <bit>
#include <map>
#include <utility>

#include "engine/index/files.h"
#include "engine/index/index.h"
#include "engine/offers/record_codec.h"

namespace filon {
namespace {

constexpr std::uint32_t title_weight = 3;
constexpr std::uint32_t body_weight = 1;
constexpr std::size_t canary_ids = 3;

}  // namespace

IndexWriter::IndexWriter(const std::filesystem::path& folder, const ReferenceData& reference)
    : folder_{folder},
      reference_{reference},
      store_{folder},
      view_{reference.gazetteer, reference.taxonomy},
      analyser_{reference.acronyms} {}

void IndexWriter::add(const PublicProvider& provider, const std::string& record) {
    store_.add_provider(static_cast<std::uint32_t>(providers_), record);
    view_.add(provider);
    ++providers_;
}

void IndexWriter::add(const PublicOffer& offer, const std::string& record) {
    const auto terms = terms_of(offer);
    store_.add_offer(terms, record);
    view_.add(offer, terms);
    // The titles of the first, second, fourth, eighth … offer: few, however large the catalogue.
    if (std::has_single_bit(++offers_)) canary_titles_.push_back(offer.title);
    sessions_ += offer.sessions.size();
}

std::vector<WeightedTerm> IndexWriter::terms_of(const PublicOffer& offer) {
    std::map<std::string, std::uint32_t> counts;
    const auto count = [&](std::string_view text, TextLanguage language, std::uint32_t weight) {
        for (auto& term : analyser_.terms(text, language)) counts[std::move(term)] += weight;
    };
    const auto language = text_language(offer.lang);
    count(offer.title, language, title_weight);
    for (const auto* text : {&offer.objectives, &offer.programme, &offer.prerequisites, &offer.audience})
        if (*text) count(**text, language, body_weight);
    for (const auto& certification : offer.certification) count(certification.name, language, body_weight);
    for (const auto& id : offer.topics) {
        const auto* topic = reference_.taxonomy.find(id);
        if (topic == nullptr) continue;
        count(topic->label, TextLanguage::french, body_weight);
        for (const auto* list : {&topic->synonyms, &topic->acronyms})
            for (const auto& text : *list) count(text, TextLanguage::french, body_weight);
        count(topic->label_en, TextLanguage::english, body_weight);
        count(topic->label_de, TextLanguage::german, body_weight);
        count(topic->label_es, TextLanguage::spanish, body_weight);
    }
    std::vector<WeightedTerm> terms;
    terms.reserve(counts.size());
    for (auto& [term, times] : counts) terms.push_back({.term = term, .count = times});
    return terms;
}

Manifest IndexWriter::finish(Manifest manifest) {
    store_.finish();
    write_durably(folder_ / View::file_name, std::move(view_).file(manifest.date));
    manifest.providers = providers_;
    manifest.offers = offers_;
    manifest.sessions = sessions_;
    manifest.cover(folder_, std::string{Store::file_name});
    manifest.cover(folder_, std::string{View::file_name});
    const Index index{folder_};
    for (const auto& title : canary_titles_)
        manifest.canaries.push_back(ask_canary(index, reference_, title, manifest.date, canary_ids));
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
