// A catalogue's completions, asked as a test reads best.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/words/completions.h"

namespace filon {

using Strings = std::vector<std::string>;

struct Offered {
    Suggestible what;
    std::uint32_t offers = 1;
};

// A catalogue's completions and its offers of the day.
class Proposals {
public:
    explicit Proposals(const std::vector<Offered>& offered) {
        std::vector<Suggestible> suggestibles;
        for (const auto& one : offered) suggestibles.push_back(one.what);
        rows_ = completion_rows(suggestibles);
        counts_.resize(offered.size());
        for (std::size_t i = 0; i < offered.size(); ++i) counts_[rows_.entry_of[i]] = offered[i].offers;
    }
    std::vector<std::uint32_t> entries(std::string_view typed, std::size_t most, const NearPrefix& near = {}) const {
        return complete(view(), counts_, typed, near, most);
    }
    Strings operator()(std::string_view typed, std::size_t most = 8, const NearPrefix& near = {}) const {
        Strings texts;
        for (const auto entry : entries(typed, most, near)) texts.emplace_back(view().texts[entry]);
        return texts;
    }
    Completions view() const { return rows_.view(); }
    const CompletionRows& rows() const { return rows_; }
    const std::vector<std::uint32_t>& counts() const { return counts_; }

private:
    CompletionRows rows_;
    std::vector<std::uint32_t> counts_;
};

}  // namespace filon
