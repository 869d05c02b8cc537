// A request, by anybody in any words: what is read of it stands in it, and is the same each time.
#include "engine/reading/read_request.h"

#include <algorithm>
#include <array>

#include "engine/values/utf8.h"
#include "engine/words/spelling.h"
#include "engine/words/vocabulary.h"
#include "tests/fuzz/promise.h"

namespace filon {
namespace {

using fuzz::promise;

// What the program reads with, and the words of a small catalogue, so that spelling is mended, too.
struct Known {
    ReadingRules rules = ReadingRules::built_in();
    Gazetteer gazetteer = Gazetteer::built_in();
    Vocabulary vocabulary{Taxonomy::built_in(), {}};
    SpellingRows rows = spelling_rows({{"excel", 90},
                                       {"formation", 400},
                                       {"anglais", 60},
                                       {"management", 80},
                                       {"comptabilite", 30},
                                       {"soudage", 12},
                                       {"photographie", 9},
                                       {"negociation", 7},
                                       {"apiculture", 2}});
    Spelling spelling = rows.view();
    WordsKnown words{.vocabulary = vocabulary,
                     .spelling = spelling,
                     .documents = [this](std::string_view term) { return documents(term); },
                     .languages = {TextLanguage::french, TextLanguage::english}};

    std::uint32_t documents(std::string_view term) const {
        for (std::uint32_t i = 0; i < spelling.words.size(); ++i)
            if (spelling.words[i].starts_with(term)) return spelling.offers[i];
        return 0;
    }
};

std::vector<ProviderId> providers_named(std::string_view name) {
    if (name == "cegos") return {"Cegos"};
    if (name == "m2i") return {"M2i"};
    return {};
}

void check(const Need& need, std::string_view text) {
    const bool text_is_utf8 = is_utf8(text);
    for (const auto& span : need.spans) {
        promise(!span.field.empty(), "a span has a field");
        promise(span.start < span.end && span.end <= text.size(), "a span lies within the text");
        promise(!text_is_utf8 || is_utf8(text.substr(span.start, span.end - span.start)), "a span cuts no character");
        promise(span.confidence >= 0 && span.confidence <= 1, "a confidence is a probability");
    }
    promise(std::ranges::is_sorted(need.spans, {}, &ReadSpan::start), "spans are in the order of the text");
    promise(!text_is_utf8 || is_utf8(need.topic), "a topic is UTF-8");
    promise(!need.radius_km || *need.radius_km >= 0, "a radius is no less than nothing");
    promise(!need.headcount || *need.headcount > 0, "a headcount is somebody");
    promise(!need.max_days || *need.max_days > 0, "days are some");
    promise(!need.max_hours || *need.max_hours > 0, "hours are some");
    promise(!need.min_price || !need.max_price || need.min_price <= need.max_price, "prices are in order");
    promise(!need.date_from || !need.date_to || need.date_from <= need.date_to, "dates are in order");
}

}  // namespace
}  // namespace filon

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace filon;
    static const Known known;
    const auto text = fuzz::as_text(data, size);
    // Four years of days, leap days and turns of the year among them; the bytes alone decide which, so that an input
    // replayed is the same request on the same day.
    constexpr std::size_t days = 4 * 365 + 1;
    const Date today{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} +
                     std::chrono::days{static_cast<int>(size % days)}};
    const RequestContext context{.rules = known.rules,
                                 .gazetteer = known.gazetteer,
                                 .words = known.words,
                                 .providers_named = providers_named,
                                 .today = today};
    Analyser analyser{known.vocabulary.acronyms()};
    const auto read = read_request(text, context, analyser);
    promise(!read.needs.empty(), "a request has a need");
    for (const auto& need : read.needs) check(need, text);
    // The second time with an analyser that has been used.
    const auto again = read_request(text, context, analyser);
    promise(read.needs == again.needs && read.language == again.language, "a request is read alike twice");
    return 0;
}
