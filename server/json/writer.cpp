#include "server/json/writer.h"

#include <fmt/format.h>

namespace filon {

void JsonWriter::value(double number) {
    const auto text = fmt::format("{}", number);
    writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

void JsonWriter::decimal(std::int64_t scaled, unsigned decimals) {
    std::int64_t unit = 1;
    for (unsigned i = 0; i < decimals; ++i) unit *= 10;
    auto text = fmt::format("{}{}", scaled < 0 ? "-" : "", scaled < 0 ? -(scaled / unit) : scaled / unit);
    if (auto rest = scaled < 0 ? -(scaled % unit) : scaled % unit; rest != 0) {
        auto digits = fmt::format("{:0{}}", rest, decimals);
        digits.erase(digits.find_last_not_of('0') + 1);
        text += '.' + digits;
    }
    writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

void JsonWriter::list(std::string_view name, const std::vector<std::string>& texts) {
    key(name).begin_array();
    for (const auto& text : texts) value(text);
    end_array();
}

}  // namespace filon
