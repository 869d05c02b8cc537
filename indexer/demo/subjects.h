// What is taught in the demo catalogue, how often and for how much.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/topics/taxonomy.h"
#include "indexer/demo/dice.h"
#include "indexer/demo/wording.h"

namespace filon {

// What courses of one family cost and look like; money in whole euros without tax.
struct FamilyFigures {
    std::string_view family;
    std::int64_t day_price = 0;    // a person and a day, the median
    std::int64_t group_price = 0;  // a group and a day, the median
    std::int64_t group_max = 0;
    bool is_hands_on = false;  // taught at a bench, so seldom at a distance
    std::vector<std::int64_t> days;
};

// A topic with all that a course on it is made of.
struct DemoSubject {
    const Topic* topic = nullptr;
    const TopicWording* wording = nullptr;
    const FamilyWording* family_wording = nullptr;
    const FamilyFigures* figures = nullptr;
    std::uint64_t weight = 0;
    std::string_view taught_language;  // of the family `langues`: "en"; else empty
};

// The topics that have words of their own in indexer/demo/wording, few of them asked for often and most seldom (Zipf).
// Refers to the taxonomy and the wording that it was made from.
class Subjects {
public:
    Subjects(const Taxonomy& taxonomy, const Wording& wording, Dice& dice);
    const std::vector<DemoSubject>& all() const { return subjects_; }
    // Indices of `count` families, or all there are, the first the likelier the more its topics weigh.
    std::vector<std::size_t> draw_families(std::size_t count, Dice& dice) const;
    // Indices into `all()` of a family's subjects.
    const std::vector<std::size_t>& of_family(std::size_t family) const { return families_[family].subjects; }
    // The language of a course on the subject, French nine times in ten over the whole catalogue.
    RecordLanguage draw_language(const DemoSubject& subject, Dice& dice) const;

private:
    struct Family {
        std::string name;
        std::vector<std::size_t> subjects;
        std::uint64_t weight = 0;
    };

    std::vector<DemoSubject> subjects_;
    std::vector<Family> families_;
    std::array<std::uint64_t, text_languages>
        per_thousand_{};  // of a subject's courses, where it has modules in that language
};

}  // namespace filon
