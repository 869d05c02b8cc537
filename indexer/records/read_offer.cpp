#include <array>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "indexer/records/read_record.h"
#include "indexer/records/values.h"

namespace filon {
namespace {

// Beyond these, somebody mistook one unit for another.
constexpr NumberBetween read_hours{.least = 0, .most = 100'000};
constexpr NumberBetween read_days{.least = 0, .most = 36'500};
constexpr NumberBetween read_per_cent{.least = 0, .most = 100};

std::optional<Format> read_price_format(const FieldValue& value) {
    static constexpr std::array<std::string_view, 2> names{name_of(Format::open), name_of(Format::in_house)};
    const auto position = read_position(value, names);
    return position ? std::optional{*position == 0 ? Format::open : Format::in_house} : std::nullopt;
}

std::optional<Price> read_price(Fields& fields) {
    return Price{
        .amount = fields.required("amount", read_euros),
        .per = fields.one("per", read_choice<PriceBasis>).value_or(PriceBasis::person),
        .tax = fields.one("tax", read_choice<Tax>).value_or(Tax::excluded),
        .vat_rate = fields.one("vat_rate", read_per_cent),
        .format = fields.one("format", read_price_format),
    };
}

std::optional<Session> read_session(Fields& fields) {
    Session session{
        .id = fields.one("id", read_id),
        .start = fields.one("start", read_partial_date),
        .end = fields.one("end", read_partial_date),
        .place = fields.one("place", read_place),
        .modality = fields.one("modality", read_choice<Modality>),
        .price = fields.one("price", object_read_by(read_price)),
        .seats = fields.one("seats", read_count),
        .state = fields.one("state", read_choice<SessionState>).value_or(SessionState::open),
    };
    // Of dates known to the month or the year, only what holds for every day they may mean.
    if (session.start && session.end && session.start->first() > session.end->last())
        fields.fail("start", "is after the end");
    return session;
}

std::optional<Duration> read_duration(Fields& fields) {
    return Duration{.hours = fields.one("hours", read_hours), .days = fields.one("days", read_days)};
}

std::optional<GroupSize> read_group(Fields& fields) {
    const GroupSize group{.min = fields.one("min", read_count),
                          .max = fields.one("max", WholeBetween{1, read_count.most})};
    if (group.min && group.max && *group.min > *group.max) fields.fail("min", "is above max");
    return group;
}

std::optional<Codes> read_codes(Fields& fields) {
    return Codes{
        .formacode = fields.set("formacode", read_id),
        .nsf = fields.set("nsf", read_id),
        .rome = fields.set("rome", read_id),
        .rncp = fields.set("rncp", read_id),
        .rs = fields.set("rs", read_id),
    };
}

std::optional<Certification> read_certification(Fields& fields) {
    Certification certification{
        .name = fields.one("name", read_text).value_or(""),
        .rncp = fields.one("rncp", read_id),
        .rs = fields.one("rs", read_id),
    };
    return certification == Certification{} ? std::nullopt : std::optional{std::move(certification)};
}

std::optional<Accessibility> read_accessibility(Fields& fields) {
    return Accessibility{
        .wheelchair = fields.one("wheelchair", read_bool),
        .sign_language = fields.one("sign_language", read_bool),
        .contact = fields.one("contact", read_text),
    };
}

using CefrLevels = std::pair<std::optional<Cefr>, std::optional<Cefr>>;

std::optional<CefrLevels> read_cefr(Fields& fields) {
    auto entry = fields.one("entry", read_choice<Cefr>);
    return CefrLevels{entry, fields.one("target", read_choice<Cefr>)};
}

}  // namespace

Offer read_offer(Fields& fields) {
    PublicOffer open{
        .id = fields.required("id", read_id),
        .provider = fields.required("provider", read_id),
        .title = fields.required("title", read_text),
        .objectives = fields.one("objectives", read_text),
        .programme = fields.one("programme", read_text),
        .prerequisites = fields.one("prerequisites", read_text),
        .audience = fields.one("audience", read_text),
        .lang = fields.one("lang", read_language),
        .topics = fields.set("topics", read_id),
        .categories = fields.set("categories", read_id),
        .codes = fields.one("codes", object_read_by(read_codes)).value_or(Codes{}),
        .teaching_languages = fields.set("teaching_languages", read_language),
        .modality = fields.one_or_set("modality", read_choice<Modality>),
        .format = fields.set("format", read_choice<Format>),
        .rhythm = fields.set("rhythm", read_choice<Rhythm>),
        .level = fields.one("level", read_choice<Level>),
        .cefr_entry = {},
        .cefr_target = {},
        .eqf = fields.one("eqf", WholeBetween{1, 8}),
        .duration = fields.one("duration", object_read_by(read_duration)).value_or(Duration{}),
        .group = fields.one("group", object_read_by(read_group)).value_or(GroupSize{}),
        .prices = fields.list("prices", object_read_by(read_price)),
        .certification = fields.list("certification", object_read_by(read_certification)),
        .funding = fields.set("funding", read_choice<Funding>),
        .accessibility = fields.one("accessibility", object_read_by(read_accessibility)).value_or(Accessibility{}),
        .rolling = fields.one("rolling", read_bool).value_or(false),
        .published = fields.one("published", read_bool).value_or(true),
        .updated = fields.one("updated", read_date),
        .url = fields.one("url", read_text),
        .sessions = fields.list("sessions", object_read_by(read_session)),
    };
    std::tie(open.cefr_entry, open.cefr_target) = fields.one("cefr", object_read_by(read_cefr)).value_or(CefrLevels{});
    return {.open = std::move(open),
            .confidential = fields.one("confidential", read_confidential).value_or(Confidential{})};
}

Deletion read_deletion(Fields& fields) {
    static constexpr std::array<std::string_view, 2> names{"provider", "offer"};
    const auto what = fields.required("what", [](const FieldValue& value) { return read_position(value, names); });
    return {.what = static_cast<Deletion::What>(what), .id = fields.required("id", read_id)};
}

}  // namespace filon
