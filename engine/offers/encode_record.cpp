#include <bit>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/offers/record_codec.h"
#include "engine/offers/record_fields.h"

namespace filon {
namespace {

constexpr std::uint64_t zigzag(std::int64_t number) {
    return (std::bit_cast<std::uint64_t>(number) << 1) ^ std::bit_cast<std::uint64_t>(number >> 63);
}

// Appends values to the bytes of one record.
class Writer {
public:
    Writer(RecordKind kind, std::size_t expected_size) {
        bytes_.reserve(expected_size);
        byte(record_format_version);
        byte(static_cast<std::uint8_t>(kind));
    }

    std::string take() { return std::move(bytes_); }

    template <class... Fields>
    void operator()(const Fields&... fields) {
        static_assert(sizeof...(Fields) < 64);
        std::uint64_t mask = 0;
        unsigned bit = 0;
        ((mask |= std::uint64_t{said(fields)} << bit++), ...);
        number(mask);
        (field(fields), ...);
    }

private:
    void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }

    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }

    static bool said(bool field) { return field; }
    static bool said(std::int64_t field) { return field != 0; }
    static bool said(double field) { return std::bit_cast<std::uint64_t>(field) != 0; }
    static bool said(Euros field) { return field.cents() != 0; }
    static bool said(const std::string& field) { return !field.empty(); }
    static bool said(Enumeration auto field) { return std::to_underlying(field) != 0; }
    template <class T>
    static bool said(const std::optional<T>& field) {
        return field.has_value();
    }
    template <class T>
    static bool said(const std::vector<T>& field) {
        return !field.empty();
    }
    template <Structure T>
    static bool said(const T& structure) {
        bool any = false;
        auto look = [&any](const auto&... fields) { any = (said(fields) || ...); };
        for_each_field(structure, look);
        return any;
    }

    // What the mask says already (a bool, an absent field) takes no byte of its own.
    void field(bool) {}
    template <class T>
    void field(const std::optional<T>& field) {
        if (field) value(*field);
    }
    template <class T>
    void field(const T& field) {
        if (said(field)) value(field);
    }

    void value(bool value) { byte(value ? 1 : 0); }
    void value(std::int64_t value) { number(zigzag(value)); }
    void value(double value) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (unsigned shift = 0; shift < 64; shift += 8) byte(static_cast<std::uint8_t>(bits >> shift));
    }
    void value(Euros value) { number(zigzag(value.cents())); }
    void value(const std::string& value) {
        number(value.size());
        bytes_ += value;
    }
    void value(const LanguageTag& value) { this->value(value.text()); }
    void value(Date value) { number(static_cast<std::uint64_t>(value.number() - first_record_day.number())); }
    void value(const PartialDate& value) {
        number(static_cast<std::uint64_t>(value.first().number() - first_record_day.number()) << 2 |
               std::to_underlying(value.precision()));
    }
    void value(const Coordinates& point) {
        value(point.latitude);
        value(point.longitude);
    }
    void value(Enumeration auto value) { byte(std::to_underlying(value)); }
    template <class T>
    void value(const std::vector<T>& list) {
        number(list.size());
        for (const auto& element : list) value(element);
    }
    template <Structure T>
    void value(const T& structure) {
        for_each_field(structure, *this);
    }

    std::string bytes_;
};

template <class T>
std::string encoded(const T& record, RecordKind kind, std::size_t expected_size) {
    Writer writer{kind, expected_size};
    for_each_field(record, writer);
    return writer.take();
}

}  // namespace

std::string encode(const PublicOffer& offer) {
    return encoded(offer, RecordKind::public_offer, 2048);
}
std::string encode(const PublicProvider& provider) {
    return encoded(provider, RecordKind::public_provider, 512);
}
std::string encode(const Offer& offer) {
    return encoded(offer, RecordKind::offer, 2048);
}
std::string encode(const Provider& provider) {
    return encoded(provider, RecordKind::provider, 1024);
}

}  // namespace filon
