#include "engine/index/postings_writer.h"

#include <algorithm>
#include <numeric>

namespace filon {

void PostingsWriter::add(const std::vector<WeightedTerm>& terms, const std::vector<std::string>& title) {
    std::uint32_t length = 0;
    for (const auto& [term, count] : terms) {
        const auto [found, fresh] = numbers_.try_emplace(term, static_cast<std::uint32_t>(holding_.size()));
        if (fresh) holding_.push_back(0);
        ++holding_[found->second];
        terms_.push_back(found->second);
        frequencies_.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(count, 255)));
        length += count;
    }
    ends_.push_back(terms_.size());
    lengths_.push_back(length);
    for (const auto& word : title) titles_.members.push_back(numbers_.at(word));
    titles_.end_list();
}

PostingsRows PostingsWriter::rows() const {
    PostingsRows out;
    const auto offer_count = static_cast<std::uint32_t>(lengths_.size());
    const auto whole_length = std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0});
    const double average = offer_count > 0 ? static_cast<double>(whole_length) / offer_count : 0;

    for (const auto& [term, number] : numbers_) out.terms.push_back(term);
    std::ranges::sort(out.terms);
    // Where the postings of each term begin, by number of appearance.
    std::vector<std::uint32_t> next(holding_.size());
    std::uint32_t first = 0;
    for (const auto term : out.terms) {
        const auto number = numbers_.find(term)->second;
        next[number] = first;
        first += holding_[number];
    }
    const auto begins = next;

    out.offers.resize(terms_.size());
    out.impacts.resize(terms_.size());
    std::size_t at = 0;
    for (std::uint32_t offer = 0; offer < offer_count; ++offer)
        for (; at < ends_[offer]; ++at) {
            const auto place = next[terms_[at]]++;
            out.offers[place] = static_cast<std::uint16_t>(offer % stripe_size);
            out.impacts[place] = impact_of(frequencies_[at], lengths_[offer], average);
        }

    // Each term's postings fall into runs where the stripe changes. Stripes are seen again from the offers' order.
    std::vector<std::vector<std::uint32_t>> in_stripe((offer_count + stripe_size - 1) / stripe_size);
    at = 0;
    for (std::uint32_t offer = 0; offer < offer_count; ++offer) {
        auto& counts = in_stripe[offer / stripe_size];
        counts.resize(holding_.size());
        for (; at < ends_[offer]; ++at) ++counts[terms_[at]];
    }
    for (const auto term : out.terms) {
        const auto number = numbers_.find(term)->second;
        TermRow row{.first_run = static_cast<std::uint32_t>(out.runs.size()),
                    .documents = holding_[number],
                    .runs = 0,
                    .rarity = rarity_of(holding_[number], offer_count)};
        auto begin = begins[number];
        for (std::size_t stripe = 0; stripe < in_stripe.size(); ++stripe) {
            const auto count = in_stripe[stripe][number];
            if (count == 0) continue;
            out.runs.push_back({.first = begin,
                                .stripe = static_cast<std::uint16_t>(stripe),
                                .more = static_cast<std::uint16_t>(count - 1)});
            begin += count;
            ++row.runs;
        }
        out.rows.push_back(row);
    }
    std::vector<std::uint32_t> ranks(holding_.size());
    for (std::uint32_t rank = 0; rank < out.terms.size(); ++rank) ranks[numbers_.find(out.terms[rank])->second] = rank;
    out.titles = titles_;
    for (auto& word : out.titles.members) word = ranks[word];
    out.rows.push_back({.first_run = 0, .documents = 0, .runs = 0, .rarity = rarity_of(0, offer_count)});
    return out;
}

}  // namespace filon
