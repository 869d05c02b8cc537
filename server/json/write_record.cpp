#include "server/json/write_record.h"

namespace filon {
namespace {

template <class E>
void name_if(JsonWriter& writer, std::string_view name, const std::optional<E>& value) {
    if (value) writer.member(name, name_of(*value));
}

void list_if(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
    if (!texts.empty()) writer.list(name, texts);
}

template <class E>
void names_if(JsonWriter& writer, std::string_view name, const std::vector<E>& values) {
    if (!values.empty()) write_names(writer, name, values);
}

void write(JsonWriter& writer, const PlaceReference& place) {
    writer.begin_object();
    writer.member_if("insee", place.insee);
    writer.member_if("postcode", place.postcode);
    writer.member_if("town", place.town);
    if (place.point) {
        writer.member("lat", place.point->latitude);
        writer.member("lon", place.point->longitude);
    }
    writer.member_if("label", place.label);
    writer.member_if("country", place.country);
    writer.end_object();
}

void write(JsonWriter& writer, const Price& price) {
    writer.begin_object();
    writer.key("amount").decimal(price.amount.cents(), 2);
    writer.member("per", name_of(price.per));
    writer.member("tax", name_of(price.tax));
    writer.member_if("vat_rate", price.vat_rate);
    name_if(writer, "format", price.format);
    writer.end_object();
}

void write(JsonWriter& writer, const Session& session) {
    writer.begin_object();
    writer.member_if("id", session.id);
    if (session.start) writer.member("start", session.start->text());
    if (session.end) writer.member("end", session.end->text());
    if (session.place) {
        writer.key("place");
        write(writer, *session.place);
    }
    name_if(writer, "modality", session.modality);
    if (session.price) {
        writer.key("price");
        write(writer, *session.price);
    }
    writer.member_if("seats", session.seats);
    writer.member("state", name_of(session.state));
    writer.end_object();
}

void write(JsonWriter& writer, const TravelZone& zone) {
    writer.begin_object();
    writer.member_if("radius_km", zone.radius_km);
    list_if(writer, "departments", zone.departments);
    if (zone.anywhere) writer.member("anywhere", true);
    writer.end_object();
}

void write_codes(JsonWriter& writer, const Codes& codes) {
    writer.key("codes").begin_object();
    list_if(writer, "formacode", codes.formacode);
    list_if(writer, "nsf", codes.nsf);
    list_if(writer, "rome", codes.rome);
    list_if(writer, "rncp", codes.rncp);
    list_if(writer, "rs", codes.rs);
    writer.end_object();
}

void write_cefr(JsonWriter& writer, const PublicOffer& offer) {
    if (!offer.cefr_entry && !offer.cefr_target) return;
    writer.key("cefr").begin_object();
    name_if(writer, "entry", offer.cefr_entry);
    name_if(writer, "target", offer.cefr_target);
    writer.end_object();
}

void write_group(JsonWriter& writer, const GroupSize& group) {
    if (!group.min && !group.max) return;
    writer.key("group").begin_object();
    writer.member_if("min", group.min);
    writer.member_if("max", group.max);
    writer.end_object();
}

void write_accessibility(JsonWriter& writer, const Accessibility& accessibility) {
    if (!accessibility.wheelchair && !accessibility.sign_language && !accessibility.contact) return;
    writer.key("accessibility").begin_object();
    writer.member_if("wheelchair", accessibility.wheelchair);
    writer.member_if("sign_language", accessibility.sign_language);
    writer.member_if("contact", accessibility.contact);
    writer.end_object();
}

template <class T>
void write_objects(JsonWriter& writer, std::string_view name, const std::vector<T>& values) {
    if (values.empty()) return;
    writer.key(name).begin_array();
    for (const auto& value : values) write(writer, value);
    writer.end_array();
}

}  // namespace

void write_modality(JsonWriter& writer, const std::vector<Modality>& modality) {
    // One value or a list, as the catalogue writes it.
    if (modality.size() > 1) return write_names(writer, "modality", modality);
    writer.key("modality");
    if (modality.empty())
        writer.null();
    else
        writer.value(name_of(modality.front()));
}

void write_duration(JsonWriter& writer, const Duration& duration) {
    writer.key("duration");
    if (!duration.hours && !duration.days) return writer.null();
    writer.begin_object();
    writer.member_if("hours", duration.hours);
    writer.member_if("days", duration.days);
    writer.end_object();
}

void write_languages(JsonWriter& writer, std::string_view name, const std::vector<LanguageTag>& languages) {
    writer.key(name).begin_array();
    for (const auto& language : languages) writer.value(language.text());
    writer.end_array();
}

void write_certification(JsonWriter& writer, const std::vector<Certification>& certification) {
    writer.key("certification").begin_array();
    for (const auto& one : certification) {
        writer.begin_object();
        if (!one.name.empty()) writer.member("name", one.name);
        writer.member_if("rncp", one.rncp);
        writer.member_if("rs", one.rs);
        writer.end_object();
    }
    writer.end_array();
}

void write_members(JsonWriter& writer, const PublicProvider& provider) {
    writer.member("id", provider.id);
    writer.member("name", provider.name);
    writer.member_if("siret", provider.siret);
    writer.member_if("nda", provider.nda);
    writer.member_if("website", provider.website);
    writer.member_if("qualiopi", provider.qualiopi);
    name_if(writer, "vat", provider.vat);
    write_objects(writer, "sites", provider.sites);
    if (provider.travels) {
        writer.key("travels");
        write(writer, *provider.travels);
    }
    list_if(writer, "skills", provider.skills);
    if (!provider.languages.empty()) write_languages(writer, "languages", provider.languages);
    if (provider.rating) {
        writer.key("rating").begin_object();
        writer.member("value", provider.rating->value);
        writer.member("count", provider.rating->count);
        writer.end_object();
    }
    writer.member("published", provider.published);
}

void write_members(JsonWriter& writer, const PublicOffer& offer) {
    writer.member("id", offer.id);
    writer.member("title", offer.title);
    writer.member_if("objectives", offer.objectives);
    writer.member_if("programme", offer.programme);
    writer.member_if("prerequisites", offer.prerequisites);
    writer.member_if("audience", offer.audience);
    writer.member("lang", offer.lang ? offer.lang->text() : "fr");
    writer.list("topics", offer.topics);
    list_if(writer, "categories", offer.categories);
    write_codes(writer, offer.codes);
    if (!offer.teaching_languages.empty()) write_languages(writer, "teaching_languages", offer.teaching_languages);
    if (!offer.modality.empty()) write_modality(writer, offer.modality);
    names_if(writer, "format", offer.format);
    names_if(writer, "rhythm", offer.rhythm);
    name_if(writer, "level", offer.level);
    write_cefr(writer, offer);
    writer.member_if("eqf", offer.eqf);
    if (offer.duration.hours || offer.duration.days) write_duration(writer, offer.duration);
    write_group(writer, offer.group);
    write_objects(writer, "prices", offer.prices);
    if (!offer.certification.empty()) write_certification(writer, offer.certification);
    names_if(writer, "funding", offer.funding);
    write_accessibility(writer, offer.accessibility);
    writer.member("rolling", offer.rolling);
    writer.member("published", offer.published);
    if (offer.updated) writer.member("updated", offer.updated->text());
    writer.member_if("url", offer.url);
    write_objects(writer, "sessions", offer.sessions);
}

void write_member(JsonWriter& writer, const Confidential& confidential) {
    if (!confidential.json.empty()) writer.key("confidential").raw(confidential.json);
}

}  // namespace filon
