// Filon itself as a peer: what GET /v1/search does, up to the records of a page and the writing of JSON.
//   filon-peer FOLDER DATE     FOLDER: an extranet's folder of a generation
// Beside the parameters of /v1/search it takes `text`, a request of any length in the place of `q`; and `mail`, which
// is put to POST /v1/match with `limit` and `facets`: all of its answer is measured, records and JSON too.
#include <algorithm>
#include <exception>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "bench/peers/conversation.h"
#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/reading/read_request.h"
#include "server/endpoints/match.h"
#include "server/endpoints/search_question.h"
#include "server/http/read_target.h"
#include "server/json/body.h"

namespace filon {
namespace {

FinishAnswer failed(std::string why) {
    return [why = std::move(why)] { return PeerAnswer{.error = why}; };
}

std::string value_of(const http::Pairs& query, std::string_view name) {
    const auto found = std::ranges::find(query, name, [](const auto& pair) { return pair.first; });
    return found == query.end() ? "" : found->second;
}

std::string match_body(const http::Pairs& query) {
    JsonWriter writer;
    writer.begin_object();
    writer.member("text", value_of(query, "mail"));
    writer.member("limit", std::uint64_t{20});
    std::vector<std::string> facets;
    std::istringstream names{value_of(query, "facets")};
    for (std::string name; std::getline(names, name, ',');) facets.push_back(name);
    writer.list("facets", facets);
    writer.end_object();
    return std::string{writer.text()};
}

// Totals and offers of the first need.
PeerAnswer read_answer(const std::string& body) {
    JsonBody json{body};
    const auto* needs = json.value("needs");
    if (needs == nullptr) return {.error = body};
    const auto& need = (*needs)[0];
    PeerAnswer answer{.total = need["total"].GetUint64()};
    for (const auto& offer : need["offers"].GetArray()) answer.ids.emplace_back(offer["id"].GetString());
    for (const auto& [name, values] : need["facets"].GetObject()) {
        auto& facet = answer.facets.emplace_back(PeerAnswer::Facet{name.GetString(), {}});
        for (const auto& value : values.GetArray())
            facet.counts.emplace_back(value["value"].GetString(), value["count"].GetUint64());
    }
    return answer;
}

class FilonPeer {
public:
    FilonPeer(const std::string& folder, Date today)
        : today_{today}, snapshots_{folder, Audience::extranet, reference_, [today] { return today; }} {}

    FinishAnswer answer(std::string_view request) {
        auto target = http::read_target("/v1/search?" + std::string{request}, "GET", "");
        if (!target) return failed(target.error().detail);
        if (!value_of(target->query, "mail").empty()) return matched(target->query);
        const auto text = std::ranges::find(target->query, "text", [](const auto& pair) { return pair.first; });
        std::string words;
        if (text != target->query.end()) {
            words = text->second;
            target->query.erase(text);
        }
        const QuestionContext context{
            .index = index_, .reference = reference_, .rules = rules_, .today = today_, .tie_key = ""};
        auto question = read_search_question(target->query, context, analyser_);
        if (!question) return failed(question.error().front().field + ": " + question.error().front().reason);
        if (!words.empty()) question->words = index_.read(words, TextLanguage::french, analyser_);

        auto result = std::make_shared<SearchResult>(
            search(index_.view().columns(), index_.candidates(question->words, {}), question->request, {}));
        return [this, result, criteria = question->request.criteria] { return named(*result, criteria); };
    }

private:
    FinishAnswer matched(const http::Pairs& query) const {
        const http::Request request{.method = "POST",
                                    .path = {},
                                    .query = {},
                                    .headers = {{"Content-Type", "application/json"}},
                                    .parameters = {},
                                    .body = match_body(query),
                                    .client_address = {},
                                    .may_take_long = true,
                                    .caller = {}};
        const auto response = MatchEndpoint{service_}(request, {});
        return [body = response.body] { return read_answer(body); };
    }

    PeerAnswer named(const SearchResult& result, const Criteria& criteria) const {
        PeerAnswer answer{.total = result.total};
        for (const auto& hit : result.page) answer.ids.emplace_back(index_.view().offer_ids()[hit.offer]);
        for (const auto& counts : result.facets) {
            auto& facet = answer.facets.emplace_back(PeerAnswer::Facet{std::string{name_of(counts.facet)}, {}});
            for (const auto& value : counts.values)
                facet.counts.emplace_back(facet_value_name(value, counts.facet, index_.view().columns(), criteria,
                                                           reference_.gazetteer.department_codes()),
                                          value.count);
        }
        return answer;
    }

    const ReferenceData reference_ = ReferenceData::built_in();
    const ReadingRules rules_ = ReadingRules::built_in();
    const Date today_;
    const Snapshots snapshots_;
    const ClientBook clients_;
    const VatTables vat_ = VatTables::built_in();
    const Service service_{.reference = reference_,
                           .rules = rules_,
                           .snapshots = snapshots_,
                           .clients = clients_,
                           .vat = vat_,
                           .audience = Audience::extranet,
                           .today = [this] { return today_; },
                           .tie_key = ""};
    const std::shared_ptr<const Snapshot> snapshot_ = snapshots_.current();
    const Index& index_ = *snapshot_->index;
    Analyser analyser_{index_.vocabulary().acronyms()};
};

}  // namespace
}  // namespace filon

int main(int argc, char** argv) try {
    using namespace filon;
    const auto today = argc == 3 ? Date::parse(argv[2]) : Outcome<Date>{fault("date", "is missing")};
    if (!today) {
        std::cerr << "usage: filon-peer FOLDER YYYY-MM-DD\n";
        return 2;
    }
    spdlog::set_level(spdlog::level::off);  // standard output is for answers
    FilonPeer peer{argv[1], *today};
    converse([&](std::string_view request) { return peer.answer(request); });
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
}
