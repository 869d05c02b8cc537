#include "bench/demo_index.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include "engine/index/generations.h"
#include "indexer/build_generation.h"
#include "indexer/demo/demo_catalogue.h"

namespace filon {
namespace {

double process_cpu() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void build(DemoIndex& demo, const std::filesystem::path& index) {
    DemoSize size;
    if (const char* offers = std::getenv("FILON_BENCH_OFFERS")) size.offers = std::stoul(offers);
    const auto catalogue = demo.work.path() / "demo.jsonl";
    {
        std::ofstream file{catalogue};
        generate_demo_catalogue(size, demo.reference.vocabulary.taxonomy(), demo.reference.gazetteer,
                                [&](std::string_view line) { file << line << '\n'; });
    }
    const BuildRequest request{.index = index,
                               .catalogues = {catalogue.string()},
                               .format = {},
                               .limits = {},
                               .today = size.first_day,
                               .now = {},
                               .quiet = true};
    const auto began = std::chrono::steady_clock::now();
    const auto cpu = process_cpu();
    build_generation(request, demo.reference);
    demo.build_cpu_seconds = process_cpu() - cpu;
    demo.build_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

std::unique_ptr<DemoIndex> made() {
    auto demo = std::make_unique<DemoIndex>();
    demo->today = DemoSize{}.first_day;
    const char* kept = std::getenv("FILON_BENCH_INDEX");
    const auto index = kept != nullptr ? std::filesystem::path{kept} : demo->work.path() / "index";
    if (kept == nullptr) build(*demo, index);
    const Generations generations{index};
    demo->folder = generations.folder(*generations.current(), Audience::extranet);
    demo->extranet = open_verified(demo->folder, Audience::extranet, demo->reference);
    return demo;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "filon-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"cannot make the folder " + name};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;  // what is left lies among temporary files
    std::filesystem::remove_all(path_, ignored);
}

const DemoIndex& demo_index() {
    static const auto index = made();
    return *index;
}

}  // namespace filon
