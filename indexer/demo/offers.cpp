#include "indexer/demo/offers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/demo/course.h"
#include "indexer/demo/course_texts.h"
#include "indexer/demo/sessions.h"

namespace filon {
namespace {

// Writes one offer member by member; what members share is drawn beforehand.
class OfferWriter {
public:
    OfferWriter(std::size_t number, const DemoProvider& provider, const DemoWorld& world, Dice& dice, RecordLine& line)
        : id_{fmt::format("fo-{:07}", number + 1)},
          provider_{provider},
          world_{world},
          dice_{dice},
          line_{line},
          course_{draw_course(provider, world, dice)},
          subject_{*course_.subject} {}

    void write() {
        line_.text("type", "offer");
        line_.text("id", id_);
        line_.text("provider", provider_.id);
        write_texts();
        write_subject();
        write_teaching();
        write_sizes();
        write_prices();
        write_rights();
        write_sessions();
        write_confidential();
    }

private:
    void write_texts() {
        const CourseBrief brief{.topic = *subject_.topic,
                                .wording = *subject_.wording,
                                .family = *subject_.family_wording,
                                .language = course_.language,
                                .level = course_.level,
                                .cefr = course_.cefr,
                                .days = course_.days};
        auto texts = write_course(brief, world_.wording, dice_);
        if (dice_.chance(2)) spoil(texts, dice_);
        line_.text("title", texts.title);
        line_.text("objectives", texts.objectives);
        line_.text("programme", texts.programme);
        if (dice_.chance(88)) line_.text("prerequisites", texts.prerequisites);
        if (dice_.chance(90)) line_.text("audience", texts.audience);
        constexpr std::array<std::string_view, text_languages> names{"fr", "en", "de", "es"};
        if (course_.language != RecordLanguage::fr || dice_.chance(70))
            line_.text("lang", names[static_cast<std::size_t>(course_.language)]);
    }

    void write_subject() {
        if (dice_.chance(88)) {
            std::vector<std::string_view> topics{subject_.topic->id};
            if (dice_.chance(8)) {
                const auto& other = *world_.subjects.all()[dice_.one_of(provider_.subjects)].topic;
                if (other.family == subject_.topic->family && other.id != subject_.topic->id)
                    topics.push_back(other.id);
            }
            line_.list("topics", topics);
        }
        if (dice_.chance(15))
            line_.list("categories",
                       std::array{fmt::format("{:.4}/{:.6}", subject_.topic->family, subject_.topic->id)});
        const auto& codes = subject_.topic->codes;
        const bool with_formacode = !codes.formacode.empty() && dice_.chance(35);
        const bool with_rome = !codes.rome.empty() && dice_.chance(25);
        if (!with_formacode && !with_rome) return;
        line_.open("codes");
        if (with_formacode) line_.list("formacode", codes.formacode);
        if (with_rome) line_.list("rome", codes.rome);
        line_.close();
    }

    void write_teaching() {
        if (dice_.chance(86)) line_.list("teaching_languages", draw_teaching_languages());
        if (course_.modalities.size() == 1 && dice_.chance(85))
            line_.text("modality", name_of(course_.modalities.front()));
        else if (!course_.modalities.empty())
            write_names("modality", course_.modalities);
        write_names("format", course_.formats);
        if (dice_.chance(55)) {
            constexpr std::array<Rhythm, 10> drawn{
                Rhythm::daytime,   Rhythm::daytime,   Rhythm::daytime, Rhythm::daytime, Rhythm::daytime,
                Rhythm::part_time, Rhythm::intensive, Rhythm::evening, Rhythm::weekend, Rhythm::daytime};
            rhythm_ = dice_.one_of(std::span<const Rhythm>{drawn});
            write_names("rhythm", std::vector{*rhythm_});
        }
        if (course_.level) line_.text("level", name_of(*course_.level));
        if (course_.cefr) {
            line_.open("cefr");
            if (dice_.chance(80)) line_.text("entry", name_of(course_.cefr->entry));
            line_.text("target", name_of(course_.cefr->target));
            line_.close();
        }
        if (dice_.chance(4)) line_.number("eqf", dice_.between(3, 7));
    }

    std::vector<std::string_view> draw_teaching_languages() {
        if (course_.language == RecordLanguage::de) return {"de"};
        if (course_.language == RecordLanguage::es) return {"es"};
        if (course_.language == RecordLanguage::en) {
            const auto roll = dice_.below(10);
            return {roll < 7 ? "en" : roll < 9 ? "en-GB" : "en-US"};
        }
        if (course_.is_of_languages() && subject_.taught_language != "fr") {
            if (subject_.taught_language == "en" && dice_.chance(12)) return {"fr", "en-GB"};
            return {"fr", subject_.taught_language};
        }
        if (dice_.chance(5)) return {"fr", "en"};
        return {"fr"};
    }

    template <class E>
    void write_names(std::string_view member, const std::vector<E>& values) {
        std::vector<std::string_view> names;
        names.reserve(values.size());
        for (const auto value : values) names.push_back(name_of(value));
        line_.list(member, names);
    }

    void write_sizes() {
        if (const auto roll = dice_.below(100); roll < 92) {
            constexpr std::int64_t lesson_hours[] = {15, 20, 20, 30, 40, 60};
            const auto hours = course_.is_of_languages() ? dice_.one_of(std::span<const std::int64_t>{lesson_hours})
                                                         : course_.days * 7;
            line_.open("duration");
            if (roll < 80 || course_.is_of_languages()) line_.number("hours", hours);
            if (!course_.is_of_languages() && (roll < 60 || roll >= 80)) line_.number("days", course_.days);
            line_.close();
        }
        if (dice_.chance(course_.has(Format::in_house) ? 97 : 60)) {
            const auto max = std::max<std::int64_t>(4, subject_.figures->group_max + dice_.between(-2, 4));
            line_.open("group");
            if (dice_.chance(50)) line_.number("min", dice_.between(1, 4));
            line_.number("max", max);
            line_.close();
        }
    }

    void write_price_members(const DemoPrice& price, bool with_format) {
        line_.number("amount", price.amount);
        line_.text("per", name_of(price.per));
        if (course_.tax != Tax::excluded || dice_.chance(90)) line_.text("tax", name_of(course_.tax));
        if (course_.tax != Tax::exempt && dice_.chance(20)) line_.number("vat_rate", 20);
        if (with_format) line_.text("format", name_of(price.format));
    }

    void write_prices() {
        if (course_.prices.empty()) return;
        line_.open_list("prices");
        for (const auto& price : course_.prices) {
            line_.open_element();
            write_price_members(price, course_.prices.size() > 1);
            line_.close();
        }
        line_.close_list();
    }

    // Certification, funding, accessibility, and what is said of the record itself.
    void write_rights() {
        const auto& certifications = subject_.wording->certifications;
        const bool is_certified = !certifications.empty() && dice_.chance(55);
        if (is_certified) {
            line_.open_list("certification");
            line_.open_element();
            line_.text("name", dice_.one_of(certifications));
            line_.close();
            line_.close_list();
        }
        if (dice_.chance(75)) {
            std::vector<Funding> funding;
            if (is_certified && dice_.chance(70)) funding.push_back(Funding::cpf);
            if (dice_.chance(65)) funding.push_back(Funding::opco);
            if (dice_.chance(45)) funding.push_back(Funding::plan);
            if (dice_.chance(20)) funding.push_back(Funding::france_travail);
            if (dice_.chance(2)) funding.push_back(Funding::dif);
            write_names("funding", funding);
        }
        if (dice_.chance(22)) {
            line_.open("accessibility");
            line_.flag("wheelchair", dice_.chance(80));
            if (dice_.chance(15)) line_.flag("sign_language", dice_.chance(40));
            if (dice_.chance(40)) line_.text("contact", "referent-handicap@" + provider_.host.substr(4));
            line_.close();
        }
        is_rolling_ = dice_.chance(course_.modalities == std::vector{Modality::elearning} ? 85 : 4);
        if (is_rolling_ || dice_.chance(20)) line_.flag("rolling", is_rolling_);
        if (dice_.chance(1)) line_.flag("published", false);
        if (dice_.chance(85))
            line_.text(
                "updated",
                Date::from_number(world_.first_day.number() - static_cast<std::int32_t>(dice_.below(500))).text());
        if (dice_.chance(30)) line_.text("url", fmt::format("https://{}/formations/{}", provider_.host, id_));
    }

    void write_sessions() {
        const SessionPlan plan{.offer = id_,
                               .days = course_.days,
                               .modalities = course_.modalities,
                               .is_at_weekends = rhythm_ == Rhythm::weekend,
                               .count = draw_session_count()};
        const auto sessions = draw_sessions(plan, provider_, world_, dice_);
        if (sessions.empty()) return;
        line_.open_list("sessions");
        for (const auto& session : sessions) {
            line_.open_element();
            write_session(session, line_);
            if (!course_.prices.empty() && dice_.chance(8)) {
                auto price = course_.prices.front();
                price.amount = std::max<std::int64_t>(5, price.amount * dice_.between(80, 115) / 100);
                line_.open("price");
                write_price_members(price, false);
                line_.close();
            }
            line_.close();
        }
        line_.close_list();
    }

    std::size_t draw_session_count() {
        if (course_.modalities == std::vector{Modality::elearning}) return dice_.chance(12) ? 1 + dice_.below(2) : 0;
        if (course_.formats == std::vector{Format::in_house}) return dice_.chance(25) ? 1 + dice_.below(3) : 0;
        if (course_.formats == std::vector{Format::individual}) return dice_.below(3);
        // Per cent of the open offers with 0, 1, 2 … 12 sessions.
        constexpr std::array<std::uint64_t, 13> shares{6, 13, 15, 16, 14, 10, 8, 6, 4, 3, 2, 2, 1};
        auto roll = dice_.below(100);
        std::size_t count = 0;
        while (roll >= shares[count]) roll -= shares[count++];
        return count;
    }

    void write_confidential() {
        if (!dice_.chance(65)) return;
        const auto margin = dice_.between(12, 40);
        line_.open("confidential");
        if (!course_.prices.empty()) {
            auto rate = course_.prices.front();
            rate.amount = std::max<std::int64_t>(1, rate.amount * (100 - margin) / 100);
            line_.open("purchase_rate");
            write_price_members(rate, false);
            line_.close();
        }
        line_.number("margin_percent", margin);
        if (dice_.chance(12)) line_.text("notes", dice_.one_of(world_.wording.names.offer_notes));
        line_.close();
    }

    std::string id_;
    const DemoProvider& provider_;
    const DemoWorld& world_;
    Dice& dice_;
    RecordLine& line_;
    const DemoCourse course_;
    const DemoSubject& subject_;
    std::optional<Rhythm> rhythm_;
    bool is_rolling_ = false;
};

}  // namespace

void write_offer(std::size_t number, const DemoProvider& provider, const DemoWorld& world, Dice& dice,
                 RecordLine& line) {
    OfferWriter{number, provider, world, dice, line}.write();
}

}  // namespace filon
