"""Needs that name a topic, over the demo catalogue: its labels in four languages, synonyms, acronyms, job titles, and synonyms of others.

Relevant are the offers that declare the topic. Offers that declare none may be on it all the same: nobody judged them, so they
are struck from every answer before it is scored.
"""
import collections
import csv
import json
import subprocess

from collection import Collection, Document, Need, NeedSet, folded, merged
from sets.variants import variants_of

PROVIDERS, OFFERS, SEED = 2_000, 20_000, 7
QUICK_OFFERS = 5_000
TEXTS = ("objectives", "programme", "prerequisites", "audience")
LANGUAGES = ("fr", "en", "de", "es")
# Each kind of need: the group it counts under, its language, the columns its words stand in.
KINDS = {
    "topic label, fr": ("topics in French", "fr", "label"),
    "topic label, en": ("topics in other languages", "en", "label_en"),
    "topic label, de": ("topics in other languages", "de", "label_de"),
    "topic label, es": ("topics in other languages", "es", "label_es"),
    "synonyms, fr": ("synonyms", "fr", "synonyms"),
    "synonyms, en": ("synonyms in other languages", "en", "synonyms_en"),
    "synonyms, de": ("synonyms in other languages", "de", "synonyms_de"),
    "synonyms, es": ("synonyms in other languages", "es", "synonyms_es"),
    "acronyms": ("acronyms", "fr", "acronyms"),
    "job titles": ("job titles", "fr", "job_titles"),
}


def listed(value):
    return [text for text in (value or "").split("|") if text]


def read_topics(folder):
    """Rows of all families by header name: columns that are not there yet are empty."""
    rows = []
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    return rows


def read_demo(catalogue):
    """The published offers as documents, and which of them declare which topic."""
    published, documents, declared = {}, [], collections.defaultdict(set)
    with open(catalogue, encoding="utf-8") as records:
        for record in map(json.loads, records):
            if record["type"] == "provider":
                published[record["id"]] = record.get("published", True)
            elif record.get("published", True) and published[record["provider"]]:
                parts = [record[name] for name in TEXTS if name in record] + [given["name"] for given in record.get("certification", []) if "name" in given]
                documents.append(Document(record["id"], record["title"], "\n".join(parts), record.get("lang", "fr")))
                for topic in record.get("topics", []):
                    declared[topic].add(record["id"])
    return documents, declared


def demo_collection(sources):
    catalogue = sources.demo or sources.work / "demo.jsonl"
    if sources.demo is None:
        offers = QUICK_OFFERS if sources.quick else OFFERS
        sources.work.mkdir(parents=True, exist_ok=True)
        subprocess.run([str(sources.indexer), "generate", "--providers", str(PROVIDERS * offers // OFFERS), "--offers", str(offers), "--seed", str(SEED),
                        "--date", sources.date, "--out", str(catalogue)], check=True, stdout=subprocess.DEVNULL)
    documents, declared = read_demo(catalogue)
    judged = frozenset().union(*declared.values())
    return Collection("demo", tuple(documents), catalogue, judged), declared


def topic_needs(topics, column, declared):
    for row in topics:
        for text in listed(row.get(column)):
            if declared.get(row["id"]):
                yield Need(row["id"], text, frozenset(declared[row["id"]]))


def held_out_needs(path, topics, declared):
    """Words that a national thesaurus sends to a descriptor, where the descriptor's code means a topic."""
    by_code = collections.defaultdict(set)
    for row in topics:
        for code in listed(row.get("formacode")):
            by_code[code] |= declared.get(row["id"], set())
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if by_code.get(row["code"]):
                yield Need(f"{row['code']}/{row['non_descripteur']}", row["non_descripteur"], frozenset(by_code[row["code"]]))


def known_words(topics):
    """All that data/topics says in words, folded."""
    columns = {column for _, _, column in KINDS.values()}
    return {folded(text) for row in topics for column in columns for text in listed(row.get(column))}


def topic_sets(sources):
    topics = read_topics(sources.topics)
    collection, declared = demo_collection(sources)
    for name, (group, lang, column) in KINDS.items():
        needs = merged(topic_needs(topics, column, declared))
        if not needs:
            yield f"{name}: left out, data/topics has none"
            continue
        made = NeedSet(name, group, collection, lang, needs)
        yield made
        if name == "topic label, fr":
            yield from variants_of(made, sources.seed)
    path = sources.shared / "data" / "vocabulary" / "formacode_v8_synonymes_dev.csv"
    if not path.is_file():
        yield "held-out synonyms: left out, no vocabulary under --shared"
        return
    needs, known = merged(held_out_needs(path, topics, declared)), known_words(topics)
    unknown = tuple(need for need in needs if folded(need.text) not in known)
    yield NeedSet("held-out synonyms, fr", "held-out synonyms", collection, "fr", unknown)
    yield f"held-out synonyms: {len(needs) - len(unknown)} of {len(needs)} left out, data/topics has them"
