#include "bench/peers/xapian/search_documents.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <numbers>
#include <set>
#include <sstream>

#include "bench/peers/xapian/database.h"

namespace filon::peers {
namespace {

constexpr std::size_t most_words_told_apart = 8;
constexpr double farthest_commune = 25.0 / 111.195;  // degrees of latitude

constexpr std::int64_t longest_window = 1'000;  // days, where one end is open

using Terms = std::vector<std::string>;

Xapian::Query any_of(std::string_view name, const Terms& values) {
    Terms terms;
    for (const auto& value : values) terms.push_back(boolean_term(name, value));
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// Any two of the terms, from the i-th on: Xapian has no operator for it.
Xapian::Query two_of(const Terms& terms) {
    std::vector<Xapian::Query> pairs;
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
        const Xapian::Query others{Xapian::Query::OP_OR, terms.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                   terms.end()};
        pairs.push_back(Xapian::Query{terms[i]} & others);
    }
    return {Xapian::Query::OP_OR, pairs.begin(), pairs.end()};
}

Xapian::Query window_query(const Question& question) {
    const auto from = question.date_from ? *question.date_from : *question.date_to - longest_window;
    const auto to = question.date_to ? *question.date_to : from + longest_window;
    std::set<std::string> terms{boolean_term(day_name, any_day)};
    for (auto day = from; day <= to;) {
        const auto date = date_of(day);
        const auto month = date.substr(0, 7);
        terms.insert(boolean_term(sometime_in, month));
        terms.insert(boolean_term(sometime_in, date.substr(0, 4)));
        // 31 days after the first of a month lies in the next one.
        const auto next_month = day_number(date_of(day + 32 - std::stoi(date.substr(8))).substr(0, 7) + "-01");
        const bool whole = date.ends_with("-01") && next_month - 1 <= to;
        terms.insert(whole ? boolean_term(month_name, month) : boolean_term(day_name, date));
        day = whole ? next_month : day + 1;
    }
    return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

using Counts = std::map<std::string, std::uint64_t>;

// The values of a slot that holds several are counted together, and told apart here.
Counts counts_of(const Xapian::ValueCountMatchSpy& spy) {
    Counts counts;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
        const auto text = *value;
        for (std::size_t from = 0; from < text.size();) {
            const auto to = std::min(text.find(joint, from), text.size());
            counts[text.substr(from, to - from)] += value.get_termfreq();
            from = to + 1;
        }
    }
    return counts;
}

bool selected(const Question& question, std::string_view facet) {
    return std::ranges::any_of(question.selections, [&](const auto& selection) { return selection.first == facet; });
}

std::unique_ptr<Xapian::ValueCountMatchSpy> spy_of(std::string_view facet) {
    const auto rank = static_cast<std::size_t>(std::ranges::find(facets, facet) - facets.begin());
    return std::make_unique<Xapian::ValueCountMatchSpy>(slot_of(rank));
}

}  // namespace

Searcher::Searcher(const Files& files) : database_{files.folder} {
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem{"french"});
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
    parser_.set_stopper(stopper_of(files.little_words));
    std::ifstream asking_words{files.asking_words};
    for (std::string word; asking_words >> word;) asking_words_.insert(word);
    std::ifstream communes{files.communes};
    for (Commune commune; communes >> commune.latitude >> commune.longitude >> commune.department;)
        communes_.push_back(commune);
    std::ranges::sort(communes_, {}, &Commune::latitude);
}

std::string Searcher::department_at(double latitude, double longitude) const {
    const auto from = std::ranges::lower_bound(communes_, latitude - farthest_commune, {}, &Commune::latitude);
    const auto to = std::ranges::upper_bound(communes_, latitude + farthest_commune, {}, &Commune::latitude);
    const double narrowing = std::cos(latitude * std::numbers::pi / 180);
    double least = farthest_commune * farthest_commune;
    std::string department;
    for (const auto& commune : std::ranges::subrange{from, to}) {
        const double up = commune.latitude - latitude, aside = (commune.longitude - longitude) * narrowing;
        if (up * up + aside * aside > least) continue;
        least = up * up + aside * aside;
        department = commune.department;
    }
    return department;
}

Searcher::Words Searcher::words_query(const std::string& words) {
    Terms terms;
    // The parser keeps a stop word that stands alone, and "formation" alone asks for all.
    std::string asked_for;
    std::istringstream parts{words};
    for (std::string word; parts >> word;)
        if (!asking_words_.contains(word)) asked_for += word + ' ';
    if (!asked_for.empty()) {
        const auto parsed = parser_.parse_query(asked_for, 0);
        terms.assign(parsed.get_unique_terms_begin(), parsed.get_unique_terms_end());
    }
    if (terms.empty()) return {.query = Xapian::Query::MatchAll, .exact = true, .any = false};
    if (terms.size() <= 2) return {.query = {Xapian::Query::OP_AND, terms.begin(), terms.end()}};
    const Xapian::Query any{Xapian::Query::OP_OR, terms.begin(), terms.end()};
    if (terms.size() <= most_words_told_apart) return {.query = {Xapian::Query::OP_FILTER, any, two_of(terms)}};
    return {.query = any, .exact = false};
}

Xapian::Query Searcher::place_query(const Question& question) const {
    const auto [latitude, longitude] = *question.point;
    const Xapian::LatLongCoords centre{Xapian::LatLongCoord{latitude, longitude}};
    auto* near = new Xapian::LatLongDistancePostingSource{points_slot, centre, Xapian::GreatCircleMetric{},
                                                          question.radius_km * 1'000};
    Terms reach{"anywhere"};
    if (auto department = department_at(latitude, longitude); !department.empty()) reach.push_back(department);
    return Xapian::Query{near->release()} | any_of("reach", reach);
}

Xapian::Query Searcher::filtered(Xapian::Query query, const Question& question, std::string_view but) const {
    const auto filter = [&](const Xapian::Query& by) { query = {Xapian::Query::OP_FILTER, query, by}; };
    if (!question.languages.empty()) filter(any_of("teaching_language", question.languages));
    for (const auto& [name, values] : question.selections)
        if (name != but) filter(any_of(name, values));
    if (question.max_cents)
        filter({Xapian::Query::OP_VALUE_LE, price_slot,
                Xapian::sortable_serialise(static_cast<double>(*question.max_cents))});
    if (question.date_from || question.date_to) filter(window_query(question));
    if (question.point) filter(place_query(question));
    return query;
}

FinishAnswer Searcher::answer(std::string_view request) {
    const auto question = question_of(request);
    const auto words = words_query(question.words);
    Xapian::Enquire enquire{database_};
    if (!words.any || question.sort == "price" || question.sort == "distance")
        enquire.set_weighting_scheme(Xapian::BoolWeight{});

    std::map<std::string, Counts> counts;
    // A facet's own selection does not narrow its counts: one match more for each that has one.
    for (const auto& facet : question.facets) {
        if (!selected(question, facet)) continue;
        const auto spy = spy_of(facet);
        enquire.set_query(filtered(words.query, question, facet));
        enquire.add_matchspy(spy.get());
        enquire.get_mset(0, 0, database_.get_doccount());
        enquire.clear_matchspies();
        counts[facet] = counts_of(*spy);
    }

    std::vector<std::pair<std::string, std::unique_ptr<Xapian::ValueCountMatchSpy>>> spies;
    for (const auto& facet : question.facets)
        if (!counts.contains(facet)) spies.emplace_back(facet, spy_of(facet));
    for (const auto& [facet, spy] : spies) enquire.add_matchspy(spy.get());
    enquire.set_query(filtered(words.query, question, ""));
    std::unique_ptr<Xapian::LatLongDistanceKeyMaker> nearness;
    if (question.sort == "price") enquire.set_sort_by_value(price_slot, false);
    if (question.sort == "distance") {
        const Xapian::LatLongCoord centre{question.point->first, question.point->second};
        nearness = std::make_unique<Xapian::LatLongDistanceKeyMaker>(points_slot, centre);
        enquire.set_sort_by_key(nearness.get(), false);
    }
    // Where the total means something it is to be exact, as it is of the others.
    const auto matches =
        enquire.get_mset(0, question.limit, words.exact || !spies.empty() ? database_.get_doccount() : 0);
    PeerAnswer answer{.total = matches.get_matches_estimated()};
    for (auto match = matches.begin(); match != matches.end(); ++match)
        answer.ids.push_back(match.get_document().get_data());
    for (const auto& [facet, spy] : spies) counts[facet] = counts_of(*spy);

    return [answer = std::move(answer), counts = std::move(counts)] {
        auto named = answer;
        for (const auto& [facet, values] : counts) named.facets.push_back({facet, {values.begin(), values.end()}});
        return named;
    };
}

}  // namespace filon::peers
