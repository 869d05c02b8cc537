"""What is measured: offers, needs, and which offers answer which need."""
import dataclasses
import json
import pathlib
import re
import unicodedata


@dataclasses.dataclass(frozen=True)
class Document:
    """An offer as stock Xapian gets it; Filon gets the same texts in a record."""

    id: str
    title: str
    text: str
    lang: str

    def record(self):
        return {"type": "offer", "id": self.id, "provider": "source", "title": self.title, "programme": self.text, "lang": self.lang}


@dataclasses.dataclass(frozen=True)
class Collection:
    """Offers that are searched together. `judged`: where only some offers have judgments, those; others are struck from the answers."""

    name: str
    documents: tuple[Document, ...]
    catalogue: pathlib.Path
    judged: frozenset[str] | None = None

    @property
    def unjudged(self):
        return 0 if self.judged is None else len(self.documents) - len(self.judged)


@dataclasses.dataclass(frozen=True)
class Need:
    """`about` is what stays the same when the same need is put in other words: a variant is compared with its clean form by it."""

    about: str
    text: str
    relevant: frozenset[str]


@dataclasses.dataclass(frozen=True)
class NeedSet:
    """Needs of one kind over one collection, in one language. `clean` names the set whose needs these put differently."""

    name: str
    group: str
    collection: Collection
    lang: str
    needs: tuple[Need, ...]
    clean: str | None = None
    variant: str | None = None


def collection_of(name, documents, folder, judged=None):
    """Writes the catalogue that Filon indexes, all offers under one provider, and gives the collection."""
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = folder / f"{name}.jsonl"
    with open(catalogue, "w", encoding="utf-8") as out:
        for record in [{"type": "provider", "id": "source", "name": "Source"}, *(document.record() for document in documents)]:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return Collection(name, tuple(documents), catalogue, judged)


def without_accents(text):
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return plain.translate({ord("œ"): "oe", ord("Œ"): "OE", ord("æ"): "ae", ord("Æ"): "AE"})


def folded(text):
    """One writing for what differs in capitals, accents and punctuation only."""
    return " ".join(re.findall(r"\w+", without_accents(text).casefold()))


def merged(needs):
    """The same words are one need, whoever asked: what answers any of them answers it."""
    by_text = {}
    for need in needs:
        by_text.setdefault(folded(need.text), []).append(need)
    return tuple(Need(same[0].about, same[0].text, frozenset().union(*(need.relevant for need in same)))
                 for same in by_text.values() if same[0].text.strip())
