"""The house's rules that a scan of the sources can hold: who may include whom, what the engine does not know, sizes.

Each rule takes the root of a source tree and yields its breaches as lines a reader can act on.
"""
import os
import pathlib
import re

FOLDERS = ("engine", "indexer", "server", "tests", "bench")

# What a folder of the engine may use beside itself. Two folders of one row may not use each other in turn (see cycles).
MAY_USE = {
    "values": (),
    "offers": ("values",),
    "tax": ("values", "offers"),
    "planning": ("values",),
    "text": ("values", "offers", "places", "topics"),
    "places": ("values", "offers", "text", "topics"),
    "topics": ("values", "offers", "text", "places"),
    "reading": ("values", "offers", "text", "places", "topics", "words", "matching"),
    "words": ("values", "offers", "text", "topics"),
    "matching": ("values", "offers", "tax", "text", "places", "topics", "words", "reading"),
    "index": ("values", "offers", "tax", "text", "places", "topics", "words", "reading", "matching"),
}
# Top folders: whom each may include.
MAY_INCLUDE = {
    "engine": ("engine",),
    "indexer": ("engine", "indexer"),
    "server": ("engine", "server"),
    "tests": FOLDERS,
    "bench": ("engine", "indexer", "server", "bench"),
}
# Libraries that live in one place: the start of the include, and the folders it may stand in.
AT_HOME = {
    "xapian": ("engine/index/", "tests/", "bench/peers/xapian/"),
    "boost/beast": ("server/http/",),
    "rapidjson/": ("indexer/", "server/", "tests/"),
    "gmime/": ("server/mail/",),
    "glpk.h": ("engine/planning/",),
}
# What the engine does not know: no log, no clock, no environment, no screen.
UNKNOWN_TO_THE_ENGINE = re.compile(r"\b(spdlog|getenv|\w*clock(?:_type)?\s*::\s*now|std::time\s*\(|std::c(?:out|err|log)|printf)\b")
LONGEST = 300
# Files past the limit, each with the reason why it is better whole.
LONGER = {
    "tests/server/http/raw_bytes_test.cpp": "one table: every raw-byte case beside the answer it gets",
    "tests/journeys/reading_test.py": "one small catalogue, and every way in which words and mails are read over it",
    "tests/engine/words/spelling_test.cpp": "one list of words, and all that is asked of its spelling",
    "tests/indexer/demo/demo_catalogue_test.cpp": "one catalogue, made once, and all that is promised of it",
}
NAMES_THAT_SAY_NOTHING = re.compile(r"(?:^|[/_])(utils?|common|helpers?|misc|managers?)(?:[/_.]|$)")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
# A raw string, a string, a character, or a comment, whichever begins first.
LITERAL_OR_COMMENT = re.compile(r'R"(?P<mark>[^(\s]{0,16})\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', re.S)


def sources(root, suffixes=(".h", ".cpp")):
    """Every source below the house's folders, as a path from the root with forward slashes."""
    for folder in FOLDERS:
        for parent, folders, files in os.walk(root / folder):
            folders[:] = sorted(name for name in folders if name not in ("node_modules", "__pycache__"))
            for name in sorted(files):
                if name.endswith(suffixes):
                    yield (pathlib.Path(parent) / name).relative_to(root).as_posix()


def text_of(root, path):
    return (root / path).read_text(encoding="utf-8")


def blanked(found):
    """A comment or literal without what it says; its lines stay, so that line numbers do."""
    return "\n" * found.group().count("\n")


def without_comments(text):
    return LITERAL_OR_COMMENT.sub(lambda found: blanked(found) if found.group().startswith("/") else found.group(), text)


def code_alone(text):
    return LITERAL_OR_COMMENT.sub(blanked, text)


def includes(root, path):
    """(line, target, quoted) of each include."""
    text = without_comments(text_of(root, path))
    for found in INCLUDE.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, found.group(2), found.group(1) == '"'


def climbing_includes(root):
    for path in sources(root):
        top, *below = path.split("/")
        for line, target, quoted in includes(root, path):
            to, *inside = target.split("/")
            if not quoted:
                continue
            if to not in FOLDERS:
                yield f"{path}:{line}: \"{target}\" does not start at the root of the project"
            elif to not in MAY_INCLUDE[top]:
                yield f"{path}:{line}: {top} may not include {target}"
            elif top == to == "engine" and len(below) > 1 and len(inside) > 1 and below[0] != inside[0]:
                if inside[0] not in MAY_USE.get(below[0], ()):
                    yield f"{path}:{line}: engine/{below[0]} may not include {target}"


def folders_out_of_order(root):
    for folder in sorted({path.split("/")[1] for path in sources(root) if path.startswith("engine/") and path.count("/") > 1}):
        if folder not in MAY_USE:
            yield f"engine/{folder}: has no place in the order of the engine's folders"


def cycles(root):
    """Folders of the engine that use one another in turn, however long the way round."""
    uses = {}
    for path in sources(root):
        parts = path.split("/")
        if parts[0] != "engine" or len(parts) < 3:
            continue
        for _, target, quoted in includes(root, path):
            to = target.split("/")
            if quoted and to[0] == "engine" and len(to) > 2 and to[1] != parts[1]:
                uses.setdefault(parts[1], set()).add(to[1])
    for start in sorted(uses):
        reached, waiting = set(), list(uses[start])
        while waiting:
            folder = waiting.pop()
            if folder not in reached:
                reached.add(folder)
                waiting.extend(uses.get(folder, ()))
        if start in reached:
            yield f"engine/{start}: uses itself by way of {', '.join(sorted(reached - {start}))}"


def libraries_abroad(root):
    for path in sources(root):
        for line, target, _ in includes(root, path):
            for library, homes in AT_HOME.items():
                if target.startswith(library) and not path.startswith(homes):
                    yield f"{path}:{line}: <{target}> belongs to {', '.join(homes)}"


def worldly_engine(root):
    for path in sources(root):
        if path.startswith("engine/"):
            text = text_of(root, path)
            code = code_alone(text)
            for found in UNKNOWN_TO_THE_ENGINE.finditer(code):
                yield f"{path}:{code.count(chr(10), 0, found.start()) + 1}: the engine does not know {found.group(1)}"
            for line, target, _ in includes(root, path):
                if target.startswith("spdlog"):
                    yield f"{path}:{line}: the engine does not know <{target}>"


def own_header_comes_first(root):
    """The compiler proves a header self-contained where its own source includes it before anything else."""
    for path in sources(root, (".cpp",)):
        header = path.removesuffix(".cpp") + ".h"
        if (root / header).exists():
            first = next((target for _, target, _ in includes(root, path)), None)
            if first != header:
                yield f"{path}: includes {first} before its own {header}"


def sources_not_built(root):
    """A source that no CMakeLists.txt names is compiled by nobody."""
    for path in sources(root, (".cpp",)):
        folder, named = (root / path).parent, False
        while not named and folder != root.parent:
            lists = folder / "CMakeLists.txt"
            if lists.exists():
                inside = (root / path).relative_to(folder).as_posix()
                named = re.search(rf"(?<![\w/.-]){re.escape(inside)}(?![\w.-])", lists.read_text(encoding="utf-8")) is not None
            folder = folder.parent
        if not named:
            yield f"{path}: is named in no CMakeLists.txt"


def long_files(root, longer=None):
    longer = LONGER if longer is None else longer
    for path in sources(root, (".h", ".cpp", ".py", ".js", ".html")):
        lines = text_of(root, path).count("\n")
        if lines > LONGEST and path not in longer:
            yield f"{path}: {lines} lines, more than {LONGEST}: split it, or list it with its reason"
        if lines <= LONGEST and path in longer:
            yield f"{path}: listed as longer than {LONGEST} lines, and is not"
    for path in longer:
        if not (root / path).exists():
            yield f"{path}: listed as long, and is not there"


def names_that_say_nothing(root):
    for path in sources(root):
        if NAMES_THAT_SAY_NOTHING.search(path):
            yield f"{path}: a name for what it does, not that it helps"


RULES = (climbing_includes, folders_out_of_order, cycles, libraries_abroad, worldly_engine, own_header_comes_first,
         sources_not_built, long_files, names_that_say_nothing)
