#include "server/json/messages.h"

#include <memory>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/smpdtfmt.h>

#include "engine/values/csv.h"

extern const char filon_messages_reasons[], filon_messages_reasons_end[];

namespace filon {
namespace {

std::string as_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

icu::UnicodeString as_utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

// The text of every pattern, by message and language; read once and never changed.
class Patterns {
public:
    Patterns() {
        const std::string_view csv{filon_messages_reasons, filon_messages_reasons_end};
        const auto read = for_each_csv_row(csv, [&](std::span<const std::string> fields, std::size_t line) {
            if (line > 1) take(fields, line);
        });
        if (!read) throw std::logic_error{"reasons.csv " + read.error().field + " " + read.error().reason};
        for (std::size_t i = 0; i < texts_.size(); ++i)
            if (texts_[i].front().empty()) throw std::logic_error{"reasons.csv has no " + std::string{message_keys[i]}};
    }
    std::string_view text(std::size_t message, TextLanguage language) const {
        return texts_.at(message)[static_cast<std::size_t>(language)];
    }

private:
    void take(std::span<const std::string> fields, std::size_t line) {
        const auto wrong = [&] { return std::logic_error{"reasons.csv line " + std::to_string(line)}; };
        if (fields.size() != 1 + text_language_count) throw wrong();
        const auto* const key = std::ranges::find(message_keys, fields[0]);
        if (key == message_keys.end()) throw wrong();
        auto& texts = texts_[static_cast<std::size_t>(key - message_keys.begin())];
        if (!texts.front().empty() || std::ranges::find(fields, "") != fields.end()) throw wrong();
        std::ranges::copy(fields.subspan(1), texts.begin());
    }

    std::array<std::array<std::string, text_language_count>, message_keys.size()> texts_;
};

const Patterns& patterns() {
    static const Patterns all;
    return all;
}

// ICU's formatters of one language. A MessageFormat makes its formatters of numbers and its rules of plurals when
// format(), which is const, first needs them, and so is no object for two threads: each thread has its own.
class Formatters {
public:
    explicit Formatters(TextLanguage language) : language_{language}, locale_{std::string{tag_of(language)}.c_str()} {
        UErrorCode status = U_ZERO_ERROR;
        any_.reset(icu::ListFormatter::createInstance(locale_, ULISTFMT_TYPE_OR, ULISTFMT_WIDTH_WIDE, status));
        all_.reset(icu::ListFormatter::createInstance(locale_, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status));
        check(status);
    }

    std::string say(std::size_t message, std::span<const Argument> arguments) {
        constexpr std::size_t most = 8;
        std::array<icu::UnicodeString, most> names;
        std::array<icu::Formattable, most> values;
        if (arguments.size() > most) throw std::logic_error{"too many arguments"};
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            names[i] = icu::UnicodeString{arguments[i].name, -1, US_INV};
            values[i] = arguments[i].value;
        }
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString text;
        format(message).format(names.data(), values.data(), static_cast<std::int32_t>(arguments.size()), text, status);
        check(status);
        return as_utf8(text);
    }

    std::string list(std::span<const std::string> texts, bool any) const {
        std::vector<icu::UnicodeString> items;
        for (const auto& text : texts) items.push_back(as_utf16(text));
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString listed;
        (any ? any_ : all_)->format(items.data(), static_cast<std::int32_t>(items.size()), listed, status);
        check(status);
        return as_utf8(listed);
    }

    // Looked up in ICU's data once: a page names the same few again and again.
    const std::string& language_name(std::string_view tag) {
        constexpr std::size_t most = 256;
        if (languages_.size() >= most) languages_.clear();
        auto& name = languages_[std::string{tag}];
        if (name.empty()) {
            UErrorCode status = U_ZERO_ERROR;
            icu::UnicodeString found;
            const auto named = icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
            if (U_SUCCESS(status)) named.getDisplayName(locale_, found);
            name = found.isEmpty() ? std::string{tag} : as_utf8(found);
        }
        return name;
    }

    std::string country_name(std::string_view code) const {
        icu::UnicodeString found;
        icu::Locale{"", std::string{code}.c_str()}.getDisplayCountry(locale_, found);
        return found.isEmpty() ? std::string{code} : as_utf8(found);
    }

private:
    static void check(UErrorCode status) {
        if (U_FAILURE(status)) throw std::runtime_error{std::string{"ICU: "} + u_errorName(status)};
    }

    const icu::MessageFormat& format(std::size_t message) {
        auto& made = formats_[message];
        if (made) return *made;
        UErrorCode status = U_ZERO_ERROR;
        UParseError where;
        auto fresh =
            std::make_unique<icu::MessageFormat>(as_utf16(patterns().text(message, language_)), locale_, where, status);
        // A Date is the same day whatever the time zone of the machine.
        if (U_SUCCESS(status))
            if (auto* const date = dynamic_cast<icu::SimpleDateFormat*>(fresh->getFormat("day", status)))
                date->setTimeZone(*icu::TimeZone::getGMT());
        check(status);
        made = std::move(fresh);
        return *made;
    }

    TextLanguage language_;
    icu::Locale locale_;
    std::unique_ptr<icu::ListFormatter> any_, all_;
    std::array<std::unique_ptr<icu::MessageFormat>, message_keys.size()> formats_;
    std::unordered_map<std::string, std::string> languages_;
};

Formatters& formatters(TextLanguage language) {
    thread_local std::array<std::unique_ptr<Formatters>, text_language_count> all;
    auto& its = all[static_cast<std::size_t>(language)];
    if (!its) its = std::make_unique<Formatters>(language);
    return *its;
}

}  // namespace

Argument::Argument(const char* named, std::string_view text) : name{named}, value{as_utf16(text)} {}

Argument::Argument(const char* named, Date day)
    : name{named}, value{static_cast<double>(day.number()) * U_MILLIS_PER_DAY, icu::Formattable::kIsDate} {}

std::string_view pattern_of(std::size_t message, TextLanguage language) {
    return patterns().text(message, language);
}

std::string say(Message message, TextLanguage language, std::initializer_list<Argument> arguments) {
    return formatters(language).say(message.rank(), {arguments.begin(), arguments.size()});
}

std::string any_of_them(std::span<const std::string> texts, TextLanguage language) {
    return formatters(language).list(texts, true);
}

std::string all_of_them(std::span<const std::string> texts, TextLanguage language) {
    return formatters(language).list(texts, false);
}

std::string language_name(std::string_view tag, TextLanguage language) {
    return formatters(language).language_name(tag);
}

std::string country_name(std::string_view code, TextLanguage language) {
    return formatters(language).country_name(code);
}

}  // namespace filon
