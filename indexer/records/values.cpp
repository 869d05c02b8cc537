#include "indexer/records/values.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "indexer/records/salvage.h"

namespace filon {
namespace {

constexpr std::size_t longest_id = 512;

// A wrong value as it is shown to its sender.
std::string quoted(std::string_view text) {
    return fmt::format("\"{}\"", shortened(text, 40));
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// C0 and C1 of Unicode, and DEL; `text` is UTF-8.
bool has_control(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (byte < 0x20 || byte == 0x7F || c1) return true;
    }
    return false;
}

// The text of a value that must be one; nothing when it is none (a fault) or blank.
std::optional<std::string_view> said_text(const FieldValue& value) {
    if (!value.json.IsString()) return value.fail("must be a text");
    const auto text = text_of(value.json);
    return blank(text) ? std::nullopt : std::optional{text};
}

// What a parser of engine/values makes of a text.
template <class Parse>
auto parsed(const FieldValue& value, Parse parse)
    -> std::optional<typename decltype(parse(std::string_view{}))::value_type> {
    const auto text = said_text(value);
    if (!text) return std::nullopt;
    auto outcome = parse(*text);
    if (outcome) return *std::move(outcome);
    auto reason = std::move(outcome).error().reason;
    if (reason.find(*text) == std::string::npos) reason = fmt::format("{}: {}", quoted(*text), reason);
    return value.fail(std::move(reason));
}

std::optional<std::string> read_country(const FieldValue& value) {
    auto text = read_text(value);
    if (!text) return std::nullopt;
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (text->size() != 2 || !std::ranges::all_of(*text, letter))
        return value.fail(fmt::format("{} is no country of two letters (ISO 3166-1), such as CH", quoted(*text)));
    for (char& c : *text)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::optional<Coordinates> read_point(Fields& fields) {
    const auto latitude = fields.one("lat", NumberBetween{-90, 90});
    const auto longitude = fields.one("lon", NumberBetween{-180, 180});
    if (latitude && !longitude) fields.fail("lon", "is missing beside lat");
    if (longitude && !latitude) fields.fail("lat", "is missing beside lon");
    if (!latitude || !longitude) return std::nullopt;
    return Coordinates{.latitude = *latitude, .longitude = *longitude};
}

std::optional<PlaceReference> read_place_members(Fields& fields) {
    PlaceReference place{
        .insee = fields.one("insee", read_id),
        .postcode = fields.one("postcode", read_id),
        .town = fields.one("town", read_text),
        .point = read_point(fields),
        .label = fields.one("label", read_text),
        .country = fields.one("country", read_country),
    };
    if (place == PlaceReference{}) return std::nullopt;
    return place;
}

}  // namespace

std::optional<std::string> read_text(const FieldValue& value) {
    const auto text = said_text(value);
    return text ? std::optional<std::string>{*text} : std::nullopt;
}

std::optional<std::string> read_id(const FieldValue& value) {
    const auto text = said_text(value);
    if (!text) return std::nullopt;
    if (text->size() > longest_id) return value.fail(fmt::format("is longer than {} bytes", longest_id));
    if (has_control(*text)) return value.fail("holds a control character");
    return std::string{*text};
}

std::optional<bool> read_bool(const FieldValue& value) {
    if (!value.json.IsBool()) return value.fail("must be true or false");
    return value.json.GetBool();
}

std::optional<LanguageTag> read_language(const FieldValue& value) {
    return parsed(value, LanguageTag::parse);
}
std::optional<Date> read_date(const FieldValue& value) {
    return parsed(value, Date::parse);
}
std::optional<PartialDate> read_partial_date(const FieldValue& value) {
    return parsed(value, PartialDate::parse);
}

std::optional<Euros> read_euros(const FieldValue& value) {
    if (!value.json.IsNumber()) return value.fail("must be a number");
    const auto amount = Euros::checked(value.json.GetDouble());
    if (!amount) return value.fail(amount.error().reason);
    return *amount;
}

std::optional<PlaceReference> read_place(const FieldValue& value) {
    return object_read_by(read_place_members)(value);
}

std::optional<Confidential> read_confidential(const FieldValue& value) {
    if (!value.json.IsObject()) return value.fail("must be an object");
    rapidjson::StringBuffer buffer;
    rapidjson::Writer writer{buffer};
    value.json.Accept(writer);
    // Whatever else stands there must not cost the record, lest the extranet depend on it; so a `blocked` that is no
    // bool counts as said, which only the report's warning hears of.
    const auto blocked = value.json.FindMember("blocked");
    const bool said = blocked != value.json.MemberEnd() && !blocked->value.IsNull() && !blocked->value.IsFalse();
    return Confidential{.json = std::string{buffer.GetString(), buffer.GetSize()}, .blocked = said};
}

std::optional<double> NumberBetween::operator()(const FieldValue& value) const {
    const double number = value.json.IsNumber() ? value.json.GetDouble() : std::nan("");
    // Written so that NaN fails too.
    if (number >= least && number <= most) return number;
    return value.fail(fmt::format("must be a number from {} to {}", least, most));
}

std::optional<std::int64_t> WholeBetween::operator()(const FieldValue& value) const {
    if (value.json.IsInt64() && value.json.GetInt64() >= least && value.json.GetInt64() <= most)
        return value.json.GetInt64();
    return value.fail(fmt::format("must be a whole number from {} to {}", least, most));
}

std::optional<std::size_t> read_position(const FieldValue& value, std::span<const std::string_view> names) {
    const auto text = said_text(value);
    if (!text) return std::nullopt;
    const auto found = std::ranges::find(names, *text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    return value.fail(fmt::format("{} is none of {}", quoted(*text), fmt::join(names, ", ")));
}

}  // namespace filon
