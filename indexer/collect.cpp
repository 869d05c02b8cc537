#include "indexer/collect.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/offers/record_codec.h"

namespace filon {
namespace {

// The words by which a warning names a place.
std::string spoken(const PlaceReference& place) {
    std::string said;
    for (const auto* part : {&place.insee, &place.postcode, &place.town, &place.country})
        if (*part) said += (said.empty() ? "" : " ") + **part;
    return said;
}

std::string stands_already(const RecordOrigin& origin) {
    return fmt::format("stands already in {} line {}", origin.source, origin.line);
}

}  // namespace

Spool::Spool(const std::filesystem::path& folder) : path_{folder / "records"}, file_{path_, std::ios::binary} {
    if (!file_) throw IndexFailure{fmt::format("cannot write {}", path_.string())};
}

Spool::Place Spool::keep(const std::string& bytes) {
    const Place place{.offset = size_, .size = static_cast<std::uint32_t>(bytes.size())};
    file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    size_ += bytes.size();
    return place;
}

void Spool::close() {
    file_.close();
    if (!file_) throw IndexFailure{fmt::format("cannot write {}: is the disk full?", path_.string())};
    mapped_ = MappedFile{path_};
}

Collector::Collector(const Gazetteer& gazetteer, const Vocabulary& vocabulary, Date today, Spool* spool, Report& report)
    : gazetteer_{gazetteer},
      vocabulary_{vocabulary},
      topics_{vocabulary},
      today_{today},
      spool_{spool},
      report_{report},
      reader_{[this](std::string_view path) {
          report_.warn(*reading_, {},
                       {.field = std::string{path},
                        .reason = "no field of a record (schemas/offer.json, schemas/provider.json); left out"});
      }} {}

void Collector::take(const SourceLine& line) {
    const RecordOrigin origin{.source = line.source, .line = line.number};
    reading_ = &origin;
    ++report_.lines;
    auto record = reader_.read(line.bytes);
    if (record) {
        std::visit([&](auto&& taken) { take(origin, std::forward<decltype(taken)>(taken)); }, *std::move(record));
    } else {
        auto& refused = record.error();
        if (refused.type == "provider") ++report_.providers.read;
        if (refused.type == "offer") ++report_.offers.read;
        report_.sessions.read += refused.sessions;
        report_.sessions.rejected += refused.sessions;
        reject(origin, std::move(refused.type), std::move(refused.id), std::move(refused.fault));
    }
    reading_ = nullptr;
}

void Collector::reject(const RecordOrigin& origin, std::string type, std::string id, Fault fault) {
    if (type == "provider") ++report_.providers.rejected;
    if (type == "offer") ++report_.offers.rejected;
    report_.rejected.push_back(
        {.origin = origin, .type = std::move(type), .id = std::move(id), .fault = std::move(fault)});
}

void Collector::take(const RecordOrigin& origin, Provider&& provider) {
    ++report_.providers.read;
    const auto& open = provider.open;
    const auto [first, fresh] = first_providers_.try_emplace(open.id, origin);
    if (!fresh) return reject(origin, "provider", open.id, {"id", stands_already(first->second)});
    report_.coverage.count(open);
    for (std::size_t i = 0; i < open.sites.size(); ++i) warn_about_place(origin, open.id, "sites", open.sites[i]);
    if (provider.confidential.blocked && open.published)
        report_.warn(origin, open.id,
                     {"confidential.blocked", fmt::format("{} is blocked and still published", open.id)});
    providers_.push_back({.id = open.id,
                          .provider = {},
                          .place = spool_ ? spool_->keep(encode(provider)) : Spool::Place{},
                          .origin = origin});
}

void Collector::take(const RecordOrigin& origin, Offer&& offer) {
    ++report_.offers.read;
    report_.sessions.read += offer.open.sessions.size();
    const auto& open = offer.open;
    const auto [first, fresh] = first_offers_.try_emplace(open.id, origin);
    if (!fresh) {
        report_.sessions.rejected += open.sessions.size();
        return reject(origin, "offer", open.id, {"id", stands_already(first->second)});
    }
    report_.coverage.count(open);
    warn_about_offer(origin, open);
    topics_.assign(offer.open);
    offers_.push_back({.id = open.id,
                       .provider = open.provider,
                       .place = spool_ ? spool_->keep(encode(offer)) : Spool::Place{},
                       .origin = origin,
                       .sessions = open.sessions.size()});
}

void Collector::take(const RecordOrigin& origin, Deletion&& deletion) {
    reject(origin, "delete", std::move(deletion.id), {"type", "a deletion stands in a delta only"});
}

void Collector::warn_about_place(const RecordOrigin& origin, std::string_view id, std::string field,
                                 const PlaceReference& place) {
    if (!gazetteer_.resolve(place))
        report_.warn(origin, id, {std::move(field), fmt::format("unknown place {}", spoken(place))});
}

void Collector::warn_about_offer(const RecordOrigin& origin, const PublicOffer& offer) {
    for (const auto& session : offer.sessions)
        if (session.place) warn_about_place(origin, offer.id, "sessions[].place", *session.place);
    for (const auto& topic : offer.topics)
        if (vocabulary_.taxonomy().find(topic) == nullptr)
            report_.warn(origin, offer.id, {"topics", fmt::format("no topic has the id {}", topic)});
    const auto past = [&](const Session& session) { return session.start && session.start->last() < today_; };
    if (!offer.sessions.empty() && std::ranges::all_of(offer.sessions, past))
        report_.warn(origin, offer.id, {"sessions", "all sessions began before today"});
}

void Collector::settle() {
    std::unordered_set<std::string_view> known;
    for (const auto& provider : providers_) known.insert(provider.id);
    std::erase_if(offers_, [&](const Kept& offer) {
        if (known.contains(offer.provider)) return false;
        report_.sessions.rejected += offer.sessions;
        reject(offer.origin, "offer", offer.id,
               {"provider", fmt::format("no provider {} was accepted", offer.provider)});
        return true;
    });
    std::ranges::sort(providers_, {}, &Kept::id);
    std::ranges::sort(offers_, {}, &Kept::id);
    report_.providers.accepted = providers_.size();
    report_.offers.accepted = offers_.size();
    report_.sessions.accepted = report_.sessions.read - report_.sessions.rejected;
    std::ranges::stable_sort(report_.rejected, {},
                             [](const Rejection& r) { return std::pair{r.origin.source, r.origin.line}; });
    if (spool_) spool_->close();
}

}  // namespace filon
