// What data/tax says of VAT, day by day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/values/dates.h"

namespace filon {

// The texts of the files in data/tax, each with its header line.
struct VatFiles {
    std::string_view vat_rates, eu_members, short_seminars;
    // Those that are part of the program.
    static VatFiles built_in();
};

// Rates, members of the European Union and the rule on short seminars, each with the days for which it holds. Countries
// are codes of ISO 3166-1 in capitals. Immutable, safe from any thread.
class VatTables {
public:
    static VatTables built_in() { return read(VatFiles::built_in()); }
    // Throws std::logic_error that names file and line where one is not as data/tax/README.md says.
    static VatTables read(const VatFiles& files);

    // The standard rate of France in hundredths of a per cent (2000 is 20 %): 19.6 % until 2013-12-31, then 20 % (CGI
    // art. 278). A day before the first row has the first row's.
    std::uint16_t french_rate(Date day) const;
    // The country whose VAT rules a place is under: Monaco is France (directive 2006/112/CE, art. 7), most are
    // themselves. Lives as long as the argument and the tables.
    std::string_view taxed_as(std::string_view country, Date day) const;
    // For services: Great Britain until 2020-12-31, Monaco as France is.
    bool in_eu(std::string_view country, Date day) const;
    // Up to how many days a short open seminar in that country is taxed where it is held, whoever attends; nothing
    // where no such rule is known for the day (CGI art. 259 A, 5° bis, as read by BOI-RES-TVA-000144 from 2025-12-10
    // on).
    std::optional<int> longest_short_seminar(std::string_view country, Date day) const;

private:
    struct Rate {
        Date from;
        std::uint16_t rate = 0;
    };
    struct Membership {
        std::string country;
        Date from, until;
        std::string taxed_as;  // empty: as itself, a member
    };
    struct ShortSeminar {
        std::string country;
        Date from;
        int most_days = 0;
    };
    const Membership* membership(std::string_view country, Date day) const;

    std::vector<Rate> french_rates_;  // by day, never empty
    std::vector<Membership> memberships_;
    std::vector<ShortSeminar> short_seminars_;  // by country and day
};

}  // namespace filon
