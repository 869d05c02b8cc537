#include "tests/engine/reading/a_reading.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/text/fold.h"

namespace filon::reading_tests {
namespace {

class Line {
public:
    void add(std::string_view text) {
        if (text.empty()) return;
        if (!line_.empty()) line_ += " | ";
        line_ += text;
    }
    template <class Values, class Name>
    void add_list(std::string_view field, const Values& values, Name name) {
        if (values.empty()) return;
        std::string text{field};
        for (const auto& value : values) text += fmt::format(" {}", name(value));
        add(text);
    }
    std::string text() const { return line_; }

private:
    std::string line_;
};

void add_values(Line& line, const SaidValues& values, std::string_view before) {
    const auto as_is = [](const std::string& text) { return text; };
    const auto by_name = [](auto value) { return std::string{name_of(value)}; };
    const auto field = [&](std::string_view name) { return std::string{before} + std::string{name}; };
    line.add_list(field("place"), values.places,
                  [](const Place& place) { return place.code.empty() ? place.name : place.code; });
    line.add_list(field("language"), values.teaching_languages, as_is);
    line.add_list(field("modality"), values.modalities, by_name);
    line.add_list(field("format"), values.formats, by_name);
    line.add_list(field("rhythm"), values.rhythms, by_name);
    line.add_list(field("funding"), values.funding, by_name);
    line.add_list(field("certification"), values.certifications, as_is);
    line.add_list(field("provider"), values.providers, as_is);
}

}  // namespace

const Gazetteer& gazetteer() {
    static const auto made = Gazetteer::built_in();
    return made;
}

const Vocabulary& vocabulary() {
    static const Vocabulary made{Taxonomy::built_in(), {}};
    return made;
}

const ReadingRules& rules() {
    static const auto made = ReadingRules::built_in();
    return made;
}

RequestRead read(std::string_view text, Date today) {
    const Spelling none{};
    const WordsKnown words{.vocabulary = vocabulary(),
                           .spelling = none,
                           .documents = [](std::string_view) { return 0U; },
                           .languages = {TextLanguage::french}};
    const auto providers_named = [](std::string_view name) -> std::vector<ProviderId> {
        if (name == "cegos") return {"Cegos"};
        if (name == "m2i") return {"M2i"};
        return {};
    };
    Analyser analyser{vocabulary().acronyms()};
    return read_request(text,
                        {.rules = rules(),
                         .gazetteer = gazetteer(),
                         .words = words,
                         .providers_named = providers_named,
                         .today = today},
                        analyser);
}

std::vector<Need> needs_in(std::string_view text, Date today) {
    return read(text, today).needs;
}

Need need_in(std::string_view text, Date today) {
    auto needs = needs_in(text, today);
    EXPECT_EQ(needs.size(), 1U) << text;
    return needs.front();
}

std::string line_of(const Need& need) {
    Line line;
    const auto by_name = [](auto value) { return std::string{name_of(value)}; };
    const auto as_is = [](const auto& value) { return value; };
    line.add(need.topic);
    add_values(line, need.wanted, "");
    if (need.radius_km) line.add(fmt::format("radius {}", *need.radius_km));
    if (need.min_price) line.add(fmt::format("min_price {}", need.min_price->amount()));
    if (need.max_price) line.add(fmt::format("max_price {}", need.max_price->amount()));
    if (need.price_per) line.add(fmt::format("per {}", name_of(*need.price_per)));
    if (need.tax) line.add(fmt::format("tax {}", name_of(*need.tax)));
    if (need.headcount) line.add(fmt::format("headcount {}", *need.headcount));
    line.add_list("level", need.levels, by_name);
    line.add_list("eqf", need.eqf, as_is);
    line.add_list("cefr_entry", need.cefr_entry, by_name);
    line.add_list("cefr_target", need.cefr_target, by_name);
    if (need.date_from) line.add("from " + need.date_from->text());
    if (need.date_to) line.add("to " + need.date_to->text());
    if (need.max_days) line.add(fmt::format("days {}", *need.max_days));
    if (need.max_hours) line.add(fmt::format("hours {}", *need.max_hours));
    if (need.qualiopi) line.add("qualiopi");
    line.add_list("accessibility", need.accessibility, as_is);
    add_values(line, need.excluded, "not ");
    line.add_list("must", need.must, as_is);
    return line.text();
}

std::string line_in(std::string_view text, Date today) {
    return line_of(need_in(text, today));
}

}  // namespace filon::reading_tests
