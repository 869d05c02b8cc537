"""Runs the two programs as a user would, for the journeys and for the tests beside them. Standard library only.

FILON_INDEXER and FILON_SERVER name the programs, FILON_SOURCE the root of the project.
"""
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse

SOURCE = pathlib.Path(os.environ.get("FILON_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
INDEXER = os.environ.get("FILON_INDEXER", str(SOURCE / "build/dev/filon-indexer"))
SERVER = os.environ.get("FILON_SERVER", str(SOURCE / "build/dev/filon-server"))
LONG = os.environ.get("FILON_LONG") == "1"
TODAY = "2026-11-24"  # builds and servers of the tests live on this day


def indexer(*arguments, stdin=None):
    """A finished run of filon-indexer; its exit status is for the caller to judge."""
    return subprocess.run([INDEXER, *map(str, arguments)], input=stdin, capture_output=True, text=True, errors="replace", timeout=300)


def write_records(path, *records):
    with open(path, "w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def read_records(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def current_generation(index):
    """The id of the generation that `current` names, or None where nothing is published."""
    current = pathlib.Path(index) / "current"
    if current.is_symlink():
        return pathlib.Path(os.readlink(current)).name
    return current.read_text().strip() if current.exists() else None


def generations(index):
    """The ids of all whole generations; what is half made has a name that begins with a dot."""
    folder = pathlib.Path(index) / "generations"
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".") and (entry / "extranet").is_dir())


class Server:
    """A filon-server on a free port of the loopback, ready when `with` begins."""

    def __init__(self, index, audience, *options, auth=False):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = tempfile.TemporaryFile("w+", errors="replace")
        command = [SERVER, "--index", str(index), "--audience", audience, "--listen", f"127.0.0.1:{self.port}", "--date", TODAY, *map(str, options)]
        self.process = subprocess.Popen(command + ([] if auth else ["--no-auth"]), stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def __enter__(self):
        deadline = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < deadline:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.ask("/health/ready")[0] == 200:
                    return self
            time.sleep(0.02)
        trouble = f"the server is not ready (exit {self.process.poll()}): {self.said()}"
        self.__exit__()
        raise AssertionError(trouble)

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def said(self):
        self.log.seek(0)
        return self.log.read()[-2000:]

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def ask(self, path, method="GET", headers=None, body=None, **query):
        """(status, headers, body) over a connection of its own."""
        with contextlib.closing(self.connect()) as connection:
            connection.request(method, address(path, query), body=body, headers=headers or {})
            reply = connection.getresponse()
            return reply.status, reply.headers, reply.read()

    def get(self, path, **query):
        status, _, body = self.ask(path, **query)
        if status != 200:
            raise AssertionError(f"GET {address(path, query)} answers {status}: {body[:300]!r}")
        return json.loads(body)

    def post(self, path, value, media_type="application/json"):
        """(status, headers, body) of a value sent as JSON, or of bytes sent as they are."""
        body = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
        return self.ask(path, "POST", {"Content-Type": media_type}, body)

    def read(self, text, media_type="application/json", **more):
        """What is read in a text, or in the bytes of a mail."""
        status, _, body = self.post("/v1/read", text if isinstance(text, bytes) else {"text": text, **more}, media_type)
        if status != 200:
            raise AssertionError(f"POST /v1/read answers {status}: {body[:300]!r}")
        return json.loads(body)

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self):
        """Exit status after SIGTERM."""
        self.signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


def address(path, query):
    return path + ("?" + urllib.parse.urlencode(query, doseq=True) if query else "")


def built(folder, *records, name="index"):
    """The index of a catalogue, made below a folder."""
    folder = pathlib.Path(folder)
    catalogue = write_records(folder / f"{name}.jsonl", *records)
    done = indexer("build", "--index", folder / name, "--catalogue", catalogue, "--date", TODAY, "--quiet")
    if done.returncode != 0:
        raise AssertionError(f"filon-indexer build: {done.stderr[-1500:] or done.stdout[-1500:]}")
    return folder / name


def made_records(offers, seed=7):
    """Records of the demo catalogue."""
    done = indexer("generate", "--providers", max(1, offers // 10), "--offers", offers, "--seed", seed, "--out", "-")
    return [json.loads(line) for line in done.stdout.splitlines()]


@contextlib.contextmanager
def standing(*records, audience="extranet"):
    """A server over a catalogue, for all tests of a module; its `index` can be served again."""
    with tempfile.TemporaryDirectory(prefix="filon-test-") as folder:
        index = built(folder, *records)
        with Server(index, audience) as server:
            server.index = index
            yield server
            if server.process.poll() is not None:
                raise AssertionError(f"the server has ended by itself: {server.said()}")


@contextlib.contextmanager
def knowing(clients, index, audience="intranet", *options, **more):
    """A server of this index that knows these clients."""
    with tempfile.TemporaryDirectory(prefix="filon-test-") as folder:
        file = pathlib.Path(folder) / "clients.json"
        file.write_text(json.dumps(clients), encoding="utf-8")
        with Server(index, audience, "--clients", file, *options, **more) as server:
            yield server


class Reader(threading.Thread):
    """Asks the same questions over one kept connection until told to stop; every answer must be 200 and the same bytes."""

    def __init__(self, server, questions):
        super().__init__(daemon=True)
        self.server, self.questions = server, questions
        self.asked, self.failures, self.seen = 0, [], {}
        self.done = threading.Event()

    def run(self):
        with contextlib.closing(self.server.connect()) as connection:
            while not self.done.is_set() and len(self.failures) < 10:
                for question in self.questions:
                    self.ask(connection, question)

    def ask(self, connection, question):
        self.asked += 1
        try:
            connection.request("GET", question)
            reply = connection.getresponse()
            body = reply.read()
        except (OSError, http.client.HTTPException) as failure:
            self.failures.append(f"{question}: {failure!r}")
            connection.close()
            return
        if reply.status != 200 or self.seen.setdefault(question, body) != body:
            self.failures.append(f"{question}: {reply.status} {body[:200]!r}")

    def finish(self):
        self.done.set()
        self.join(timeout=30)


class Journey(unittest.TestCase):
    """A test with a folder of its own, gone afterwards."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="filon-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.index = self.folder / "index"

    def run_indexer(self, *arguments, expect=0, **more):
        done = indexer(*arguments, **more)
        self.assertEqual(done.returncode, expect, f"filon-indexer {' '.join(map(str, arguments))}: {done.stderr[-1500:] or done.stdout[-1500:]}")
        return done

    def made_catalogue(self, offers, seed=7, name="catalogue.jsonl"):
        path = self.folder / name
        self.run_indexer("generate", "--providers", max(1, offers // 10), "--offers", offers, "--seed", seed, "--out", path)
        return path

    def build(self, catalogue, *options, expect=0):
        return self.run_indexer("build", "--index", self.index, "--catalogue", catalogue, "--date", TODAY, *options, expect=expect)
