#include "engine/tax/vat_regime.h"

#include <gtest/gtest.h>

namespace filon {
namespace {

const VatTables& tables() {
    static const auto built_in = VatTables::built_in();
    return built_in;
}

Date day(std::string_view text) {
    return Date::parse(text).value();
}

// Three days in Lyon, open to everybody, at a price without VAT whose record says no rate.
class ASale {
public:
    ASale() {
        sale_.day = day("2026-11-24");
        sale_.client_country = "FR";
        sale_.client_taxable = true;
        sale_.open_session = true;
        sale_.days = 3;
        sale_.held_in = "FR";
    }
    ASale& to(std::string_view country) { return with(&Sale::client_country, country); }
    ASale& to_nobody_taxable() { return with(&Sale::client_taxable, false); }
    ASale& on(std::string_view text) { return with(&Sale::day, day(text)); }
    ASale& priced(Tax tax) { return with(&Sale::price_tax, tax); }
    ASale& at(std::uint16_t rate) { return with(&Sale::vat_rate, std::optional{rate}); }
    ASale& in_house() { return with(&Sale::open_session, false); }
    ASale& lasting(std::optional<int> days) { return with(&Sale::days, days); }
    ASale& held_in(std::string_view country) { return with(&Sale::held_in, country); }
    Taxed taxed() const { return vat_of(sale_, tables()); }

private:
    template <class T>
    ASale& with(T Sale::* member, T value) {
        sale_.*member = value;
        return *this;
    }
    Sale sale_;
};

TEST(VatRegime, IsChosenByClientPlaceAndDay) {
    const struct {
        const char* what;
        ASale sale;
        Regime regime;
        std::uint16_t rate;
    } cases[] = {
        {"a client in France", ASale{}, Regime::domestic, 2'000},
        {"in Monaco", ASale{}.to("MC"), Regime::domestic, 2'000},
        {"in La Réunion, whose lower rate is not held", ASale{}.to("RE"), Regime::domestic, 2'000},
        {"in France without a number", ASale{}.to_nobody_taxable(), Regime::domestic, 2'000},
        {"in 2013", ASale{}.on("2013-12-31"), Regime::domestic, 1'960},
        {"in 2014", ASale{}.on("2014-01-01"), Regime::domestic, 2'000},
        {"at the record's own rate", ASale{}.at(550), Regime::domestic, 550},
        {"at the record's rate of nothing", ASale{}.at(0), Regime::domestic, 0},
        {"an exempt provider", ASale{}.priced(Tax::exempt), Regime::exempt, 0},
        {"exempt, whatever rate stands beside", ASale{}.priced(Tax::exempt).at(2'000), Regime::exempt, 0},
        {"exempt, to a client abroad", ASale{}.priced(Tax::exempt).to("DE"), Regime::exempt, 0},
        {"in-house, to Germany", ASale{}.in_house().to("DE"), Regime::reverse_charge, 0},
        {"in-house, to Switzerland", ASale{}.in_house().to("CH"), Regime::outside_eu, 0},
        {"in-house, to Britain in the Union", ASale{}.in_house().to("GB").on("2020-12-31"), Regime::reverse_charge, 0},
        {"in-house, to Britain after", ASale{}.in_house().to("GB").on("2021-01-01"), Regime::outside_eu, 0},
        {"in-house, to Germany, a rate said", ASale{}.in_house().to("DE").at(2'000), Regime::reverse_charge, 0},
        {"to Germany, no taxable person", ASale{}.to("DE").to_nobody_taxable(), Regime::domestic, 2'000},
        {"to the United States, no taxable person", ASale{}.to("US").to_nobody_taxable(), Regime::domestic, 2'000},
        {"open and short, to Germany", ASale{}.to("DE"), Regime::taxed_where_held, 2'000},
        {"open and short, to Switzerland", ASale{}.to("CH"), Regime::taxed_where_held, 2'000},
        {"open and short, at a rate", ASale{}.to("DE").at(1'000), Regime::taxed_where_held, 1'000},
        {"open, seven days", ASale{}.to("DE").lasting(7), Regime::taxed_where_held, 2'000},
        {"open, eight days", ASale{}.to("DE").lasting(8), Regime::reverse_charge, 0},
        {"open, nobody knows how long", ASale{}.to("DE").lasting({}), Regime::reverse_charge, 0},
        {"open and short, the day before the ruling", ASale{}.to("DE").on("2025-12-09"), Regime::reverse_charge, 0},
        {"on the day of the ruling", ASale{}.to("DE").on("2025-12-10"), Regime::taxed_where_held, 2'000},
        {"open and short, held in Belgium", ASale{}.to("DE").held_in("BE"), Regime::reverse_charge, 0},
        {"open and short, held in Monaco", ASale{}.to("DE").held_in("MC"), Regime::taxed_where_held, 2'000},
        {"open and short, remote", ASale{}.to("DE").held_in(""), Regime::reverse_charge, 0},
        {"open and short, remote, beyond the Union", ASale{}.to("CA").held_in(""), Regime::outside_eu, 0},
    };
    for (const auto& [what, sale, regime, rate] : cases) {
        const auto taxed = sale.taxed();
        EXPECT_EQ(name_of(taxed.regime), name_of(regime)) << what;
        EXPECT_EQ(taxed.rate, rate) << what;
    }
}

TEST(VatRegime, OfTheSameCourseDiffersBetweenOpenAndInHouse) {
    const auto price = Euros::from_cents(100'000);
    EXPECT_EQ(ASale{}.to("DE").taxed().shown(price, Tax::included), Euros::from_cents(120'000));
    EXPECT_EQ(ASale{}.to("DE").in_house().taxed().shown(price, Tax::included), price);
}

TEST(VatRegime, ShowsThePriceAsTheClientSeesIt) {
    const auto abroad = ASale{}.in_house().to("DE");
    const struct {
        const char* what;
        ASale sale;
        std::int64_t cents, excluded, included;
    } cases[] = {
        {"without VAT, taxed", ASale{}, 100'000, 100'000, 120'000},
        {"with VAT, taxed", ASale{}.priced(Tax::included), 120'000, 100'000, 120'000},
        {"with VAT in 2010", ASale{}.priced(Tax::included).on("2010-06-15"), 119'600, 100'000, 119'600},
        {"with VAT, to the nearest cent", ASale{}.priced(Tax::included), 9'999, 8'333, 9'999},
        {"without VAT, half a cent up", ASale{}.at(550), 10, 10, 11},
        {"exempt", ASale{}.priced(Tax::exempt), 100'000, 100'000, 100'000},
        {"without VAT, reverse charge", abroad, 100'000, 100'000, 100'000},
        {"with VAT that is not charged", ASale{abroad}.priced(Tax::included), 120'000, 100'000, 100'000},
        {"with VAT at its own rate", ASale{abroad}.priced(Tax::included).at(550), 105'500, 100'000, 100'000},
        {"for nothing", ASale{}, 0, 0, 0},
        {"all the money there is", ASale{}, 10'000'000'000'000'000, 10'000'000'000'000'000, 12'000'000'000'000'000},
    };
    for (const auto& [what, sale, cents, excluded, included] : cases) {
        const auto taxed = sale.taxed();
        EXPECT_EQ(taxed.shown(Euros::from_cents(cents), Tax::excluded).cents(), excluded) << what;
        EXPECT_EQ(taxed.shown(Euros::from_cents(cents), Tax::exempt).cents(), excluded) << what;
        EXPECT_EQ(taxed.shown(Euros::from_cents(cents), Tax::included).cents(), included) << what;
    }
}

TEST(VatRegime, LeavesAPriceAloneThatIsSeenAsItIsWritten) {
    const auto with = ASale{}.priced(Tax::included).taxed(), without = ASale{}.taxed();
    for (std::int64_t cents = 0; cents < 1'000'000; cents += 7) {
        ASSERT_EQ(with.shown(Euros::from_cents(cents), Tax::included).cents(), cents);
        ASSERT_EQ(without.shown(Euros::from_cents(cents), Tax::excluded).cents(), cents);
    }
}

TEST(VatRegime, HasAKeyForTheReason) {
    for (const auto regime :
         {Regime::exempt, Regime::domestic, Regime::reverse_charge, Regime::outside_eu, Regime::taxed_where_held})
        EXPECT_EQ(reason_key(regime), "vat." + std::string{name_of(regime)});
}

}  // namespace
}  // namespace filon
