#include "tests/oracle/built_index.h"

#include <algorithm>
#include <stdexcept>

#include <unistd.h>

#include "engine/index/index_writer.h"
#include "engine/matching/place_asked.h"

namespace filon::oracle {
namespace {

std::filesystem::path new_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "filon-oracle-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"cannot make the folder " + pattern};
    return pattern;
}

template <class E>
void ask(ValuesAsked& asked, const std::vector<std::optional<E>>& values) {
    for (const auto& value : values) {
        if (value)
            asked.values = static_cast<ValueMask>(asked.values | mask_of(*value));
        else
            asked.unknown = true;
    }
}

}  // namespace

const ReferenceData& the_reference() {
    static const auto reference = ReferenceData::built_in();
    return reference;
}

BuiltIndex::BuiltIndex(Catalogue catalogue) : folder_{new_folder()} {
    std::ranges::sort(catalogue.providers, {}, &PublicProvider::id);
    std::ranges::sort(catalogue.offers, {}, &PublicOffer::id);
    PublicIndexWriter writer{folder_, the_reference()};
    for (const auto& provider : catalogue.providers) writer.add(provider);
    for (const auto& offer : catalogue.offers) writer.add(offer);
    Manifest manifest;
    manifest.date = Date{std::chrono::sys_days{std::chrono::year{2027} / 1 / 12}};
    writer.finish(manifest);
    index_ = std::make_unique<Index>(folder_);
}

BuiltIndex::~BuiltIndex() {
    index_.reset();
    std::error_code ignored;  // a folder left in the temporary directory is no reason to end the tests
    std::filesystem::remove_all(folder_, ignored);
}

TextQuery BuiltIndex::query(const std::string& words) const {
    Analyser analyser{the_reference().acronyms};
    return analyser.query(words, index_->view().languages_asked_in(TextLanguage::french));
}

std::map<std::string, std::uint16_t> BuiltIndex::scores(const TextQuery& query) const {
    std::map<std::string, std::uint16_t> scores;
    for (const auto& candidate : index_->candidates(query, {}))
        scores.emplace(index_->view().offer_id(candidate.offer), candidate.score);
    return scores;
}

Criteria BuiltIndex::criteria_of(const Question& question) const {
    const auto& gazetteer = the_reference().gazetteer;
    Criteria criteria;
    for (const auto& text : question.places)
        criteria.places.push_back(place_asked(gazetteer.resolve(text).value(),
                                              Metres::from_kilometres(question.radius_km.value_or(30)), gazetteer));
    criteria.max_price = question.max_price;
    criteria.price_terms = question.terms;
    ask(criteria.modality, question.modality);
    ask(criteria.level, question.level);
    if (!question.providers.empty()) {
        criteria.providers.emplace();
        for (const auto& id : question.providers)
            if (const auto rank = index_->view().find_provider(id)) criteria.providers->push_back(*rank);
    }
    criteria.today = question.today;
    return criteria;
}

Shown BuiltIndex::shown(const Hit& hit) const {
    const auto& attended = hit.attendance;
    Shown shown{.offer = std::string{index_->view().offer_id(hit.offer)},
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

std::string BuiltIndex::value_name(Facet facet, std::uint32_t value) const {
    if (value == FacetValue::unknown) return "unknown";
    switch (facet) {
        case Facet::modality:
            return std::string{name_of(static_cast<Modality>(value))};
        case Facet::level:
            return std::string{name_of(static_cast<Level>(value))};
        case Facet::provider:
            return std::string{index_->view().provider_id(value)};
    }
    return {};
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
    const auto result = search(index_->view().columns(), candidates, request, {});
    Answer answer{.total = result.total, .remote_total = result.remote_total, .page = {}, .facets = {}};
    for (const auto& hit : result.page) answer.page.push_back(shown(hit));
    for (const auto& counted : result.facets) {
        Counts counts{.facet = counted.facet, .values = {}};
        for (const auto& value : counted.values)
            counts.values.push_back(
                {.value = value_name(counted.facet, value.value), .offers = value.count, .selected = value.selected});
        answer.facets.push_back(std::move(counts));
    }
    return answer;
}

}  // namespace filon::oracle
