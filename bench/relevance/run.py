#!/usr/bin/python3
"""How well words find: every judged set through Filon's API beside stock Xapian, as a Markdown page.

    bench/relevance/run.py --build build/release

README.md says what the sets are and how they are scored. Debian's own Python, since Debian's Xapian and numpy are its modules.
"""
import argparse
import dataclasses
import datetime
import fnmatch
import os
import pathlib
import shutil
import subprocess
import sys

import measure
import page
import systems
from sets import ROOT, Sources
from sets.courses import course_sets
from sets.judged import judged_sets
from sets.topics import topic_sets

FAMILIES = {"judged": judged_sets, "courses": course_sets, "topics": topic_sets}
QUICK_NEEDS = 60  # of a set


@dataclasses.dataclass(frozen=True)
class Run:
    work: pathlib.Path
    build: pathlib.Path
    date: str
    keep: bool

    @staticmethod
    def remove(folder):
        shutil.rmtree(folder, ignore_errors=True)


def gather(sources, families, patterns):
    """The sets asked for, and what was left out and why. A variant brings its clean set with it."""
    sets, notes = [], []
    for family in families:
        for made in FAMILIES[family](sources):
            (notes if isinstance(made, str) else sets).append(made)
    wanted = {one.name for one in sets if any(fnmatch.fnmatch(one.name, pattern) for pattern in patterns)}
    wanted |= {one.clean for one in sets if one.name in wanted and one.clean}
    return [one for one in sets if one.name in wanted], notes


def fewer(sets):
    """The first needs of each set; variants of those alone."""
    kept, shortened = {}, []
    for one in sets:
        needs = one.needs[:QUICK_NEEDS] if one.clean is None else tuple(need for need in one.needs if need.about in kept[one.clean])
        kept[one.name] = {need.about for need in needs}
        if needs:
            shortened.append(dataclasses.replace(one, needs=needs))
    return shortened


def heading(sets, arguments):
    version = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False, cwd=ROOT).stdout.strip()
    needs = sum(len(one.needs) for one in sets)
    collections = {one.collection.name: one.collection for one in sets}.values()
    sizes = ", ".join(f"{collection.name} {len(collection.documents)} offers" + (f" ({collection.unjudged} struck)" if collection.unjudged else "")
                      for collection in collections)
    return f"{datetime.date.today()}, tree {version}, seed {arguments.seed}: {needs} needs over {sizes}.\n"


def compare(sets, run, arguments):
    ours, cost = measure.measure_filon(systems.FULL, sets, run)
    theirs = measure.measure_stock(sets, run)
    print(page.sets_table(sets, ours, theirs))
    print(page.variants_table(sets, ours, theirs))
    print(page.languages_table(sets, ours, theirs))
    print(page.ablation_table(sets, [(systems.FULL, ours, cost)]))
    if arguments.failures:
        print(page.failures_list(sets, ours, arguments.failures))


def ablate(sets, run, arguments):
    print(page.ablation_table(sets, [(system, *measure.measure_filon(system, sets, run)) for system in systems.read_systems(arguments.systems)]))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release", help="where filon-indexer and filon-server are")
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(os.environ.get("FILON_SHARED", ROOT.parent / "shared")),
                        help="foreign judged data; sets whose data are absent are left out (FILON_SHARED, else ../shared)")
    parser.add_argument("--demo", type=pathlib.Path, help="the demo catalogue of an earlier run, so that builds whose generators differ are asked the same")
    parser.add_argument("--topics", type=pathlib.Path, default=ROOT / "data" / "topics", help="whose labels and synonyms are needs")
    parser.add_argument("--families", default=",".join(FAMILIES), help=f"of {', '.join(FAMILIES)}")
    parser.add_argument("--sets", default="*", help="names of sets, or patterns such as 'topic*'; parted by semicolons")
    parser.add_argument("--quick", action="store_true", help="60 needs a set, a smaller demo catalogue")
    parser.add_argument("--ablate", action="store_true", help="compare the systems of --systems instead of stock Xapian")
    parser.add_argument("--systems", type=pathlib.Path, default=systems.ABLATION)
    parser.add_argument("--failures", type=int, default=0, metavar="N", help="list the N worst needs of each set")
    parser.add_argument("--seed", type=int, default=42, help="of known items and typos")
    parser.add_argument("--date", default="2026-11-24")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build" / "relevance", help="where catalogues and indexes go")
    parser.add_argument("--keep", action="store_true", help="use the indexes of the last run")
    arguments = parser.parse_args()
    for family in arguments.families.split(","):
        if family not in FAMILIES:
            parser.error(f"--families: {family} is none of {', '.join(FAMILIES)}")
    return arguments


def main():
    arguments = parse_arguments()
    work = arguments.work / ("quick" if arguments.quick else "full")
    made = work / "demo.jsonl"
    demo = arguments.demo or (made if arguments.keep and made.exists() else None)
    sources = Sources(arguments.shared, arguments.topics, work, arguments.build / "filon-indexer", arguments.date, arguments.seed, arguments.quick, demo)
    sets, notes = gather(sources, arguments.families.split(","), [pattern.strip() for pattern in arguments.sets.split(";")])
    if not sets:
        sys.exit("no such sets; " + "; ".join(notes))
    if arguments.quick:
        sets = fewer(sets)
    print(heading(sets, arguments))
    print("".join(f"- {note}\n" for note in notes))
    (ablate if arguments.ablate else compare)(sets, Run(work, arguments.build, arguments.date, arguments.keep), arguments)


if __name__ == "__main__":
    main()
