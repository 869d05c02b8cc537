#include "engine/matching/criterion.h"

#include <algorithm>

namespace filon {

std::optional<Criterion> criterion_of(std::string_view filter) {
    struct Asks {
        std::string_view filter;
        Criterion criterion;
    };
    // Filters that do not bear their criterion's name.
    static constexpr auto others = std::to_array<Asks>({{"radius_km", Criterion::place},
                                                        {"max_price", Criterion::price},
                                                        {"min_price", Criterion::price},
                                                        {"price_per", Criterion::price},
                                                        {"tax", Criterion::price},
                                                        {"headcount", Criterion::price},
                                                        {"price_band", Criterion::price},
                                                        {"teaching_language", Criterion::language},
                                                        {"date_from", Criterion::date},
                                                        {"date_to", Criterion::date},
                                                        {"month", Criterion::date},
                                                        {"max_days", Criterion::duration},
                                                        {"max_hours", Criterion::duration},
                                                        {"duration_band", Criterion::duration},
                                                        {"cefr_entry", Criterion::cefr},
                                                        {"cefr_target", Criterion::cefr},
                                                        {"exclude_provider", Criterion::exclude}});
    static constexpr auto same = std::to_array<Criterion>(
        {Criterion::place, Criterion::level, Criterion::modality, Criterion::format, Criterion::rhythm,
         Criterion::certification, Criterion::funding, Criterion::eqf, Criterion::accessibility, Criterion::qualiopi,
         Criterion::department, Criterion::topic_id, Criterion::provider, Criterion::exclude});
    for (const auto criterion : same)
        if (name_of(criterion) == filter) return criterion;
    const auto found = std::ranges::find(others, filter, &Asks::filter);
    return found == others.end() ? std::nullopt : std::optional{found->criterion};
}

CriterionSet hardened_by(std::string_view filter) {
    if (filter == "min_price") return hard_min_price;
    if (filter == "max_price") return hard_max_price;
    if (filter == "date_from") return hard_date_from;
    if (filter == "date_to") return hard_date_to;
    const auto criterion = criterion_of(filter);
    return criterion ? only(*criterion) : CriterionSet{0};
}

}  // namespace filon
