// Records become columns: where and when an offer can be attended, at which prices, and who comes to teach it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/index/communes_around.h"
#include "engine/index/offer_reader.h"
#include "engine/index/postings_writer.h"
#include "engine/index/skills_writer.h"
#include "engine/index/suggestions_writer.h"
#include "engine/index/tag_sets_writer.h"
#include "engine/matching/columns.h"
#include "engine/offers/offer.h"
#include "engine/places/gazetteer.h"
#include "engine/text/stem.h"
#include "engine/words/vocabulary.h"

namespace filon {

// Collects the rows of one audience. Providers first, then offers, both by ascending id. It sees public records alone.
class ViewWriter {
public:
    ViewWriter(const Gazetteer& gazetteer, const Vocabulary& vocabulary);

    void add(const PublicProvider& provider);
    // What of an offer is found by words; its provider has been added. Words that requests are spelt after are those of
    // what both audiences know.
    OfferWords read(const PublicOffer& offer);
    void add(const PublicOffer& offer, const OfferWords& words);

    // The file of view_layout.h, with what stands on a day: the same for the same records, whatever the machine.
    std::string file(Date day) &&;

private:
    std::uint32_t place_of(const PlaceReference& reference);
    void add_reach(ProviderRow& row, const TravelZone& zone);
    Columns columns() const;
    void add_tags(const PublicOffer& offer);
    std::uint32_t alone_price(const OccasionRow& occasion) const;
    void add_prices(OccasionRow& occasion, const PublicOffer& offer, const Session* session, bool exempt);
    void add_session(const PublicOffer& offer, std::size_t session, bool exempt);
    void add_occasions_without_session(const PublicOffer& offer, const ProviderRow& provider, bool exempt);
    void add_occasion(OccasionRow occasion, const PublicOffer& offer, const Session* session, bool exempt);

    const Gazetteer& gazetteer_;
    const CommunesAround communes_;
    const Taxonomy& taxonomy_;
    OfferReader reader_;
    SkillsWriter skills_;
    SuggestionsWriter suggestions_;
    std::unordered_map<std::string, std::uint16_t> department_ranks_;

    std::vector<OfferRow> offers_;
    std::vector<OccasionRow> occasions_;
    std::vector<PriceRow> prices_;
    std::vector<PlaceRow> places_;
    std::vector<Place> places_named_;  // the same, as the gazetteer has them
    std::vector<ProviderRow> providers_;
    std::vector<std::uint32_t> site_places_;
    std::vector<std::string> offer_ids_, provider_ids_, provider_names_;
    std::vector<Rating> ratings_;  // by provider
    std::array<TagSetsWriter, tagged_count> tags_;
    PostingsWriter postings_;
    std::vector<ValueMask> qualiopi_;  // by provider
    std::unordered_map<std::string, std::uint32_t> provider_ranks_;
    std::vector<bool> exempt_, published_;  // by provider
    std::unordered_map<std::string, std::uint32_t> place_ranks_;
    std::array<std::uint64_t, text_language_count> language_counts_{};
};

}  // namespace filon
