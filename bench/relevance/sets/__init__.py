"""The judged sets. Each module turns what lies in one place into collections and needs; `all_sets` gathers them."""
import dataclasses
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]


@dataclasses.dataclass(frozen=True)
class Sources:
    """Where things are read and written. `shared` holds foreign data that is no part of the project and may be absent."""

    shared: pathlib.Path
    topics: pathlib.Path
    work: pathlib.Path
    indexer: pathlib.Path
    date: str
    seed: int
    quick: bool
    demo: pathlib.Path | None = None  # the demo catalogue, where it is not to be made anew
