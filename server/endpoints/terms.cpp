#include "server/endpoints/terms.h"

#include <any>

#include "engine/tax/vat_regime.h"
#include "engine/values/language_tag.h"
#include "server/keys/key_ring.h"

namespace filon {

Terms unsaid_terms(const AskedBy& asked_by, const Service& service) {
    return {.today = service.today(), .client = service.clients.find(asked_by.client)};
}

AskedBy asker(const http::Request& request, const Service& service) {
    const auto* const caller = std::any_cast<Caller>(&request.caller);
    return {.audience = service.audience, .client = caller != nullptr ? caller->client : std::string{}};
}

const Client* client_of(const http::Request& request, const Service& service) {
    return service.clients.find(asker(request, service).client);
}

Terms read_terms(JsonBody& body, const AskedBy& asked_by, const Service& service) {
    auto terms = unsaid_terms(asked_by, service);
    terms.today = day_asked(body, terms.today);
    if (const auto lang = body.text("lang"); lang && !lang->empty()) {
        const auto tag = LanguageTag::parse(*lang);
        if (tag)
            terms.lang = tag->language();
        else
            body.fail("lang", tag.error().reason);
    }
    const auto client = body.text("client");
    if (!client || client->empty()) return terms;
    terms.client = service.clients.find(*client);
    if (asked_by.audience == Audience::extranet)
        body.fail("client", "a key of the extranet is bound to its client: none can be named");
    else if (terms.client == nullptr)
        body.fail("client", "no such client");
    return terms;
}

Date day_asked(JsonBody& body, Date unsaid) {
    const auto day = body.text("today");
    if (!day || day->empty()) return unsaid;
    const auto date = Date::parse(*day);
    if (date) return *date;
    body.fail("today", date.error().reason);
    return unsaid;
}

Tax tax_unsaid(const Client* client, Date day, const VatTables& vat) {
    if (client == nullptr || client->tax != Tax::included) return Tax::excluded;
    const auto ordinary =
        vat_of({.day = day, .client_country = client->country, .client_taxable = client->taxable()}, vat);
    return ordinary.regime == Regime::domestic ? Tax::included : Tax::excluded;
}

std::optional<PriceSeer> price_seer(const Client* client, Date today, const Service& service, bool tax_asked) {
    if (client == nullptr) return std::nullopt;
    return PriceSeer{.client = *client, .vat = service.vat, .today = today, .tax_asked = tax_asked};
}

QuestionContext context_on(Date day, const Client* client, const Service& service, const Snapshot& snapshot) {
    return {.index = *snapshot.index,
            .reference = service.reference,
            .rules = service.rules,
            .today = day,
            .tie_key = service.tie_key,
            .tax_unsaid = tax_unsaid(client, day, service.vat)};
}

RequestRead read_letter(std::string_view text, const QuestionContext& context, Analyser& analyser) {
    const auto& index = context.index;
    const auto words = index.words_known(TextLanguage::french);
    return read_request(text,
                        {.rules = context.rules,
                         .gazetteer = context.reference.gazetteer,
                         .words = words,
                         .providers_named = [&index](std::string_view name) { return index.providers_named(name); },
                         .today = context.today},
                        analyser);
}

}  // namespace filon
