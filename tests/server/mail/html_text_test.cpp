#include "server/mail/html_text.h"

#include <vector>

#include <gtest/gtest.h>

namespace filon {
namespace {

struct Shown {
    std::string html, text;
};

void expect_shown(const std::vector<Shown>& table) {
    for (const auto& [html, text] : table) EXPECT_EQ(text_of_html(html), text) << html;
}

TEST(HtmlText, EndsLinesWhereBlocksAndBreaksDo) {
    expect_shown({{"une formation", "une formation\n"},
                  {"un<br>deux<br/>trois<BR clear=all>quatre", "un\ndeux\ntrois\nquatre\n"},
                  {"<p>un</p><p>deux</p>", "un\ndeux\n"},
                  {"avant<div>dedans</div>après", "avant\ndedans\naprès\n"},
                  {"<ul><li>Excel<li>Word</ul>", "Excel\nWord\n"},
                  {"<h1>Titre</h1>Texte", "Titre\nTexte\n"},
                  {"<span>un</span> <b>mot</b>", "un mot\n"},
                  {"for<b>mat</b>ion", "formation\n"},
                  {"", ""},
                  {"<p></p>", ""}});
}

TEST(HtmlText, SetsTheCellsOfARowSideBySide) {
    expect_shown({{"<table><tr><td>Durée</td><td>3 jours</td></tr><tr><th>Prix<td>900</tr></table>",
                   "Durée 3 jours\nPrix 900\n"}});
}

TEST(HtmlText, LeavesOneSpaceOfMany) {
    expect_shown({{"  une\n\t formation  \n", "une formation\n"},
                  {"un <br> deux", "un\ndeux\n"},
                  {"<p> un </p> <p> deux </p>", "un\ndeux\n"},
                  {"<pre>a  b\n c</pre> d  e", "a  b\n c\nd e\n"}});
}

TEST(HtmlText, KeepsNonBreakingSpacesAsSpaces) {
    expect_shown(
        {{"1&nbsp;500&nbsp;€", "1 500 €\n"}, {"1\u00A0500\u202F€", "1 500 €\n"}, {"a&#160;&#xA0; b", "a   b\n"}});
}

TEST(HtmlText, PartsParagraphsByAnEmptyLineWhereTheSenderDid) {
    expect_shown({{"<p>un</p><p>&nbsp;</p><p>deux</p>", "un\n\ndeux\n"},
                  {"<div>un</div><div><br></div><div>deux</div>", "un\n\ndeux\n"},
                  {"un<br><br><br><br><br>deux", "un\n\ndeux\n"},
                  {"<br><br>un", "un\n"}});
}

TEST(HtmlText, LeavesOutWhatIsNotShown) {
    expect_shown({{"<html><head><title>T</title><style>p{}</style><xml>96</xml></head><body>un</body></html>", "un\n"},
                  {"<head><meta charset=utf-8><body>un", "un\n"},
                  {"<head>un", "un\n"},
                  {"<head>un<head>deux", "undeux\n"},
                  {"<header>un</header>", "un\n"},
                  {"<style type=\"text/css\">p > b { content: \"</p>\" }</STYLE>un", "un\n"},
                  {"un<script>if (a < b) alert('<p>deux')</script>trois", "untrois\n"},
                  {"un<style>deux", "un\n"},
                  {"un<!-- deux <b> -- > -->trois", "untrois\n"},
                  {"un<!-->deux<!--->trois", "undeuxtrois\n"},
                  {"<!--[if mso]><p>deux</p><![endif]-->un", "un\n"},
                  {"<![if !mso]>un<![endif]>", "un\n"},
                  {"<?xml version='1.0'?><!DOCTYPE html>un", "un\n"},
                  {"un<!-- deux", "un\n"}});
}

TEST(HtmlText, FindsTheEndOfATag) {
    expect_shown({{"<a href=\"?a>b\">un</a>", "un\n"},
                  {"<a href='>'>un</a>", "un\n"},
                  {"<a title = \">\">un</a>", "un\n"},
                  {"<p don't>l'un</p>", "l'un\n"},
                  {"<o:p>un</o:p>", "un\n"},
                  {"un<a href=\"deux", "un\n"},
                  {"prix < 500 € et > 3 jours", "prix < 500 € et > 3 jours\n"},
                  {"moins de <500 €", "moins de <500 €\n"},
                  {"un<", "un<\n"}});
}

TEST(HtmlText, DecodesEntities) {
    expect_shown({{"&eacute;t&#233; &#xE9;t&#Xe9;", "été été\n"},
                  {"R&amp;D &lt;b&gt; &quot;x&quot; l&#39;un &apos;", "R&D <b> \"x\" l'un '\n"},
                  {"&laquo;&nbsp;&euro;&nbsp;&raquo; &rsquo;", "« € » ’\n"},
                  {"&iquest;Qu&eacute;? &iexcl;S&iacute;! &bdquo;&Uuml;&ldquo; &copy;", "¿Qué? ¡Sí! „Ü“ ©\n"},
                  {"l&#146;Excel &#128;", "l’Excel €\n"},
                  {"&#x1F600;", "😀\n"},
                  {"a & b &inconnu; &", "a & b &inconnu; &\n"},
                  {"&#0; &#xD800; &#1114112;", "&#0; &#xD800; &#1114112;\n"},
                  {"a&#10;&#1;b", "a b\n"},
                  {"&amp;eacute;", "&eacute;\n"}});
}

TEST(HtmlText, TakesTimeInProportionToTheLength) {
    // Each of these would take minutes if what is not found were sought again at every step.
    for (const std::string piece :
         {"<", "<a \"", "<a ='", "<!--", "<!",   "<head>", "<head><head",      "</",   "<style", "<title>",
          "&", "&#",    "&amp",  "<p>",  "<br>", "<pre> ", "<script></script", "<td>", "&nbsp;", "<b"}) {
        std::string html;
        while (html.size() < 500'000) html += piece;
        EXPECT_LE(text_of_html(html).size(), 2 * html.size()) << piece;
    }
}

}  // namespace
}  // namespace filon
