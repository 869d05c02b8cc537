"""The judged needs of tests/relevance as POST /v1/match answers them, and the figures of that.

    for served in catalogues_served(build, work, shared): ...     a server over each catalogue, its needs, its grades
    outcomes(build, work, shared)                                  what each need was answered, judged
    figures(chosen)                                                of some outcomes

nDCG@10 has gains 7, 3, 1 for the grades 3, 2, 1; offers that nobody judged are struck. Standard library only: tests read this.
"""
import dataclasses
import json
import math
import pathlib
import statistics
import subprocess
import sys
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(ROOT / "tests" / "relevance"))

import ask  # noqa: E402
import grades  # noqa: E402
import systems  # noqa: E402
from collection import collection_of  # noqa: E402
from sets.courses import documents_of, french_courses, open_courses  # noqa: E402
from sets.words import LITTLE, bare, words_of  # noqa: E402

DEPTH, ASKED = 10, 40
PROVIDERS, OFFERS, SEED, DATE = 1_600, 8_000, 7, "2026-11-24"
GAINS = {0: 0, 1: 1, 2: 3, 3: 7}
LENGTHS = {"1": (1, 1), "2–3": (2, 3), "4–7": (4, 7), "8+": (8, math.inf)}  # words of content
SAID_OF_ALL = frozenset().union(*LITTLE.values())


def ndcg(ranking, graded):
    """Discounted gains of the first ten as a share of the best order's; none where nothing is graded above nought."""
    def gained(values):
        return sum(GAINS[grade] / math.log2(place + 2) for place, grade in enumerate(values[:DEPTH]))
    best = gained(sorted(graded.values(), reverse=True))
    return gained([graded[offer] for offer in ranking if offer in graded]) / best if best else None


def length_class(text):
    """By the words of content, whatever the language."""
    count = sum(1 for word in words_of(text) if len(bare(word)) > 1 and bare(word).lower() not in SAID_OF_ALL)
    return next((name for name, (least, most) in LENGTHS.items() if least <= count <= most), "1")


def auc(taught, not_taught):
    """How often one that is taught has the higher score; equals count half. Both are lists of (score, weight)."""
    pairs = [(yes_weight * no_weight, 1.0 if yes > no else .5 if yes == no else 0.0) for yes, yes_weight in taught for no, no_weight in not_taught]
    weight = sum(weight for weight, _ in pairs)
    return sum(weight * won for weight, won in pairs) / weight if weight else None


@dataclasses.dataclass(frozen=True)
class Served:
    """A catalogue that a server answers for. `records` holds the demo's, whose grades are by rule."""

    name: str
    catalogue: pathlib.Path
    index: pathlib.Path
    server: ask.FilonServer
    needs: list
    graded: dict  # of each need, the grades by offer
    records: typing.Any = None

    def match(self, request, limit=ASKED):
        """The answers to the needs that a request was read as."""
        self.server.connection.request("POST", "/v1/match", json.dumps({**request, "limit": limit}, ensure_ascii=False).encode(), {"Content-Type": "application/json"})
        reply = self.server.connection.getresponse()
        body = json.loads(reply.read())
        if reply.status != 200:
            raise SystemExit(f"{request}: {reply.status} {body}")
        return body["needs"]


def offers_of(replies):
    return [offer for reply in replies for offer in reply["offers"]]


def catalogues(work, indexer, shared):
    """Name and path of each catalogue that can be made here."""
    work.mkdir(parents=True, exist_ok=True)
    demo = work / "demo.jsonl"
    subprocess.run([str(indexer), "generate", "--providers", str(PROVIDERS), "--offers", str(OFFERS), "--seed", str(SEED), "--date", DATE, "--out", str(demo)],
                   check=True, stdout=subprocess.DEVNULL)
    yield "demo", demo
    for name, read in (("courses", french_courses), ("mooc", open_courses)):
        folder = shared / "data" / "catalogues"
        if not folder.is_dir():
            print(f"Left out: {name}, whose texts are not under --shared.", file=sys.stderr)
            continue
        yield name, collection_of(name, documents_of(read(folder), name), work).catalogue


def catalogues_served(build, work, shared, names=None):
    """Each catalogue, one after the other, its server running meanwhile."""
    needs, real = grades.read_needs(), grades.read_real_grades()
    for name, catalogue in catalogues(work, build / "filon-indexer", shared):
        if names and name not in names:
            continue
        places = {"build": build, "index": work / f"{name}.index", "catalogue": catalogue, "date": DATE}
        ask.build_index(systems.FULL.build_command(places))
        records = grades.Catalogue.read(catalogue) if name == "demo" else None
        own = [need for need in needs if need["catalogue"] == name]
        graded = {need["id"]: grades.grades_of(need, records) if records else real.get(need["id"], {}) for need in own}
        with ask.FilonServer(systems.FULL.serve_command(places)) as server:
            yield Served(name, catalogue, places["index"], server, own, graded, records)


def topic_score(offers):
    return max((reason["score"] for offer in offers for reason in offer["why"] if reason["criterion"] == "topic"), default=0)


def subject(request):
    """What a need asks in words."""
    return request.get("text") or request["need"].get("topic", "")


def outcome(served, need):
    replies = served.match(need["request"])
    offers = offers_of(replies)
    return {"id": need["id"], "half": need["half"], "kind": need["kind"], "catalogue": served.name, "taught": need["taught"],
            "length": length_class(subject(need["request"])),
            "verdicts": [reply["verdict"] for reply in replies], "topics": [reply["read"].get("topic") for reply in replies],
            "right": grades.verdicts(need, served.records) if served.records else None,
            "ndcg": ndcg([offer["id"] for offer in offers], served.graded[need["id"]]) if need["taught"] else None,
            "topic_score": topic_score(offers), "text": need["request"].get("text") or json.dumps(need["request"]["need"], ensure_ascii=False)}


def outcomes(build, work, shared, names=None):
    """What each need was answered, judged."""
    for served in catalogues_served(build, work, shared, names):
        for need in served.needs:
            yield outcome(served, need)


def evened(chosen):
    """Each with a weight, so that every length that is both taught and not weighs as much on either side as any other."""
    sizes = {}
    for one in chosen:
        sizes.setdefault(one["length"], {True: 0, False: 0})[one["taught"]] += 1
    return [(one, 1 / sizes[one["length"]][one["taught"]] if all(sizes[one["length"]].values()) else 0.0) for one in chosen]


def answered(one):
    return any(verdict != "none" for verdict in one["verdicts"])


def verdict_figures(weighted):
    """AUC, kept and caught of outcomes with their weights."""
    taught, not_taught = ([(one, weight) for one, weight in weighted if one["taught"] == wanted and weight > 0] for wanted in (True, False))

    def share(some, test):
        return sum(weight * test(one) for one, weight in some) / sum(weight for _, weight in some) if some else None
    scores = ([(one["topic_score"], weight) for one, weight in some] for some in (taught, not_taught))
    return {"auc": auc(*scores), "kept": share(taught, answered), "caught": share(not_taught, lambda one: not answered(one))}


def figures(chosen):
    ndcgs = [one["ndcg"] for one in chosen if one["ndcg"] is not None]
    right = [one["verdicts"][0] in one["right"] for one in chosen if one["right"]]
    return {"needs": len(chosen), "ndcg": statistics.fmean(ndcgs) if ndcgs else None, **verdict_figures([(one, 1.0) for one in chosen]),
            "verdict": statistics.fmean(right) if right else None}
