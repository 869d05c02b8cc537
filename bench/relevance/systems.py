"""The ways to build and to serve an index that one run compares: the full system, and others with something left out or added."""
import dataclasses
import pathlib
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
ABLATION = HERE / "ablation.toml"


@dataclasses.dataclass(frozen=True)
class System:
    """Commands whose words hold {build}, {index}, {catalogue} and {date}."""

    name: str
    build: tuple[str, ...]
    serve: tuple[str, ...]

    def build_command(self, places):
        return [word.format(**places) for word in self.build]

    def serve_command(self, places):
        return [word.format(**places) for word in self.serve]


BUILD = ("{build}/filon-indexer", "build", "--index", "{index}", "--catalogue", "{catalogue}", "--date", "{date}", "--quiet")
SERVE = ("{build}/filon-server", "--index", "{index}", "--audience", "extranet", "--listen", "127.0.0.1:0", "--no-auth", "--date", "{date}")
FULL = System("full", BUILD, SERVE)


def read_systems(path):
    """The full system, then those of a file: [[system]] with a name, and the `folder` of the build folder in which its programs are.

    `build_more` and `serve_more` are options added to the commands.
    """

    def command(words, row, more):
        folder = "{build}/" + row["folder"] if "folder" in row else "{build}"
        return (words[0].replace("{build}", folder), *words[1:], *row.get(more, ()))

    with open(path, "rb") as file:
        rows = tomllib.load(file).get("system", [])
    return [FULL, *(System(row["name"], command(BUILD, row, "build_more"), command(SERVE, row, "serve_more")) for row in rows)]
