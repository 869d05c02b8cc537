#!/usr/bin/env python3
"""How well needs are matched: the judged needs of tests/relevance through POST /v1/match, as a Markdown page.

    bench/relevance/match.py --build build/release                       # a minute and a half; --quick: half a minute
    bench/relevance/match.py --json before.json, then --before before.json     # what a change brought, with its p

nDCG@10; AUC of the best offer's topic score, of needs that the catalogue teaches against those that it does not; which of the former
are answered (kept), which of the latter get "none" (caught). The second table has the same where each length weighs alike, so that
length alone tells nothing; the third, what a typo and another language cost. p is of a paired randomisation test, two-sided.
"""
import argparse
import datetime
import json
import os
import pathlib
import statistics

from judged_needs import DATE, LENGTHS, ROOT, catalogues_served, evened, figures, outcome, verdict_figures
from metrics import p_value
from needs_put_differently import names, typos

HALVES = ("seen", "unseen")
KINDS = (("short", "structured"), ("sentence", "mail"))


def shown(value):
    return "–" if value is None else f"{value:.3f}".removeprefix("0") if isinstance(value, float) and 0 <= value < 1 else f"{value:.3f}" if isinstance(value, float) else str(value)


def shown_p(pairs):
    p = p_value([pair[0] for pair in pairs], [pair[1] for pair in pairs])
    return "< .001" if p < .001 else shown(round(p, 3))


def table(head, rows):
    lines = [head, ["---"] * len(head), *([name, *(value if isinstance(value, str) else shown(value) for value in values)] for name, *values in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def groups(judged):
    """Name and outcomes of each row."""
    for half in HALVES:
        of_half = [one for one in judged if one["half"] == half]
        yield f"**{half}**", of_half
        for kinds in KINDS:
            yield f"{half}: {', '.join(kinds)}", [one for one in of_half if one["kind"] in kinds]
        for name in sorted({one["catalogue"] for one in of_half}):
            yield f"{half}: over {name}", [one for one in of_half if one["catalogue"] == name]


def matched_table(judged, before):
    head = ["half", "needs", "nDCG@10", "AUC", "kept", "caught", "verdict right (demo)"]
    rows = [[name, *figures(chosen).values()] for name, chosen in groups(judged)]
    if before:
        head += ["nDCG@10 before", "p"]
        for row, (_, chosen) in zip(rows, groups(judged)):
            pairs = [(one["ndcg"], before[one["id"]]["ndcg"]) for one in chosen if one["ndcg"] is not None and one["id"] in before]
            row += [statistics.fmean(pair[1] for pair in pairs), shown_p(pairs)]
    return table(head, rows)


def by_length(judged):
    rows = []
    for half in HALVES:
        of_half = [one for one in judged if one["half"] == half]
        rows.append([f"**{half}**, each length alike", "", "", *verdict_figures(evened(of_half)).values()])
        for length in LENGTHS:
            chosen = [one for one in of_half if one["length"] == length]
            taught = sum(one["taught"] for one in chosen)
            rows.append([f"{half}: {length}", taught, len(chosen) - taught, *verdict_figures([(one, 1.0) for one in chosen]).values()])
    return table(["half: words of content", "taught", "not taught", "AUC", "kept", "caught"], rows)


def put_differently(slips, named):
    def row(name, pairs):
        clean, other = (statistics.fmean(values) for values in zip(*pairs))
        return [name, len(pairs), clean, other, f"{(other - clean) / clean:+.1%}".replace("+0.0%", "0.0%"), shown_p(pairs)]
    rows = []
    for half in HALVES:
        for kinds in KINDS:
            if pairs := [pair for (of_half, kind), pair in slips if of_half == half and kind in kinds]:
                rows.append(row(f"one typo: {half}, {', '.join(kinds)}", pairs))
    for done in sorted({done for done, _ in named}):
        rows.append(row(done, [pair for of_done, pair in named if of_done == done]))
    return table(["needs", "number", "as they are", "put differently", "difference", "p"], rows)


def list_failures(judged, count):
    worst = sorted((one for one in judged if one["half"] == "seen"), key=lambda one: (one["ndcg"] if one["taught"] else float(one["verdicts"] == ["none"])) or 0)
    for one in worst[:count]:
        print(f"- {one['id']} {one['catalogue']}, {'taught' if one['taught'] else 'not taught'}: nDCG {one['ndcg'] if one['ndcg'] is None else round(one['ndcg'], 3)}, "
              f"{one['verdicts']}, topics {one['topics']}: “{' / '.join(one['text'].split(chr(10)))[:160]}”")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release")
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(os.environ.get("FILON_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "relevance" / "match", help="where catalogues and indexes go")
    parser.add_argument("--quick", action="store_true", help="without typos and other languages")
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="list the N worst of the seen half")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write the outcomes too")
    parser.add_argument("--before", type=pathlib.Path, metavar="FILE", help="outcomes of another run, to compare with")
    arguments = parser.parse_args()
    before = {one["id"]: one for one in json.loads(arguments.before.read_text(encoding="utf-8"))} if arguments.before else {}
    judged, slips, named = [], [], []
    for served in catalogues_served(arguments.build, arguments.work, arguments.shared):
        judged += [outcome(served, need) for need in served.needs]
        if not arguments.quick:
            slips += typos(served)
            named += names(served, DATE) if served.records else []
    print(f"# How well needs are matched\n\n{datetime.date.today()}, {len(judged)} needs.\n")
    print(matched_table(judged, before))
    print(by_length(judged))
    if slips:
        print(put_differently(slips, named))
    list_failures(judged, arguments.failures)
    if arguments.json:
        arguments.json.write_text(json.dumps([{**one, "right": sorted(one["right"]) if one["right"] else None} for one in judged], ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
