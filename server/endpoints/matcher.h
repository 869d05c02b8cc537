// Answers needs from one snapshot: what is on topic, what fits, and how it is written.
#pragma once

#include <stop_token>
#include <string>
#include <string_view>

#include "engine/matching/match.h"
#include "engine/offers/offer.h"
#include "server/clients/client_book.h"
#include "server/endpoints/need_asked.h"
#include "server/endpoints/service.h"

namespace filon {

// What stays the same for all needs of one request; everything outlives the matcher.
struct MatchContext {
    const Service& service;
    const Snapshot& snapshot;
    std::string_view lang;  // of the reply's texts
    Analyser& analyser;
    const std::stop_token& stop;
    const Client* client = nullptr;  // for whom offers are sought; null: nobody is named
};

// The part of an answer that is asked for.
struct PageAsked {
    std::size_t limit = 10, offset = 0;
    std::vector<Facet> facets = {};
};

class Matcher {
public:
    explicit Matcher(const MatchContext& context) : context_{context}, columns_{context.snapshot.columns} {}

    // The offers on the need's topic with their topic scores; all offers where it has none.
    Candidates taught(const NeedAsked& need) const;
    // How many offers these are.
    std::size_t count(const Candidates& taught) const {
        return taught.every ? columns_.offers.size() : taught.scored.size();
    }
    MatchResult match(const NeedAsked& need, const Candidates& taught, const PageAsked& page) const;
    // `skilled_providers`: who has the skill and no offer on the topic.
    void write_skilled(JsonWriter& writer, const TextQuery& words, const Candidates& taught) const;
    // One OFFER with its reasons.
    void write(JsonWriter& writer, const NeedAsked& need, CriterionSet in_play, const Matched& matched) const;

private:
    PublicOffer record(std::uint32_t offer) const;

    const MatchContext& context_;
    const Columns& columns_;
};

}  // namespace filon
