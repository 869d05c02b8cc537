#include "engine/text/word_lists.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace filon {
namespace {

// Each list is one string of folded words parted by spaces, so that it can be read and mended at a glance.
constexpr std::array<std::string_view, text_language_count> function_words{
    // French
    "a afin ai ainsi alors apres as au aucun aucune aupres auquel aussi autre autres aux avant avec avez avoir avons "
    "ayant c car ce ceci cela "
    "celle celles celui ces cet cette ceux chacun chaque chez ci comme comment d dans de deja depuis des desquels "
    "dessous dessus donc dont du "
    "durant elle elles en encore entre es est et etaient etait etant ete etes etre eu eux fait faire fois font hors "
    "ici il ils j je jusque l la "
    "laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ne ni non "
    "nos notre nous on ont "
    "ou par parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi pourra puis qu quand que quel quelle "
    "quelles quels qui quoi s sa "
    "sans se selon sera seront ses si sien soi soit sommes son sont sous suis sur t ta tandis tant te tel telle telles "
    "tels tes toi ton tous "
    "tout toute toutes tres tu un une vers via voici voila vos votre vous vu y",
    // English
    "a about above after all also am an and any are as at be because been before being below between both but by can "
    "could did do does doing "
    "down during each few for from further had has have having he her here hers him his how i if in into is it its "
    "itself just me more most my "
    "no nor not of off on once only or other our ours out over own same she should so some such than that the their "
    "theirs them then there "
    "these they this those through to too under until up very was we were what when where which while who whom why "
    "will with would you your",
    // German
    "aber alle als also am an auch auf aus bei beim bin bis bist da dann das dass dem den denn der des die dies diese "
    "diesem diesen dieser "
    "dieses doch dort du durch ein eine einem einen einer eines er es fuer fur hat hatte ich ihr ihre im in ist ja "
    "jede jeder kann kein keine "
    "mit nach nicht noch nur ob oder ohne sein seine sich sie sind so soll sowie sondern uber um und uns unser unter "
    "vom von vor war was wenn "
    "wer werden wie wir wird wo wurde zu zum zur zwischen",
    // Spanish
    "a al ante antes como con contra cual cuando de del desde donde durante e el ella ellas ellos en entre era es esa "
    "ese eso esta estan este "
    "esto estos fue ha han hasta hay la las le les lo los mas me mi mientras muy ni no nos o otra otro para pero por "
    "porque que quien se sea "
    "segun ser si sin sobre son su sus tambien tiene todo todos tras tu un una uno unos y ya",
};

constexpr std::string_view request_words =
    "formation formations former stage stages cours module modules session sessions apprendre besoin besoins bonjour "
    "cherche cherchons chercher recherchons recherchent souhaite souhaitons souhaiterais souhaiterions souhaiter "
    "voudrais "
    "voudrions veux voulons aimerais aimerions demandons devis proposez merci cordialement madame monsieur madames "
    "messieurs svp training trainings course courses need looking please schulung schulungen kurs kurse weiterbildung "
    "fortbildung suche suchen formacion formaciones curso cursos capacitacion busco buscamos necesito";

WordSet words_of(std::string_view list) {
    WordSet words;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(' ', at), list.size());
        words.emplace(list.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

bool is_function_word(std::string_view folded, TextLanguage language) {
    static const std::array<WordSet, text_language_count> sets{words_of(function_words[0]), words_of(function_words[1]),
                                                               words_of(function_words[2]),
                                                               words_of(function_words[3])};
    return sets[static_cast<std::size_t>(language)].contains(folded);
}

bool is_request_word(std::string_view folded) {
    static const WordSet set = words_of(request_words);
    return set.contains(folded);
}

}  // namespace filon
