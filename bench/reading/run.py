#!/usr/bin/env python3
"""How well requests are read: judged requests, bare topics and others' annotations through POST /v1/read, as a Markdown page.

    bench/reading/run.py --build build/release

README.md says what the sets are and what the figures mean. Standard library only.
"""
import argparse
import datetime
import json
import os
import pathlib
import subprocess

import judged
import page
import self_check
from dev_requests import compare_requests
from halves import score_half
from inventions import look_for_inventions, look_for_places
from served import DATE, NoReader, reader_at, reader_of_build

PARTS = (*judged.HALVES, "inventions", "dev")


def heading(arguments):
    version = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False, cwd=judged.ROOT).stdout.strip()
    return f"# How well requests are read\n\n{datetime.date.today()}, tree {version}" + (f", {arguments.server}" if arguments.server else "") + ".\n"


def read_halves(reader, halves, arguments):
    scored = {name: score_half(reader, requests) for name, requests in halves.items() if arguments.only in (None, name)}
    if not scored:
        return {}
    figures = {name: half.figures for name, half in scored.items()}
    print(page.summary_table(figures), page.slots_table(figures), page.harm_table(figures), sep="\n")
    # Of the unseen half nothing is told but figures.
    if "tuned" in scored:
        print(page.harmed_list(scored["tuned"]))
        if arguments.misses:
            print(page.misses_list(scored["tuned"]))
    return {"halves": figures}


def read_inventions(reader, arguments):
    if arguments.only not in (None, "inventions"):
        return {}
    invented, alarms = look_for_inventions(reader), list(look_for_places(reader, arguments.shared))
    print(page.inventions_section(invented, alarms))
    return {"inventions": {"asked": invented.asked, "invented": len(invented.fields), "several_needs": len(invented.split)},
            "place_false_alarms": {one.source: {"texts": one.texts, "found": len(one.found), "per_hundred": one.per_hundred} for one in alarms}}


def read_dev(reader, arguments):
    if arguments.only not in (None, "dev"):
        return {}
    path = arguments.shared / "data" / "requests" / "requests_dev.jsonl"
    if not path.is_file():
        print("## The twenty requests of others\n\nLeft out: no requests under --shared.\n")
        return {}
    agreed = compare_requests(reader, path)
    print(page.dev_section(agreed, arguments.misses))
    return {"dev": {field: {"agree": agree, "judged": of} for field, (agree, of) in agreed.counts.items()}}


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--build", type=pathlib.Path, default=judged.ROOT / "build" / "release", help="where filon-indexer and filon-server are")
    parser.add_argument("--server", metavar="URL", help="ask this server instead of one that is built and started here")
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    parser.add_argument("--misses", action="store_true", help="what was read otherwise than meant, request by request: of the tuned half and of dev")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path(os.environ.get("FILON_SHARED", judged.ROOT.parent / "shared")),
                        help="others' requests and course titles; what is absent is left out (FILON_SHARED, else ../shared)")
    parser.add_argument("--work", type=pathlib.Path, default=judged.ROOT / "build" / "reading", help="where the index goes")
    parser.add_argument("--self-check", action="store_true", help="hold the scoring to replies made by hand; no server")
    arguments = parser.parse_args()
    if arguments.misses and arguments.only == "unseen":
        parser.error("--misses: the unseen half is never looked at")
    return arguments


def main():
    arguments = parse_arguments()
    if arguments.self_check:
        self_check.run()
        return
    halves = {name: judged.read_half(name) for name in judged.HALVES}
    names = judged.excluded_names([request for requests in halves.values() for request in requests])
    with reader_at(arguments.server) if arguments.server else reader_of_build(arguments.build, arguments.work, names) as reader:
        print(heading(arguments))
        try:
            reader.read("excel", DATE)
        except NoReader:
            print("Nothing was measured: this server has no /v1/read (404).")
            return
        figures = read_halves(reader, halves, arguments) | read_inventions(reader, arguments) | read_dev(reader, arguments)
        if reader.refused:
            print(f"{reader.refused} texts were refused: nothing was read of them.")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
