// The offers of a page, with their records.
#pragma once

#include <string_view>
#include <vector>

#include "engine/matching/criteria.h"
#include "engine/matching/page.h"
#include "engine/text/analyse.h"
#include "server/clients/client_book.h"
#include "server/endpoints/service.h"

namespace filon {

// What a page's offers were found by, and in which of the reply's languages that is told.
struct FoundBy {
    const TextQuery& words;
    const Criteria& criteria;
    std::string_view lang;
    const Client* client = nullptr;  // who asks; null: nobody who is known
    bool tax_asked = false;          // the question says in which tax prices are compared
};

// An array of the offers, in the order of the hits.
void write_found_offers(JsonWriter& writer, const std::vector<Hit>& hits, const FoundBy& found_by,
                        const Service& service, const Snapshot& snapshot);

}  // namespace filon
