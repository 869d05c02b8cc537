#include "server/endpoints/found_offers.h"

#include "engine/index/stored_records.h"
#include "server/endpoints/terms.h"
#include "server/json/write_offer.h"

namespace filon {

void write_found_offers(JsonWriter& writer, const std::vector<Hit>& hits, const FoundBy& found_by,
                        const Service& service, const Snapshot& snapshot) {
    Analyser analyser{snapshot.index->vocabulary().acronyms()};
    const OfferWriting writing{
        .gazetteer = service.reference.gazetteer, .words = found_by.words, .lang = found_by.lang, .analyser = analyser};
    const auto& columns = snapshot.columns;
    const auto seer = price_seer(found_by.client, found_by.criteria.today, service, found_by.tax_asked);
    writer.begin_array();
    for (const auto& hit : hits) {
        const auto offer = stored_offer(*snapshot.index, hit.offer, service.audience).open;
        write_offer(writer,
                    {.hit = hit,
                     .offer = offer,
                     .provider_name = columns.provider_names[columns.offers[hit.offer].provider],
                     .columns = columns,
                     .price_terms = found_by.criteria.price_terms,
                     .place_asked = !found_by.criteria.places.empty(),
                     .judged = nullptr,
                     .seer = seer ? &*seer : nullptr},
                    writing);
    }
    writer.end_array();
}

}  // namespace filon
