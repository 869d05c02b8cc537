// What a text asks for, as it was understood: the contract's READ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/offers/closed_lists.h"
#include "engine/places/place.h"
#include "engine/values/dates.h"
#include "engine/values/euros.h"

namespace filon {

// Words of the text from which a value was read: bytes [start, end).
struct ReadSpan {
    std::string field;
    std::uint32_t start = 0, end = 0;
    double confidence = 0;  // 0..1
    friend bool operator==(const ReadSpan&, const ReadSpan&) = default;
};

// A provider that is named: by id, as the catalogue has it.
using ProviderId = std::string;

// Values of one kind that are asked for, or ruled out.
struct SaidValues {
    std::vector<Place> places;
    std::vector<std::string> teaching_languages;  // BCP 47
    std::vector<Modality> modalities;
    std::vector<Format> formats;
    std::vector<Rhythm> rhythms;
    std::vector<Funding> funding;
    std::vector<std::string> certifications;
    std::vector<ProviderId> providers;
    bool any() const {
        return !places.empty() || !teaching_languages.empty() || !modalities.empty() || !formats.empty() ||
               !rhythms.empty() || !funding.empty() || !certifications.empty() || !providers.empty();
    }
    friend bool operator==(const SaidValues&, const SaidValues&) = default;
};

// One need. What the text does not say is absent.
struct Need {
    std::string topic;  // in French where one is known, else as it was written, mended
    SaidValues wanted, excluded;
    std::optional<std::int64_t> radius_km;
    std::optional<Euros> min_price, max_price;
    std::optional<PriceAskedPer> price_per;
    std::optional<Tax> tax;  // excluded or included
    std::optional<std::int64_t> headcount;
    std::vector<Level> levels;
    std::vector<std::int64_t> eqf;
    std::vector<Cefr> cefr_entry, cefr_target;
    std::optional<Date> date_from, date_to;  // of a session's start
    std::optional<double> max_days, max_hours;
    bool qualiopi = false;
    std::vector<std::string> accessibility;  // wheelchair, sign_language
    std::vector<std::string> must;           // fields that are said to be hard
    std::vector<ReadSpan> spans;             // by their start
    friend bool operator==(const Need&, const Need&) = default;
};

}  // namespace filon
