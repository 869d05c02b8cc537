// The engine and its slow twin over one catalogue, put to the same needs.
#pragma once

#include <string>
#include <vector>

#include "tests/oracle/index_match.h"
#include "tests/oracle/matched.h"

namespace filon::oracle {

struct MatchTwins {
    explicit MatchTwins(const Catalogue& of);

    // What differs in the two answers, with the records concerned; nothing where none does.
    std::string difference(const Need& need, const OnTopic& topic) const;
    NeedAnswer expected(const Need& need, const OnTopic& topic) const;

    const Catalogue& catalogue;
    BuiltIndex built;
    IndexMatch index;
    Oracle records;
    MatchOracle oracle;

private:
    OnTopic rated(OnTopic topic) const;
    std::string difference(const MatchedOffer& expected, const Matched& got) const;
    std::string apart(const std::vector<std::string>& one, const std::vector<std::string>& other) const;
    std::string folded_into(const std::string& id, const MatchResult& got) const;
    std::string records_of(const std::string& id) const;
    Shown shown(const Fit& fit, const std::string& id) const;
};

}  // namespace filon::oracle
