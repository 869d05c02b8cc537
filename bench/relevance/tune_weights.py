#!/usr/bin/env python3
"""What the weights of the criteria would be if the judged needs chose them: coordinate ascent on their seen half.

    bench/relevance/tune_weights.py --build build/release         # half a minute, most of it building indexes

Every need is asked once, with limit 100. Its reasons hold the worth of each criterion in play for every offer, so the score under
other weights is a sum: offers are put in order anew, fits before near ones, one provider on at most two of the first ten places, as the engine
does it. Two things stay as the shipped weights had them: which session of an offer is shown, and which hundred offers there are.

Proposed is nothing that breaks what RANKING says of weights:
- each is above nought, in steps of five thousandths;
- the topic weighs most, as much as place and price together at least: no offer makes up for another topic by being near and cheap;
- place and price weigh the same, the language no more than they, each other criterion no more than the language. What is near or
  affordable can be asked by every client; the rest is for those who say so.
Only ratios matter, so the topic keeps its weight and the others move.

A change is worth it if it gains on the seen half, loses nothing on the unseen one, and where it was not tuned (folds of the seen half left out in
turn, and the unseen half) its p is below 5 %: paired randomisation, two-sided. The last line says whether.
"""
import argparse
import collections
import dataclasses
import os
import pathlib
import re
import statistics

from judged_needs import DEPTH, ROOT, catalogues_served, ndcg
from match import shown, shown_p, table
from metrics import p_value

TABLE = ROOT / "engine" / "matching" / "criterion.h"
LIMIT, MOST_OF_A_PROVIDER = 100, 2
STEP, LEAST = 5, 5  # thousandths
FACTORS = (.25, .5, .7, .85, 1.15, 1.4, 2, 4)
ROUNDS = 6
TOGETHER = {"price": "place"}  # who takes whose weight
LEAST_GAIN, SURE = .0001, .05


@dataclasses.dataclass(frozen=True)
class Offer:
    id: str
    provider: str
    fits: bool
    worths: dict  # thousandths by criterion in play


def shipped_weights():
    """Of the one table, by criterion."""
    body = TABLE.read_text(encoding="utf-8").partition("criterion_weights{")[2].partition("};")[0]
    return {name: int(weight) for weight, name in re.findall(r"(\d+),\s*// (\w+)", body)}


def lawful(weights):
    others = [weight for name, weight in weights.items() if name not in ("topic", "place", "price", "language")]
    return (min(weights.values()) >= LEAST and weights["place"] == weights["price"] and weights["topic"] >= weights["place"] + weights["price"]
            and weights["topic"] > weights["place"] >= weights["language"] >= max(others))


def asked(served, need):
    """The answers of a need that is taught, as lists of offers."""
    return [[Offer(offer["id"], offer["provider"]["id"], offer["fit"] == "fit", {reason["criterion"]: round(reason["score"] * 1000) for reason in offer["why"]})
             for offer in reply["offers"]] for reply in served.match(need["request"], LIMIT)]


def score(offer, weights):
    """As the engine rounds it: half up."""
    whole = sum(weights[name] for name in offer.worths)
    return (sum(weights[name] * worth for name, worth in offer.worths.items()) + whole // 2) // whole if whole else 0


def in_order(offers, weights):
    """Fits, then near ones, by score; equals as they came. Who has two of the first ten places waits for the other fits."""
    ranked = sorted(offers, key=lambda offer: (not offer.fits, -score(offer, weights)))
    first, waiting, taken = [], [], collections.Counter()
    left = [offer for offer in ranked if offer.fits]
    while left and len(first) < DEPTH:
        offer = left.pop(0)
        if taken[offer.provider] == MOST_OF_A_PROVIDER:
            waiting.append(offer)
        else:
            taken[offer.provider] += 1
            first.append(offer)
    return [offer.id for offer in first + left + waiting + [offer for offer in ranked if not offer.fits]]


@dataclasses.dataclass
class Judged:
    half: str
    answers: list  # of offers, one list for each need read
    graded: dict

    def ndcg(self, weights):
        return ndcg([offer for offers in self.answers for offer in in_order(offers, weights)], self.graded)

    def criteria(self):
        return {name for offers in self.answers for offer in offers for name in offer.worths}


def mean(needs, weights):
    return statistics.fmean(need.ndcg(weights) for need in needs)


def changed(weights, name, weight):
    """The table with one weight, and those that go with it, another."""
    return {other: weight if TOGETHER.get(other, other) == TOGETHER.get(name, name) else old for other, old in weights.items()}


def rounded(weight):
    return max(LEAST, round(weight / STEP) * STEP)


def ascended(weights, needs):
    """One criterion after the other takes the weight by which the needs are answered best, while that still gains."""
    moving = sorted({TOGETHER.get(name, name) for need in needs for name in need.criteria()} - {"topic"}, key=list(weights).index)
    best = mean(needs, weights)
    for _ in range(ROUNDS):
        before = best
        for name in moving:
            tables = [changed(weights, name, rounded(weights[name] * factor)) for factor in FACTORS]
            for tried in filter(lawful, tables):
                if (gained := mean(needs, tried)) > best + LEAST_GAIN:
                    best, weights = gained, tried
        if best == before:
            break
    return weights


def weights_table(now, tuned, seen, unseen):
    rows = []
    for name in now:
        in_play = [need for need in seen + unseen if name in need.criteria()]
        if not in_play:
            rows.append([name, now[name], tuned[name], 0, None, None, None])
            continue
        halved, doubled = ({**now, name: now[name] * factor // 2} for factor in (1, 4))
        rows.append([name, now[name], tuned[name], len(in_play), *(mean(in_play, weights) for weights in (halved, now, doubled))])
    return table(["criterion", "now", "tuned", "needs in play, both halves", "nDCG@10 of these at ×½", "as now", "at ×2"], rows)


def halves_table(now, tuned, halves):
    rows = []
    for name, needs in halves.items():
        pairs = [(need.ndcg(tuned), need.ndcg(now)) for need in needs]
        rows.append([name, len(needs), mean(needs, now), mean(needs, tuned), sum(one != other for one, other in pairs), shown_p(pairs)])
    return table(["half", "needs", "nDCG@10 now", "tuned", "needs that differ", "p"], rows)


def held_out(needs, weights, folds=5):
    """The tables that ascent finds on the other folds, each measured on its own: what tuning brings where it did not look."""
    parts = [needs[start::folds] for start in range(folds)]
    tuned = []
    for part in parts:
        found = ascended(weights, [need for other in parts if other is not part for need in other])
        tuned += [(need.ndcg(found), need.ndcg(weights)) for need in part]
    return tuned


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(os.environ.get("FILON_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "relevance" / "match", help="where catalogues and indexes go")
    arguments = parser.parse_args()
    now, judged, served_order = shipped_weights(), [], []
    assert lawful(now), now
    for served in catalogues_served(arguments.build, arguments.work, arguments.shared):
        for need in served.needs:
            graded = served.graded[need["id"]]
            if need["taught"] and any(graded.values()):
                judged.append(Judged(need["half"], asked(served, need), graded))
                served_order.append(ndcg([offer.id for offers in judged[-1].answers for offer in offers], graded))
    halves = {half: [need for need in judged if need.half == half] for half in ("seen", "unseen")}
    tuned = ascended(now, halves["seen"])
    print(f"# The weights of the criteria\n\n{len(judged)} needs that are taught. As served {statistics.fmean(served_order):.4f}, put in order here {mean(judged, now):.4f}.\n")
    print(weights_table(now, tuned, **halves))
    print(halves_table(now, tuned, halves))
    pairs = held_out(halves["seen"], now)
    gained, before = (statistics.fmean(values) for values in zip(*pairs))
    print(f"Tuned on four fifths of the seen half, measured on the fifth: {shown(gained)} instead of {shown(before)} (p {shown_p(pairs)}).\n")
    pairs += [(need.ndcg(tuned), need.ndcg(now)) for need in halves["unseen"]]
    better = {half: mean(needs, tuned) - mean(needs, now) for half, needs in halves.items()}
    worth_it = better["seen"] > 0 and better["unseen"] >= 0 and sum(one - other for one, other in pairs) > 0 and p_value(*zip(*pairs)) < SURE
    print("The tuned table is worth it." if worth_it else f"The table stays as it is (p {shown_p(pairs)} where nothing was tuned).")


if __name__ == "__main__":
    main()
