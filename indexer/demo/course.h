// What one demo offer is, before it is put into words.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "indexer/demo/course_texts.h"
#include "indexer/demo/dice.h"
#include "indexer/demo/providers.h"
#include "indexer/demo/subjects.h"

namespace filon {

// What a course costs in one of its forms.
struct DemoPrice {
    std::int64_t amount = 0;  // whole euros
    PriceBasis per = PriceBasis::person;
    Format format = Format::open;
};

// The facts that several members of an offer's record depend on; an empty list is not said.
struct DemoCourse {
    const DemoSubject* subject = nullptr;
    RecordLanguage language = RecordLanguage::fr;
    std::vector<Format> formats;
    std::vector<Modality> modalities;
    std::int64_t days = 1;
    std::optional<Level> level;
    std::optional<CefrStep> cefr;
    std::vector<DemoPrice> prices;
    Tax tax = Tax::excluded;

    bool has(Format format) const { return std::ranges::find(formats, format) != formats.end(); }
    bool is_of_languages() const { return !subject->taught_language.empty(); }
};

DemoCourse draw_course(const DemoProvider& provider, const DemoWorld& world, Dice& dice);

}  // namespace filon
