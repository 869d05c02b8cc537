// What a client asks of /v1/match, read from a body: a text, a need, or both.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "engine/matching/facet.h"
#include "server/endpoints/need_asked.h"
#include "server/endpoints/service.h"
#include "server/endpoints/terms.h"

namespace filon {

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
