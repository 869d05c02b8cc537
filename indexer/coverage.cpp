#include "indexer/coverage.h"

#include <array>

namespace filon {
namespace {

template <class Record>
struct Field {
    std::string_view name;
    bool (*filled)(const Record&);
};

constexpr auto provider_fields = std::to_array<Field<PublicProvider>>({
    {"siret", [](const PublicProvider& p) { return p.siret.has_value(); }},
    {"nda", [](const PublicProvider& p) { return p.nda.has_value(); }},
    {"website", [](const PublicProvider& p) { return p.website.has_value(); }},
    {"qualiopi", [](const PublicProvider& p) { return p.qualiopi.has_value(); }},
    {"vat", [](const PublicProvider& p) { return p.vat.has_value(); }},
    {"sites", [](const PublicProvider& p) { return !p.sites.empty(); }},
    {"travels", [](const PublicProvider& p) { return p.travels.has_value(); }},
    {"skills", [](const PublicProvider& p) { return !p.skills.empty(); }},
    {"languages", [](const PublicProvider& p) { return !p.languages.empty(); }},
    {"rating", [](const PublicProvider& p) { return p.rating.has_value(); }},
});

bool any_code(const Codes& codes) {
    return !codes.formacode.empty() || !codes.nsf.empty() || !codes.rome.empty() || !codes.rncp.empty() ||
           !codes.rs.empty();
}

constexpr auto offer_fields = std::to_array<Field<PublicOffer>>({
    {"objectives", [](const PublicOffer& o) { return o.objectives.has_value(); }},
    {"programme", [](const PublicOffer& o) { return o.programme.has_value(); }},
    {"prerequisites", [](const PublicOffer& o) { return o.prerequisites.has_value(); }},
    {"audience", [](const PublicOffer& o) { return o.audience.has_value(); }},
    {"lang", [](const PublicOffer& o) { return o.lang.has_value(); }},
    {"topics", [](const PublicOffer& o) { return !o.topics.empty(); }},
    {"categories", [](const PublicOffer& o) { return !o.categories.empty(); }},
    {"codes", [](const PublicOffer& o) { return any_code(o.codes); }},
    {"teaching_languages", [](const PublicOffer& o) { return !o.teaching_languages.empty(); }},
    {"modality", [](const PublicOffer& o) { return !o.modality.empty(); }},
    {"format", [](const PublicOffer& o) { return !o.format.empty(); }},
    {"rhythm", [](const PublicOffer& o) { return !o.rhythm.empty(); }},
    {"level", [](const PublicOffer& o) { return o.level.has_value(); }},
    {"cefr", [](const PublicOffer& o) { return o.cefr_entry || o.cefr_target; }},
    {"eqf", [](const PublicOffer& o) { return o.eqf.has_value(); }},
    {"duration", [](const PublicOffer& o) { return o.duration.hours || o.duration.days; }},
    {"group", [](const PublicOffer& o) { return o.group.min || o.group.max; }},
    {"prices", [](const PublicOffer& o) { return !o.prices.empty(); }},
    {"certification", [](const PublicOffer& o) { return !o.certification.empty(); }},
    {"funding", [](const PublicOffer& o) { return !o.funding.empty(); }},
    {"accessibility", [](const PublicOffer& o) { return o.accessibility.wheelchair || o.accessibility.sign_language; }},
    {"updated", [](const PublicOffer& o) { return o.updated.has_value(); }},
    {"url", [](const PublicOffer& o) { return o.url.has_value(); }},
    {"sessions", [](const PublicOffer& o) { return !o.sessions.empty(); }},
});

template <class Fields>
std::vector<FieldCoverage> uncounted(const Fields& fields) {
    std::vector<FieldCoverage> coverage;
    coverage.reserve(fields.size());
    for (const auto& field : fields) coverage.push_back({.field = field.name});
    return coverage;
}

template <class Fields, class Record>
void count_filled(std::vector<FieldCoverage>& coverage, const Fields& fields, const Record& record) {
    for (std::size_t i = 0; i < fields.size(); ++i) coverage[i].filled += fields[i].filled(record) ? 1U : 0U;
}

}  // namespace

Coverage::Coverage() : providers_{uncounted(provider_fields)}, offers_{uncounted(offer_fields)} {}

void Coverage::count(const PublicProvider& provider) {
    count_filled(providers_, provider_fields, provider);
}

void Coverage::count(const PublicOffer& offer) {
    count_filled(offers_, offer_fields, offer);
}

}  // namespace filon
