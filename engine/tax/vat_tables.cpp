#include "engine/tax/vat_tables.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <iterator>
#include <span>
#include <stdexcept>
#include <tuple>

#include "engine/values/csv.h"

extern const char filon_tax_vat_rates[], filon_tax_vat_rates_end[];
extern const char filon_tax_eu_members[], filon_tax_eu_members_end[];
extern const char filon_tax_short_seminars[], filon_tax_short_seminars_end[];

namespace filon {
namespace {

using Fields = std::span<const std::string>;

constexpr std::size_t columns = 5;  // of each of the files
const Date for_ever{std::chrono::sys_days{std::chrono::year{2999} / 12 / 31}};

// A file's name and, while a row of it is read, what to say where it is wrong.
class Source {
public:
    Source(std::string_view name, std::string_view text) : name_{name}, text_{text} {}

    // Rows ascend by country and day, so that none stands twice and the last that applies is the latest.
    void rows(const std::function<void(const std::string&, Date, Fields)>& row) {
        std::string country;
        Date day;
        const auto read = for_each_csv_row(text_, [&](Fields fields, std::size_t line) {
            line_ = line;
            if (fields.size() != columns) broken("has another number of fields");
            if (line == 1) return;
            const auto from = date(fields[1]);
            if (line > 2 && std::tie(fields[0], from) <= std::tie(country, day)) broken("does not ascend");
            check_country(fields[0]);
            country = fields[0];
            day = from;
            row(country, from, fields);
        });
        if (!read) throw trouble(read.error().field, read.error().reason);
        if (line_ <= 1) broken("is empty");
    }

    [[noreturn]] void broken(std::string_view what) const { throw trouble("line " + std::to_string(line_), what); }

    void check_country(const std::string& field) const {
        if (field.size() != 2 || !std::ranges::all_of(field, [](char c) { return c >= 'A' && c <= 'Z'; }))
            broken("\"" + field + "\" is no country");
    }

    Date date(const std::string& field) const {
        const auto day = Date::parse(field);
        if (!day) broken("\"" + field + "\" is no day");
        return *day;
    }

    double number(const std::string& field, double most) const {
        double value = -1;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        if (error != std::errc{} || end != field.data() + field.size() || !(value >= 0 && value <= most))
            broken("\"" + field + "\" is no such number");
        return value;
    }

private:
    std::logic_error trouble(std::string_view where, std::string_view what) const {
        return std::logic_error{"data/tax/" + name_ + " " + std::string{where} + ": " + std::string{what}};
    }

    std::string name_;
    std::string_view text_;
    std::size_t line_ = 0;
};

}  // namespace

VatFiles VatFiles::built_in() {
    const auto between = [](const char* begin, const char* end) { return std::string_view{begin, end}; };
    return {.vat_rates = between(filon_tax_vat_rates, filon_tax_vat_rates_end),
            .eu_members = between(filon_tax_eu_members, filon_tax_eu_members_end),
            .short_seminars = between(filon_tax_short_seminars, filon_tax_short_seminars_end)};
}

VatTables VatTables::read(const VatFiles& files) {
    VatTables tables;
    Source rates{"vat_rates.csv", files.vat_rates};
    rates.rows([&](const std::string& country, Date from, Fields row) {
        const auto rate = static_cast<std::uint16_t>(std::lround(rates.number(row[2], 100) * 100));
        if (country == "FR") tables.french_rates_.push_back({.from = from, .rate = rate});
    });
    if (tables.french_rates_.empty()) rates.broken("no row is of France");
    Source members{"eu_members.csv", files.eu_members};
    members.rows([&](const std::string& country, Date from, Fields row) {
        const auto until = row[2].empty() ? for_ever : members.date(row[2]);
        if (until < from) members.broken("ends before it begins");
        if (!row[3].empty()) members.check_country(row[3]);
        tables.memberships_.push_back({.country = country, .from = from, .until = until, .taxed_as = row[3]});
    });
    Source seminars{"short_seminars.csv", files.short_seminars};
    seminars.rows([&](const std::string& country, Date from, Fields row) {
        const auto most = static_cast<int>(seminars.number(row[2], 366));
        tables.short_seminars_.push_back({.country = country, .from = from, .most_days = most});
    });
    return tables;
}

std::uint16_t VatTables::french_rate(Date day) const {
    const auto next = std::ranges::upper_bound(french_rates_, day, {}, &Rate::from);
    return next == french_rates_.begin() ? next->rate : std::prev(next)->rate;
}

const VatTables::Membership* VatTables::membership(std::string_view country, Date day) const {
    const auto holds = [&](const Membership& row) {
        return row.country == country && row.from <= day && day <= row.until;
    };
    const auto found = std::ranges::find_if(memberships_, holds);
    return found == memberships_.end() ? nullptr : &*found;
}

std::string_view VatTables::taxed_as(std::string_view country, Date day) const {
    const auto* const row = membership(country, day);
    return row != nullptr && !row->taxed_as.empty() ? std::string_view{row->taxed_as} : country;
}

bool VatTables::in_eu(std::string_view country, Date day) const {
    const auto* const row = membership(taxed_as(country, day), day);
    return row != nullptr && row->taxed_as.empty();
}

std::optional<int> VatTables::longest_short_seminar(std::string_view country, Date day) const {
    std::optional<int> most;
    for (const auto& row : short_seminars_)
        if (row.country == taxed_as(country, day) && row.from <= day) most = row.most_days;
    return most;
}

}  // namespace filon
