#include "server/mail/part.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <mutex>

#include <gmime/gmime.h>

namespace filon {
namespace {

// Twice what mail servers let through.
constexpr std::size_t longest_header = 128 * 1024;

// GLib shares its allocator and its tables between threads, under locks that ThreadSanitizer cannot see. One that it
// can see, held for microseconds, keeps it a judge of all that happens around GMime.
std::mutex one_at_a_time;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string lower(std::string_view text) {
    std::string lowered{text};
    std::ranges::transform(lowered, lowered.begin(), [](char c) { return g_ascii_tolower(c); });
    return lowered;
}

// GLib says nothing with a null pointer.
std::string_view said(const char* text) {
    return text ? text : std::string_view{};
}

// Where the empty line after the header begins, or the bytes end.
std::size_t header_end(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto line = bytes.substr(at, 2);
        if (line.starts_with('\n') || line == "\r\n") return at;
        const auto end = bytes.find('\n', at);
        if (end == std::string_view::npos) break;
        at = end + 1;
    }
    return bytes.size();
}

std::string_view after_line(std::string_view bytes) {
    const auto end = bytes.find('\n');
    return end == std::string_view::npos ? std::string_view{} : bytes.substr(end + 1);
}

// GMime is given the header alone. Were it given the whole, it would read the addresses of every mail within by
// recursion without bound, a stack overflow for "From: a:a:a:" and so on, and build an object of a kilobyte for each
// empty part.
Owned<GMimeObject> parse_header(std::string_view header) {
    static std::once_flag initialised;
    std::call_once(initialised, g_mime_init);
    // The empty line ends a header that is cut within a name.
    const auto text = std::string{header.substr(0, longest_header)} + "\n\n";
    const Owned<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(text.data(), text.size())};
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    return Owned<GMimeObject>{g_mime_parser_construct_part(parser.get(), nullptr)};
}

// As it is written, but on one line and without the blanks around it; empty when it is not there.
std::string field(GMimeHeaderList* fields, const char* name) {
    auto* const header = g_mime_header_list_get_header(fields, name);
    if (!header) return {};
    std::string value{said(g_mime_header_get_raw_value(header))};
    std::erase_if(value, [](char c) { return c == '\r' || c == '\n'; });
    value.erase(value.find_last_not_of(" \t") + 1);
    value.erase(0, value.find_first_not_of(" \t"));
    return value;
}

std::optional<Date> read_date(std::string written) {
    constexpr std::size_t longest = 200;
    written.resize(std::min(written.size(), longest));
    struct UnrefMoment {
        void operator()(GDateTime* moment) const { g_date_time_unref(moment); }
    };
    const std::unique_ptr<GDateTime, UnrefMoment> moment{g_mime_utils_header_decode_date(written.c_str())};
    if (!moment) return std::nullopt;
    const std::chrono::year_month_day day{
        std::chrono::year{g_date_time_get_year(moment.get())},
        std::chrono::month(static_cast<unsigned>(g_date_time_get_month(moment.get()))),
        std::chrono::day(static_cast<unsigned>(g_date_time_get_day_of_month(moment.get())))};
    if (!day.ok() || day.year() < std::chrono::year{1900} || day.year() > std::chrono::year{2999}) return std::nullopt;
    return Date{std::chrono::sys_days{day}};
}

void read_type(MailPart& part, GMimeObject* object) {
    auto* const type = g_mime_object_get_content_type(object);
    if (!type) return;
    const auto parameter = [&](const char* name) { return said(g_mime_content_type_get_parameter(type, name)); };
    part.type = lower(said(g_mime_content_type_get_media_type(type))) + "/" +
                lower(said(g_mime_content_type_get_media_subtype(type)));
    part.charset = parameter("charset");
    part.boundary = parameter("boundary");
    part.flowed = lower(parameter("format")) == "flowed";
    part.delete_space = lower(parameter("delsp")) == "yes";
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

bool MailPart::is_mail() const {
    constexpr std::array<std::string_view, 4> types{"message/global", "message/news", "message/rfc2822",
                                                    "message/rfc822"};
    return std::ranges::find(types, type) != types.end();
}

MailPart read_part(std::string_view bytes, std::string_view default_type) {
    MailPart part;
    part.type = default_type;
    const auto end = header_end(bytes);
    const std::scoped_lock lock{one_at_a_time};
    const auto object = parse_header(bytes.substr(0, end));
    // What begins otherwise than a header does is all body.
    if (!object) {
        part.body = bytes;
        return part;
    }
    part.body = after_line(bytes.substr(end));
    auto* const fields = g_mime_object_get_header_list(object.get());
    part.has_fields = g_mime_header_list_get_count(fields) > 0;
    part.subject = field(fields, "Subject");
    part.date = read_date(field(fields, "Date"));
    part.encoding = field(fields, "Content-Transfer-Encoding");
    // One that is no type and subtype is none (RFC 2045 §5.2).
    if (field(fields, "Content-Type").contains('/')) read_type(part, object.get());
    auto* const disposition = g_mime_object_get_content_disposition(object.get());
    // What RFC 2183 does not know is an attachment, by its §2.8.
    const auto placed = disposition ? lower(said(g_mime_content_disposition_get_disposition(disposition))) : "inline";
    part.attached = placed != "inline" && !placed.empty();
    return part;
}

std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary) {
    std::vector<std::string_view> parts;
    if (boundary.empty()) return parts;
    std::size_t begin = std::string_view::npos;  // of the part that is open
    for (std::size_t at = 0; at < body.size();) {
        const auto next = std::min(body.find('\n', at), body.size() - 1) + 1;
        auto line = body.substr(at, next - at);
        if (line.starts_with("--") && line.substr(2).starts_with(boundary)) {
            line.remove_prefix(2 + boundary.size());
            const bool last = line.starts_with("--");
            if (is_blank(line.substr(last ? 2 : 0))) {
                if (begin != std::string_view::npos) parts.push_back(body.substr(begin, at - begin));
                if (last) return parts;
                begin = next;
            }
        }
        at = next;
    }
    if (begin < body.size()) parts.push_back(body.substr(begin));
    return parts;
}

}  // namespace filon
