#include "engine/reading/needs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/reading/parts.h"

namespace filon {
namespace {

template <class T>
void add_once(std::vector<T>& list, T value) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

double number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// No course has more learners, days or kilometres: what is larger is something else.
constexpr double least_length = .1;  // days or hours
constexpr double most_learners = 10'000, most_days = 1'000, most_hours = 10'000, most_kilometres = 20'000;

// Puts findings into one need. What is said first of a field that takes one value stays.
class NeedFiller {
public:
    explicit NeedFiller(const SaidText& said) : said_{&said} {}

    void take(const Finding& finding) {
        if (const auto cue = finding.said_of("cue")) {
            if (*cue == "total") total_ = true;
            return;
        }
        std::visit([&](const auto& value) { take_value(finding, value); }, finding.value);
    }

    // "à Digne ou en visio": being there is one of two ways.
    void add_place_beside_remote(const std::vector<Finding>& chosen) {
        if (need_.wanted.places.empty() || need_.wanted.modalities != std::vector{Modality::remote}) return;
        for (const auto& one : chosen) {
            if (one.excluded || one.said_of("modality") != "remote") continue;
            auto at = one.first;
            while (at > 0 && one.first - at < 4 && said_->at(at - 1) != "ou" && said_->at(at - 1) != "or") --at;
            if (at == 0 || one.first - at >= 4) continue;
            need_.wanted.modalities = {Modality::onsite, Modality::remote};
            return;
        }
    }

    void take(const ProviderRuledOut& provider) {
        for (const auto& id : provider.ids) add_once(need_.excluded.providers, id);
        add_once(need_.must, std::string{"exclude"});
        span("exclude", provider.first, provider.end, .95);
    }

    void name(std::string topic, const Subject& subject) {
        if (topic.empty()) return;
        need_.topic = std::move(topic);
        span("topic", subject.first, subject.end, probability_of(subject.worth));
    }

    Need need() && {
        settle_price();
        settle_modality();
        std::ranges::sort(need_.must);
        std::ranges::stable_sort(need_.spans, {},
                                 [](const ReadSpan& one) { return std::tuple{one.start, one.end, one.field}; });
        return std::move(need_);
    }

private:
    void take_value(const Finding&, const Noise&) {}
    void take_value(const Finding&, const TopicSaid&) {}

    void take_value(const Finding& finding, const RuleSaid& values) {
        for (const auto& [field, value] : values) {
            if (set(field, value, finding.excluded ? need_.excluded : need_.wanted, finding.excluded))
                said(finding, field);
        }
    }

    // Whether the field takes the value; of fields that take one value the first stays.
    bool set(const std::string& field, const std::string& value, SaidValues& values, bool excluded) {
        const auto into = [&]<class E>(std::vector<E>& list) {
            const auto known = named<E>(value);
            if (known) add_once(list, *known);
            return known.has_value();
        };
        if (field == "modality") return into(values.modalities);
        if (field == "format") return into(values.formats);
        if (field == "rhythm") return into(values.rhythms);
        if (field == "funding") return into(values.funding);
        if (field == "certification") return add_once(values.certifications, value), true;
        if (excluded) return false;
        if (field == "level") return into(need_.levels);
        if (field == "eqf") return add_once(need_.eqf, static_cast<std::int64_t>(number(value))), true;
        if (field == "cefr_entry") return into(need_.cefr_entry);
        if (field == "cefr_target") return into(need_.cefr_target);
        if (field == "accessibility") return add_once(need_.accessibility, value), true;
        if (field == "qualiopi") return need_.qualiopi = true;
        const auto said = number(value);
        if (field == "headcount")
            return first_of(need_.headcount, std::llround(said), said >= 1 && said <= most_learners);
        if (field == "radius_km")
            return first_of(need_.radius_km, std::llround(said), said >= 1 && said <= most_kilometres);
        if (field == "max_days") return first_of(need_.max_days, said, said >= least_length && said <= most_days);
        if (field == "max_hours") return first_of(need_.max_hours, said, said >= least_length && said <= most_hours);
        return false;
    }
    template <class T, class V>
    static bool first_of(std::optional<T>& field, V value, bool sound) {
        if (field || !sound) return false;
        field = static_cast<T>(value);
        return true;
    }

    void take_value(const Finding& finding, const PriceSaid& price) {
        if (need_.max_price || need_.min_price) {
            // "minimum 500 €, maximum 800 €" in two places is one range; a second budget is another's.
            const bool other_bound =
                (price.min && !price.max && !need_.min_price) || (price.max && !price.min && !need_.max_price);
            const bool crosses = (price.min && need_.max_price && *price.min > *need_.max_price) ||
                                 (price.max && need_.min_price && *price.max < *need_.min_price);
            if (!other_bound || crosses) return;
        }
        if (price.min) need_.min_price = price.min, said(finding, "min_price");
        if (price.max) need_.max_price = price.max, said(finding, "max_price");
        if (price.per && !need_.price_per) need_.price_per = price.per, said(finding, "price_per");
        if (price.tax && !need_.tax) need_.tax = price.tax, said(finding, "tax");
    }

    void take_value(const Finding& finding, const WindowSaid& window) {
        auto& from = need_.date_from;
        auto& to = need_.date_to;
        const bool none = !from && !to;
        const bool narrower =
            !none && (!from || (window.from && *window.from >= *from)) && (!to || (window.to && *window.to <= *to));
        const bool completes =
            !none && ((!to && window.to && from && *window.to >= *from && (!window.from || *window.from <= *from)) ||
                      (!from && window.from));
        if (!none && !narrower && !completes) return;
        if (none || narrower)
            from = window.from ? window.from : from, to = window.to ? window.to : to;
        else if (!to)
            to = window.to;
        else
            from = window.from;
        if (window.from) said(finding, "date_from");
        if (window.to) said(finding, "date_to");
    }

    void take_value(const Finding& finding, const PlaceSaid& place) {
        add_once(finding.excluded ? need_.excluded.places : need_.wanted.places, place.place);
        said(finding, "place");
    }

    void take_value(const Finding& finding, const LanguageSaid& language) {
        add_once(finding.excluded ? need_.excluded.teaching_languages : need_.wanted.teaching_languages, language.tag);
        said(finding, "teaching_language");
        if (!finding.excluded) add_once(need_.must, std::string{"teaching_language"});
    }

    void said(const Finding& finding, const std::string& field) {
        span(finding.excluded ? "exclude" : field, finding.first, finding.end, probability_of(finding.log_odds));
        if (finding.excluded)
            add_once(need_.must, std::string{"exclude"});
        else if (finding.hard && field != "price_per" && field != "tax")
            add_once(need_.must, field);
    }

    void span(std::string field, std::uint32_t first, std::uint32_t end, double confidence) {
        ReadSpan one{.field = std::move(field),
                     .start = said_->words[first].start,
                     .end = said_->words[end - 1].end,
                     .confidence = std::min(std::round(confidence * 1000) / 1000, .999)};
        // The same words may say a value twice; they come one after the other.
        if (need_.spans.empty() || need_.spans.back() != one) need_.spans.push_back(std::move(one));
    }

    // Where the two halves of a blended course are named, too, it is still one blended course.
    void settle_modality() {
        auto& all = need_.wanted.modalities;
        const auto has = [&](Modality one) { return std::ranges::find(all, one) != all.end(); };
        if (has(Modality::blended) && all.size() > 1) all = {Modality::blended};
        for (const auto ruled_out : need_.excluded.modalities) std::erase(all, ruled_out);
    }

    // The basis as it is written; else an envelope is the total, what is held at the client's the group's, and the rest
    // a person's.
    void settle_price() {
        if (!need_.max_price && !need_.min_price) {
            need_.price_per.reset();
            need_.tax.reset();
            return;
        }
        if (need_.price_per) return;
        const bool in_house = std::ranges::find(need_.wanted.formats, Format::in_house) != need_.wanted.formats.end();
        need_.price_per = total_ ? PriceAskedPer::total : in_house ? PriceAskedPer::group : PriceAskedPer::person;
    }

    const SaidText* said_;
    Need need_;
    bool total_ = false;
    double headcount_odds_ = 0;  // of what is taken
};

constexpr std::size_t of_no_part = std::numeric_limits<std::size_t>::max();

// The part that each finding lies in; parts and findings are in the order of the text.
std::vector<std::size_t> parts_of_findings(const std::vector<Part>& parts, const std::vector<Finding>& findings) {
    std::vector<std::size_t> of(findings.size(), of_no_part);
    for (std::size_t i = 0, part = 0; i < findings.size(); ++i) {
        while (part < parts.size() && parts[part].end <= findings[i].first) ++part;
        if (part < parts.size() && parts[part].first <= findings[i].first) of[i] = part;
    }
    return of;
}

int shared_kind(const Finding& one) {
    if (std::holds_alternative<PlaceSaid>(one.value)) return 1;
    if (std::holds_alternative<WindowSaid>(one.value)) return 2;
    return one.said_of("funding") ? 3 : 0;
}

// "Excel confirmé + Word débutant Angers": a place, dates or funding that the last part alone says, after its subject,
// is said of all.
std::vector<bool> said_last_of_all(const std::vector<Part>& parts, const std::vector<Finding>& chosen,
                                   const std::vector<std::size_t>& part_of) {
    std::vector<bool> of_all(chosen.size());
    if (parts.size() < 2) return of_all;
    std::array<bool, 4> before{};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto kind = static_cast<std::size_t>(shared_kind(chosen[i]));
        const bool last = part_of[i] == parts.size() - 1;
        if (!last && part_of[i] != of_no_part) before[kind] = true;
        of_all[i] = last && kind != 0 && !before[kind] && chosen[i].first > parts.back().subject->first;
    }
    return of_all;
}

}  // namespace

std::vector<Need> put_together(const SaidText& said, const Found& found, const NameOfTopic& name_of_topic) {
    auto subjects = found.subjects;
    const auto parts = parts_of(said, found.chosen, subjects);
    std::vector<NeedFiller> fillers(parts.size(), NeedFiller{said});
    const auto take_of = [&](const std::vector<Finding>& findings) {
        const auto part_of = parts_of_findings(parts, findings);
        const auto of_all = said_last_of_all(parts, findings, part_of);
        // What is said of one need, then what is said of all: the first of a field stays.
        for (std::size_t i = 0; i < findings.size(); ++i)
            if (part_of[i] != of_no_part) fillers[part_of[i]].take(findings[i]);
        for (std::size_t i = 0; i < findings.size(); ++i)
            for (std::size_t part = 0; part < parts.size(); ++part)
                if (part_of[i] == of_no_part || (of_all[i] && part_of[i] != part)) fillers[part].take(findings[i]);
    };
    take_of(found.chosen);
    take_of(found.certificates);
    std::vector<Need> needs;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        auto& filler = fillers[part];
        filler.add_place_beside_remote(found.chosen);
        for (const auto& provider : found.providers_ruled_out) filler.take(provider);
        if (const auto* subject = parts[part].subject) filler.name(name_of_topic(*subject), *subject);
        needs.push_back(std::move(filler).need());
    }
    return needs;
}

}  // namespace filon
