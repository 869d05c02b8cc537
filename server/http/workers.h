// A pool of threads behind a queue that may be full.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http/metrics.h"

namespace filon::http {

// Tasks start in the order of their coming, the long ones when no other waits and on all threads but one, unless there
// is but one: a load that never lets up makes long requests wait to their deadline. The destructor lets the running
// ones end and drops the rest.
class Workers {
public:
    // 0 threads: one a core.
    Workers(std::size_t threads, std::size_t queue, Metrics& metrics);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // False, at once, when as many tasks wait as may. A task does not throw.
    bool submit(std::function<void()> task);
    // A task that one of the threads had begun and found to be long; false when as many of those wait as may.
    bool put_off(std::function<void()> task);

private:
    void work();
    bool long_one_may_start() const { return !long_waiting_.empty() && long_running_ < most_long_; }

    const std::size_t capacity_;
    Metrics& metrics_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_, long_waiting_;
    std::size_t resting_ = 0, long_running_ = 0, most_long_ = 1;
    bool ending_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace filon::http
