#include "server/endpoints/suggest.h"

#include <string>
#include <vector>

#include "engine/values/utf8.h"
#include "engine/words/completions.h"
#include "engine/words/spelling.h"

namespace filon {
namespace {

constexpr std::int64_t most = 8;
constexpr std::size_t longest = 512;    // characters, as of `q` elsewhere
constexpr std::size_t near_words = 16;  // of one word typed

}  // namespace

http::Response SuggestEndpoint::operator()(const http::Request& request, std::stop_token) const {
    Parameters parameters{request.query};
    const auto typed = parameters.one("q").value_or("");
    if (characters(typed) > longest) parameters.fail("q", "at most 512 characters");
    const auto limit = parameters.whole("limit", 0, most).value_or(most);
    if (auto refused = refusal(parameters)) return *std::move(refused);

    const auto snapshot = service.snapshots.current();
    const auto& view = snapshot->index->view();
    const auto near = [&](std::string_view folded) {
        std::vector<std::string> words;
        for (const auto word : words_near_prefix(view.spelling(), folded, near_words))
            words.emplace_back(view.spelling().words[word]);
        return words;
    };
    const auto& completions = view.completions();
    JsonWriter writer;
    writer.begin_object();
    writer.key("suggestions").begin_array();
    for (const auto entry :
         complete(completions, snapshot->live_offers, typed, near, static_cast<std::size_t>(limit))) {
        writer.begin_object();
        writer.member("text", completions.texts[entry]);
        writer.member("kind", name_of(completions.kinds[entry]));
        const auto id = completions.ids[entry];
        writer.member("id", id.empty() ? std::optional<std::string_view>{} : std::optional{id});
        writer.member("count", std::uint64_t{snapshot->live_offers[entry]});
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
