// The folder in which generations follow one another: `generations/<id>/{intranet,extranet}` and the link `current`.
// A reader sees a whole generation or none, whatever happens to a writer.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/index/audience.h"
#include "engine/index/files.h"

namespace filon {

class Generations {
public:
    explicit Generations(std::filesystem::path folder) : folder_{std::move(folder)} {}

    // Ids of the whole generations, oldest first: time and sequence, "20270112T031500Z-0042".
    std::vector<std::string> list() const;
    std::optional<std::string> current() const;
    std::filesystem::path folder(const std::string& id) const { return folder_ / "generations" / id; }
    std::filesystem::path folder(const std::string& id, Audience audience) const {
        return folder(id) / name_of(audience);
    }

private:
    friend class WriteLock;
    friend class Draft;
    std::filesystem::path folder_;
};

// The right to change the folder: one process at a time has it, and the kernel takes it back however that one ends.
class WriteLock {
public:
    // Throws IndexFailure when another writer is at work.
    explicit WriteLock(const Generations& generations);
    WriteLock(const WriteLock&) = delete;
    WriteLock& operator=(const WriteLock&) = delete;

    // Moves `current` by one rename. Throws IndexFailure when there is no such generation.
    void make_current(const std::string& id);
    // Removes all but the youngest `keep`, the current one, the one before it, and `spared`: a server may not have let
    // go of it yet. Gives the ids removed.
    std::vector<std::string> prune(std::size_t keep, const std::optional<std::string>& spared = {});

private:
    const Generations& generations_;
    OpenFile file_;  // its lock ends with it
};

// A generation in the making, under the lock that lets one writer at a time into the folder. It becomes visible when it
// is published; else its destructor, or the next draft after a crash, sweeps it away.
class Draft {
public:
    // Makes the folder where there is none; sweeps what crashed writers left. Throws IndexFailure when another writer
    // is at work.
    Draft(const Generations& generations, std::chrono::sys_seconds now);
    ~Draft();
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const std::string& id() const { return id_; }
    std::filesystem::path folder(Audience audience) const { return folder_ / name_of(audience); }
    // A folder for what the build needs on its way; swept with the draft.
    std::filesystem::path workshop() const { return workshop_; }
    // One rename; then `current` is moved to it, and generations past the `keep` youngest go, but not the one that was
    // current until now. What cannot be removed stays for the next time.
    void publish(std::size_t keep);

private:
    void sweep() const;
    void make_folders() const;

    const Generations& generations_;
    std::unique_ptr<WriteLock> lock_;
    std::string id_;
    std::filesystem::path folder_, workshop_;
};

}  // namespace filon
