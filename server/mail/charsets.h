// Bytes in whatever charset a mail claims, as UTF-8.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace filon {

// The charsets of one mail. To open one costs far more than to read a word in it, and a mail may be made of words that
// take turns, so they stay open. Not safe from two threads at once.
class Charsets {
public:
    Charsets();
    ~Charsets();
    Charsets(const Charsets&) = delete;
    Charsets& operator=(const Charsets&) = delete;

    // Never fails: a charset that iconv does not know, or that the bytes do not keep to, is guessed: UTF-8 where most
    // of what is not ASCII is well-formed, else Windows-1252. ASCII, Latin-1 and UTF-8 are claimed for one another so
    // often that the bytes alone decide. What stands for no character becomes U+FFFD; a last character cut short is
    // left out.
    std::string to_utf8(std::string_view bytes, std::string_view charset);

private:
    class Converter;
    // Nothing when iconv does not know it.
    Converter* open(const std::string& charset);

    std::map<std::string, std::unique_ptr<Converter>, std::less<>> open_;
};

// What a byte of Windows-1252 stands for.
char32_t windows_1252(unsigned char byte);
void append_utf8(std::string& text, char32_t code_point);

}  // namespace filon
