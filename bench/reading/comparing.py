"""When a value that was read is the one that was meant, which need is which, and what is counted."""
import collections
import csv
import dataclasses
import functools
import re

import judged
from collection import folded

# The order of the page; a field that is not here comes after them.
FIELDS = ("topic", "place", "radius_km", "date_from", "date_to", "max_price", "min_price", "price_per", "tax", "headcount", "teaching_language", "modality",
          "format", "rhythm", "level", "eqf", "cefr_entry", "cefr_target", "max_days", "max_hours", "funding", "certification", "provider", "qualiopi",
          "accessibility", "exclude", "must")
PRICES, BESIDE_A_PRICE = ("max_price", "min_price"), ("price_per", "tax")
CLOSE = 1e-6
MOST_EXTRA_WORDS = 2  # of a topic that is right, leniently
SHORTEST_PLURAL = 4  # letters
ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’ʼ]", re.IGNORECASE)
# "formation" is none of them, for "formation de formateurs"; nor are "son", "or" and a bare "a", which topics are made of.
LITTLE = frozenset("à au aux avec chez dans de des du en et la le les leur leurs ou où par pour sous sur un une vers vos votre nos notre "
                   "an and at by for from in of on the to with am auf aus bei das dem den der die ein eine einen einer für im mit und von zu zum zur "
                   "al con del el las los para por".split())


def values_of(need, field):
    """A field's values as a list: one of what takes one, (field, value) of what is excluded, none of what is empty."""
    value = need.get(field)
    if value is None or value in ("", [], {}):
        return []
    if field == "exclude":
        return [(name, ruled_out) for name in value for ruled_out in values_of(value, name)]
    return value if isinstance(value, list) else [value]


def fields_said(*needs):
    said = {field for need in needs for field in need if field != "spans" and values_of(need, field)}
    if not said.intersection(PRICES):
        said.difference_update(BESIDE_A_PRICE)
    return sorted(said, key=lambda field: (FIELDS.index(field) if field in FIELDS else len(FIELDS), field))


@functools.cache
def content_words(text):
    """Folded, without little words, in no order and number: what two writings of one topic share. C, C++ and C# stay apart."""
    parts = re.findall(r"(\w+)(\+\+|#)?", ELIDED.sub("", text))
    words = [folded(word) + mark for word, mark in parts if word.casefold() not in LITTLE] or [folded(word) + mark for word, mark in parts]
    return frozenset(word[:-1] if len(word) >= SHORTEST_PLURAL and word[-1] in "sx" else word for word in words)


def same_topic(expected, read):
    return any(content_words(text) == content_words(read) for text in expected.split("|"))


def much_the_same_topic(expected, read):
    """One holds the other, with two words more at most."""
    said = content_words(read)
    wanted = [content_words(text) for text in expected.split("|")]
    return any(said and words and (said <= words or words <= said) and len(said ^ words) <= MOST_EXTRA_WORDS for words in wanted)


def same_value(expected, read):
    if isinstance(expected, bool) or isinstance(read, bool):
        return expected is read
    try:
        return abs(float(expected) - float(read)) <= CLOSE
    except (TypeError, ValueError):
        return str(expected).casefold() == str(read).casefold()


def same_place(expected, read):
    """Towns abroad are judged by name: who judged them had no codes for them."""
    if expected.get("kind") != read.get("kind"):
        return False
    if expected.get("code"):
        return expected["code"] == read.get("code")
    return folded(expected.get("name", "")) == folded(read.get("name", ""))


def same_exclusion(expected, read):
    same = {"provider": same_name, "place": same_place}.get(expected[0], same_value)
    return expected[0] == read[0] and same(expected[1], read[1])


def same_name(expected, read):
    return folded(str(expected)).replace(" ", "") == folded(str(read)).replace(" ", "")


SAME = {"topic": much_the_same_topic, "place": same_place, "certification": same_name, "provider": same_name, "exclude": same_exclusion}


@functools.cache
def former_regions():
    with open(judged.ROOT / "data" / "gazetteer" / "former_regions.csv", encoding="utf-8", newline="") as file:
        return {row["code"]: row["departments"].split("|") for row in csv.DictReader(file)}


def regions_taken_apart(places, others):
    """A former region is the set of its départements, where the other side names them all."""
    named = {place.get("code") for place in others if place.get("kind") == "department"}
    taken = []
    for place in places:
        departments = former_regions().get(place.get("code"), ()) if place.get("kind") == "region" else ()
        taken += [{"kind": "department", "code": code} for code in departments] if departments and named.issuperset(departments) else [place]
    return taken


@dataclasses.dataclass(frozen=True)
class Compared:
    right: int
    missing: list  # expected, not read
    wrong: list  # read, not expected

    @property
    def agrees(self):
        return not self.missing and not self.wrong


def compare(field, expected, read, same=None):
    """The values of one field of two needs."""
    same = same or SAME.get(field, same_value)
    missing, said, wrong = values_of(expected, field), values_of(read, field), []
    if field == "place":
        missing, said = regions_taken_apart(missing, said), regions_taken_apart(said, missing)
    missing = list(missing)
    for value in said:
        at = next((at for at, wanted in enumerate(missing) if same(wanted, value)), None)
        if at is None:
            wrong.append(value)
        else:
            del missing[at]
    return Compared(len(said) - len(wrong), missing, wrong)


def agreement(expected, read):
    """Values in common; of two that share as many, the one on the same topic is the same need."""
    return sum(compare(field, expected, read).right * (1.5 if field == "topic" else 1) for field in fields_said(expected, read))


def paired(expected, read):
    """(expected need, read need), so that they agree most all together; who has no partner stands beside an empty need."""
    gains = [[agreement(wanted, said) for said in read] for wanted in expected]

    @functools.cache
    def best(at, taken):
        if at == len(expected):
            return 0, ()
        choices = []
        for mate in [*(mate for mate in range(len(read)) if mate not in taken), None]:
            gain, others = best(at + 1, taken if mate is None else taken | {mate})
            choices.append((gain + (0 if mate is None else gains[at][mate]), (mate, *others)))
        return max(choices, key=lambda choice: choice[0])

    mates = best(0, frozenset())[1]
    pairs = [(wanted, {} if mate is None else read[mate]) for wanted, mate in zip(expected, mates)]
    return pairs + [({}, said) for mate, said in enumerate(read) if mate not in mates]


def is_exact(expected, read):
    """Both are there and say the same."""
    return bool(expected) and bool(read) and all(compare(field, expected, read).agrees for field in fields_said(expected, read))


@dataclasses.dataclass
class Count:
    right: int = 0
    expected: int = 0
    read: int = 0

    def add(self, compared):
        self.right += compared.right
        self.expected += compared.right + len(compared.missing)
        self.read += compared.right + len(compared.wrong)

    @property
    def precision(self):
        return self.right / self.read if self.read else None

    @property
    def recall(self):
        return self.right / self.expected if self.expected else None

    @property
    def f1(self):
        return 2 * self.right / (self.expected + self.read) if self.expected + self.read else None


STRICT_TOPIC, TOTAL = "topic, strict", "total"


class Slots:
    """Counts by field, of all values together, and of topics taken strictly, which the total leaves out."""

    def __init__(self):
        self.counts = collections.defaultdict(Count)

    def add(self, expected, read):
        for field in fields_said(expected, read):
            compared = compare(field, expected, read)
            self.counts[field].add(compared)
            self.counts[TOTAL].add(compared)
            if field == "topic":
                self.counts[STRICT_TOPIC].add(compare(field, expected, read, same_topic))
