#!/usr/bin/env python3
"""How well needs are matched: the judged needs of tests/relevance through POST /v1/match, as a Markdown page.

    bench/relevance/match.py --build build/release

nDCG@10 with gains 7, 3, 1 for the grades 3, 2, 1, offers that nobody judged struck; AUC of the best offer's topic score, of needs
that the catalogue teaches against those that it does not; which of the former are answered (kept), which of the latter get
"none" (caught). Standard library only.
"""
import argparse
import datetime
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(ROOT / "tests" / "relevance"))

import ask  # noqa: E402
import grades  # noqa: E402
import systems  # noqa: E402
from collection import collection_of  # noqa: E402
from sets.courses import documents_of, french_courses, open_courses  # noqa: E402

DEPTH, ASKED = 10, 40
PROVIDERS, OFFERS, SEED, DATE = 1_600, 8_000, 7, "2026-11-24"
GAINS = {0: 0, 1: 1, 2: 3, 3: 7}


def ndcg(ranking, graded):
    """Discounted gains of the first ten as a share of the best order's; none where nothing is graded above nought."""
    def gained(values):
        return sum(GAINS[grade] / math.log2(place + 2) for place, grade in enumerate(values[:DEPTH]))
    best = gained(sorted(graded.values(), reverse=True))
    return gained([graded[offer] for offer in ranking if offer in graded]) / best if best else None


def auc(taught, not_taught):
    """How often one that is taught has the higher score; equals count half."""
    pairs = [(1.0 if yes > no else .5 if yes == no else 0.0) for yes in taught for no in not_taught]
    return statistics.fmean(pairs) if pairs else None


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


def answer(server, need):
    server.connection.request("POST", "/v1/match", json.dumps({**need["request"], "limit": ASKED}, ensure_ascii=False).encode(), {"Content-Type": "application/json"})
    reply = server.connection.getresponse()
    body = json.loads(reply.read())
    if reply.status != 200:
        raise SystemExit(f"{need['id']}: {reply.status} {body}")
    return body["needs"]


def topic_score(offers):
    return max((reason["score"] for offer in offers for reason in offer["why"] if reason["criterion"] == "topic"), default=0)


def outcomes(build, work, shared, names=None):
    """What each need was answered, judged."""
    needs, real = grades.read_needs(), grades.read_real_grades()
    for name, catalogue in catalogues(work, build / "filon-indexer", shared):
        if names and name not in names:
            continue
        places = {"build": build, "index": work / f"{name}.index", "catalogue": catalogue, "date": DATE}
        ask.build_index(systems.FULL.build_command(places))
        records = grades.Catalogue.read(catalogue) if name == "demo" else None
        with ask.FilonServer(systems.FULL.serve_command(places)) as server:
            for need in needs:
                if need["catalogue"] != name:
                    continue
                graded = grades.grades_of(need, records) if records else real.get(need["id"], {})
                replies = answer(server, need)
                offers = [offer for reply in replies for offer in reply["offers"]]
                yield {"id": need["id"], "half": need["half"], "kind": need["kind"], "catalogue": name, "taught": need["taught"],
                       "verdicts": [reply["verdict"] for reply in replies], "topics": [reply["read"].get("topic") for reply in replies],
                       "right": grades.verdicts(need, records) if records else None,
                       "ndcg": ndcg([offer["id"] for offer in offers], graded) if need["taught"] else None,
                       "topic_score": topic_score(offers), "text": need["request"].get("text") or json.dumps(need["request"]["need"], ensure_ascii=False)}


def figures(chosen):
    taught, not_taught = ([one for one in chosen if one["taught"] == wanted] for wanted in (True, False))
    ndcgs = [one["ndcg"] for one in taught if one["ndcg"] is not None]
    share = lambda some, test: statistics.fmean(test(one) for one in some) if some else None  # noqa: E731
    answered = lambda one: any(verdict != "none" for verdict in one["verdicts"])  # noqa: E731
    return {"needs": len(chosen), "ndcg": statistics.fmean(ndcgs) if ndcgs else None,
            "auc": auc([one["topic_score"] for one in taught], [one["topic_score"] for one in not_taught]),
            "kept": share(taught, answered), "caught": share(not_taught, lambda one: not answered(one)),
            "verdict": share([one for one in chosen if one["right"]], lambda one: one["verdicts"][0] in one["right"])}


def table(rows):
    shown = lambda value: "–" if value is None else f"{value:.3f}".removeprefix("0") if isinstance(value, float) and value < 1 else str(value)  # noqa: E731
    lines = ["| half | needs | nDCG@10 | AUC | kept | caught | verdict right (demo) |", "| --- | --- | --- | --- | --- | --- | --- |"]
    return "\n".join(lines + ["| " + " | ".join([name, *(shown(value) for value in row.values())]) + " |" for name, row in rows]) + "\n"


def report(judged, failures):
    print(f"# How well needs are matched\n\n{datetime.date.today()}, {len(judged)} needs.\n")
    rows = []
    for half in ("seen", "unseen"):
        of_half = [one for one in judged if one["half"] == half]
        rows.append((f"**{half}**", figures(of_half)))
        for kinds in (("short", "structured"), ("sentence", "mail")):
            rows.append((f"{half}: {', '.join(kinds)}", figures([one for one in of_half if one["kind"] in kinds])))
        for name in sorted({one["catalogue"] for one in of_half}):
            rows.append((f"{half}: over {name}", figures([one for one in of_half if one["catalogue"] == name])))
    print(table(rows))
    if failures:
        worst = sorted((one for one in judged if one["half"] == "seen"), key=lambda one: (one["ndcg"] if one["taught"] else float(one["verdicts"] == ["none"])) or 0)
        for one in worst[:failures]:
            print(f"- {one['id']} {one['catalogue']}, {'taught' if one['taught'] else 'not taught'}: nDCG {one['ndcg'] if one['ndcg'] is None else round(one['ndcg'], 3)}, "
                  f"{one['verdicts']}, topics {one['topics']}: “{' / '.join(one['text'].split(chr(10)))[:160]}”")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(os.environ.get("FILON_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "relevance" / "match", help="where catalogues and indexes go")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="list the N worst of the seen half")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE")
    arguments = parser.parse_args()
    judged = list(outcomes(arguments.build, arguments.work, arguments.shared))
    report(judged, arguments.failures)
    if arguments.json:
        arguments.json.write_text(json.dumps([{**one, "right": sorted(one["right"]) if one["right"] else None} for one in judged], ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
