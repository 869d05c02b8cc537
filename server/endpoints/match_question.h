// What a client asks of /v1/match, read from a body: a text, a need, or both.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/facet.h"
#include "server/endpoints/need_asked.h"
#include "server/endpoints/service.h"
#include "server/json/body.h"

namespace filon {

// Of whom a request comes: his client, where his key is bound to one. The intranet may name one in the body.
struct AskedBy {
    Audience audience;
    std::string client;
};
AskedBy asker(const http::Request& request, const Service& service);

// What every body may say: on which day it is read, in which language it is answered, for which client.
struct Terms {
    Date today;
    std::string lang = "fr";
    const Client* client = nullptr;
};
// What is wrong is told to the body.
Terms read_terms(JsonBody& body, const AskedBy& asked_by, const Service& service);

struct MatchQuestion : Terms {
    std::string text;  // of the mail, or as it was sent
    bool is_mail = false;
    std::size_t limit = 10, offset = 0;
    std::vector<Facet> facets;
    bool relax = false;  // relaxations are asked for, however many fit
    std::vector<NeedAsked> needs;
};

// A JSON body; every fault there is, each naming its member.
std::expected<MatchQuestion, std::vector<Fault>> read_match_question(std::string_view json, const AskedBy& asked_by,
                                                                     const Service& service, const Snapshot& snapshot,
                                                                     Analyser& analyser);
// The bytes of a mail: its day is its own.
std::expected<MatchQuestion, std::vector<Fault>> read_match_mail(std::string_view bytes, const AskedBy& asked_by,
                                                                 const Service& service, const Snapshot& snapshot,
                                                                 Analyser& analyser);

}  // namespace filon
