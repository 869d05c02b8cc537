#include "tests/oracle/built_index.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <utility>

#include <unistd.h>

#include "engine/index/index_writer.h"
#include "engine/matching/place_asked.h"
#include "engine/text/fold.h"

namespace filon::oracle {
namespace {

// Every closed list's values by name, as its facet orders them.
std::span<const std::string_view> names_in(Facet facet) {
    static const std::map<Facet, std::span<const std::string_view>> lists{
        {Facet::modality, names_of<Modality>::list},
        {Facet::price_band, names_of<PriceBand>::list},
        {Facet::format, names_of<Format>::list},
        {Facet::rhythm, names_of<Rhythm>::list},
        {Facet::level, names_of<Level>::list},
        {Facet::eqf, names_of<Eqf>::list},
        {Facet::duration_band, names_of<DurationBand>::list},
        {Facet::funding, names_of<Funding>::list},
        {Facet::qualiopi, names_of<Truth>::list},
        {Facet::accessibility, names_of<Accessible>::list}};
    return lists.at(facet);
}

unsigned bit(Facet facet, const std::string& name) {
    const auto names = names_in(facet);
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw std::logic_error{name + " is no value of this facet"};
    return static_cast<unsigned>(found - names.begin());
}

ValuesAsked values_asked(Facet facet, const std::vector<std::string>& names) {
    ValuesAsked asked;
    for (const auto& name : names) {
        if (name == unknown)
            asked.unknown = true;
        else
            asked.values = static_cast<ValueMask>(asked.values | 1U << bit(facet, name));
    }
    return asked;
}

ValuesAsked values_asked(const std::vector<Cefr>& levels) {
    ValuesAsked asked;
    for (const auto level : levels) asked.values = static_cast<ValueMask>(asked.values | mask_of(level));
    return asked;
}

DepartmentsAsked departments_asked(const std::vector<std::string>& codes) {
    const auto& all = the_reference().gazetteer.department_codes();
    DepartmentsAsked asked;
    for (const auto& code : codes) {
        if (code == unknown)
            asked.unknown = true;
        else
            asked.departments.set(static_cast<std::size_t>(std::ranges::find(all, code) - all.begin()));
    }
    return asked;
}

// Values of an open list: `rank` finds one, or does not.
template <class Rank>
RanksAsked ranks_asked(const std::vector<std::string>& names, const Rank& rank) {
    RanksAsked asked;
    for (const auto& name : names) {
        if (name == unknown)
            asked.unknown = true;
        else if (const std::optional<std::uint32_t> found = rank(name))
            asked.ranks.push_back(*found);
        else
            asked.absent.push_back(name);
    }
    return asked;
}

std::optional<std::uint32_t> month_named(const std::string& name) {
    return month_of(Date::parse(name + "-01").value());
}

}  // namespace

const ReferenceData& the_reference() {
    static const auto reference = ReferenceData::built_in();
    return reference;
}

BuiltIndex::BuiltIndex(Catalogue catalogue) {
    std::ranges::sort(catalogue.providers, {}, &PublicProvider::id);
    std::ranges::sort(catalogue.offers, {}, &PublicOffer::id);
    std::optional<Vocabulary> of_the_team;
    if (catalogue.lexicon != Lexicon{})
        of_the_team.emplace(the_reference().vocabulary.taxonomy(), std::move(catalogue.lexicon));
    PublicIndexWriter writer{folder_.path(), the_reference(), of_the_team ? *of_the_team : the_reference().vocabulary};
    for (const auto& provider : catalogue.providers) writer.add(provider);
    for (const auto& offer : catalogue.offers) writer.add(offer);
    Manifest manifest;
    manifest.date = built_on;
    writer.finish(manifest);
    index_ = std::make_unique<Index>(folder_.path(), the_reference());
}

TextQuery BuiltIndex::query(const std::string& words) const {
    Analyser analyser{index_->vocabulary().acronyms()};
    return index_->read(words, TextLanguage::french, analyser);
}

std::map<std::string, std::uint16_t> BuiltIndex::scores(const TextQuery& query) const {
    std::map<std::string, std::uint16_t> scores;
    const auto& ids = index_->view().offer_ids();
    const auto candidates = index_->candidates(query, {});
    candidates.each(ids.size(), {}, [&](const Candidate& candidate) {
        scores.emplace(ids[candidate.offer], candidates.signals.score(candidate.offer, candidate.score));
    });
    return scores;
}

Criteria BuiltIndex::criteria_of(const Question& question) const {
    const auto& gazetteer = the_reference().gazetteer;
    Criteria criteria;
    criteria.today = question.today;
    for (const auto& text : question.places)
        criteria.places.push_back(place_asked(gazetteer.resolve(text).value(),
                                              Metres::from_kilometres(question.radius_km.value_or(30)), gazetteer));
    criteria.min_price = question.min_price;
    criteria.max_price = question.max_price;
    criteria.price_terms = question.terms;
    criteria.date_from = question.date_from;
    criteria.date_to = question.date_to;
    criteria.trait(Trait::cefr_entry) = values_asked(question.cefr_entry);
    criteria.trait(Trait::cefr_target) = values_asked(question.cefr_target);
    if (question.max_days) criteria.max_days = std::llround(*question.max_days * 700);
    if (question.max_hours) criteria.max_hours = std::llround(*question.max_hours * 100);
    criteria.ruled_out.asks_providers = !question.excluded_providers.empty();
    for (const auto& id : question.excluded_providers)
        if (const auto rank = index_->view().provider_ids().find(id)) criteria.ruled_out.providers.push_back(*rank);
    std::ranges::sort(criteria.ruled_out.providers);
    for (const auto& [facet, values] : question.selected) select(criteria, facet, values);
    return criteria;
}

void BuiltIndex::select(Criteria& criteria, Facet facet, const std::vector<std::string>& values) const {
    const auto& columns = index_->view().columns();
    if (const auto trait = trait_of(facet)) {
        criteria.trait(*trait) = values_asked(facet, values);
    } else if (const auto tagged = tagged_of(facet)) {
        criteria.tagged(*tagged) = ranks_asked(values, [&](const std::string& name) {
            return columns.tagged(*tagged).names.find(facet == Facet::certification ? fold_key(name) : name);
        });
    } else if (facet == Facet::provider) {
        criteria.providers = ranks_asked(values, [&](const std::string& id) { return columns.provider_ids.find(id); });
    } else if (facet == Facet::month) {
        criteria.month = ranks_asked(values, month_named);
    } else if (facet == Facet::department) {
        criteria.department = departments_asked(values);
    } else {
        auto& asked = facet == Facet::modality ? criteria.modality : criteria.price_band;
        asked = values_asked(facet, values);
    }
}

Shown BuiltIndex::shown(const Hit& hit) const {
    const auto& attended = hit.attendance;
    Shown shown{.offer = std::string{index_->view().offer_ids()[hit.offer]},
                .score = hit.score,
                .price = {},
                .chord = {},
                .day = {},
                .session = {}};
    if (attended.price != unknown_amount) shown.price = Euros::from_cents(attended.price);
    if (attended.chord != unknown_amount) shown.chord = attended.chord;
    if (attended.day != unknown_day) shown.day = Date::from_number(attended.day);
    if (attended.occasion != no_index) {
        const auto& occasion = index_->view().columns().occasions[attended.occasion];
        if (occasion.kind == OccasionRow::Kind::session) shown.session = occasion.session;
    }
    return shown;
}

Answer BuiltIndex::answer(const Question& question) const {
    const auto words = query(question.words);
    const auto candidates = index_->candidates(words, {});
    const SearchRequest request{.criteria = criteria_of(question),
                                .sort = question.sort,
                                .limit = question.limit,
                                .offset = question.offset,
                                .facets = question.facets,
                                .tie_seed = hash_of(words.key)};
    const auto& codes = the_reference().gazetteer.department_codes();
    const auto result = search(index_->view().columns(), candidates, request, {});
    Answer answer{.total = result.total, .remote_total = result.remote_total, .page = {}, .facets = {}};
    for (const auto& hit : result.page) answer.page.push_back(shown(hit));
    for (const auto& counted : result.facets) {
        Counts counts{.facet = counted.facet, .values = {}};
        for (const auto& value : counted.values)
            counts.values.push_back(
                {.value = facet_value_name(value, counted.facet, index_->view().columns(), request.criteria, codes),
                 .offers = value.count,
                 .selected = value.selected});
        answer.facets.push_back(std::move(counts));
    }
    return answer;
}

std::vector<Relaxation> BuiltIndex::relaxations(const Question& question) const {
    const SearchRequest request{.criteria = criteria_of(question), .sort = question.sort, .limit = 0};
    const auto& columns = index_->view().columns();
    const auto candidates = index_->candidates(query(question.words), {});
    const auto found = count_found(columns, candidates, request.criteria, {});
    return filon::relaxations(columns, candidates, request, found, {});
}

}  // namespace filon::oracle
