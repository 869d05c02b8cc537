// What the topic's score is made of, for the offers that may be the best answer to each topic asked for: what
// fit_topic_score.py learns from.
//
//     filon-topic-features INDEX < asked.tsv        INDEX is a folder that filon-indexer has made; the extranet's is
//     read
//
// A line in is `number TAB offers TAB topic`: the ids, parted by spaces, of offers that are left out, or after a + of
// the only ones that are looked at; the topic is read as those of requests are. A line out is `number, offer, words, in
// title, side by side, precision, named, all in title, all named, score`, by tabs, values in thousandths. Of two offers
// one of which has no more of anything, only the other is told: whatever the weights, so long as none is below nought,
// the best is among those. A topic that selects all offers, or none, has none.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "engine/index/generations.h"
#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/matching/signals.h"
#include "engine/matching/topic_score.h"
#include "engine/text/analyse.h"

namespace filon {
namespace {

struct Features {
    std::uint32_t offer = 0;
    std::uint16_t score = 0;
    std::array<std::uint32_t, 7> values{};
};

// Of equal ones the first stays.
void add_if_not_less(std::vector<Features>& best, const Features& one) {
    const auto holds_no_more = [](const Features& a, const Features& b) {
        return std::ranges::equal(a.values, b.values, std::ranges::less_equal{}) && a.score <= b.score;
    };
    if (std::ranges::any_of(best, [&](const Features& other) { return holds_no_more(one, other); })) return;
    std::erase_if(best, [&](const Features& other) { return holds_no_more(other, one); });
    best.push_back(one);
}

class Asker {
public:
    explicit Asker(const Index& index) : index_{index}, analyser_{index.vocabulary().acronyms()} {
        const auto& ids = index.view().offer_ids();
        for (std::uint32_t offer = 0; offer < ids.size(); ++offer) offers_.emplace(ids[offer], offer);
    }

    std::vector<Features> best_of(std::string_view topic, std::string_view named) {
        const auto& view = index_.view();
        const bool only_these = named.starts_with('+');
        if (only_these) named.remove_prefix(1);
        const auto these = offers_named(named);
        const auto query = index_.read(topic, TextLanguage::french, analyser_);
        std::vector<Features> best;
        if (query.content_words() == 0) return best;
        const TopicScorer scorer{query, view.postings(), view.columns()};
        const auto signals = Signals::of_all_words(query, view.postings(), view.columns());
        for (const auto& [offer, words] : index_.candidates(query, {}).scored) {
            if (these.holds(offer) != only_these) continue;
            const auto signs = signals.signs(offer);
            add_if_not_less(best, {.offer = offer,
                                   .score = scorer.score(offer, words),
                                   .values = {words, signs.in_title, signs.side_by_side, signs.precision, signs.named,
                                              signs.all_in_title ? 1U : 0U, signs.all_named ? 1U : 0U}});
        }
        return best;
    }

private:
    OfferSet offers_named(std::string_view ids) const {
        OfferSet named{offers_.size()};
        while (!ids.empty()) {
            const auto end = std::min(ids.find(' '), ids.size());
            if (const auto found = offers_.find(std::string{ids.substr(0, end)}); found != offers_.end())
                named.add(found->second);
            ids.remove_prefix(std::min(end + 1, ids.size()));
        }
        return named;
    }

    const Index& index_;
    Analyser analyser_;
    std::unordered_map<std::string, std::uint32_t> offers_;
};

void answer_all(const std::string& folder) {
    const auto reference = ReferenceData::built_in();
    const Generations generations{folder};
    const auto current = generations.current();
    if (!current) throw std::runtime_error{folder + " has no generation"};
    const auto opened = open_verified(generations.folder(*current, Audience::extranet), Audience::extranet, reference);
    Asker asker{*opened.index};
    for (std::string line; std::getline(std::cin, line);) {
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        if (second == std::string::npos) throw std::runtime_error{"not three fields: " + line};
        const std::string_view all{line};
        for (const auto& one : asker.best_of(all.substr(second + 1), all.substr(first + 1, second - first - 1)))
            fmt::print("{}\t{}\t{}\t{}\n", all.substr(0, first), opened.index->view().offer_ids()[one.offer],
                       fmt::join(one.values, "\t"), one.score);
    }
}

}  // namespace
}  // namespace filon

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: filon-topic-features INDEX < asked.tsv\n";
        return 2;
    }
    try {
        filon::answer_all(arguments[1]);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
}
