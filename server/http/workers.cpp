#include "server/http/workers.h"

#include <algorithm>

namespace filon::http {

Workers::Workers(std::size_t threads, std::size_t queue, Metrics& metrics) : capacity_{queue}, metrics_{metrics} {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    resting_ = threads;
    most_long_ = std::max<std::size_t>(1, threads - 1);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
    {
        const std::scoped_lock lock{mutex_};
        ending_ = true;
    }
    wake_.notify_all();
}

bool Workers::submit(std::function<void()> task) {
    {
        const std::scoped_lock lock{mutex_};
        if (waiting_.size() >= capacity_ + resting_)
            return false;  // a task that a resting thread is about to take waits for nobody
        waiting_.push_back(std::move(task));
        metrics_.queue_is(waiting_.size() + long_waiting_.size());
    }
    wake_.notify_one();
    return true;
}

bool Workers::put_off(std::function<void()> task) {
    {
        const std::scoped_lock lock{mutex_};
        if (long_waiting_.size() >= capacity_) return false;
        long_waiting_.push_back(std::move(task));
        metrics_.queue_is(waiting_.size() + long_waiting_.size());
    }
    wake_.notify_one();
    return true;
}

void Workers::work() {
    for (;;) {
        std::function<void()> task;
        bool is_long = false;
        {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return ending_ || !waiting_.empty() || long_one_may_start(); });
            if (ending_) return;
            is_long = waiting_.empty();
            auto& queue = is_long ? long_waiting_ : waiting_;
            task = std::move(queue.front());
            queue.pop_front();
            --resting_;
            long_running_ += is_long ? 1 : 0;
            metrics_.queue_is(waiting_.size() + long_waiting_.size());
        }
        task();
        task = nullptr;  // what it holds goes before this thread counts as resting
        {
            const std::scoped_lock lock{mutex_};
            ++resting_;
            long_running_ -= is_long ? 1 : 0;
        }
        if (is_long) wake_.notify_one();
    }
}

}  // namespace filon::http
