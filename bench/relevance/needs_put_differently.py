"""The judged needs with a slip of the keyboard, and topics asked for by name, mistyped or in another language: what each costs in nDCG@10.

Each measurement is a list of pairs (clean, put differently), one a need.
"""
import json
import random
import statistics

from collection import without_accents
from judged_needs import ROOT, SEED, ndcg, offers_of
from sets.topics import LANGUAGES, listed, read_topics
from sets.variants import with_typo

SLIPS = 3  # of each need, one after the other: their mean counts


def slipped(request, lots):
    """The request with one word of its subject mistyped; nothing where none may be."""
    if "text" in request:
        text = with_typo(request["text"], lots)
        return {**request, "text": text} if text != request["text"] else None
    topic = request["need"].get("topic", "")
    text = with_typo(topic, lots)
    return {**request, "need": {**request["need"], "topic": text}} if text != topic else None


def ndcg_of(served, request, graded):
    return ndcg([offer["id"] for offer in offers_of(served.match(request))], graded)


def typos(served):
    """(half, kind) and the pair of each need that is taught."""
    for need in served.needs:
        if not need["taught"]:
            continue
        wrong = [slipped(need["request"], random.Random(f"{SEED}/slip/{number}/{need['id']}")) for number in range(SLIPS)]
        graded = served.graded[need["id"]]
        clean = ndcg_of(served, need["request"], graded)
        if clean is not None and any(wrong):
            yield (need["half"], need["kind"]), (clean, statistics.fmean(ndcg_of(served, request, graded) for request in wrong if request))


def declared(catalogue):
    """The published offers that declare topics: {offer: topics}."""
    published, found = {}, {}
    with open(catalogue, encoding="utf-8") as records:
        for record in map(json.loads, records):
            if record["type"] == "provider":
                published[record["id"]] = record.get("published", True)
            elif record.get("published", True) and published[record["provider"]] and record.get("topics"):
                found[record["id"]] = set(record["topics"])
    return found


def names(served, today):
    """What is done to it, and the pair, of each topic that the catalogue teaches: its French label and its first synonym with one word mistyped,
    and its label in the other languages where that is spelt otherwise, all beside the French label or the synonym as it is."""
    topics_of = declared(served.catalogue)
    taught = set().union(*topics_of.values())
    for row in read_topics(ROOT / "data" / "topics"):
        if row["id"] not in taught:
            continue
        graded = {offer: 3 if row["id"] in topics else 0 for offer, topics in topics_of.items()}
        asked = lambda text: ndcg_of(served, {"text": text, "today": today}, graded)  # noqa: E731, B023
        french = row["label"]
        clean = asked(french)
        for name in (french, *listed(row["synonyms"])[:1]):
            if (wrong := with_typo(name, random.Random(f"{SEED}/name/{row['id']}/{name}"))) != name:
                yield f"one typo: {'label' if name == french else 'synonym'} of a topic", (clean if name == french else asked(name), asked(wrong))
        for lang in LANGUAGES[1:]:
            label = row[f"label_{lang}"]
            if label and without_accents(label).casefold() != without_accents(french).casefold():
                yield f"label of a topic, French → {lang}", (clean, asked(label))
