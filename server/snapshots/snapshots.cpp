#include "server/snapshots/snapshots.h"

#include <exception>
#include <utility>

#include <spdlog/spdlog.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"

namespace filon {
namespace {

// A new generation is to be served within two seconds.
constexpr std::chrono::milliseconds between_looks{500};

constexpr std::chrono::seconds between_tries{10};

}  // namespace

Snapshots::Snapshots(std::filesystem::path index, Audience audience, const ReferenceData& reference,
                     std::function<Date()> today)
    : index_{std::move(index)},
      audience_{audience},
      reference_{reference},
      today_{std::move(today)},
      seen_{look_at_folder()} {
    current_ = open(seen_);
    spdlog::info("generation {} for the {} is open: {} offers", current_->manifest.generation, name_of(audience_),
                 current_->manifest.offers);
    watcher_ = std::jthread{[this](const std::stop_token& stop) { watch(stop); }};
}

Snapshots::~Snapshots() = default;

std::shared_ptr<const Snapshot> Snapshots::current() const {
    const std::scoped_lock lock{mutex_};
    return current_;
}

// The folder behind `current`, or behind the audience's folder itself, resolved once, so that all files are opened from
// one build whatever is linked or moved meanwhile.
Snapshots::Sight Snapshots::look_at_folder() const {
    std::error_code error;
    auto folder = index_;
    if (!std::filesystem::exists(index_ / Manifest::file_name, error)) folder = index_ / "current" / name_of(audience_);
    folder = std::filesystem::canonical(folder, error);
    if (error)
        throw IndexFailure{index_.string() +
                           " holds neither a current generation nor an audience's folder: " + error.message()};
    const MappedFile manifest{folder / Manifest::file_name};
    return {.folder = std::move(folder), .manifest = std::string{manifest.text()}};
}

std::shared_ptr<const Snapshot> Snapshots::open(const Sight& sight) const {
    auto verified = open_verified(sight.folder, audience_, reference_);
    return on_day(std::move(verified.manifest), std::move(verified.index), today_());
}

// What stands on the build's day was written with it; on any other it is worked out once.
std::shared_ptr<const Snapshot> Snapshots::on_day(Manifest manifest, std::shared_ptr<const Index> index,
                                                  Date day) const {
    const auto columns = index->view().columns();
    auto snapshot = std::make_shared<Snapshot>(
        Snapshot{.manifest = std::move(manifest), .index = std::move(index), .columns = columns, .standing = {}});
    if (columns.standing.day != day) {
        snapshot->standing = standing_on(columns, day);
        snapshot->columns.standing = snapshot->standing.view();
    }
    snapshot->live_offers = snapshot->index->view().live_offers(snapshot->columns.standing);
    return snapshot;
}

void Snapshots::turn_the_day() {
    const auto now = current();
    if (const auto day = today_(); now->columns.standing.day != day) {
        take_over(on_day(now->manifest, now->index, day));
        spdlog::info("it is {}", day.text());
    }
}

// The old one ends with the last request that holds it.
void Snapshots::take_over(std::shared_ptr<const Snapshot> next) {
    const std::scoped_lock lock{mutex_};
    current_.swap(next);
}

void Snapshots::look_now() {
    {
        const std::scoped_lock lock{wake_mutex_};
        look_now_ = true;
    }
    wake_.notify_one();
}

void Snapshots::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        bool asked = false;
        {
            std::unique_lock lock{wake_mutex_};
            wake_.wait_for(lock, stop, between_looks, [this] { return look_now_; });
            asked = std::exchange(look_now_, false);
        }
        if (stop.stop_requested()) return;
        look(asked);
        try {
            turn_the_day();
        } catch (const std::exception& failure) {
            spdlog::error("the day is not turned, answers are worked out as they are asked for: {}", failure.what());
        }
    }
}

void Snapshots::look(bool again) {
    const auto now = std::chrono::steady_clock::now();
    if (try_again_ && (again || now >= *try_again_)) seen_ = {};
    try {
        auto sight = look_at_folder();
        if (sight == seen_) return;
        seen_ = std::move(sight);
        try_again_.reset();
        auto next = open(seen_);
        spdlog::info("serving generation {}: {} offers", next->manifest.generation, next->manifest.offers);
        take_over(std::move(next));
        ++swaps_;
    } catch (const std::exception& failure) {
        // Whatever it is, a folder that cannot be read must not end a server that serves another.
        const bool said = try_again_.has_value() && now < *try_again_;
        try_again_ = now + between_tries;
        if (said) return;
        ++refused_;
        spdlog::error("the new generation is refused, the old one keeps serving: {}", failure.what());
    }
}

}  // namespace filon
