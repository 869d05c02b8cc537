// How surely an offer is on the topic that was asked for: from what the request and the offer are, and nothing else.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/matching/candidates.h"
#include "engine/matching/offer_set.h"
#include "engine/matching/postings.h"
#include "engine/matching/signals.h"
#include "engine/text/analyse.h"

namespace filon {

// From here on, in thousandths, an offer is on topic, where the catalogue is too small to say so itself. Fitted on the
// demo catalogue.
inline constexpr std::uint16_t shipped_topic_threshold = 200;

// What an offer has at least that holds all words in its title, and one that is on the topic that they name.
inline constexpr std::uint32_t titled_topic_score = 950, named_topic_score = 900;

// Scores offers for one request. Postings and columns outlive it.
class TopicScorer {
public:
    TopicScorer(const TextQuery& query, const Postings& postings, const Columns& columns);

    // Thousandths, like a probability: a logistic over the worth of the words (`words`, as candidates bear it) and the
    // signs of title and topics. An offer that bears a code asked for (R489, RNCP35233) has a thousand; one that holds
    // all words in its title, or is on the topic that they name, at least 950 and 900: such offers hardly differ.
    std::uint16_t score(std::uint32_t offer, std::uint16_t words) const;

private:
    Signals signals_;
    std::vector<OfferSet> bearing_codes_;  // for each code asked for
};

// The candidates that are on topic, with the topic's score instead of the words'. Throws Stopped.
Candidates on_topic(const Candidates& candidates, const TopicScorer& scorer, std::uint16_t threshold,
                    const std::stop_token& stop);

}  // namespace filon
