"""What is read into texts that say a topic and nothing more."""
import dataclasses
import random

import judged
from comparing import fields_said, values_of
from collection import folded
from served import DATE
from sets.courses import french_courses, open_courses
from sets.topics import listed, read_topics

DRAWN, SEED = 100, 42


@dataclasses.dataclass(frozen=True)
class Invented:
    """Bare topics of which something else was read too, and those that were read as several needs."""

    asked: int
    fields: list  # (text, {field: values})
    split: list


@dataclasses.dataclass(frozen=True)
class Alarms:
    """Texts of one source in which a place was read, though none was asked for."""

    source: str
    texts: int
    found: list  # (text, places)

    @property
    def per_hundred(self):
        return 100 * len(self.found) / self.texts if self.texts else 0.0


def unlike(texts):
    """Each text once, whatever its capitals and accents."""
    return list({folded(text): text for text in texts if text and text.strip()}.values())


def invented_fields(need):
    """A basis without a price is invented too."""
    beside = [field for field in ("price_per", "tax") if values_of(need, field)]
    return {field: values_of(need, field) for field in [*fields_said(need), *beside] if field != "topic"}


def look_for_inventions(reader):
    labels = sorted(row["label"] for row in read_topics(judged.ROOT / "data" / "topics"))
    drawn, fields, split = random.Random(SEED).sample(labels, DRAWN), [], []
    for label in drawn:
        needs = reader.read(label, DATE)[0]
        invented = {field: values for need in needs for field, values in invented_fields(need).items()}
        if invented:
            fields.append((label, invented))
        if len(needs) > 1:
            split.append(label)
    return Invented(len(drawn), fields, split)


def texts_by_source(shared):
    rows = read_topics(judged.ROOT / "data" / "topics")
    yield "data/topics, labels and synonyms", unlike(text for row in rows for text in (row["label"], *listed(row["synonyms"])))
    folder = shared / "data" / "catalogues"
    if folder.is_dir():
        yield "titles of French courses", unlike(title for title, _, _ in french_courses(folder))
        yield "titles of MOOCs, en, es, fr, de", unlike(title for title, _, _ in open_courses(folder))


def look_for_places(reader, shared):
    for source, texts in texts_by_source(shared):
        found = []
        for text in texts:
            places = [place for need in reader.read(text, DATE)[0] for place in values_of(need, "place")]
            if places:
                found.append((text, places))
        yield Alarms(source, len(texts), found)
