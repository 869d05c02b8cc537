"""Asks the requests of one half and scores what was read of them."""
import dataclasses

from comparing import Slots, is_exact, paired
from harm import harms, other_harms


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What was read of one request, need beside need."""

    request: object
    pairs: list
    lang: str
    harms: frozenset
    other_harms: frozenset

    @property
    def is_exact(self):
        return all(is_exact(*pair) for pair in self.pairs)


@dataclasses.dataclass(frozen=True)
class Scored:
    outcomes: list
    slots: Slots
    refused: int

    @property
    def figures(self):
        """No figure tells a request's words: they are the same kind for both halves."""
        requests = len(self.outcomes)
        expected = sum(bool(wanted) for outcome in self.outcomes for wanted, _ in outcome.pairs)
        return {
            "requests": requests, "refused": self.refused, "needs": expected,
            "needs_read": sum(bool(said) for outcome in self.outcomes for _, said in outcome.pairs),
            "exact_needs": sum(is_exact(*pair) for outcome in self.outcomes for pair in outcome.pairs) / expected,
            "exact_requests": sum(outcome.is_exact for outcome in self.outcomes) / requests,
            "language_right": sum(outcome.lang == outcome.request.lang for outcome in self.outcomes) / requests,
            "harm": sum(bool(outcome.harms) for outcome in self.outcomes) / requests,
            "harm_wider": sum(bool(outcome.harms or outcome.other_harms) for outcome in self.outcomes) / requests,
            "harm_by_field": self.harm_by_field(),
            "slots": {name: {"expected": count.expected, "read": count.read, "right": count.right, "precision": count.precision, "recall": count.recall,
                             "f1": count.f1} for name, count in self.slots.counts.items()},
        }

    def harm_by_field(self):
        found = {}
        for outcome in self.outcomes:
            for field in outcome.harms | outcome.other_harms:
                found[field] = found.get(field, 0) + 1
        return dict(sorted(found.items()))


def read_outcome(reader, request):
    needs, lang = reader.read(request.text, request.today)
    pairs = paired(request.needs, needs)
    return Outcome(request, pairs, lang, frozenset().union(*(harms(*pair, request.today) for pair in pairs)),
                   frozenset().union(*(other_harms(*pair) for pair in pairs)))


def score_half(reader, requests):
    before = reader.refused
    outcomes, slots = [read_outcome(reader, request) for request in requests], Slots()
    for outcome in outcomes:
        for pair in outcome.pairs:
            slots.add(*pair)
    return Scored(outcomes, slots, reader.refused - before)
