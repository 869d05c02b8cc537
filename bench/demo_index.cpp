#include "bench/demo_index.h"

#include <cstdlib>
#include <fstream>
#include <string>

#include "engine/index/generations.h"
#include "indexer/build_generation.h"
#include "indexer/demo/demo_catalogue.h"

namespace filon {
namespace {

DemoIndex made() {
    auto name = (std::filesystem::temp_directory_path() / "filon-bench-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(name.data());
    auto reference = ReferenceData::built_in();
    DemoSize size;
    if (const char* offers = std::getenv("FILON_BENCH_OFFERS")) size.offers = std::stoul(offers);
    const auto catalogue = folder / "demo.jsonl";
    {
        std::ofstream file{catalogue};
        generate_demo_catalogue(size, reference.taxonomy, reference.gazetteer,
                                [&](std::string_view line) { file << line << '\n'; });
    }
    const BuildRequest request{.index = folder / "index",
                               .catalogues = {catalogue.string()},
                               .format = {},
                               .limits = {},
                               .today = size.first_day,
                               .now = {},
                               .quiet = true};
    build_generation(request, reference);
    const Generations generations{request.index};
    auto extranet =
        open_verified(generations.folder(*generations.current(), Audience::extranet), Audience::extranet, reference);
    std::filesystem::remove_all(folder);
    return {.reference = std::move(reference), .extranet = std::move(extranet), .today = size.first_day};
}

}  // namespace

const DemoIndex& demo_index() {
    static const DemoIndex index = made();
    return index;
}

}  // namespace filon
