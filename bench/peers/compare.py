#!/usr/bin/env python3
"""Puts the same requests to Filon and to other engines in one run, and prints what each cost as a Markdown page.

    bench/peers/compare.py --offers 320000

Needs the bench preset's programs (--build), javac and liblucene8-java. README.md says what is compared, and what is not.
"""
import argparse
import contextlib
import datetime
import pathlib
import platform
import statistics
import subprocess
import sys

import requests
import running

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ("filon", "lucene", "xapian")
NAMES = {"filon": "Filon", "lucene": "Lucene", "xapian": "Xapian"}
PACKAGES = {"lucene": "liblucene8-java", "xapian": "libxapian30"}
YEARS = {"lucene": "Lucene 8 of 2020–2021", "xapian": "Xapian 1.4.22 of 2023"}


def prepare(work, arguments):
    """The catalogue, what the peers index of it, and the requests."""
    work.folder.mkdir(parents=True, exist_ok=True)
    running.run([work.build / "filon-indexer", "generate", "--providers", arguments.providers, "--offers", arguments.offers, "--date", work.date,
                 "--out", work.catalogue])
    running.run([sys.executable, running.HERE / "documents.py", work.catalogue, work.documents, "--communes", work.communes])
    first_day = datetime.date.fromisoformat(work.date)
    return requests.draw(work.catalogue, arguments.each, arguments.seed, first_day, arguments.kinds, arguments.facets)


def ask_all(peers, drawn, rounds, turn=0):
    """Each request goes to one peer after the other, the first being another one each time: {(kind, peer): answers}."""
    answers = {(kind, peer.name): [] for kind, _ in drawn for peer in peers}
    for _ in range(rounds):
        for kind, query in drawn:
            for i in range(len(peers)):
                peer = peers[(turn + i) % len(peers)]
                answers[kind, peer.name].append(peer.ask(query))
            turn += 1
    return answers


def measure(work, names, drawn, arguments):
    with contextlib.ExitStack() as stack:
        peers = [stack.enter_context(running.Peer(work, name)) for name in names]
        # A virtual machine compiles what it has seen often: all get the same time to warm up.
        for peer in peers:
            for _ in range(arguments.warm):
                for _, query in drawn:
                    peer.ask(query)
        before = {peer.name: peer.process_cpu() for peer in peers}
        answers = ask_all(peers, drawn, arguments.rounds)
        spent = {peer.name: peer.process_cpu() - before[peer.name] for peer in peers}
        memory = {peer.name: peer.memory() for peer in peers}
    return answers, spent, memory


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def shown(value):
    """Three figures that matter, at most."""
    return "–" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def milliseconds(answers):
    """Of a kind and a peer; nothing where a request was not answered."""
    if any("error" in answer for answer in answers):
        return None
    return [answer["cpu_ns"] / 1e6 for answer in answers]


def cost_table(answers, names, kinds):
    rows = []
    for kind in kinds:
        times = {name: milliseconds(answers[kind, name]) for name in names}
        means = {name: statistics.fmean(times[name]) if times[name] else None for name in names}
        ratios = [means["filon"] / means[name] if "filon" in means and means["filon"] and means[name] else None for name in names if name != "filon"]
        cells = [f"{shown(means[name])} / {shown(statistics.median(times[name]) if times[name] else None)}" for name in names]
        rows.append([f"{kind}) {requests.KINDS[kind]}", *cells, *map(shown, ratios)])
    return table(["CPU, ms: mean / median", *(NAMES[name] for name in names), *(f"Filon : {NAMES[name]}" for name in names if name != "filon")], rows)


def same_facets(ours, theirs):
    """The facets whose counts are the same to the last, and how many both have."""
    both = ours["facets"].keys() & theirs["facets"].keys()
    nonzero = [{value: count for value, count in answer.items() if count} for facet in both for answer in (ours["facets"][facet], theirs["facets"][facet])]
    return sum(a == b for a, b in zip(nonzero[::2], nonzero[1::2])), len(both)


def agreement_row(kind, name, ours, theirs):
    pairs = [(a, b) for a, b in zip(ours, theirs) if "error" not in a and "error" not in b]
    if not pairs:
        return [kind, NAMES[name], "–", "–", "–", "–"]
    close = sum(abs(a["total"] - b["total"]) <= .1 * max(a["total"], b["total"]) for a, b in pairs)
    ratios = [b["total"] / a["total"] for a, b in pairs if a["total"]]
    equal = [same_facets(a, b) for a, b in pairs if a["total"] == b["total"]]
    same, counted = (sum(column) for column in zip(*equal)) if equal else (0, 0)
    share = lambda part, whole: f"{100 * part / whole:.0f} %" if whole else "–"
    return [kind, NAMES[name], share(close, len(pairs)), share(len(equal), len(pairs)), shown(statistics.median(ratios) if ratios else None), share(same, counted)]


def agreement_table(answers, names, kinds):
    rows = [agreement_row(kind, name, answers[kind, "filon"], answers[kind, name]) for kind in kinds for name in names if name != "filon"]
    return table(["kind", "peer", "totals within 10 % of Filon's", "equal", "median of theirs : Filon's", "where equal: facets alike to the last count"], rows)


def errors_of(answers):
    found = {}
    for (kind, name), given in answers.items():
        for answer in given:
            if "error" in answer:
                found.setdefault((kind, name, answer["error"]), 0)
                found[kind, name, answer["error"]] += 1
    return [f"- {NAMES[name]} left {count} requests of kind {kind} unanswered: {error}" for (kind, name, error), count in sorted(found.items())]


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return (done.stdout or done.stderr).strip()


def versions(names):
    yield f"Filon {output_of('git', 'describe', '--always', '--dirty')}"
    for name in names:
        if name in PACKAGES:
            yield f"{PACKAGES[name]} {output_of('dpkg-query', '-W', '-f', '${Version}', PACKAGES[name])} ({YEARS[name]}, as Debian 12 has it)"
    if "lucene" in names:
        yield output_of("java", "-version").splitlines()[0]


def machine():
    model = next((line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if line.startswith("model name")),
                 platform.machine())
    cores = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").count("processor\t")
    return f"{cores} × {model}, load {pathlib.Path('/proc/loadavg').read_text(encoding='utf-8').split()[0]} at the start"


def write_page(arguments, names, kinds, built, measured):
    answers, spent, memory = measured
    print(f"{arguments.offers} offers, seed {arguments.seed}, {arguments.each} requests of each kind, {arguments.rounds} rounds after {arguments.warm} to warm up, "
          f"{datetime.date.today()}. {arguments.machine}. {'; '.join(versions(names))}.\n")
    print(cost_table(answers, names, kinds))
    asked = sum(len(answers[kind, names[0]]) for kind in kinds)
    rows = []
    for name in names:
        wall, cpu, size = built[name] if built else (None, None, None)
        in_thread = sum(answer.get("cpu_ns", 0) for kind in kinds for answer in answers[kind, name])
        own, mapped = memory[name]
        rows.append([NAMES[name], shown(wall), shown(cpu), shown(size and size / 2**20), shown((spent[name] - in_thread) / 1e6 / asked), shown(own), shown(mapped)])
    print(table(["", "index: s", "CPU s", "MB", "CPU beside the answering thread, ms a request", "memory of its own, MB", "of mapped files, MB"], rows))
    if "filon" in names and len(names) > 1:
        print(agreement_table(answers, names, kinds))
    print("\n".join(errors_of(answers)))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--offers", type=int, default=40_000)
    parser.add_argument("--providers", type=int, default=8_000)
    parser.add_argument("--each", type=int, default=80, help="requests of each kind (80)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--warm", type=int, default=10, help="rounds that are not measured (10): Java grows faster for long")
    parser.add_argument("--seed", type=int, default=42, help="of the requests")
    parser.add_argument("--kinds", default="".join(requests.KINDS))
    parser.add_argument("--facets", default=requests.FACETS)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--date", default="2026-11-24", help="today, and the day before the first session")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "bench", help="where filon-indexer, filon-peer and filon-peer-xapian are")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "peers", help="where catalogue and indexes go")
    parser.add_argument("--keep", action="store_true", help="use the catalogue and indexes of the last run")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    arguments.machine = machine()
    names = arguments.peers.split(",")
    work = running.Work(arguments.work / str(arguments.offers), arguments.build, arguments.date)
    if arguments.keep:
        drawn = requests.draw(work.catalogue, arguments.each, arguments.seed, datetime.date.fromisoformat(work.date), arguments.kinds, arguments.facets)
    else:
        drawn = prepare(work, arguments)
    if "lucene" in names:
        work.compile_lucene()
    built = None if arguments.keep else {name: running.build_index(work, name) for name in names}
    write_page(arguments, names, arguments.kinds, built, measure(work, names, drawn, arguments))


if __name__ == "__main__":
    main()
