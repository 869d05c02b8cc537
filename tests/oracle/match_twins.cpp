#include "tests/oracle/match_twins.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/oracle/describe.h"

namespace filon::oracle {
namespace {

constexpr std::uint64_t tie_seed = 7;

std::string names_in(CriterionSet set) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < criterion_count; ++i)
        if (const auto criterion = static_cast<Criterion>(i); (set & only(criterion)) != 0)
            names.push_back(name_of(criterion));
    return fmt::format("[{}]", fmt::join(names, " "));
}

std::string_view told(Fit::Kind kind) {
    return kind == Fit::Kind::fit ? "fit" : kind == Fit::Kind::near ? "near" : "neither";
}

template <class T>
std::string told(const std::optional<T>& value) {
    return value ? fmt::format("{}", *value) : "-";
}

std::string told(const Shown& shown) {
    return fmt::format("score {} price {} chord {} day {}", shown.score,
                       shown.price ? fmt::format("{:.2f}", shown.price->amount()) : "-", told(shown.chord),
                       shown.day ? shown.day->text() : "-");
}

// Sessions that differ in nothing that is shown stand for one another.
bool same(const Shown& one, const Shown& other) {
    return one.score == other.score && one.price == other.price && one.chord == other.chord && one.day == other.day;
}

}  // namespace

MatchTwins::MatchTwins(const Catalogue& of)
    : catalogue{of}, built{of}, index{built, of}, records{of, the_reference()}, oracle{records, the_reference()} {}

NeedAnswer MatchTwins::expected(const Need& need, const OnTopic& topic) const {
    return oracle.answer(need, rated(topic), tie_seed);
}

// Quality is the index's, as topics' scores are; nobody has any where nobody is rated.
OnTopic MatchTwins::rated(OnTopic topic) const {
    const auto& columns = index.columns();
    for (std::uint32_t i = 0; i < columns.providers.size(); ++i)
        if (const auto quality = columns.providers[i].quality; quality != ProviderRow::unrated)
            topic.quality[std::string{columns.provider_ids[i]}] =
                static_cast<std::uint16_t>(quality * 1'000 / ProviderRow::best_quality);
    return topic;
}

Shown MatchTwins::shown(const Fit& fit, const std::string& id) const {
    Shown out{.offer = id, .score = fit.score, .price = {}, .chord = {}, .day = {}, .session = {}};
    if (fit.shown.price != unknown_amount) out.price = Euros::from_cents(fit.shown.price);
    if (fit.shown.chord != unknown_amount) out.chord = fit.shown.chord;
    if (fit.shown.day != unknown_day) out.day = Date::from_number(fit.shown.day);
    return out;
}

std::string MatchTwins::records_of(const std::string& id) const {
    const auto offer = std::ranges::find(catalogue.offers, id, &PublicOffer::id);
    return describe(*offer) + describe(*std::ranges::find(catalogue.providers, offer->provider, &PublicProvider::id));
}

// The first that one list has and the other lacks.
std::string MatchTwins::apart(const std::vector<std::string>& one, const std::vector<std::string>& other) const {
    for (const auto* list : {&one, &other})
        for (const auto& id : *list)
            if (std::ranges::count(one, id) != std::ranges::count(other, id)) return records_of(id);
    return {};
}

std::string MatchTwins::folded_into(const std::string& id, const MatchResult& got) const {
    for (const auto& one : got.page)
        for (const auto twin : one.twins)
            if (index.id_of(twin) == id) return "  is folded into " + records_of(index.id_of(one.offer));
    return {};
}

std::string MatchTwins::difference(const MatchedOffer& expected, const Matched& got) const {
    const auto& one = expected.judged;
    const auto& fit = got.fit;
    std::string out;
    if (one.kind != fit.kind || one.close != fit.close || one.unknown != fit.unknown)
        out += fmt::format("  expected {} missing {} unknown {}, got {} missing {} unknown {}\n", told(one.kind),
                           names_in(one.close), names_in(one.unknown), told(fit.kind), names_in(fit.close),
                           names_in(fit.unknown));
    for (const auto& [criterion, value] : one.values)
        if (const auto its = fit.values[static_cast<std::size_t>(criterion)]; its != value)
            out += fmt::format("  {} expected worth {} got {}\n", name_of(criterion), value, its);
    const auto attended = shown(fit, one.shown.offer);
    if (!same(attended, one.shown))
        out += fmt::format("  expected shown {}\n       got shown {}\n", told(one.shown), told(attended));
    return out.empty() ? out : fmt::format("{}:\n{}{}", one.shown.offer, out, records_of(one.shown.offer));
}

std::string MatchTwins::difference(const Need& need, const OnTopic& topic) const {
    const auto wanted = expected(need, topic);
    const auto got = index.whole(need, topic, tie_seed);
    std::string out;
    if (wanted.total != got.total || wanted.near_total != got.near_total || wanted.remote_total != got.remote_total)
        out += fmt::format("expected {} fits {} near {} remote, got {} {} {}\n", wanted.total, wanted.near_total,
                           wanted.remote_total, got.total, got.near_total, got.remote_total);
    std::map<std::string, const Matched*> found;
    for (const auto& one : got.page) found.emplace(index.id_of(one.offer), &one);
    std::vector<std::string> order;
    std::set<std::string> listed;
    for (const auto& one : wanted.list) {
        const auto& id = order.emplace_back(one.row->offer->id);
        listed.insert(id);
        listed.insert(one.twins.begin(), one.twins.end());
        if (const auto at = found.find(id); at != found.end() && out.size() < 2'000)
            out += difference(one, *at->second);
        else if (at == found.end() && out.size() < 2'000)
            out += fmt::format("not listed: {} expected {} missing {} unknown {} {}\n{}{}", id, told(one.judged.kind),
                               names_in(one.judged.close), names_in(one.judged.unknown), told(one.judged.shown),
                               records_of(id), folded_into(id, got));
    }
    for (const auto& [id, one] : found)
        if (!listed.contains(id) && out.size() < 2'000)
            out += fmt::format("listed: {} as {} missing {} unknown {} {}\n{}", id, told(one->fit.kind),
                               names_in(one->fit.close), names_in(one->fit.unknown), told(shown(one->fit, id)),
                               records_of(id));
    for (std::size_t i = 0; out.empty() && i < order.size() && i < got.page.size(); ++i) {
        const auto id = index.id_of(got.page[i].offer);
        std::vector<std::string> twins;
        for (const auto twin : got.page[i].twins) twins.push_back(index.id_of(twin));
        auto expected_twins = wanted.list[i].twins;
        std::ranges::sort(expected_twins);
        if (id != order[i])
            out += fmt::format("at {} expected {} got {}\n{}{}", i, order[i], id, records_of(order[i]), records_of(id));
        else if (twins != expected_twins)
            out += fmt::format("twins of {}: expected {} got {}\n{}{}", id, expected_twins, twins, records_of(id),
                               apart(expected_twins, twins));
    }
    if (out.empty() && order.size() != got.page.size())
        out += fmt::format("expected {} in the list, got {}\n", order.size(), got.page.size());
    const auto& codes = the_reference().gazetteer.department_codes();
    const auto criteria = index.criteria_of(need);
    for (const auto& counts : got.facets) {
        std::map<std::string, std::uint64_t> named;
        for (const auto& value : counts.values) {
            const auto name = facet_value_name(value, counts.facet, index.columns(), criteria, codes);
            if (value.count > 0)
                named.emplace(value.value == FacetValue::unknown ? name : compared(counts.facet, name), value.count);
        }
        if (const auto& counted = wanted.facets.at(counts.facet); named != counted)
            out += fmt::format("{} expected {} got {}\n", name_of(counts.facet), counted, named);
    }
    return out;
}

}  // namespace filon::oracle
