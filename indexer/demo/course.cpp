#include "indexer/demo/course.h"

#include <array>
#include <utility>

namespace filon {
namespace {

std::int64_t rounded_to_tens(std::int64_t euros) {
    return std::max<std::int64_t>(10, (euros + 5) / 10 * 10);
}

// Draws in the order in which things depend on each other: the price on the format, the level on the subject.
class CourseDraw {
public:
    CourseDraw(const DemoProvider& provider, const DemoWorld& world, Dice& dice)
        : provider_{provider}, world_{world}, dice_{dice} {}

    DemoCourse drawn() {
        course_.subject = &world_.subjects.all()[provider_.subjects[provider_.subject_wheel->spin(dice_)]];
        draw_form();
        draw_level();
        draw_prices();
        return std::move(course_);
    }

private:
    void draw_form() {
        course_.language = world_.subjects.draw_language(*course_.subject, dice_);
        const auto format = dice_.below(100);
        if (format < 50)
            course_.formats = {Format::open};
        else if (format < 65)
            course_.formats = {Format::in_house};
        else if (format < 85)
            course_.formats = {Format::open, Format::in_house};
        else if (format < 90)
            course_.formats = {Format::individual};
        else if (format < 93)
            course_.formats = {Format::open, Format::individual};

        // Per cent on site, remote, blended, e-learning; what is left is not said.
        constexpr std::array<std::uint64_t, 4> at_a_bench{80, 3, 9, 3}, at_a_desk{52, 20, 13, 10};
        auto roll = dice_.below(100);
        for (std::size_t i = 0; i < 4; ++i) {
            const auto share = (course_.subject->figures->is_hands_on ? at_a_bench : at_a_desk)[i];
            if (roll < share) {
                course_.modalities = {static_cast<Modality>(i)};
                break;
            }
            roll -= share;
        }
        if (course_.modalities == std::vector{Modality::onsite} && !course_.subject->figures->is_hands_on &&
            dice_.chance(4))
            course_.modalities.push_back(Modality::remote);
        course_.days = dice_.one_of(course_.subject->figures->days);
    }

    void draw_level() {
        const auto roll = dice_.below(100);
        if (roll < 35)
            course_.level = Level::beginner;
        else if (roll < 55)
            course_.level = Level::intermediate;
        else if (roll < 75)
            course_.level = Level::advanced;
        else if (roll < 80)
            course_.level = Level::expert;
        if (course_.is_of_languages() && dice_.chance(80)) {
            const auto entry = dice_.below(5);
            course_.cefr = CefrStep{static_cast<Cefr>(entry), static_cast<Cefr>(entry + 1)};
            if (course_.level)
                course_.level = entry < 2 ? Level::beginner : entry < 4 ? Level::intermediate : Level::advanced;
        }
    }

    Tax draw_tax() {
        if (provider_.vat == VatStatus::exempt || (!provider_.vat && dice_.chance(6))) return Tax::exempt;
        return dice_.chance(12) ? Tax::included : Tax::excluded;
    }

    void draw_prices() {
        if (dice_.chance(8)) return;
        const auto& figures = *course_.subject->figures;
        course_.tax = draw_tax();
        const auto taxed = [&](std::int64_t amount) { return course_.tax == Tax::included ? amount * 6 / 5 : amount; };
        // The later days of a long course cost half.
        const auto charged_days =
            std::min<std::int64_t>(course_.days, 5) + std::max<std::int64_t>(course_.days - 5, 0) / 2;
        const bool for_persons =
            course_.formats.empty() || course_.has(Format::open) || course_.has(Format::individual);
        if (for_persons) {
            auto day_price = dice_.log_normal(figures.day_price);
            if (course_.modalities == std::vector{Modality::remote}) day_price = day_price * 85 / 100;
            if (course_.modalities == std::vector{Modality::elearning}) day_price /= 3;
            if (course_.has(Format::individual) && !course_.has(Format::open)) day_price = day_price * 16 / 10;
            const auto basis = dice_.below(100);
            if (basis < (course_.is_of_languages() ? 35U : 6U))
                course_.prices.push_back(
                    {taxed(std::max<std::int64_t>(5, day_price / 7)), PriceBasis::hour, Format::open});
            else if (basis >= 95)
                course_.prices.push_back({rounded_to_tens(taxed(day_price)), PriceBasis::day, Format::open});
            else
                course_.prices.push_back(
                    {rounded_to_tens(taxed(day_price * charged_days)), PriceBasis::person, Format::open});
        }
        if (course_.has(Format::in_house)) {
            const auto day_price = dice_.log_normal(figures.group_price);
            if (dice_.chance(35))
                course_.prices.push_back({rounded_to_tens(taxed(day_price)), PriceBasis::day, Format::in_house});
            else
                course_.prices.push_back(
                    {rounded_to_tens(taxed(day_price * charged_days)), PriceBasis::group, Format::in_house});
        }
    }

    const DemoProvider& provider_;
    const DemoWorld& world_;
    Dice& dice_;
    DemoCourse course_;
};

}  // namespace

DemoCourse draw_course(const DemoProvider& provider, const DemoWorld& world, Dice& dice) {
    return CourseDraw{provider, world, dice}.drawn();
}

}  // namespace filon
