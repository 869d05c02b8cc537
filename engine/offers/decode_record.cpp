#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/offers/record_codec.h"
#include "engine/offers/record_fields.h"

namespace filon {
namespace {

constexpr std::int64_t unzigzag(std::uint64_t bits) {
    return std::bit_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
}

// Takes values from the bytes of one record. The first fault ends it: from then on no byte is left and nothing is read.
class Reader {
public:
    explicit Reader(std::string_view bytes) : at_{bytes.data()}, end_{bytes.data() + bytes.size()} {}

    void header(RecordKind kind) {
        if (byte() != record_format_version) fail("the record's format version is not known");
        if (byte() != std::to_underlying(kind)) fail("the record is of another kind");
    }

    template <class T>
    Outcome<T> record(RecordKind kind) {
        T result;
        header(kind);
        for_each_field(result, *this);
        if (at_ != end_) fail("the record goes on after its end");
        if (fault_) return fault("", fault_);
        return result;
    }

    template <class... Fields>
    void operator()(Fields&... fields) {
        std::uint64_t mask = number();
        if (mask >> sizeof...(Fields) != 0) {
            fail("the record has a field too many");
            mask = 0;
        }
        ((field(fields, (mask & 1) != 0), mask >>= 1), ...);
    }

private:
    void fail(const char* reason) {
        if (!fault_) fault_ = reason;
        at_ = end_;
    }

    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

    std::uint8_t byte() {
        if (at_ == end_) {
            fail("the record is cut short");
            return 0;
        }
        return static_cast<std::uint8_t>(*at_++);
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint64_t part = byte();
            if (shift == 63 && part > 1) break;
            value |= (part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
        fail("a number of the record is too large");
        return 0;
    }

    void field(bool& field, bool said) { field = said; }
    template <class T>
    void field(std::optional<T>& field, bool said) {
        if (said) value(field.emplace());
    }
    // A structure that says nothing has no field that does; its members may have other defaults (`published`).
    template <Structure T>
    void field(T& structure, bool said) {
        auto unsaid = [this](auto&... fields) { (this->field(fields, false), ...); };
        if (said)
            value(structure);
        else
            for_each_field(structure, unsaid);
    }
    template <class T>
    void field(T& field, bool said) {
        if (said)
            value(field);
        else
            field = T{};
    }

    void value(bool& value) {
        const auto read = byte();
        if (read > 1) fail("neither yes nor no");
        value = read == 1;
    }
    void value(std::int64_t& value) { value = unzigzag(number()); }
    void value(double& value) {
        if (left() < 8) return fail("the record is cut short");
        std::uint64_t bits = 0;
        for (unsigned shift = 0; shift < 64; shift += 8) bits |= std::uint64_t{byte()} << shift;
        value = std::bit_cast<double>(bits);
        if (!std::isfinite(value)) fail("a number of the record is not finite");
    }
    void value(Euros& value) {
        const auto cents = unzigzag(number());
        if (cents < 0 || cents > 1'000'000'000'000) return fail("an amount of the record is out of range");
        value = Euros::from_cents(cents);
    }
    void value(std::string& value) {
        const auto size = number();
        if (size > left()) return fail("the record is cut short");
        value.assign(at_, size);
        at_ += size;
    }
    void value(LanguageTag& value) {
        const auto size = number();
        if (size > left()) return fail("the record is cut short");
        auto tag = LanguageTag::parse({at_, size});
        at_ += size;
        if (!tag) return fail("a language of the record is none");
        value = *std::move(tag);
    }
    Date day(std::uint64_t since_first) {
        if (since_first > static_cast<std::uint64_t>(last_record_day.number() - first_record_day.number()))
            fail("a date of the record does not exist");
        return fault_ ? Date{} : Date::from_number(first_record_day.number() + static_cast<std::int32_t>(since_first));
    }
    void value(Date& value) { value = day(number()); }
    void value(PartialDate& value) {
        const auto packed = number();
        const auto first = day(packed >> 2);
        const std::chrono::year_month_day parts{first.day()};
        const auto precision = packed & 3;
        const bool starts =
            precision == 0 || (precision == 1 && parts.day() == std::chrono::day{1}) ||
            (precision == 2 && parts.day() == std::chrono::day{1} && parts.month() == std::chrono::January);
        if (!starts) return fail("a date of the record does not exist");
        value = PartialDate{first, static_cast<PartialDate::Precision>(precision)};
    }
    void value(Coordinates& point) {
        value(point.latitude);
        value(point.longitude);
        if (!Coordinates::checked(point.latitude, point.longitude)) fail("a point of the record is not on the globe");
    }
    template <Enumeration E>
    void value(E& value) {
        const auto read = byte();
        if (read >= names_of<E>::list.size()) return fail("a value of the record is in no closed list");
        value = static_cast<E>(read);
    }
    template <class T>
    void value(std::vector<T>& list) {
        const auto size = number();
        // Each element takes a byte at least, so a list can claim no more memory than its bytes justify.
        if (size > left() || size > longest_list) return fail("a list of the record is too long");
        list.reserve(std::min<std::size_t>(size, 32));
        for (std::size_t i = 0; i < size && !fault_; ++i) value(list.emplace_back());
    }
    template <Structure T>
    void value(T& structure) {
        for_each_field(structure, *this);
    }

    const char* at_;
    const char* end_;
    const char* fault_ = nullptr;
};

}  // namespace

Outcome<PublicOffer> decode_public_offer(std::string_view bytes) {
    return Reader{bytes}.record<PublicOffer>(RecordKind::public_offer);
}
Outcome<PublicProvider> decode_public_provider(std::string_view bytes) {
    return Reader{bytes}.record<PublicProvider>(RecordKind::public_provider);
}
Outcome<Offer> decode_offer(std::string_view bytes) {
    return Reader{bytes}.record<Offer>(RecordKind::offer);
}
Outcome<Provider> decode_provider(std::string_view bytes) {
    return Reader{bytes}.record<Provider>(RecordKind::provider);
}

}  // namespace filon
