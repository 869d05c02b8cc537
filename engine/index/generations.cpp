#include "engine/index/generations.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>

#include "engine/index/failure.h"
#include "engine/index/files.h"

namespace filon {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view draft_prefix = ".tmp-";

// "20270112T031500Z-0042": whatever else lies in the folder is not ours to serve or to remove.
bool is_generation(std::string_view name) {
    constexpr std::string_view shape = "00000000T000000Z-0000";
    if (name.size() < shape.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char expected = i < shape.size() ? shape[i] : '0';
        const bool digit = name[i] >= '0' && name[i] <= '9';
        if (expected == '0' ? !digit : name[i] != expected) return false;
    }
    return true;
}

unsigned sequence_of(const std::string& id) {
    unsigned value = 0;
    const auto dash = id.rfind('-');
    if (dash != std::string::npos) std::from_chars(id.data() + dash + 1, id.data() + id.size(), value);
    return value;
}

}  // namespace

std::vector<std::string> Generations::list() const {
    std::vector<std::string> ids;
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator{folder_ / "generations", gone})
        if (auto name = entry.path().filename().string(); is_generation(name)) ids.push_back(std::move(name));
    // By sequence, not by name: a clock that was set back must not turn the order of generations around.
    std::ranges::sort(
        ids, [](const auto& a, const auto& b) { return std::pair{sequence_of(a), a} < std::pair{sequence_of(b), b}; });
    return ids;
}

std::optional<std::string> Generations::current() const {
    std::error_code gone;
    const auto target = fs::read_symlink(folder_ / "current", gone);
    if (gone || !fs::is_directory(folder_ / target, gone)) return std::nullopt;
    return target.filename().string();
}

WriteLock::WriteLock(const Generations& generations)
    : generations_{generations}, file_{generations.folder_ / ".lock", O_RDWR | O_CREAT} {
    if (::flock(file_.number(), LOCK_EX | LOCK_NB) == 0) return;
    throw IndexFailure{fmt::format("{} is held: another build, rollback or prune is at work",
                                   (generations.folder_ / ".lock").string())};
}

void WriteLock::make_current(const std::string& id) {
    const auto& root = generations_.folder_;
    const auto ids = generations_.list();
    if (std::ranges::find(ids, id) == ids.end())
        throw IndexFailure{fmt::format("{}: no generation {}", root.string(), id)};
    const auto next = root / ".current";
    std::error_code error;
    fs::remove(next, error);
    fs::create_directory_symlink(fs::path{"generations"} / id, next, error);
    if (error) throw IndexFailure{fmt::format("cannot link {}: {}", next.string(), error.message())};
    rename_durably(next, root / "current");
}

std::vector<std::string> WriteLock::prune(std::size_t keep, const std::optional<std::string>& spared) {
    const auto ids = generations_.list();
    const auto now = generations_.current();
    std::vector<std::string> removed;
    for (std::size_t i = 0; i + std::max<std::size_t>(keep, 1) < ids.size(); ++i) {
        const bool before_current = now && ids[i + 1] == *now;
        if (ids[i] == now || before_current || ids[i] == spared) continue;
        // Out of sight by one rename before its files go: nobody finds half of it.
        const auto doomed = generations_.folder_ / "generations" / fmt::format("{}{}", draft_prefix, ids[i]);
        rename_durably(generations_.folder(ids[i]), doomed);
        std::error_code ignored;  // what is left of it is swept by the next draft
        fs::remove_all(doomed, ignored);
        removed.push_back(ids[i]);
    }
    return removed;
}

Draft::Draft(const Generations& generations, std::chrono::sys_seconds now) : generations_{generations} {
    const auto& root = generations.folder_;
    std::error_code error;
    fs::create_directories(root / "generations", error);
    if (error) throw IndexFailure{fmt::format("cannot make {}: {}", root.string(), error.message())};
    lock_ = std::make_unique<WriteLock>(generations);
    sweep();

    const auto ids = generations.list();
    const auto sequence = ids.empty() ? 1 : sequence_of(ids.back()) + 1;
    id_ = fmt::format("{:%Y%m%dT%H%M%S}Z-{:04}", now, sequence);
    folder_ = root / "generations" / fmt::format("{}{}", draft_prefix, id_);
    workshop_ = root / "generations" / fmt::format("{}workshop", draft_prefix);
    make_folders();
}

void Draft::sweep() const {
    std::error_code ignored;  // what cannot be removed hinders nobody
    for (const auto& entry : fs::directory_iterator{generations_.folder_ / "generations", ignored})
        if (entry.path().filename().string().starts_with(draft_prefix)) fs::remove_all(entry.path(), ignored);
}

// What is confidential is nobody else's to read: the intranet's folder is its owner's and group's, the workshop its
// owner's.
void Draft::make_folders() const {
    const auto make = [](const fs::path& path, fs::perms permissions) {
        std::error_code error;
        fs::create_directories(path, error);
        if (!error) fs::permissions(path, permissions, error);
        if (error) throw IndexFailure{fmt::format("cannot make {}: {}", path.string(), error.message())};
    };
    using enum fs::perms;
    make(folder(Audience::extranet), owner_all | group_read | group_exec | others_read | others_exec);
    make(folder(Audience::intranet), owner_all | group_read | group_exec);
    make(workshop_, owner_all);
}

Draft::~Draft() {
    std::error_code ignored;  // what cannot be swept now is swept by the next draft
    fs::remove_all(folder_, ignored);
    fs::remove_all(workshop_, ignored);
}

void Draft::publish(std::size_t keep) {
    const auto replaced = generations_.current();
    make_durable(folder_);
    rename_durably(folder_, generations_.folder(id_));
    lock_->make_current(id_);
    lock_->prune(keep, replaced);
}

}  // namespace filon
