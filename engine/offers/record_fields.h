// What both directions of the codec share: the fields of each type of record in the order in which they are written.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include "engine/offers/offer.h"
#include "engine/offers/provider.h"

namespace filon {

inline constexpr std::uint8_t record_format_version = 2;
enum class RecordKind : std::uint8_t { public_offer = 1, public_provider, offer, provider };

// Days are counted from the first that a Date can be, so that they are never negative.
inline constexpr Date first_record_day{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}};
inline constexpr Date last_record_day{std::chrono::sys_days{std::chrono::year{2999} / 12 / 31}};

template <class T>
concept Enumeration = std::is_enum_v<T>;
template <class T>
concept Structure = std::is_aggregate_v<T>;

template <class T, class U>
concept exactly = std::same_as<std::remove_const_t<T>, U>;

// Each calls `visit` once with all fields. The structured bindings make a forgotten member an error of the compiler.
// Changing an order or a type changes the format: count record_format_version up.
template <exactly<PlaceReference> T>
void for_each_field(T& place, auto& visit) {
    auto& [insee, postcode, town, point, label, country] = place;
    visit(insee, postcode, town, point, label, country);
}

template <exactly<Price> T>
void for_each_field(T& price, auto& visit) {
    auto& [amount, per, tax, vat_rate, format] = price;
    visit(amount, per, tax, vat_rate, format);
}

template <exactly<Session> T>
void for_each_field(T& session, auto& visit) {
    auto& [id, start, end, place, modality, price, seats, state] = session;
    visit(id, start, end, place, modality, price, seats, state);
}

template <exactly<Duration> T>
void for_each_field(T& duration, auto& visit) {
    auto& [hours, days] = duration;
    visit(hours, days);
}

template <exactly<GroupSize> T>
void for_each_field(T& group, auto& visit) {
    auto& [min, max] = group;
    visit(min, max);
}

template <exactly<Codes> T>
void for_each_field(T& codes, auto& visit) {
    auto& [formacode, nsf, rome, rncp, rs] = codes;
    visit(formacode, nsf, rome, rncp, rs);
}

template <exactly<Certification> T>
void for_each_field(T& certification, auto& visit) {
    auto& [name, rncp, rs] = certification;
    visit(name, rncp, rs);
}

template <exactly<Accessibility> T>
void for_each_field(T& accessibility, auto& visit) {
    auto& [wheelchair, sign_language, contact] = accessibility;
    visit(wheelchair, sign_language, contact);
}

template <exactly<PublicOffer> T>
void for_each_field(T& offer, auto& visit) {
    auto& [id, provider, title, objectives, programme, prerequisites, audience, lang, topics, topics_from, categories,
           codes, teaching_languages, modality, format, rhythm, level, cefr_entry, cefr_target, eqf, duration, group,
           prices, certification, funding, accessibility, rolling, published, updated, url, sessions] = offer;
    visit(id, provider, title, objectives, programme, prerequisites, audience, lang, topics, topics_from, categories,
          codes, teaching_languages, modality, format, rhythm, level, cefr_entry, cefr_target, eqf, duration, group,
          prices, certification, funding, accessibility, rolling, published, updated, url, sessions);
}

template <exactly<TravelZone> T>
void for_each_field(T& travels, auto& visit) {
    auto& [radius_km, departments, anywhere] = travels;
    visit(radius_km, departments, anywhere);
}

template <exactly<Rating> T>
void for_each_field(T& rating, auto& visit) {
    auto& [value, count] = rating;
    visit(value, count);
}

template <exactly<PublicProvider> T>
void for_each_field(T& provider, auto& visit) {
    auto& [id, name, siret, nda, website, qualiopi, vat, sites, travels, skills, languages, rating, published] =
        provider;
    visit(id, name, siret, nda, website, qualiopi, vat, sites, travels, skills, languages, rating, published);
}

template <exactly<Confidential> T>
void for_each_field(T& confidential, auto& visit) {
    auto& [json, blocked] = confidential;
    visit(json, blocked);
}

template <class T>
    requires exactly<T, Offer> || exactly<T, Provider>
void for_each_field(T& record, auto& visit) {
    auto& [open, confidential] = record;
    visit(open, confidential);
}

}  // namespace filon
