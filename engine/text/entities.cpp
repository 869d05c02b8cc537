#include "engine/text/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace filon {
namespace {

using Named = std::pair<std::string_view, char32_t>;

// HTML 4 §24.2 and what of §24.3–24.4 French, English, German and Spanish text needs, sorted by name.
constexpr auto named_entities = std::to_array<Named>({
    {"AElig", U'Æ'},     {"Aacute", U'Á'},      {"Acirc", U'Â'},     {"Agrave", U'À'}, {"Aring", U'Å'},
    {"Atilde", U'Ã'},    {"Auml", U'Ä'},        {"Ccedil", U'Ç'},    {"Eacute", U'É'}, {"Ecirc", U'Ê'},
    {"Egrave", U'È'},    {"Euml", U'Ë'},        {"Iacute", U'Í'},    {"Icirc", U'Î'},  {"Igrave", U'Ì'},
    {"Iuml", U'Ï'},      {"Ntilde", U'Ñ'},      {"OElig", U'Œ'},     {"Oacute", U'Ó'}, {"Ocirc", U'Ô'},
    {"Ograve", U'Ò'},    {"Oslash", U'Ø'},      {"Otilde", U'Õ'},    {"Ouml", U'Ö'},   {"Uacute", U'Ú'},
    {"Ucirc", U'Û'},     {"Ugrave", U'Ù'},      {"Uuml", U'Ü'},      {"aacute", U'á'}, {"acirc", U'â'},
    {"aelig", U'æ'},     {"agrave", U'à'},      {"amp", U'&'},       {"apos", U'\''},  {"aring", U'å'},
    {"atilde", U'ã'},    {"auml", U'ä'},        {"bdquo", U'„'},     {"bull", U'•'},   {"ccedil", U'ç'},
    {"copy", U'©'},      {"deg", U'°'},         {"divide", U'÷'},    {"eacute", U'é'}, {"ecirc", U'ê'},
    {"egrave", U'è'},    {"emsp", U'\u2003'},   {"ensp", U'\u2002'}, {"euml", U'ë'},   {"euro", U'€'},
    {"frac12", U'½'},    {"frac14", U'¼'},      {"frac34", U'¾'},    {"gt", U'>'},     {"hellip", U'…'},
    {"iacute", U'í'},    {"icirc", U'î'},       {"iexcl", U'¡'},     {"igrave", U'ì'}, {"iquest", U'¿'},
    {"iuml", U'ï'},      {"laquo", U'«'},       {"ldquo", U'“'},     {"lsaquo", U'‹'}, {"lsquo", U'‘'},
    {"lt", U'<'},        {"mdash", U'—'},       {"micro", U'µ'},     {"middot", U'·'}, {"nbsp", U'\u00A0'},
    {"ndash", U'–'},     {"ntilde", U'ñ'},      {"oacute", U'ó'},    {"ocirc", U'ô'},  {"oelig", U'œ'},
    {"ograve", U'ò'},    {"ordf", U'ª'},        {"ordm", U'º'},      {"oslash", U'ø'}, {"otilde", U'õ'},
    {"ouml", U'ö'},      {"para", U'¶'},        {"plusmn", U'±'},    {"pound", U'£'},  {"quot", U'"'},
    {"raquo", U'»'},     {"rdquo", U'”'},       {"reg", U'®'},       {"rsaquo", U'›'}, {"rsquo", U'’'},
    {"sbquo", U'‚'},     {"sect", U'§'},        {"shy", U'\u00AD'},  {"sup2", U'²'},   {"sup3", U'³'},
    {"szlig", U'ß'},     {"thinsp", U'\u2009'}, {"times", U'×'},     {"trade", U'™'},  {"uacute", U'ú'},
    {"ucirc", U'û'},     {"ugrave", U'ù'},      {"uuml", U'ü'},      {"yuml", U'ÿ'},   {"zwj", U'\u200D'},
    {"zwnj", U'\u200C'},
});
static_assert(std::ranges::is_sorted(named_entities, {}, &Named::first));

std::optional<char32_t> numbered(std::string_view digits) {
    const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [stop, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    const bool whole = error == std::errc{} && stop == digits.data() + digits.size();
    if (!whole || value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    return value;
}

}  // namespace

std::optional<Entity> entity_at(std::string_view text) {
    constexpr std::size_t longest = 10;
    const auto end = text.substr(0, longest).find(';');
    if (end == std::string_view::npos || end < 3) return std::nullopt;
    const auto name = text.substr(1, end - 1);
    if (name.starts_with('#')) {
        const auto code_point = numbered(name.substr(1));
        if (!code_point) return std::nullopt;
        return Entity{.code_point = *code_point, .size = end + 1};
    }
    const auto found = std::ranges::lower_bound(named_entities, name, {}, &Named::first);
    if (found == named_entities.end() || found->first != name) return std::nullopt;
    return Entity{.code_point = found->second, .size = end + 1};
}

}  // namespace filon
