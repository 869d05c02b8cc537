#include "server/json/vat_words.h"

#include <array>

#include "server/json/messages.h"
#include "server/json/place_words.h"

namespace filon {
namespace {

// By regime.
constexpr std::array<Message, names_of<Regime>::list.size()> reasons{
    Message{reason_key(Regime::exempt)}, Message{reason_key(Regime::domestic)},
    Message{reason_key(Regime::reverse_charge)}, Message{reason_key(Regime::outside_eu)},
    Message{reason_key(Regime::taxed_where_held)}};

}  // namespace

std::string vat_reason(const Taxed& taxed, std::string_view country, TextLanguage language) {
    constexpr double hundredths = 100;
    const Place abroad{.kind = PlaceKind::country,
                       .name = country_name(country, language),
                       .code = std::string{country},
                       .point = {},
                       .department = {}};
    return say(reasons[static_cast<std::size_t>(taxed.regime)], language,
               {{"rate", taxed.rate / hundredths},
                {"place", abroad.name},
                {"at", language == TextLanguage::french ? inside(abroad, language) : std::string{}}});
}

}  // namespace filon
