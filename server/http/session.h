// One connection: its requests read, judged, handed to a worker and answered, one after the other.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include <boost/beast/core/flat_buffer.hpp>

#include "server/http/core.h"
#include "server/http/message_parser.h"
#include "server/http/read_target.h"

namespace filon::http {

// Lives on the I/O thread; whoever runs it keeps it alive until run() or turn_away() has ended.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(Core& core, Socket socket, std::string address);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Task<void> run();
    // Answers without having read anything, and closes.
    Task<void> turn_away(Response response);
    // Wakes a connection that waits for its next request, so that it sees the server drain.
    void wake_if_idle();

private:
    // One request and its answer, shared with the worker. Whichever of the I/O thread and the worker lets go last
    // destroys it. The response is the worker's until `done`.
    struct Exchange {
        explicit Exchange(asio::io_context& io) : wake{io} {}
        Request request;
        std::stop_source stop;
        Response response;
        Timer wake;
        bool done = false;
    };

    static constexpr std::size_t head_read = 8 * 1024;
    static constexpr std::size_t body_read = 64 * 1024;

    Task<bool> first_bytes();
    Task<void> receive();
    Task<std::optional<std::size_t>> read_head();
    void take_head(std::size_t size);
    void meet_route(const std::vector<std::string>& segments);
    void judge_body();
    Task<void> read_body();
    Task<void> handle();
    static void run(const std::shared_ptr<Exchange>& exchange, const Route& route, Core& core);
    // How many times the deadline the request may take.
    unsigned deadlines() const;
    Task<void> send(Response response);
    Task<void> linger();

    // Reads what has come, at most `most` bytes; false at the end of the stream, an error or the alarm.
    Task<bool> read_some(std::size_t most);
    // Answers early, and closes.
    void refuse(const Rejection& rejection);
    void refuse(int status, std::string detail);
    std::string_view buffered() const;

    // Cancels the socket's operations when the time has come; set again before every phase, `never` while a worker
    // works.
    void set_alarm(Clock::time_point time);
    void arm();
    static constexpr auto never = Clock::time_point::max();

    Core& core_;
    Socket socket_;
    Timer timer_;
    Clock::time_point alarm_ = never;
    Clock::time_point armed_ = never;
    bool alarmed_ = false;

    std::string address_;
    boost::beast::flat_buffer buffer_;
    bool idle_ = false;
    std::size_t served_ = 0;

    // Of the current request.
    std::shared_ptr<Exchange> exchange_;
    std::optional<MessageParser> parser_;
    std::optional<Response> reply_;  // once it is there, no more of the request is read
    const Route* route_ = nullptr;
    Clock::time_point started_;
    bool keep_alive_ = true;
    bool gone_ = false;  // an answer could not be sent
};

}  // namespace filon::http
