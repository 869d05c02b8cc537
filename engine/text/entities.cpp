#include "engine/text/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace filon {
namespace {

using Named = std::pair<std::string_view, char32_t>;

// HTML 4 §24.2 and what of §24.3–24.4 French text needs, sorted by name.
constexpr auto named_entities = std::to_array<Named>({
    {"AElig", U'Æ'},  {"Aacute", U'Á'}, {"Acirc", U'Â'},  {"Agrave", U'À'}, {"Auml", U'Ä'},      {"Ccedil", U'Ç'},
    {"Eacute", U'É'}, {"Ecirc", U'Ê'},  {"Egrave", U'È'}, {"Euml", U'Ë'},   {"Icirc", U'Î'},     {"Iuml", U'Ï'},
    {"Ntilde", U'Ñ'}, {"OElig", U'Œ'},  {"Ocirc", U'Ô'},  {"Ouml", U'Ö'},   {"Ucirc", U'Û'},     {"Ugrave", U'Ù'},
    {"Uuml", U'Ü'},   {"aacute", U'á'}, {"acirc", U'â'},  {"aelig", U'æ'},  {"agrave", U'à'},    {"amp", U'&'},
    {"apos", U'\''},  {"auml", U'ä'},   {"bull", U'•'},   {"ccedil", U'ç'}, {"deg", U'°'},       {"eacute", U'é'},
    {"ecirc", U'ê'},  {"egrave", U'è'}, {"euml", U'ë'},   {"euro", U'€'},   {"gt", U'>'},        {"hellip", U'…'},
    {"iacute", U'í'}, {"icirc", U'î'},  {"igrave", U'ì'}, {"iuml", U'ï'},   {"laquo", U'«'},     {"ldquo", U'“'},
    {"lsquo", U'‘'},  {"lt", U'<'},     {"mdash", U'—'},  {"middot", U'·'}, {"nbsp", U'\u00A0'}, {"ndash", U'–'},
    {"ntilde", U'ñ'}, {"oacute", U'ó'}, {"ocirc", U'ô'},  {"oelig", U'œ'},  {"ouml", U'ö'},      {"quot", U'"'},
    {"raquo", U'»'},  {"rdquo", U'”'},  {"reg", U'®'},    {"rsquo", U'’'},  {"szlig", U'ß'},     {"trade", U'™'},
    {"uacute", U'ú'}, {"ucirc", U'û'},  {"ugrave", U'ù'}, {"uuml", U'ü'},   {"yuml", U'ÿ'},
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
