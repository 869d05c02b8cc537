"""How good an answer is, and whether a difference is more than chance."""
import math
import statistics

import numpy

DEPTH = 10
ROUNDS = 10_000
SEED = 20_261_124


def ndcg(ranking, relevant):
    """Offers are relevant or not: each counts 1 / log2(place + 1), as a share of what the best order would give."""
    gained = sum(1 / math.log2(place + 2) for place, offer in enumerate(ranking[:DEPTH]) if offer in relevant)
    return gained / sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(relevant))))


def reciprocal_rank(ranking, relevant):
    return next((1 / (place + 1) for place, offer in enumerate(ranking[:DEPTH]) if offer in relevant), 0.0)


def recall(ranking, relevant):
    """Of as many relevant offers as ten places can hold."""
    return len(relevant.intersection(ranking[:DEPTH])) / min(DEPTH, len(relevant))


def mean(values):
    return statistics.fmean(values) if values else None


def p_value(ours, theirs):
    """Paired randomisation test, two-sided: how often signs drawn by lot give a mean difference as large as the one seen."""
    differences = numpy.array(ours) - numpy.array(theirs)
    differences = differences[differences != 0]
    if differences.size == 0:
        return 1.0
    seen = abs(differences.sum())
    lots = numpy.random.default_rng(SEED)
    as_large = 0
    chunk = max(1, 4_000_000 // differences.size)
    for start in range(0, ROUNDS, chunk):
        signs = lots.integers(0, 2, size=(min(chunk, ROUNDS - start), differences.size), dtype=numpy.int8) * 2 - 1
        # Sums of the same numbers in another order differ in their last bits.
        as_large += int((abs(signs @ differences) >= seen - 1e-9).sum())
    return (as_large + 1) / (ROUNDS + 1)
