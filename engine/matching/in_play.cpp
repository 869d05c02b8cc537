#include "engine/matching/in_play.h"

#include <array>

namespace filon {
namespace {

constexpr std::array<Criterion, trait_count> criterion_of_trait{
    Criterion::format, Criterion::rhythm,  Criterion::level,         Criterion::eqf,      Criterion::cefr,
    Criterion::cefr,   Criterion::funding, Criterion::accessibility, Criterion::qualiopi, Criterion::duration};
constexpr std::array<Criterion, tagged_count> criterion_of_tagged{Criterion::topic_id, Criterion::language,
                                                                  Criterion::certification};

}  // namespace

Criterion criterion_of(Trait trait) {
    return criterion_of_trait[static_cast<std::size_t>(trait)];
}
Criterion criterion_of(Tagged tagged) {
    return criterion_of_tagged[static_cast<std::size_t>(tagged)];
}

CriterionSet asked_by(const Criteria& criteria) {
    CriterionSet asked = 0;
    const auto add = [&](bool is_asked, Criterion criterion) {
        if (is_asked) asked |= only(criterion);
    };
    add(!criteria.places.empty(), Criterion::place);
    add(criteria.min_price || criteria.max_price || criteria.price_band.any(), Criterion::price);
    add(criteria.dated() || criteria.month.any(), Criterion::date);
    add(criteria.modality.any(), Criterion::modality);
    add(criteria.department.any(), Criterion::department);
    for (std::size_t i = 0; i < trait_count; ++i) add(criteria.traits[i].any(), criterion_of_trait[i]);
    for (std::size_t i = 0; i < tagged_count; ++i) add(criteria.tags[i].any(), criterion_of_tagged[i]);
    add(criteria.max_days || criteria.max_hours, Criterion::duration);
    add(criteria.providers.any(), Criterion::provider);
    add(criteria.ruled_out.of_occasions() || criteria.ruled_out.of_offers(), Criterion::exclude);
    return asked;
}

}  // namespace filon
