#include "server/json/write_offer.h"

#include <array>
#include <bit>
#include <cmath>

#include "engine/matching/prices.h"
#include "engine/text/snippet.h"
#include "server/json/messages.h"
#include "server/json/reasons.h"
#include "server/json/write_record.h"

namespace filon {
namespace {

void write_place(JsonWriter& writer, const PlaceReference& reference, const Gazetteer& gazetteer) {
    writer.key("place");
    const auto place = gazetteer.resolve(reference);
    if (!place) return writer.null();
    writer.begin_object();
    writer.member("label", reference.label ? *reference.label : place->name);
    writer.key("insee");
    if (place->kind == PlaceKind::commune && place->country == "FR")
        writer.value(place->code);
    else
        writer.null();
    writer.key("department");
    if (place->department.empty())
        writer.null();
    else
        writer.value(place->department);
    writer.key("lat").decimal(std::llround(place->point.latitude * 1e5), 5);
    writer.key("lon").decimal(std::llround(place->point.longitude * 1e5), 5);
    writer.end_object();
}

void write_session(JsonWriter& writer, const FoundOffer& found, const Gazetteer& gazetteer) {
    writer.key("session");
    const auto rank = found.hit.attendance.occasion;
    if (rank == no_index || found.columns.occasions[rank].kind != OccasionRow::Kind::session) return writer.null();
    const auto& session = found.offer.sessions.at(found.columns.occasions[rank].session);
    writer.begin_object();
    writer.member("id", session.id);
    writer.member("start", session.start ? std::optional{session.start->text()} : std::nullopt);
    writer.member("end", session.end ? std::optional{session.end->text()} : std::nullopt);
    writer.member("modality", session.modality ? std::optional{name_of(*session.modality)} : std::nullopt);
    writer.member("seats", session.seats);
    if (session.place)
        write_place(writer, *session.place, gazetteer);
    else
        writer.key("place").null();
    writer.end_object();
}

void write_distance(JsonWriter& writer, const FoundOffer& found) {
    writer.key("distance_km");
    const auto chord = found.hit.attendance.chord;
    if (!found.place_asked || chord == unknown_amount) return writer.null();
    writer.decimal((ground_distance(chord).count() + 50) / 100, 1);
}

// What the reasons are told from.
ReasonFacts facts_of(const FoundOffer& found, const Gazetteer& gazetteer) {
    const auto& [fit, in_play, twins, topic, places, criteria, rating] = *found.judged;
    const auto& columns = found.columns;
    const auto* occasion = fit.shown.occasion == no_index ? nullptr : &columns.occasions[fit.shown.occasion];
    ReasonFacts facts{.topic = topic,
                      .places = places,
                      .criteria = criteria,
                      .fit = fit,
                      .offer = found.offer,
                      .in_house = occasion != nullptr && occasion->kind == OccasionRow::Kind::in_house,
                      .remote = occasion != nullptr && !occasion->in_a_room(),
                      .distance = {},
                      .held_at = {},
                      .start = {},
                      .price = {},
                      .rating = rating};
    if (found.place_asked && fit.shown.chord != unknown_amount) facts.distance = ground_distance(fit.shown.chord);
    if (fit.shown.price != unknown_amount)
        facts.price = on_basis(Euros::from_cents(fit.shown.price), PriceShape::of(columns.offers[found.hit.offer]),
                               criteria.price_terms);
    if (occasion != nullptr && occasion->kind == OccasionRow::Kind::session) {
        const auto& session = found.offer.sessions.at(occasion->session);
        facts.start = session.start;
        if (session.place)
            if (const auto place = gazetteer.resolve(*session.place))
                facts.held_at = session.place->label ? *session.place->label : place->name;
    }
    return facts;
}

// The score taken apart, criterion by criterion: weight times score, summed, is the score.
void write_reasons(JsonWriter& writer, const FoundOffer& found, const OfferWriting& writing) {
    const auto& judged = *found.judged;
    const auto facts = facts_of(found, writing.gazetteer);
    writer.member("fit", judged.fit.kind == Fit::Kind::near ? "near" : "fit");
    writer.key("misses").begin_array();
    each_of(judged.fit.close | judged.fit.unknown, [&](Criterion criterion) {
        writer.begin_object();
        writer.member("criterion", name_of(criterion));
        writer.member("unknown", (judged.fit.unknown & only(criterion)) != 0);
        writer.member("text", miss_of(criterion, facts, writing.lang));
        writer.end_object();
    });
    writer.end_array();
    const std::int64_t all = weight_of(judged.in_play);
    constexpr std::int64_t millionths = 1'000'000;
    auto left = millionths;  // what rounding leaves over is the last one's
    auto criteria_left = std::popcount(judged.in_play);
    writer.key("why").begin_array();
    each_of(judged.in_play, [&](Criterion criterion) {
        const auto weight = --criteria_left == 0 ? left : weight_of(criterion) * millionths / all;
        left -= weight;
        writer.begin_object();
        writer.member("criterion", name_of(criterion));
        writer.key("score").decimal(judged.fit.values[static_cast<std::size_t>(criterion)], 3);
        writer.key("weight").decimal(weight, 6);
        writer.member("text", reason_of(criterion, facts, writing.lang));
        writer.end_object();
    });
    writer.end_array();
}

// Of a search the words alone are in play.
void write_why(JsonWriter& writer, const FoundOffer& found, const OfferWriting& writing) {
    const auto language = text_language(writing.lang);
    const std::int64_t share = (found.hit.score + 5) / 10;
    const auto text = writing.words.words.empty() ? say("words.none"_msg, language)
                                                  : say("words.share"_msg, language, {{"share", share}});
    writer.member("fit", "fit");
    writer.key("misses").begin_array();
    writer.end_array();
    writer.key("why").begin_array();
    writer.begin_object();
    writer.member("criterion", "topic");
    writer.key("score").decimal(found.hit.score, 3);
    writer.key("weight").decimal(1, 0);
    writer.member("text", text);
    writer.end_object();
    writer.end_array();
}

// Of the offer's texts the first that holds a word asked for; else the beginning of the first there is.
void write_snippet(JsonWriter& writer, const PublicOffer& offer, const OfferWriting& writing) {
    writer.key("snippet");
    const auto language = text_language(offer.lang);
    std::string beginning;
    for (const auto* text : {&offer.objectives, &offer.programme, &offer.audience, &offer.prerequisites}) {
        if (!*text) continue;
        auto found = snippet(**text, language, writing.words, writing.analyser);
        if (found.find("<mark>") != std::string::npos) return writer.value(found);
        if (beginning.empty()) beginning = std::move(found);
    }
    auto title = snippet(offer.title, language, writing.words, writing.analyser);
    writer.value(beginning.empty() || title.find("<mark>") != std::string::npos ? title : beginning);
}

}  // namespace

void write_offer(JsonWriter& writer, const FoundOffer& found, const OfferWriting& writing) {
    const auto& offer = found.offer;
    writer.begin_object();
    writer.member("id", offer.id);
    writer.member("title", offer.title);
    writer.key("provider").begin_object();
    writer.member("id", offer.provider);
    writer.member("name", found.provider_name);
    writer.end_object();
    writer.key("score").decimal(found.hit.score, 3);
    if (found.judged != nullptr)
        write_reasons(writer, found, writing);
    else
        write_why(writer, found, writing);
    write_price(writer, found, writing.lang);
    write_session(writer, found, writing.gazetteer);
    write_distance(writer, found);
    write_modality(writer, offer.modality);
    write_names(writer, "format", offer.format);
    writer.member("level", offer.level ? std::optional{name_of(*offer.level)} : std::nullopt);
    write_languages(writer, "teaching_languages", offer.teaching_languages);
    write_duration(writer, offer.duration);
    write_certification(writer, offer.certification);
    write_names(writer, "funding", offer.funding);
    writer.list("topics", offer.topics);
    writer.member("topics_from", offer.topics_from ? std::optional{name_of(*offer.topics_from)} : std::nullopt);
    writer.list("twins", found.judged != nullptr ? found.judged->twins : std::vector<std::string>{});
    write_snippet(writer, offer, writing);
    writer.end_object();
}

}  // namespace filon
