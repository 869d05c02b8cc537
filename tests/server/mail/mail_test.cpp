#include "server/mail/mail.h"

#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace filon {
namespace {

// With the line ends of the wire.
std::string on_the_wire(std::string_view text) {
    std::string bytes;
    for (const char c : text) bytes += c == '\n' ? "\r\n" : std::string{c};
    return bytes;
}

std::string text_of(std::string_view message) {
    const auto mail = read_mail(on_the_wire(message));
    EXPECT_TRUE(mail) << message << "\n" << (mail ? "" : mail.error().reason);
    return mail ? mail->text : "";
}

// A part of a multipart whose boundary is `b`.
std::string a_part(const std::string& header, const std::string& body) {
    return "--b\n" + header + (header.empty() ? "\n" : "\n\n") + body + "\n";
}

std::string a_multipart(const std::string& kind, const std::string& parts) {
    return "Subject: Devis\nContent-Type: multipart/" + kind + "; boundary=b\n\npreamble\n" + parts +
           "--b--\nepilogue\n";
}

const std::string plain = "Content-Type: text/plain; charset=utf-8";
const std::string html = "Content-Type: text/html; charset=utf-8";
const std::string attached_text = plain + "\nContent-Disposition: attachment; filename=notes.txt";

TEST(Mail, IsItsSubjectAnEmptyLineAndItsBody) {
    EXPECT_EQ(text_of("From: Anne <anne@example.org>\nSubject: Demande de devis\n\nBonjour,\n\nune formation Excel\n"),
              "Demande de devis\n\nBonjour,\n\nune formation Excel");
    EXPECT_EQ(text_of("Subject: Excel\n\n"), "Excel");
    EXPECT_EQ(text_of("Subject: Excel"), "Excel");
    EXPECT_EQ(text_of("From: a@example.org\n\n\n\nExcel\n\n\n"), "Excel");
    EXPECT_EQ(text_of("SUBJECT :  Une formation\n  Excel\n\nBonjour"), "Une formation  Excel\n\nBonjour");
    EXPECT_EQ(text_of("From anne@example.org Thu Jan  3 10:00:00 2030\nSubject: Excel\n\nBonjour"), "Excel\n\nBonjour");
}

TEST(Mail, EndsItsLinesInOneWay) {
    for (const std::string message :
         {"Subject: a\r\n\r\nb\r\nc", "Subject: a\n\nb\nc", "Subject: a\n\r\nb\rc", "Subject: a\r\n\r\nb\nc\r\n"})
        EXPECT_EQ(read_mail(message).value().text, "a\n\nb\nc");
}

TEST(Mail, HasNoCharactersThatAreNone) {
    using namespace std::string_literals;
    EXPECT_EQ(read_mail("Subject: a\n\nb\0c\x1B[0m\td\x7F"s).value().text, "a\n\nbc[0m\td");
    EXPECT_EQ(text_of("Subject: a\nContent-Type: text/plain; charset=utf-8\n\n\uFEFFb"), "a\n\nb");
}

TEST(Mail, DecodesHowItsBodyTravelled) {
    struct Travelled {
        std::string header, body, text;
    };
    const std::vector<Travelled> table{
        {"Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8",
         "une formation =\navanc=C3=A9e=20\nsuite =3D x=\n", "une formation avancée \nsuite = x"},
        {"Content-Transfer-Encoding: QUOTED-PRINTABLE\nContent-Type: text/plain; charset=\"iso-8859-1\"",
         "l=92=e9t=e9 =XY =", "l’été =XY"},
        {"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8", "w6l0\nw6k=", "été"},
        {"Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=windows-1252", "6XTpIIA=", "été €"},
        {"Content-Transfer-Encoding: 8bit", "été", "été"},
        {"Content-Transfer-Encoding: 8bit", "\xE9t\xE9", "été"},
        {"Content-Transfer-Encoding: strange", "été", "été"},
        {"Content-Type: text/plain; charset=us-ascii", "\xE9t\xE9", "été"},
        {"Content-Type: text/plain; charset=x-strange", "été", "été"},
        {"Content-Type: text/plain; charset=iso-8859-15", "900 \xA4", "900 €"},
        {"Content-Type: text/plain; charset*=us-ascii'fr'utf%2D8", "été", "été"},
        {"Content-Type: text", "été", "été"},
        {"Content-Type:", "été", "été"},
        {"MIME-Version: 1.0", "été", "été"}};
    for (const auto& [header, body, text] : table)
        EXPECT_EQ(text_of(fmt::format("{}\n\n{}", header, body)), text) << header;
}

TEST(Mail, DecodesItsSubject) {
    EXPECT_EQ(text_of("Subject: =?utf-8?Q?Formation_avanc=C3?=\n =?utf-8?Q?=A9e?=\n\nBonjour"),
              "Formation avancée\n\nBonjour");
    EXPECT_EQ(text_of("Subject: =?iso-8859-1?Q?l=92=E9t=E9\n\nBonjour"), "=?iso-8859-1?Q?l=92=E9t=E9\n\nBonjour");
    EXPECT_EQ(text_of("Subject: \xC9t\xE9\n\nBonjour"), "Été\n\nBonjour");
}

TEST(Mail, JoinsFlowedLines) {
    EXPECT_EQ(text_of("Content-Type: text/plain; format=flowed\n\nune formation \nExcel\n> cité \n> aussi\n"),
              "une formation Excel\n> cité aussi");
    EXPECT_EQ(text_of("Content-Type: text/plain; Format=Flowed; DelSp=Yes\n\nforma \ntion\n"), "formation");
    EXPECT_EQ(text_of("Content-Type: text/plain\n\nune formation \nExcel\n"), "une formation \nExcel");
}

TEST(Mail, ShowsHtmlAsText) {
    EXPECT_EQ(text_of("Subject: Devis\n" + html +
                      "\n\n<html><head><style>p{}</style></head><body><p>Bonjour,</p><p>une "
                      "formation&nbsp;avanc&eacute;e</p></body></html>"),
              "Devis\n\nBonjour,\nune formation avancée");
}

TEST(Mail, PrefersPlainTextWhereHtmlSaysTheSame) {
    const auto said_plain = a_part(plain, "en texte"), said_html = a_part(html, "<p>en HTML</p>");
    EXPECT_EQ(text_of(a_multipart("alternative", said_plain + said_html)), "Devis\n\nen texte");
    EXPECT_EQ(text_of(a_multipart("alternative", said_html + said_plain)), "Devis\n\nen texte");
    EXPECT_EQ(text_of(a_multipart("alternative", a_part(plain, " ") + said_html)), "Devis\n\nen HTML");
    EXPECT_EQ(text_of(a_multipart("alternative", a_part("Content-Type: text/calendar", "BEGIN") + said_html)),
              "Devis\n\nen HTML");
    EXPECT_EQ(text_of(a_multipart("alternative", a_part(html, "un") + a_part(html, "deux"))), "Devis\n\ndeux");
    EXPECT_EQ(text_of(a_multipart("ALTERNATIVE", said_plain + said_html)), "Devis\n\nen texte");
}

TEST(Mail, ReadsAllTextOfAMixedOneInItsOrder) {
    EXPECT_EQ(text_of(a_multipart("mixed", a_part(plain, "un") + a_part(html, "<p>deux</p>") +
                                               a_part("Content-Type: image/png", "PNG") + a_part(plain, "trois"))),
              "Devis\n\nun\n\ndeux\n\ntrois");
    EXPECT_EQ(
        text_of(a_multipart("strange", "--b\n\nun\n--b\nContent-Disposition: inline; filename=a.txt\n\ndeux\n--b \n" +
                                           plain + "\n\ntrois\n")),
        "Devis\n\nun\n\ndeux\n\ntrois");
}

TEST(Mail, LeavesAttachmentsOut) {
    EXPECT_EQ(text_of(a_multipart(
                  "mixed", a_part(plain, "un") + a_part(attached_text, "deux") +
                               a_part("Content-Type: application/pdf\nContent-Transfer-Encoding: base64", "JVBERi0=") +
                               a_part(plain + "\nContent-Disposition: strange", "trois") +
                               a_part("Content-Type: text/csv", "a;b"))),
              "Devis\n\nun");
    EXPECT_EQ(text_of(a_multipart("mixed",
                                  a_part("Content-Disposition: ATTACHMENT\nContent-Type: multipart/mixed; boundary=c",
                                         "--c\n\ndeux\n--c--"))),
              "Devis");
}

TEST(Mail, ReadsPartsWithinParts) {
    const auto inner =
        a_part("Content-Type: multipart/alternative; boundary=\"b c\"",
               "--b c\n" + plain + "\n\nen texte\n--b c\nContent-Type: multipart/related; boundary=d\n\n--d\n" + html +
                   "\n\nen HTML\n--d\nContent-Type: image/png\n\nPNG\n--d--\n--b c--");
    EXPECT_EQ(text_of(a_multipart("mixed", inner + a_part(plain, "à la suite"))), "Devis\n\nen texte\n\nà la suite");
    EXPECT_EQ(text_of(a_multipart("signed", inner + a_part("Content-Type: application/pgp-signature", "x"))),
              "Devis\n\nen texte");
}

TEST(Mail, ReadsAForwardedMailWhereNothingElseIsSaid) {
    const std::string forwarded =
        "From: Luc <luc@example.org>\nSubject: =?utf-8?Q?Stage_d=C3=A9butant?=\nDate: 1 Jan 2020 "
        "10:00 +0000\n\nune formation Excel";
    const auto part = a_part("Content-Type: message/rfc822", forwarded);
    const std::string read = "Devis\n\nStage débutant\n\nune formation Excel";
    EXPECT_EQ(text_of(a_multipart("mixed", part)), read);
    EXPECT_EQ(text_of(a_multipart("mixed", a_part(plain, " \n") + part)), read);
    EXPECT_EQ(text_of(a_multipart("mixed",
                                  a_part("Content-Type: message/rfc822\nContent-Disposition: attachment", forwarded))),
              read);
    EXPECT_EQ(text_of(a_multipart("digest", a_part("", forwarded))), read);
    EXPECT_EQ(text_of("Subject: Devis\nContent-Type: message/rfc822\n\n" + forwarded), read);
    EXPECT_EQ(
        text_of(
            "Subject: Devis\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogYQoKYg=="),
        "Devis\n\na\n\nb");
    EXPECT_EQ(text_of(a_multipart("mixed", a_part(plain, "pour information") + part)), "Devis\n\npour information");
    EXPECT_EQ(text_of(a_multipart("alternative", part)), read);
}

TEST(Mail, TellsTheDayOfItsDateInTheHeadersOwnZone) {
    struct Dated {
        std::string header;
        std::optional<std::string> day;
    };
    const std::vector<Dated> table{{"Thu, 03 Jan 2030 10:00:00 +0100", "2030-01-03"},
                                   {"3 Jan 2030 00:30:00 +0200", "2030-01-03"},
                                   {"3 Jan 2030 23:30:00 -0800", "2030-01-03"},
                                   {"3 Jan 2030 23:30 EST", "2030-01-03"},
                                   {"Thu,\n 3 Jan 2030 10:00:00 GMT (UTC)", "2030-01-03"},
                                   {"3 Jan 30 10:00:00 +0000", "2030-01-03"},
                                   {"31 Feb 2030 10:00:00 +0000", std::nullopt},
                                   {"3 Jan 1830 10:00:00 +0000", std::nullopt},
                                   {"3 Jan 9999 10:00:00 +0000", std::nullopt},
                                   {"3 Jan 2030 10:00:00 +9999", "2030-01-03"},
                                   {"hier", std::nullopt},
                                   {"", std::nullopt},
                                   {std::string(5'000, '1'), std::nullopt}};
    for (const auto& [header, day] : table) {
        const auto mail = read_mail(on_the_wire("Date: " + header + "\nSubject: Excel\n\nBonjour"));
        ASSERT_TRUE(mail) << header;
        EXPECT_EQ(mail->date ? std::optional{mail->date->text()} : std::nullopt, day) << header;
    }
    EXPECT_FALSE(read_mail("Subject: Excel\n\nBonjour").value().date);
}

TEST(Mail, IsNoneWithoutHeaderFields) {
    for (const std::string bytes :
         {"", " ", "\n", "\r\n\r\n", "Bonjour,\nune formation Excel", "\nSubject: Excel\n\nBonjour", ": x\n\ny",
          "{\n\"text\": \"Excel\"}", "<!DOCTYPE html>\n<p>Excel", "%PDF-1.7\n", "\xD0\xCF\x11\xE0", "From ", "From a\n",
          "\xFF\xFE"}) {
        const auto mail = read_mail(bytes);
        ASSERT_FALSE(mail) << bytes << " gave " << mail->text;
        EXPECT_EQ(mail.error().field, "body");
        EXPECT_EQ(mail.error().reason, "is no e-mail: it does not begin with header fields") << bytes;
    }
}

TEST(Mail, IsAFaultWhenItSaysNothing) {
    for (const auto& message :
         {std::string{"From: a@example.org\n\n"}, std::string{"From: a@example.org\nSubject: \n\n \n\t\n"},
          std::string{"From: a@example.org\nContent-Type: application/pdf\n\n%PDF"},
          std::string{"Content-Type: text/html\n\n<p>&nbsp;</p>"},
          "X" + a_multipart("mixed", a_part(attached_text, "x")), std::string{"Content-Type: multipart/mixed\n\nx"},
          std::string{"Content-Type: multipart/mixed; boundary=b\n\nx"}}) {
        const auto mail = read_mail(on_the_wire(message));
        ASSERT_FALSE(mail) << message << " gave " << mail->text;
        EXPECT_EQ(mail.error(), (Fault{.field = "body", .reason = "is an e-mail without a text that could be read"}))
            << message;
    }
}

TEST(Mail, IsReadAsFarAsItGoesWhenItIsCut) {
    EXPECT_EQ(
        text_of("Subject: Devis\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + plain + "\n\nune formation"),
        "Devis\n\nune formation");
    EXPECT_EQ(text_of("Subject: Devis\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
                      "multipart/alternative; boundary=c\n\n--c\n\nun\n--b\n\ndeux"),
              "Devis\n\nun\n\ndeux");
}

}  // namespace
}  // namespace filon
