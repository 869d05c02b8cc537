// The slow, obviously right twin of the matcher: a scan over the records themselves, written from the contract alone.
//
// How the contract is read where it leaves a choice:
//   1. With sessions an offer is held at their places only. Without, an open one at each site of its provider, an
//      in-house one wherever that travels, any other nowhere known. What is remote alone is held nowhere.
//   2. Place, dates, min_price, max_price, price_band, modality, department and month are asked of one live occasion,
//      all together; everything else, format included, of the offer. An offer whose sessions are all over is found
//      where none of those is asked, and bears no value under the facets among them, not even `unknown`.
//   3. A remote way to attend is at a place asked for only where `modality` names it, and then wherever that place is.
//   4. A count is what the same search finds with that value selected alone. Values are listed by falling count, then
//      in the order of their closed list, of the gazetteer's départements, of time, or of bytes (certifications
//      folded); `unknown` after those of its count; those asked for that the catalogue does not have last, in the order
//      asked.
//   5. A price for one form holds for that form; a session's own price, and any price of an offer of unknown form,
//      always. Sessions and sites are the open form. A length of nothing is none said.
//   6. Prices are compared by what the headcount pays together; min_price, max_price and price_band look at the
//      occasion's cheapest on the basis asked.
//   7. A start known to the day or month has a month, any other `unknown`; a rolling offer has none at all, and meets
//      every window of dates on any live occasion. A start known to the year is first possible on its first of January.
//   8. A place in France has its département, one abroad or near nothing known has none, a place that nobody knows
//      `unknown`. In-house has every département that its provider reaches: all of the gazetteer's where it goes
//      anywhere, `unknown` where it does not say, or says how far from sites that nobody knows.
//   9. `accessibility` is unknown only where neither kind is said: "no" is known and is no value.
//  10. max_days, duration_band and the order by duration look at days, else at hours / 7; max_hours at hours alone.
//  11. A language counts under its tag and all that stands above it. Topics that the taxonomy lacks, and certifications
//      without a letter in their name, count as none. Certifications are one where their folded names are; the facet
//      says the writing that stands there most often, of equals the first in the order of bytes.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/index/reference_data.h"
#include "engine/text/analyse.h"
#include "tests/oracle/names_said.h"
#include "tests/oracle/occasions.h"
#include "tests/oracle/question.h"
#include "tests/oracle/scan.h"

namespace filon::oracle {

// The catalogue and the reference data outlive it.
class Oracle {
public:
    Oracle(const Catalogue& catalogue, const ReferenceData& reference);

    const std::vector<Row>& rows() const { return rows_; }
    // Ids of the offers that hold enough of the words.
    std::set<std::string> holders(const TextQuery& query) const;
    // How well words fit is not the oracle's matter: `scores` are those of the holders, by id.
    Answer answer(const Question& question, const std::map<std::string, std::uint16_t>& scores,
                  std::uint64_t tie_seed) const;

private:
    struct Asked;
    Row row_of(const PublicOffer& offer) const;
    Counts counts(Facet facet, const Asked& asked) const;
    bool has(Facet facet, const std::string& value) const;
    std::string written(Facet facet, const std::string& value) const;

    const ReferenceData& reference_;
    std::shared_ptr<const NamesSaid> names_;
    std::map<std::string, Travelled> providers_;
    std::vector<Row> rows_;
};

// The question with one value of a facet selected and no other; whether it selects that value.
Question selecting_alone(Question question, Facet facet, const std::string& value);
bool selects(const Question& question, Facet facet, const std::string& value);

}  // namespace filon::oracle
