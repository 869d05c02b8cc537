"""The judged requests, and the names that the reader must know to read them."""
import dataclasses
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# What starts the two programs, and folds a text, is the evaluation of relevance's. It stands last: modules here come first.
sys.path.append(str(ROOT / "bench" / "relevance"))

HALVES = ("tuned", "unseen")


@dataclasses.dataclass(frozen=True)
class Request:
    id: str
    today: str
    lang: str
    kind: str
    text: str
    needs: tuple[dict, ...]


def json_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def read_half(name):
    return [Request(row["id"], row["today"], row["lang"], row["kind"], row["text"], tuple(row["needs"])) for row in json_lines(HERE / f"{name}.jsonl")]


def excluded_names(requests):
    """Providers that requests rule out by name: a reader knows providers from its index alone."""
    return sorted({name for request in requests for need in request.needs for name in need.get("exclude", {}).get("provider", ())})
