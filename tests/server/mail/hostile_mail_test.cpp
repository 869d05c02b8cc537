// Mails made to harm: whatever comes, what is read is text, or a fault says why not, soon and without a word on stderr.
#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "engine/values/utf8.h"
#include "server/mail/mail.h"
#include "tests/seed.h"

namespace filon {
namespace {

constexpr std::size_t largest = 1024 * 1024;

void expect_text_or_fault(const std::string& message) {
    const auto mail = read_mail(message);
    if (!mail) {
        EXPECT_EQ(mail.error().field, "body");
        return;
    }
    EXPECT_FALSE(mail->text.empty());
    EXPECT_TRUE(is_utf8(mail->text));
    EXPECT_EQ(mail->text.find_first_of(std::string_view{"\0\r", 2}), std::string::npos);
}

std::string repeated(const std::string& piece, std::size_t size) {
    std::string text;
    while (text.size() + piece.size() <= size) text += piece;
    return text;
}

std::string nested(int levels) {
    std::string message = "Subject: Devis\n";
    for (int level = 0; level < levels; ++level) {
        message += fmt::format("Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n", level);
    }
    return message + "\nau fond";
}

TEST(HostileMail, IsReadSixteenLevelsDeep) {
    EXPECT_EQ(read_mail(nested(16)).value().text, "Devis\n\nau fond");
    EXPECT_EQ(read_mail(nested(17)).value().text, "Devis");
    EXPECT_EQ(read_mail(nested(20'000)).value().text, "Devis");
    EXPECT_EQ(read_mail("Subject: Devis\n" + repeated("Content-Type: message/rfc822\n\n", largest)).value().text,
              "Devis");
}

TEST(HostileMail, IsReadAThousandPartsLong) {
    const std::string multipart = "Content-Type: multipart/mixed; boundary=b\n\n";
    EXPECT_TRUE(read_mail(multipart + repeated("--b\n\n", 999 * 5) + "--b\n\nla fin").value().text.ends_with("la fin"));
    EXPECT_FALSE(read_mail(multipart + repeated("--b\n\n", 1'000 * 5) + "--b\n\nla fin"));
}

TEST(HostileMail, TakesNoLongerThanItsSizeIsWorth) {
    const std::string multipart = "Content-Type: multipart/mixed; boundary=b\n\n";
    for (const auto& [begin, piece, end] : std::vector<std::array<std::string, 3>>{
             {"From: ", "a:", "\n\nx"},
             {"From: ", "a@b,", "\n\nx"},
             {"From: ", "(", "\n\nx"},
             {"Subject: ", "=?a?Q?", "\n\nx"},
             {"Subject: =?", "a", "?Q?x?=\n\nx"},
             {multipart, "--b\nContent-Type: message/rfc822\n\nSubject: =?gbk?Q?a?= =?big5?Q?b?= =?koi8-r?Q?c?=\n\n",
              ""},
             {"Date: ", "1 ", "\n\nx"},
             {"Date: ", "(", "\n\nx"},
             {"Content-Type: ", "(", "\n\nx"},
             {"Content-Type: text/plain", ";a=b", "\n\nx"},
             {"Content-Type: text/plain", ";a=\"", "\n\nx"},
             {"Content-Type: text/plain", ";a*0*=b", "\n\nx"},
             {"Content-Type: text/plain; name=\"", "=?a?Q?", "\"\n\nx"},
             {"Content-Type: text/plain; charset=", "x", "\n\n\xE9"},
             {"Content-Type: text/plain; charset=\"=?", "x", "?Q?x?=\"\n\n\xE9"},
             {"Content-Disposition: ", "a;b=", "\n\nx"},
             {"Content-Id: ", "<(", "\n\nx"},
             {"Content-Description: ", "=?a?Q?", "\n\nx"},
             {"", "a:\n", "\nx"},
             {"", "a", ": x\n\nx"},
             {"a:", "\n x", "\n\nx"},
             {"", "Content-Type: a/b\n", "\nx"},
             {"a:b\n", "\n", "x"},
             {multipart, "--b\n\n", "x"},
             {multipart, "--b\na:\n\n", "x"},
             {multipart, "--b\n" + multipart, "x"},
             {multipart, "--", "x"},
             {multipart, "--\n", "x"},
             {"Content-Type: multipart/mixed; boundary=" + std::string(60'000, 'b') + "\n\n", "--b\n", "x"},
             {"Content-Type: multipart/alternative; boundary=b\n\n", "--b\nContent-Type: message/rfc822\n\na:\n\nx\n",
              ""},
             {"Content-Type: text/html\n\n", "<div><", ""},
             {"Content-Type: text/plain; format=flowed\n\n", "> \n>> \n", ""},
             {"Content-Transfer-Encoding: quoted-printable\n\n", "=", ""},
             {"Content-Transfer-Encoding: base64\n\n", "=A", ""},
             {"Content-Transfer-Encoding: x-uuencode\n\n", "begin 644 a\n#", ""}})
        expect_text_or_fault(fmt::format("{}{}{}", begin, repeated(piece, largest - begin.size() - end.size()), end));
}

const std::vector<std::string>& good_mails() {
    static const std::vector<std::string> mails{
        "From: Anne <anne@example.org>\r\nSubject: =?utf-8?Q?Formation_avanc=C3=A9e?= =?iso-8859-1?B?6XTp?=\r\nDate: "
        "Thu, 03 Jan "
        "2030 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
        "boundary=\"un\"\r\n\r\n--un\r\nContent-Type: "
        "multipart/alternative; boundary=deux\r\n\r\n--deux\r\nContent-Type: text/plain; charset=utf-8; format=flowed; "
        "delsp=yes\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBonjour, =\r\nune \r\nformation "
        "=C3=A9t=C3=A9\r\n> cit=C3=A9 "
        "\r\n--deux\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n<html><head><style>p{}</style></head><body "
        "class='x'><p>Bonjour&nbsp;&eacute;<br><!-- x "
        "-->\xE9t\xE9</p></body></html>\r\n--deux--\r\n--un\r\nContent-Type: "
        "application/pdf; name*0=a; name*1*=utf-8''%C3%A9\r\nContent-Disposition: attachment; "
        "filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjc=\r\n--un--\r\n",
        "Subject: Fwd\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: un\n\nune "
        "formation\n--b\nContent-Type: "
        "message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogYQoKYg==\n--b--\n",
        "Subject: =?shift_jis?B?g0c=?=\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1B$B%(\x1B(B\n",
        "Subject: Devis\nContent-Type: text/html\nContent-Transfer-Encoding: "
        "base64\n\nPHA+Qm9uam91cjwvcD48cHJlPiBhCiBiPC9wcmU+\n"};
    return mails;
}

class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : random_{seed} {}

    std::string mutant() {
        auto bytes = pick(good_mails());
        for (auto count = 1 + below(8); count > 0; --count) mutate(bytes);
        return bytes;
    }

private:
    void mutate(std::string& bytes) {
        const auto at = below(bytes.size() + 1), length = below(std::min<std::size_t>(bytes.size() - at, 60) + 1);
        const auto& other = pick(good_mails());
        switch (below(6)) {
            case 0:
                bytes.erase(at, length);
                break;
            case 1:
                bytes.insert(at, bytes.substr(at, length));
                break;
            case 2:
                bytes.insert(at, other.substr(below(other.size()), length));
                break;
            case 3:
                if (below(4) == 0) bytes.resize(at);
                break;
            case 4:
                if (at < bytes.size())
                    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(8)));
                break;
            default:
                if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        }
    }
    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random_); }
    const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

    std::mt19937_64 random_;
};

TEST(HostileMail, BrokenAtRandomIsTextOrAFault) {
    Mutator mutator{seed_of_the_run()};
    testing::internal::CaptureStderr();
    for (int i = 0; i < 1'000; ++i) {
        const auto bytes = mutator.mutant();
        expect_text_or_fault(bytes);
        ASSERT_FALSE(HasFailure()) << "mutant " << i << ":\n" << bytes;
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(HostileMail, IsReadByManyThreadsAtOnce) {
    std::vector<std::string> expected;
    for (const auto& mail : good_mails()) expected.push_back(read_mail(mail).value().text);
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (std::size_t i = 0; i < 200; ++i)
                EXPECT_EQ(read_mail(good_mails()[i % 4]).value().text, expected[i % 4]);
        });
}

}  // namespace
}  // namespace filon
