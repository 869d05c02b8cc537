#include "indexer/demo/demo_catalogue.h"

#include <algorithm>
#include <vector>

#include "indexer/demo/offers.h"

namespace filon {

void generate_demo_catalogue(const DemoSize& size, const Taxonomy& taxonomy, const Gazetteer& gazetteer,
                             const std::function<void(std::string_view)>& line) {
    if (size.providers == 0) return;
    Dice dice{size.seed};
    const auto wording = Wording::built_in();
    const DemoTowns towns{gazetteer};
    const Subjects subjects{taxonomy, wording, dice};
    const DemoWorld world{.wording = wording, .towns = towns, .subjects = subjects, .first_day = size.first_day};

    // A few giants and a long tail (Zipf); the ranks are shuffled so that an id tells nothing of its bearer's size.
    std::vector<std::size_t> ranks(size.providers);
    for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = i;
    dice.shuffle(ranks);
    const auto giants = std::max<std::size_t>(1, size.providers / 400);
    std::vector<DemoProvider> providers;
    std::vector<std::uint64_t> weights;
    RecordLine record;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        providers.push_back(draw_provider(i, ranks[i] < giants, world, dice));
        weights.push_back(1'000'000'000 / (ranks[i] + 10));
        record.begin();
        write_provider(providers.back(), world, dice, record);
        line(record.finish());
    }

    const Wheel provider_wheel{weights};
    for (std::size_t i = 0; i < size.offers; ++i) {
        record.begin();
        write_offer(i, providers[provider_wheel.spin(dice)], world, dice, record);
        line(record.finish());
    }
}

}  // namespace filon
