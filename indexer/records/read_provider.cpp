#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/records/read_record.h"
#include "indexer/records/values.h"

namespace filon {
namespace {

// 69, 2A, 974: the shape alone; the gazetteer knows which exist.
bool shaped_like_a_department(std::string_view code) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code == "2A" || code == "2B") return true;
    return (code.size() == 2 || (code.size() == 3 && code[0] == '9')) && std::ranges::all_of(code, digit);
}

std::optional<std::string> read_department(const FieldValue& value) {
    auto code = read_id(value);
    if (!code || shaped_like_a_department(*code)) return code;
    return value.fail("must be the code of a département, such as 69, 2A or 974");
}

std::optional<TravelZone> read_travels(Fields& fields) {
    TravelZone travels{
        .radius_km = fields.one("radius_km", NumberBetween{0, 20'000}),
        .departments = fields.set("departments", read_department),
        .anywhere = fields.one("anywhere", read_bool).value_or(false),
    };
    const int said = int{travels.radius_km.has_value()} + int{!travels.departments.empty()} + int{travels.anywhere};
    if (said > 1) fields.fail("says more than one of radius_km, departments and anywhere");
    return said == 0 ? std::nullopt : std::optional{std::move(travels)};
}

std::optional<Rating> read_rating(Fields& fields) {
    const auto value = fields.one("value", NumberBetween{0, 5});
    const auto count = fields.one("count", WholeBetween{0, 1'000'000'000});
    if (count && !value) fields.fail("value", "is missing");
    return value ? std::optional{Rating{.value = *value, .count = count.value_or(0)}} : std::nullopt;
}

}  // namespace

Provider read_provider(Fields& fields) {
    PublicProvider open{
        .id = fields.required("id", read_id),
        .name = fields.required("name", read_text),
        .siret = fields.one("siret", read_id),
        .nda = fields.one("nda", read_id),
        .website = fields.one("website", read_text),
        .qualiopi = fields.one("qualiopi", read_bool),
        .vat = fields.one("vat", read_choice<VatStatus>),
        .sites = fields.list("sites", read_place),
        .travels = fields.one("travels", object_read_by(read_travels)),
        .skills = fields.set("skills", read_text),
        .languages = fields.set("languages", read_language),
        .rating = fields.one("rating", object_read_by(read_rating)),
        .published = fields.one("published", read_bool).value_or(true),
    };
    return {.open = std::move(open),
            .confidential = fields.one("confidential", read_confidential).value_or(Confidential{})};
}

}  // namespace filon
