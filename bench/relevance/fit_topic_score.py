#!/usr/bin/env python3
"""The logistic of engine/matching/topic_score, fitted: which weights best tell offers that answer a topic from those that do not.

    cmake --preset bench && cmake --build --preset bench --target filon-indexer filon-server filon-topic-features
    bench/relevance/fit_topic_score.py --build build/bench        # two minutes

topic_questions.py says what is asked and what answers it. A question's score is its best offer's; which offer that is depends on the
weights, so fitting and choosing take turns. What the engine decides by a floor (all words in the title, or naming the topic) is not fitted.
Newton's method with a ridge; a weight that would fall below nought is nought, so that no offer ranks lower for what it has more of. Each
length, by words of content, weighs alike.

Figures are of questions left out of the fit, five folds, no topic, text or need on both sides; *kept* of what is answered and *caught* of what is
not, at the threshold that keeps 95 of 100 of the questions fitted on. The judged needs are shown apart, as they are asked: of the whole catalogue.
"""
import argparse
import collections
import dataclasses
import hashlib
import math
import os
import pathlib
import random
import re
import subprocess

import numpy

from judged_needs import LENGTHS, ROOT, auc, catalogues_served, length_class
from match import shown_p, table
from topic_questions import Question, documents_in, judged, questions_of, taught_by, texts

SCORER = ROOT / "engine" / "matching" / "topic_score.cpp"
NAMES = ("words", "in_title", "side_by_side", "precision", "named")  # as filon-topic-features tells them, in thousandths
SHIPPED_NAMES = ("words", "side_by_side", "precision", "named")
SEED, FOLDS, RIDGE, ROUNDS = 7, 5, .02, 12
KEPT = .95  # the goal
THRESHOLDS = (.05, .1, .15, .2, .25, .3, .4, .5, .6)
TITLED, NAMED, SPREAD = .95, .90, .05


@dataclasses.dataclass
class Asked:
    question: Question
    values: numpy.ndarray  # one row an offer that may be the best
    floors: numpy.ndarray
    told: numpy.ndarray  # the scores that the engine gave
    weight: float = 1.0

    def scores(self, model):
        """As the engine puts them together: a floor, and a little of the rest above it."""
        probable = model.probable(self.values)
        return numpy.maximum(probable, numpy.where(self.floors > 0, numpy.minimum(self.floors + SPREAD * probable, 1), 0))

    def score(self, model):
        return float(self.scores(model).max()) if len(self.values) else 0.0

    def best(self, model):
        return int(self.scores(model).argmax())


@dataclasses.dataclass(frozen=True)
class Model:
    """Weights by name of what is in `NAMES`, and the offset."""

    weights: numpy.ndarray
    offset: float

    def probable(self, values):
        return 1 / (1 + numpy.exp(-(values @ self.weights + self.offset)))

    def said(self):
        return " + ".join(f"{weight:.2f} {name}" for name, weight in zip(NAMES, self.weights) if weight) + f" − {-self.offset:.2f}"


def shipped():
    """What stands in the engine's source."""
    source = SCORER.read_text(encoding="utf-8")
    found = {name: int(number.replace("'", "")) / 1000 for name, number in re.findall(r"(\w+?)(?:_weight)? = (-?[\d']+)[,;]", source)}
    return Model(numpy.array([found.get(name, 0.0) for name in NAMES]), found["offset"])


def asked_of(program, index, questions):
    """The features of each question's offers."""
    lines = "".join(f"{number}\t{question.offers}\t{' '.join(text.split())}\n" for number, question in enumerate(questions) for text in question.texts)
    told = subprocess.run([str(program), str(index)], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    rows = collections.defaultdict(list)
    for line in told.splitlines():
        number, _, *values = line.split("\t")
        rows[int(number)].append([int(value) for value in values])
    for number, question in enumerate(questions):
        values = numpy.array(rows[number], dtype=float).reshape(-1, 8)
        floors = numpy.select([values[:, 7] == 1000, values[:, 5] > 0, values[:, 6] > 0], [1.0, TITLED, NAMED], 0.0)
        yield Asked(question, values[:, :5] / 1000, floors, values[:, 7] / 1000)


def evenly_weighted(asked):
    """Each length weighs alike, answered and not; within it a source as the root of its number, so that few questions are not drowned and do not decide."""
    cell = lambda one: (one.question.length, one.question.taught, one.question.source)  # noqa: E731
    sizes = collections.Counter(map(cell, asked))
    roots = collections.Counter()
    for (length, taught, _), size in sizes.items():
        roots[length, taught] += math.sqrt(size)
    for one in asked:
        one.weight = len(asked) / len(roots) / roots[cell(one)[:2]] / math.sqrt(sizes[cell(one)])


def newton(values, taught, weights, free):
    """Weights of the free columns by iteratively reweighted least squares; the last column is the offset, which no ridge holds."""
    beta = numpy.zeros(values.shape[1])
    ridge = numpy.where(numpy.arange(values.shape[1]) < values.shape[1] - 1, RIDGE * weights.sum(), 0) / 100
    for _ in range(50):
        probable = 1 / (1 + numpy.exp(-numpy.clip(values @ beta, -30, 30)))
        slope = values.T @ (weights * (taught - probable)) - ridge * beta
        bend = (values.T * (weights * probable * (1 - probable))) @ values + numpy.diag(ridge + 1e-9)
        step = numpy.zeros_like(beta)
        step[free] = numpy.linalg.solve(bend[numpy.ix_(free, free)], slope[free])
        beta += step
        if abs(step).max() < 1e-6:
            break
    return beta


def fitted(asked, names, start):
    """Fits the weights of `names`, none below nought."""
    model, used = start, [NAMES.index(name) for name in names]
    for _ in range(ROUNDS):
        chosen = [(one, one.best(model)) for one in asked if len(one.values)]
        chosen = [(one, best) for one, best in chosen if one.floors[best] == 0]
        values = numpy.array([[*one.values[best], 1.0] for one, best in chosen])
        taught = numpy.array([float(one.question.taught) for one, _ in chosen])
        weights = numpy.array([one.weight for one, _ in chosen])
        free = [*used, len(NAMES)]
        while True:
            beta = newton(values, taught, weights, free)
            below = [column for column in free[:-1] if beta[column] < 0]
            if not below:
                break
            free.remove(min(below, key=lambda column: beta[column]))
        new = Model(beta[:-1], float(beta[-1]))
        moved = abs(numpy.append(new.weights, new.offset) - numpy.append(model.weights, model.offset)).max()
        model = new
        if moved < .005:
            break
    return model


def threshold_of(model, asked):
    """What keeps so many of those that are answered and of which any offer holds words enough."""
    scores = sorted(((one.score(model), one.weight) for one in asked if one.question.taught and len(one.values)), reverse=True)
    whole, kept = sum(weight for _, weight in scores), 0.0
    for score, weight in scores:
        kept += weight
        if kept >= KEPT * whole:
            return score
    return 0.0


@dataclasses.dataclass(frozen=True)
class Verdict:
    question: Question
    weight: float
    score: float
    answered: bool


def figures(verdicts):
    sides = [[one for one in verdicts if one.question.taught == taught] for taught in (True, False)]

    def share(some):
        return sum(one.weight * one.answered for one in some) / sum(one.weight for one in some) if some else None
    kept, fallen_for = map(share, sides)
    return auc(*([(one.score, one.weight) for one in side] for side in sides)), kept, None if fallen_for is None else 1 - fallen_for


def won(verdicts):
    """Of each question, the share of those on the other side that it stands right to: their mean is the AUC, question by question."""
    sides = {taught: [(one.score, one.weight) for one in verdicts if one.question.taught == taught] for taught in (True, False)}
    return [auc([(one.score, 1.0)], sides[False]) if one.question.taught else auc(sides[True], [(one.score, 1.0)]) for one in verdicts]


def fold_of(one):
    return int(hashlib.sha256(one.question.about.encode()).hexdigest(), 16) % FOLDS


def left_out(asked, fit):
    """Verdicts on each fold by a model that never saw it."""
    for fold in range(FOLDS):
        inside = [one for one in asked if fold_of(one) != fold]
        model = fit(inside)
        threshold = threshold_of(model, inside)
        for one in asked:
            if fold_of(one) == fold:
                score = one.score(model)
                yield Verdict(one.question, one.weight, score, score >= threshold)


def words_alone(verdicts):
    """AUC of the number of words: what the questions give away by their length."""
    return auc(*([(sum(len(text.split()) for text in one.question.texts), one.weight) for one in verdicts if one.question.taught == taught] for taught in (True, False)))


def held_out_table(asked, models):
    found = {name: list(left_out(asked, fit)) for name, fit in models.items()}
    some = next(iter(found.values()))
    head = ["questions", "taught", "not", "AUC of length alone", *(f"{figure}, {name}" for name in found for figure in ("AUC", "kept", "caught"))]
    groups = [("**all**", lambda question: True), *((f"{length} words", lambda question, length=length: question.length == length) for length in LENGTHS),
              *((source, lambda question, source=source: question.source == source) for source in ("judged", "titles", "names", "texts"))]
    rows = []
    for title, belongs in groups:
        count = [sum(one.question.taught == taught and belongs(one.question) for one in some) for taught in (True, False)]
        if all(count):
            rows.append([title, *count, words_alone([one for one in some if belongs(one.question)]),
                         *(figure for verdicts in found.values() for figure in figures([one for one in verdicts if belongs(one.question)]))])
    return table(head, rows)


def judged_table(whole, models, thresholds):
    """The judged needs over the whole catalogue, by half; p of the difference from now, by how many of the other side a need stands right to."""
    rows = []
    for half in ("seen", "unseen"):
        asked, before = [one for one in whole if one.question.half == half], None
        for name, model in models.items():
            verdicts = [Verdict(one.question, 1.0, score := one.score(model), score >= thresholds[name]) for one in asked]
            before = before or won(verdicts)
            rows.append([f"{half}, {name}", len(verdicts), *figures(verdicts), shown_p(list(zip(won(verdicts), before)))])
    return table(["judged needs, whole catalogue", "needs", "AUC", "kept", "caught", "p"], rows)


def thresholds_table(asked, whole, model):
    """What other thresholds would keep and catch with the shipped weights."""
    rows = []
    for threshold in THRESHOLDS:
        row = [f"{threshold:.2f}".removeprefix("0")]
        for some in (asked, *([one for one in whole if one.question.half == half] for half in ("seen", "unseen"))):
            row += figures([Verdict(one.question, one.weight, score := one.score(model), score >= threshold) for one in some])[1:]
        rows.append(row)
    return table(["threshold", *(f"{figure}, {of}" for of in ("questions", "judged: seen", "judged: unseen") for figure in ("kept", "caught"))], rows)


def all_asked(build, work, shared, program):
    """The questions to fit on, and the judged needs of both halves as they were asked."""
    by_catalogue, indexes, documents, teaching, whole = collections.defaultdict(list), {}, {}, {}, []
    for served in catalogues_served(build, work, shared):
        by_catalogue[served.name] += [question for question in questions_of(served, SEED) if question.half == "seen"]
        indexes[served.name], documents[served.name] = served.index, documents_in(served.catalogue)
        teaching[served.name] = taught_by(served, documents[served.name])
        real = {need["id"]: need["taught"] for need in served.needs}
        asked = {question.about: question for question in judged(served)}
        whole += asked_of(program, served.index, [dataclasses.replace(question, offers="", taught=real[question.about]) for question in asked.values()])
    for name in documents:
        if name != "demo":
            others = {other: taught for other, taught in teaching.items() if other != name}
            for question in texts(name, documents[name], others, random.Random(f"{SEED}/texts/{name}")):
                by_catalogue[question.catalogue].append(question)
    return [one for name, questions in by_catalogue.items() for one in asked_of(program, indexes[name], questions)], whole


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "bench", help="where the programs are")
    parser.add_argument("--features", type=pathlib.Path, help="filon-topic-features, if it is elsewhere")
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(os.environ.get("FILON_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "relevance" / "match", help="where catalogues and indexes go")
    arguments = parser.parse_args()
    program = arguments.features or arguments.build / "filon-topic-features"
    asked, whole = all_asked(arguments.build, arguments.work, arguments.shared, program)
    evenly_weighted(asked)
    now = shipped()
    fits = {"now": lambda some: now, "fitted": lambda some: fitted(some, SHIPPED_NAMES, now), "with in_title": lambda some: fitted(some, NAMES, now)}
    models = {name: fit(asked) for name, fit in fits.items()}
    thresholds = {name: threshold_of(model, asked) for name, model in models.items()}
    print("# The topic's score\n")
    print(table(["weights", "", "threshold that keeps 95 %"], [[name, model.said(), thresholds[name]] for name, model in models.items()]))
    print(held_out_table(asked, fits))
    print(judged_table(whole, models, thresholds))
    print(thresholds_table(asked, whole, now))


if __name__ == "__main__":
    main()
