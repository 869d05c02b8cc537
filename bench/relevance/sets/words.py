"""Taking words out of titles: which of them a client would ask with."""
import re

# Letters, digits and what holds a word together: l'anglais, e-learning, C++, C#, R.H.
WORD = re.compile(r"\.?\w[\w'’ʼ.\-+#&]*", re.UNICODE)
LITTLE = {
    "fr": "a à au aux avec ce ces chez comment d dans de des du elle en entre est et eu il ils je la le les leur leurs l mais ne niveau nos notre nous on ou où par "
          "pas plus pour qu que qui s sa sans se ses son sous sur ta un une vers via vos votre y formation formations module stage cours initiation cat",
    "en": "a about all an and are as at be by can do for from how i in into is it its my of on or our that the their this through to us use we what when where why "
          "with you your course introduction part fundamentals basics",
    "es": "a al como con cómo de del desde e el en entre es la las lo los más o para por que qué se sin sobre su sus un una y curso introducción parte",
}
LITTLE = {language: frozenset(words.split()) for language, words in LITTLE.items()}


def words_of(text):
    return [word.strip("-'’ʼ&").removesuffix(".") for word in WORD.findall(text)]


def bare(word):
    """Without the article glued to it."""
    return re.sub(r"^(?:[cdjlmnst]|qu)['’ʼ]", "", word, flags=re.IGNORECASE)


def content_words(title, lang):
    """The words of a title that say something, in order, each as it stands there."""
    found = []
    for word in words_of(title):
        core = bare(word).lower()
        if len(core) > 1 and core not in LITTLE[lang] and not core.isdigit() and word not in found:
            found.append(word)
    return found
