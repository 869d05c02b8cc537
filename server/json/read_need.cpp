#include "server/json/read_need.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/matching/criterion.h"
#include "engine/values/utf8.h"
#include "server/endpoints/parameters.h"

namespace filon {
namespace {

using Json = rapidjson::Value;

std::string_view text_of(const Json& value) {
    return {value.GetString(), value.GetStringLength()};
}

class NeedReader {
public:
    NeedReader(const Gazetteer& gazetteer, std::vector<Fault>& faults) : gazetteer_{gazetteer}, faults_{faults} {}

    NeedSent read(const Json& need, const std::string& path) {
        NeedSent sent;
        each_member(need, path, [&](std::string_view name, const Json& value, const std::string& field) {
            if (name == "topic")
                sent.topic = text(value, field);
            else if (name == "spans")
                return;
            else if (name == "place")
                sent.places = places(value, field);
            else if (name == "must")
                sent.must = must(value, field);
            else if (name == "exclude")
                read_excluded(sent, value, field);
            else
                add_values(sent.filters, name, value, field);
        });
        return sent;
    }

private:
    void fail(const std::string& field, std::string reason) {
        faults_.push_back({.field = field, .reason = std::move(reason)});
    }

    // Every member that says something, once.
    template <class Take>
    void each_member(const Json& object, const std::string& path, const Take& take) {
        if (!object.IsObject()) return fail(path, "a JSON object is expected");
        std::set<std::string_view> names;
        for (const auto& member : object.GetObject()) {
            const auto name = text_of(member.name);
            const auto field = path + "." + (is_utf8(name) ? std::string{name} : "?");
            if (!names.insert(name).second)
                fail(field, "is given twice");
            else if (!member.value.IsNull())
                take(name, member.value, field);
        }
    }
    // The value, or each of a list of values.
    template <class Take>
    void each_value(const Json& value, const Take& take) {
        if (!value.IsArray()) return take(value);
        for (const auto& one : value.GetArray()) take(one);
    }

    std::string text(const Json& value, const std::string& field) {
        if (!value.IsString()) return fail(field, "a text is expected"), std::string{};
        if (!is_utf8(text_of(value)))
            return fail(field, "holds half a surrogate pair, which is no character"), std::string{};
        return std::string{text_of(value)};
    }

    // A text, a number or a truth, as a parameter would have it.
    std::optional<std::string> scalar(const Json& value, const std::string& field) {
        if (value.IsString()) return text(value, field);
        if (value.IsBool()) return value.GetBool() ? "true" : "false";
        if (value.IsInt64()) return std::to_string(value.GetInt64());
        if (value.IsNumber()) {
            const auto number = value.GetDouble();
            return number == std::floor(number) ? fmt::format("{:.0f}", number) : fmt::format("{:.6f}", number);
        }
        fail(field, "a text, a number, true or false is expected, or a list of such");
        return std::nullopt;
    }

    void add_values(http::Pairs& to, std::string_view name, const Json& value, const std::string& field) {
        each_value(value, [&](const Json& one) {
            if (auto said = scalar(one, field)) to.emplace_back(name, *std::move(said));
        });
    }

    std::vector<std::string> must(const Json& value, const std::string& field) {
        std::vector<std::string> names;
        each_value(value, [&](const Json& one) {
            auto name = text(one, field);
            if (name.empty()) return;
            if (!criterion_of(name))
                fail(field, fmt::format("'{}' is no filter", name));
            else if (std::ranges::find(names, name) != names.end())
                fail(field, fmt::format("'{}' is given twice", name));
            else
                names.push_back(std::move(name));
        });
        return names;
    }

    void read_excluded(NeedSent& sent, const Json& value, const std::string& path) {
        // Of lists alone something can be ruled out.
        static constexpr auto lists = std::to_array<std::string_view>(
            {"teaching_language", "modality", "format", "rhythm", "level", "eqf", "cefr_target", "cefr_entry",
             "certification", "funding", "provider", "accessibility", "topic_id"});
        each_member(value, path, [&](std::string_view name, const Json& one, const std::string& field) {
            if (name == "place")
                sent.excluded_places = places(one, field);
            else if (std::ranges::find(lists, name) != lists.end())
                add_values(sent.excluded, name, one, field);
            else
                fail(field, "cannot be ruled out");
        });
    }

    std::vector<Place> places(const Json& value, const std::string& field) {
        std::vector<Place> places;
        const auto add = [&](Place place) {
            if (std::ranges::find(places, place) != places.end())
                fail(field, fmt::format("'{}' is given twice", place.name));
            else
                places.push_back(std::move(place));
        };
        each_value(value, [&](const Json& one) {
            if (one.IsObject()) {
                if (auto place = place_of(one)) return add(*std::move(place));
                return fail(field, "no such place: kind and code, or lat and lon, are expected");
            }
            Parameters parameter{{{"place", text(one, field)}}};
            for (const auto& name : parameter.places("place")) {
                auto place = gazetteer_.resolve(name);
                if (!place) return fail(field, place.error().reason);
                add(*std::move(place));
            }
        });
        return places;
    }

    // As a READ has it.
    std::optional<Place> place_of(const Json& object) const {
        const auto member = [&](const char* name) {
            const auto found = object.FindMember(name);
            return found == object.MemberEnd() ? nullptr : &found->value;
        };
        const auto text_member = [&](const char* name) {
            const auto* value = member(name);
            return value != nullptr && value->IsString() ? text_of(*value) : std::string_view{};
        };
        const auto kind = text_member("kind"), code = text_member("code");
        if (kind == "commune") return gazetteer_.commune(code);
        if (kind == "department") return gazetteer_.department(code);
        if (kind == "region") return gazetteer_.region(code);
        if (kind == "country") return gazetteer_.country(code);
        const auto *latitude = member("lat"), *longitude = member("lon");
        if (latitude == nullptr || longitude == nullptr || !latitude->IsNumber() || !longitude->IsNumber())
            return std::nullopt;
        const auto place =
            gazetteer_.resolve(fmt::format("{:.6f},{:.6f}", latitude->GetDouble(), longitude->GetDouble()));
        return place ? std::optional{*place} : std::nullopt;
    }

    const Gazetteer& gazetteer_;
    std::vector<Fault>& faults_;
};

}  // namespace

bool NeedSent::gives(std::string_view field) const {
    if (field == "topic") return !topic.empty();
    if (field == "place") return !places.empty();
    if (field == "must") return !must.empty();
    if (field == "exclude") return !excluded.empty() || !excluded_places.empty();
    return std::ranges::any_of(filters, [&](const auto& one) { return one.first == field && !one.second.empty(); });
}

NeedSent read_need(const rapidjson::Value& need, const std::string& path, const Gazetteer& gazetteer,
                   std::vector<Fault>& faults) {
    return NeedReader{gazetteer, faults}.read(need, path);
}

}  // namespace filon
