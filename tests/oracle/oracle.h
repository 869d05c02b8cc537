// The slow, obviously right twin of the matcher: a scan over the records themselves, written from the contract alone.
//
// How the contract is read where it leaves a choice:
//   1. With sessions an offer is held at their places only. Without, an open one at each site of its provider, an
//      in-house one wherever that travels, any other nowhere known. What is remote alone is held nowhere.
//   2. An offer whose sessions are all over is found only where neither place, price nor modality is asked.
//   3. A remote way to attend is at a place asked for only where `modality` names it, and then wherever that place is.
//   4. A count is what the same search finds with that value selected alone.
//   5. A price for one form holds for that form; a session's own price, and any price of an offer of unknown form,
//   always.
//      Sessions and sites are the open form. A length of nothing is none said.
//   6. Prices are compared by what the headcount pays together; a budget alone looks at the basis asked.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/index/reference_data.h"
#include "engine/text/analyse.h"
#include "tests/oracle/occasions.h"
#include "tests/oracle/question.h"

namespace filon::oracle {

// The catalogue and the reference data outlive it.
class Oracle {
public:
    Oracle(const Catalogue& catalogue, const ReferenceData& reference);

    // Ids of the offers that hold enough of the words.
    std::set<std::string> holders(const TextQuery& query) const;
    // How well words fit is not the oracle's matter: `scores` are those of the holders, by id.
    Answer answer(const Question& question, const std::map<std::string, std::uint16_t>& scores,
                  std::uint64_t tie_seed) const;

private:
    struct Row {
        const PublicOffer* offer = nullptr;
        const Travelled* provider = nullptr;
        std::vector<Occasion> occasions;
        std::set<std::string> terms;
    };
    class Scan;

    std::vector<std::string> values_of(Facet facet) const;  // in their own order
    Counts counts(Facet facet, const Question& question, const std::vector<Place>& places,
                  const std::vector<const Row*>& holders) const;

    const ReferenceData& reference_;
    std::map<std::string, Travelled> providers_;
    std::vector<Row> rows_;
};

// The question with one value of a facet selected and no other; whether it selects that value. A value that a closed
// list does not have is `unknown`.
Question selecting_alone(Question question, Facet facet, const std::string& value);
bool selects(const Question& question, Facet facet, const std::string& value);

}  // namespace filon::oracle
