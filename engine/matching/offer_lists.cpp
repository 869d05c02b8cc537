#include "engine/matching/offer_lists.h"

#include <vector>

namespace filon {
namespace {

// Offers put under numbers in ascending order, each once under each.
class Gathered {
public:
    explicit Gathered(std::size_t lists) : lists_(lists) {}
    void add(std::uint32_t list, std::uint32_t offer) {
        auto& offers = lists_[list];
        if (offers.empty() || offers.back() != offer) offers.push_back(offer);
    }
    ListRows rows() const {
        ListRows rows;
        for (const auto& offers : lists_) {
            rows.members.insert(rows.members.end(), offers.begin(), offers.end());
            rows.end_list();
        }
        return rows;
    }

private:
    std::vector<std::vector<std::uint32_t>> lists_;
};

}  // namespace

OfferLists offer_lists(const Columns& columns) {
    Gathered at_place{columns.places.size()};
    Gathered in_house_of{columns.providers.size()}, of_provider{columns.providers.size()};
    for (std::uint32_t offer = 0; offer < columns.offers.size(); ++offer) {
        const auto& row = columns.offers[offer];
        of_provider.add(row.provider, offer);
        for (const auto& occasion : columns.occasions_of(row)) {
            if (!occasion.in_a_room()) continue;
            if (occasion.kind == OccasionRow::Kind::in_house)
                in_house_of.add(row.provider, offer);
            else if (occasion.place != no_index)
                at_place.add(occasion.place, offer);
        }
    }
    return {.at_place = at_place.rows(), .in_house_of = in_house_of.rows(), .of_provider = of_provider.rows()};
}

}  // namespace filon
