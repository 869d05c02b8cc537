// What every endpoint works with.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "engine/index/audience.h"
#include "engine/index/reference_data.h"
#include "engine/reading/read_request.h"
#include "engine/tax/vat_tables.h"
#include "engine/values/dates.h"
#include "server/clients/client_book.h"
#include "server/endpoints/parameters.h"
#include "server/http/response.h"
#include "server/json/writer.h"
#include "server/snapshots/snapshots.h"

namespace filon {

// Outlives the server; safe from any thread.
struct Service {
    const ReferenceData& reference;
    const ReadingRules& rules;
    const Snapshots& snapshots;
    const ClientBook& clients;
    const VatTables& vat;
    Audience audience;
    std::function<Date()> today;
    std::string tie_key;
};

// 200 with a JSON body and the generation that it was made of.
http::Response json_reply(const JsonWriter& writer, const Snapshot& snapshot);
// A 400 that names every parameter that is wrong or that nobody has read; nothing where all are right.
std::optional<http::Response> refusal(Parameters& parameters);
// The one answer for what is missing, hidden or another audience's.
http::Response not_found();

}  // namespace filon
