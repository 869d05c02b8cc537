// What every request with a body may say of itself, and of whom it comes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/reading/read_request.h"
#include "server/clients/client_book.h"
#include "server/endpoints/filters.h"
#include "server/endpoints/service.h"
#include "server/http/request.h"
#include "server/json/body.h"
#include "server/json/write_price.h"

namespace filon {

// Of whom a request comes: his client, where his key is bound to one. The intranet may name one in the body.
struct AskedBy {
    Audience audience;
    std::string client;
};
AskedBy asker(const http::Request& request, const Service& service);
// The client of whom it comes; null where it comes of none.
const Client* client_of(const http::Request& request, const Service& service);

// What every body may say: on which day it is read, in which language it is answered, for which client.
struct Terms {
    Date today;
    std::string lang = "fr";
    const Client* client = nullptr;
};
// Where a body says nothing.
Terms unsaid_terms(const AskedBy& asked_by, const Service& service);
// What is wrong is told to the body.
Terms read_terms(JsonBody& body, const AskedBy& asked_by, const Service& service);

// The member `today`; what is wrong with it is told to the body. `unsaid`: where there is none.
Date day_asked(JsonBody& body, Date unsaid);

// In which tax prices are compared for a client (null: nobody's) whose question does not say: as it sees them. One that
// is taxed in its own country is shown prices with the French VAT that they bear, mostly none, and so without.
Tax tax_unsaid(const Client* client, Date day, const VatTables& vat);
// Who is shown prices; nobody where there is no client. `tax_asked`: whether the question says in which tax.
std::optional<PriceSeer> price_seer(const Client* client, Date today, const Service& service, bool tax_asked);
// What reading a question of a client's (null: nobody's) takes, on a day.
QuestionContext context_on(Date day, const Client* client, const Service& service, const Snapshot& snapshot);
// The needs in a text or a mail, the providers that it rules out among them.
RequestRead read_letter(std::string_view text, const QuestionContext& context, Analyser& analyser);

}  // namespace filon
