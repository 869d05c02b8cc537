"""Topics asked for, each with offers that answer it and offers that do not: what the topic's score is fitted on.

    questions_of(served, seed)              what a catalogue answers alone
    texts(name, documents, others, lots)    real texts, asked of their own catalogue and of another

The same text is asked twice: of the offers that answer it, and of all that do not. So the length of a text, its language and where it comes
from tell nothing of the label. Sources:

- *judged*: the topics that the judged needs were read as. Answers are the offers graded 2 and 3; no answers are those graded nought and, over
  real texts, those that nobody pooled. What the catalogue does not teach has no answers.
- *titles* of the demo catalogue: answers are the other offers on its topics, no answers the offers on none of them. Who declares none is
  left out of both.
- *names* of topics, in four languages: the same; offers on a topic of which a name holds all these words are left out of both.
- *texts*: of real courses the rarest word of the title, some of its words, the title with the beginning of the text. The course answers, and those
  of the same title; no answer is in another catalogue, where that teaches none of the topics which the text names and, of one word, has it in
  no title: whether a word alone is answered there, nobody knows.
"""
import collections
import dataclasses
import json
import random
import re

from collection import Document, folded
from judged_needs import ROOT, length_class
from sets.courses import known_items, one_word_needs
from sets.topics import LANGUAGES, listed, read_topics

TITLES, NAMES, TEXTS = 400, 600, 300  # drawn of each catalogue
LONGEST_OPENING = 12  # words of a text
SHORTEST_NAME = 3  # letters: what is shorter is found in any text


@dataclasses.dataclass(frozen=True)
class Question:
    """`offers`: as filon-topic-features reads them. `about`: what must not be on both sides of a fold."""

    source: str
    catalogue: str
    about: str
    texts: tuple[str, ...]
    offers: str
    taught: bool
    half: str = "seen"

    @property
    def length(self):
        return length_class(" ".join(self.texts))


def only(offers):
    return "+" + " ".join(sorted(offers))


def without(offers):
    return " ".join(sorted(offers))


def judged(served):
    for need in served.needs:
        texts = tuple(topic for reply in served.match(need["request"], 1) if (topic := reply["read"].get("topic")))
        if not texts:
            continue
        graded = served.graded[need["id"]]
        asked = lambda offers, taught: Question("judged", served.name, need["id"], texts, offers, taught, need["half"])  # noqa: E731, B023
        if need["taught"]:
            yield asked(only(offer for offer, grade in graded.items() if grade >= 2), True)
        # Over the demo, offers that nobody graded may be on topic.
        on_topic = {offer for offer, grade in graded.items() if grade > 0}
        unjudged = set(served.records.offers) - set(graded) if served.records else set()
        yield asked(without(on_topic | unjudged) if need["taught"] else "", False)


def pair(source, served, about, text, answers, aside):
    """The text asked of those that answer it, and of all others but those set aside."""
    if answers:
        yield Question(source, served.name, about, (text,), only(answers), True)
        yield Question(source, served.name, about, (text,), without(answers | aside), False)


def demo_topics(served):
    """Which offers declare which topics; who declares none."""
    topics_of = {id: frozenset(record.get("topics", [])) for id, record in served.records.offers.items()}
    return {id: topics for id, topics in topics_of.items() if topics}, {id for id, topics in topics_of.items() if not topics}


def titles(served, lots):
    topics_of, undeclared = demo_topics(served)
    for asked in lots.sample(sorted(topics_of), TITLES):
        same = {offer for offer, topics in topics_of.items() if topics & topics_of[asked]}
        yield from pair("titles", served, min(topics_of[asked]), served.records.offers[asked]["title"], same - {asked}, undeclared | {asked})


def names_of_topics():
    """Topic, name, in any language."""
    columns = ["label", "synonyms", *(f"{kind}_{lang}" for lang in LANGUAGES[1:] for kind in ("label", "synonyms"))]
    return [(row["id"], name) for row in read_topics(ROOT / "data" / "topics") for column in columns for name in listed(row.get(column))]


def names(served, lots):
    topics_of, undeclared = demo_topics(served)
    known = [(topic, name, set(folded(name).split())) for topic, name in names_of_topics()]
    for topic, name in lots.sample([(topic, name) for topic, name, _ in known], NAMES):
        words = set(folded(name).split())
        related = {other for other, _, others in known if words <= others} | {topic}
        answers = {offer for offer, topics in topics_of.items() if topic in topics}
        yield from pair("names", served, topic, name, answers, undeclared | {offer for offer, topics in topics_of.items() if topics & related})


class TopicsNamed:
    """The topics of which a text holds a name, word for word."""

    def __init__(self):
        self.topics = collections.defaultdict(set)
        for topic, name in names_of_topics():
            if len(folded(name)) >= SHORTEST_NAME:
                self.topics[tuple(folded(name).split())].add(topic)
        self.longest = max(map(len, self.topics))

    def of(self, text):
        words = folded(text).split()
        return {topic for start in range(len(words)) for length in range(1, self.longest + 1) for topic in self.topics.get(tuple(words[start:start + length]), ())}


def course_texts(documents, lots):
    """(document, text): of each course drawn its rarest word, some words of its title, and its title with the beginning of its text."""
    by_id = {document.id: document for document in documents}
    for lang in ("fr", "en", "es"):
        chosen = [document for document in documents if document.lang == lang]
        chosen = lots.sample(chosen, min(TEXTS, len(chosen)))
        for need in (*one_word_needs(chosen, lang), *known_items(chosen, lang, lots.random())):
            yield by_id[need.about], need.text
        for document in chosen:
            opening = re.split(r"(?<=[.!?])\s|\n", document.text.strip())[0].split()[:LONGEST_OPENING]
            yield document, " ".join([document.title, *opening])


def texts(name, documents, others, lots):
    """`others`: by name, the topics that each other catalogue teaches and the words of its titles."""
    named = TopicsNamed()
    twins = collections.defaultdict(set)
    for document in documents:
        twins[folded(document.title)].add(document.id)
    for document, text in course_texts(documents, lots):
        of_text, words = named.of(f"{document.title} {text}"), folded(text).split()
        elsewhere = [other for other, (taught, in_titles) in others.items() if not taught & of_text and (len(words) > 1 or words[0] not in in_titles)]
        if elsewhere:
            yield Question("texts", name, document.id, (text,), only(twins[folded(document.title)]), True)
            yield Question("texts", lots.choice(elsewhere), document.id, (text,), "", False)


def taught_by(served, documents):
    """All topics that a catalogue declares, or names in a title; all words of its titles."""
    declared = set().union(*demo_topics(served)[0].values()) if served.records else set()
    in_titles = folded("\n".join(document.title for document in documents))
    return declared | TopicsNamed().of(in_titles), set(in_titles.split())


def documents_in(catalogue):
    with open(catalogue, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [Document(record["id"], record["title"], record.get("programme", ""), record.get("lang", "fr")) for record in records if record["type"] == "offer"]


def questions_of(served, seed):
    """Those that one catalogue answers alone."""
    yield from judged(served)
    if served.records:
        yield from titles(served, random.Random(f"{seed}/titles"))
        yield from names(served, random.Random(f"{seed}/names"))
