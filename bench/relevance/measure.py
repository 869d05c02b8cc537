"""Puts every need to a system and scores its answers."""
import dataclasses

import ask
import metrics
import stock

# Struck offers leave room for others: so many are asked for where a collection has any.
LIMIT, LIMIT_WITH_STRUCK = metrics.DEPTH, 4 * metrics.DEPTH


@dataclasses.dataclass
class Scores:
    """Of one system on one set, need by need in the set's order."""

    ndcg: list[float] = dataclasses.field(default_factory=list)
    reciprocal_rank: list[float] = dataclasses.field(default_factory=list)
    recall: list[float] = dataclasses.field(default_factory=list)
    empty: list[bool] = dataclasses.field(default_factory=list)
    rankings: list[list[str]] = dataclasses.field(default_factory=list)

    def add(self, answer, need, judged):
        ranking = [offer for offer in answer.ids if judged is None or offer in judged][:metrics.DEPTH]
        self.ndcg.append(metrics.ndcg(ranking, need.relevant))
        self.reciprocal_rank.append(metrics.reciprocal_rank(ranking, need.relevant))
        self.recall.append(metrics.recall(ranking, need.relevant))
        self.empty.append(not answer.ids)
        self.rankings.append(ranking)


@dataclasses.dataclass
class Cost:
    """What a system's indexes and answers took, over all collections."""

    terms: int = 0
    postings: int = 0
    view_bytes: int = 0
    build_seconds: float | None = 0.0
    query_seconds: float = 0.0
    queries: int = 0


def score_sets(sets, put):
    """{set's name: Scores}, `put` being asked with a text, a language and how many offers are wanted."""
    found = {}
    for one in sets:
        scores = found[one.name] = Scores()
        judged = one.collection.judged
        for need in one.needs:
            scores.add(put(need.text, one.lang, LIMIT if judged is None else LIMIT_WITH_STRUCK), need, judged)
    return found


def by_collection(sets):
    found = {}
    for one in sets:
        found.setdefault(one.collection.name, []).append(one)
    return found.values()


def measure_filon(variant, sets, run):
    """Scores by set, and the cost, of one way to build and serve the index."""
    scores, cost = {}, Cost()
    for same in by_collection(sets):
        collection = same[0].collection
        index = run.work / f"{collection.name}.{variant.name}.index"
        places = {"build": run.build, "index": index, "catalogue": collection.catalogue, "date": run.date}
        if run.keep and (index / "current").exists():
            cost.build_seconds = None
        else:
            run.remove(index)
            seconds = ask.build_index(variant.build_command(places))
            cost.build_seconds = cost.build_seconds if cost.build_seconds is None else cost.build_seconds + seconds
        served = index / "current" / "extranet"
        terms, postings = stock.terms_and_postings(served / "store.glass")
        cost.terms, cost.postings, cost.view_bytes = cost.terms + terms, cost.postings + postings, cost.view_bytes + (served / "view").stat().st_size
        with ask.FilonServer(variant.serve_command(places)) as server:
            before = server.cpu_seconds()
            scores |= score_sets(same, lambda text, _, limit: server.ask(text, limit))
            cost.query_seconds += server.cpu_seconds() - before
        cost.queries += sum(len(one.needs) for one in same)
    return scores, cost


def measure_stock(sets, run):
    scores = {}
    for same in by_collection(sets):
        folder = run.work / f"{same[0].collection.name}.stock"
        if not (run.keep and folder.exists()):
            stock.build_stock(same[0].collection, folder)
        scores |= score_sets(same, stock.Stock(folder).ask)
    return scores
