// Filon itself as a peer: what GET /v1/search does, up to the records of a page and the writing of JSON.
//   filon-peer FOLDER DATE     FOLDER: an extranet's folder of a generation
// Beside the parameters of /v1/search it takes `text`, a request of any length in the place of `q`.
#include <algorithm>
#include <exception>
#include <iostream>
#include <memory>
#include <string>

#include "bench/peers/conversation.h"
#include "engine/index/index.h"
#include "engine/index/reference_data.h"
#include "engine/reading/read_request.h"
#include "server/endpoints/search_question.h"
#include "server/http/read_target.h"

namespace filon {
namespace {

FinishAnswer failed(std::string why) {
    return [why = std::move(why)] { return PeerAnswer{.error = why}; };
}

class FilonPeer {
public:
    FilonPeer(const std::string& folder, Date today) : index_{folder, reference_}, today_{today} {}

    FinishAnswer answer(std::string_view request) {
        auto target = http::read_target("/v1/search?" + std::string{request}, "GET", "");
        if (!target) return failed(target.error().detail);
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
    const Index index_;
    const Date today_;
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
    FilonPeer peer{argv[1], *today};
    converse([&](std::string_view request) { return peer.answer(request); });
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 3;
}
