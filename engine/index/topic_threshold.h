// From which topic score on an offer is on topic: learnt from a catalogue's own titles.
#pragma once

#include <cstdint>

#include "engine/index/manifest.h"

namespace filon {

class Index;

// Asks for some of the titles. Answerable is one by the other offers on its topics; not answerable by the offers on
// none of them. The threshold is the highest that keeps nearly all answers, within bounds: titles say more than
// requests do. A catalogue of fewer than 300 distinct titles or 20 topics takes the shipped one. A function of the
// index alone.
TopicThreshold fit_topic_threshold(const Index& index, Audience audience);

}  // namespace filon
