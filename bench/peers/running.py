"""The peers as processes: how each one's index is built, how it is started, how it is asked."""
import json
import os
import pathlib
import shutil
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
LITTLE_WORDS, ASKING_WORDS = HERE / "little_words.txt", HERE / "asking_words.txt"
JARS = ("lucene-core", "lucene-analyzers-common", "lucene-join")
HEAP = "-Xmx1g"


class Work:
    """Where everything of one comparison lies."""

    def __init__(self, folder, build, date):
        self.folder, self.build, self.date = folder, build, date
        self.catalogue, self.documents, self.communes = (folder / name for name in ("catalogue.jsonl", "documents.tsv", "communes.tsv"))
        self.classes = folder / "classes"

    def index(self, peer):
        return self.folder / f"{peer}.index"

    def class_path(self):
        jars = [max(pathlib.Path("/usr/share/java").glob(f"{name}-8.*.jar")) for name in JARS]
        return os.pathsep.join(map(str, [self.classes, *jars]))

    def java(self, *arguments):
        return ["java", HEAP, "-cp", self.class_path(), "Peer", *arguments]

    def compile_lucene(self):
        self.classes.mkdir(exist_ok=True)
        run(["javac", "-d", self.classes, "-cp", self.class_path(), *sorted((HERE / "lucene").glob("*.java"))])

    def index_command(self, peer):
        index = self.index(peer)
        return {
            "filon": [self.build / "filon-indexer", "build", "--index", index, "--catalogue", self.catalogue, "--date", self.date, "--quiet"],
            "lucene": self.java("index", self.documents, index, LITTLE_WORDS),
            "xapian": [self.build / "filon-peer-xapian", "index", self.documents, index, self.date, LITTLE_WORDS],
        }[peer]

    def served_folder(self, peer):
        return self.index(peer) / "current" / "extranet" if peer == "filon" else self.index(peer)

    def search_command(self, peer):
        folder = self.served_folder(peer)
        return {
            "filon": [self.build / "filon-peer", folder, self.date],
            "lucene": self.java("search", folder, self.date, LITTLE_WORDS, ASKING_WORDS, self.communes),
            "xapian": [self.build / "filon-peer-xapian", "search", folder, LITTLE_WORDS, ASKING_WORDS, self.communes],
        }[peer]


def run(command):
    """Seconds of wall and of CPU that a command took."""
    before, start = os.times(), time.monotonic()
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - start, used


def build_index(work, peer):
    """Wall seconds, CPU seconds, and the bytes of what is searched."""
    shutil.rmtree(work.index(peer), ignore_errors=True)
    wall, cpu = run(work.index_command(peer))
    size = sum(path.stat().st_size for path in work.served_folder(peer).rglob("*") if path.is_file())
    return wall, cpu, size


class Peer:
    """A running peer. Used as a context, it ends with it."""

    def __init__(self, work, name):
        command = [str(part) for part in work.search_command(name)]
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=60)

    def ask(self, request):
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended at: {request}")
        return json.loads(line)

    def process_cpu(self):
        return self.ask("!process")["process_cpu_ns"]

    def memory(self):
        """Megabytes of its own, and those of files that it has mapped and touched."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in status.splitlines() if line.startswith(("RssAnon", "RssFile"))}
        return kilobytes["RssAnon"] / 1024, kilobytes["RssFile"] / 1024
