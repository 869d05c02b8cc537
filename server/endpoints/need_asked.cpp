#include "server/endpoints/need_asked.h"

#include <algorithm>
#include <utility>

#include "engine/matching/place_asked.h"
#include "server/endpoints/understood.h"

namespace filon {
namespace {

// Of a commune that is ruled out its surroundings are not; of a town's own size more than a point is.
constexpr Metres around_excluded{10'000};

std::optional<double> number_in(const http::Pairs& filters, std::string_view name) {
    for (const auto& [field, value] : filters)
        if (field == name) return Parameters{{{field, value}}}.number(name, 0, 1e12);
    return std::nullopt;
}
std::string date_in(const http::Pairs& filters, std::string_view name) {
    for (const auto& [field, value] : filters)
        if (field == name) return value;
    return {};
}
void drop(http::Pairs& filters, std::string_view name) {
    std::erase_if(filters, [&](const auto& one) { return one.first == name; });
}

// What was read is a bound of the same range as what is sent, and beyond it.
void drop_contradictions(http::Pairs& read, const NeedSent& sent) {
    const auto contradicts = [&](std::string_view low, std::string_view high, const auto& value_in) {
        const auto low_read = value_in(read, low), high_read = value_in(read, high);
        const auto low_sent = value_in(sent.filters, low), high_sent = value_in(sent.filters, high);
        using Value = decltype(low_read);
        if (high_sent != Value{} && low_read != Value{} && low_read > high_sent) drop(read, low);
        if (low_sent != Value{} && high_read != Value{} && high_read < low_sent) drop(read, high);
    };
    contradicts("min_price", "max_price", number_in);
    contradicts("date_from", "date_to", date_in);
}

void add_to(RuledOut& out, const Criteria& excluded) {
    out.modalities = excluded.modality.values;
    for (std::size_t i = 0; i < trait_count; ++i) out.traits[i] = excluded.traits[i].values;
    for (std::size_t i = 0; i < tagged_count; ++i) {
        out.tags[i] = excluded.tags[i].ranks;
        out.asks_tags[i] = excluded.tags[i].any();
    }
    out.asks_providers = out.asks_providers || excluded.providers.any();
    out.providers.insert(out.providers.end(), excluded.providers.ranks.begin(), excluded.providers.ranks.end());
}

std::vector<std::uint32_t> ranks_of(const std::vector<std::string>& providers, const Names& ids) {
    std::vector<std::uint32_t> ranks;
    for (const auto& id : providers)
        if (const auto rank = ids.find(id)) ranks.push_back(*rank);
    return ranks;
}

void add_faults(std::vector<Fault>& faults, Parameters& parameters, const std::string& path) {
    for (auto& fault : parameters.faults()) {
        fault.field = path + "." + fault.field;
        faults.push_back(std::move(fault));
    }
}

}  // namespace

void rule_out(Criteria& criteria, const NeedSent& said, const std::string& path, const QuestionContext& context,
              std::vector<Fault>& faults) {
    Parameters excluded{said.excluded};
    add_to(criteria.ruled_out, read_criteria(excluded, context));
    add_faults(faults, excluded, path);
    for (const auto& place : said.excluded_places)
        criteria.ruled_out.places.push_back(place_asked(place, around_excluded, context.reference.gazetteer));
}

NeedSent sent_by(const Need& read) {
    NeedSent said{.topic = read.topic,
                  .filters = filters_of(read),
                  .places = read.wanted.places,
                  .excluded_places = read.excluded.places,
                  .excluded = {},
                  .must = read.must};
    drop(said.filters, "exclude_provider");
    Need excluded;
    excluded.wanted = read.excluded;
    said.excluded = filters_of(excluded);
    return said;
}

NeedSent combined(NeedSent read, const NeedSent& sent) {
    if (sent.gives("topic")) read.topic = sent.topic;
    if (sent.gives("place")) read.places = sent.places;
    if (sent.gives("exclude")) read.excluded = sent.excluded, read.excluded_places = sent.excluded_places;
    if (sent.gives("must")) read.must = sent.must;
    std::erase_if(read.filters, [&](const auto& one) { return sent.gives(one.first); });
    drop_contradictions(read.filters, sent);
    read.filters.insert(read.filters.end(), sent.filters.begin(), sent.filters.end());
    return read;
}

NeedAsked ready(NeedSent said, std::vector<ReadSpan> spans, const Client* client, const std::string& path,
                const QuestionContext& context, Analyser& analyser, std::vector<Fault>& faults) {
    if (client != nullptr)
        for (const auto& id : client->exclude_providers)
            if (std::pair<std::string, std::string> one{"provider", id};
                std::ranges::find(said.excluded, one) == said.excluded.end())
                said.excluded.push_back(std::move(one));
    Parameters filters{said.filters};
    NeedAsked need;
    need.criteria = read_criteria(filters, context, said.places);
    add_faults(faults, filters, path);
    rule_out(need.criteria, said, path + ".exclude", context, faults);
    for (const auto& name : said.must) need.must |= hardened_by(name);
    if (client != nullptr) need.preferred = ranks_of(client->prefer_providers, context.index.view().provider_ids());
    need.words = context.index.read(said.topic, TextLanguage::french, analyser);
    need.said = std::move(said);
    need.spans = std::move(spans);
    return need;
}

}  // namespace filon
