// The generation that is being served, and how the next one takes its place.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/matching/standing.h"

namespace filon {

// One generation, open, on one day. A request takes it once and keeps it to its end, so that all it says is of one
// generation. Another day's snapshot shares the index.
struct Snapshot {
    Manifest manifest;
    std::shared_ptr<const Index> index;
    Columns columns;                              // the index's, with what stands on the day
    StandingRows standing;                        // where the day is not the build's
    std::vector<std::uint32_t> live_offers = {};  // by entry of the completions
};

// Watches an index folder, or one audience's folder copied from elsewhere. A generation that is broken, or does not
// answer its canaries, is refused and said so; the one before keeps serving, and the refused one is tried again later.
class Snapshots {
public:
    // Opens the current generation. Throws IndexFailure when there is none that can be served.
    Snapshots(std::filesystem::path index, Audience audience, const ReferenceData& reference,
              std::function<Date()> today);
    ~Snapshots();

    std::shared_ptr<const Snapshot> current() const;
    // Looks at once whether there is another generation, a refused one included.
    void look_now();
    std::uint64_t swaps() const { return swaps_; }
    std::uint64_t refused() const { return refused_; }

private:
    // What is there to be served: a folder, and which build of it.
    struct Sight {
        std::filesystem::path folder;
        std::string manifest;  // its bytes
        friend bool operator==(const Sight&, const Sight&) = default;
    };
    Sight look_at_folder() const;
    std::shared_ptr<const Snapshot> open(const Sight& sight) const;
    std::shared_ptr<const Snapshot> on_day(Manifest manifest, std::shared_ptr<const Index> index, Date day) const;
    void turn_the_day();
    void take_over(std::shared_ptr<const Snapshot> next);
    void watch(const std::stop_token& stop);
    void look(bool again);

    const std::filesystem::path index_;
    const Audience audience_;
    const ReferenceData& reference_;
    const std::function<Date()> today_;

    mutable std::mutex mutex_;  // of current_: g++ 12's atomic<shared_ptr> fails ThreadSanitizer
    std::shared_ptr<const Snapshot> current_;

    // The watcher's own: what it saw last, served or refused, and when a refused one is tried again.
    Sight seen_;
    std::optional<std::chrono::steady_clock::time_point> try_again_;
    std::atomic<std::uint64_t> swaps_{0}, refused_{0};
    std::mutex wake_mutex_;
    std::condition_variable_any wake_;
    bool look_now_ = false;
    std::jthread watcher_;
};

}  // namespace filon
