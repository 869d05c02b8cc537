"""The reader as its clients meet it: a small index, a filon-server over it, texts over one kept connection."""
import contextlib
import http.client
import json
import shutil
import subprocess
import urllib.parse

import judged
import ask
import systems

PROVIDERS, OFFERS, SEED = 200, 2_000, 42
DATE = "2026-11-24"  # of the index and the server; each request brings its own today


class NoReader(Exception):
    """The server has no /v1/read."""


class Reader:
    """`refused` counts the texts that were answered by an error: nothing was read of them."""

    def __init__(self, connection):
        self.connection, self.refused = connection, 0

    def read(self, text, today):
        """(needs, language)"""
        status, body = self.post(json.dumps({"text": text, "today": today}, ensure_ascii=False).encode())
        if status == 404:
            raise NoReader
        if status != 200:
            self.refused += 1
            return [], None
        reply = json.loads(body)
        return reply["needs"], reply.get("lang")

    def post(self, body):
        for again in (False, True):
            try:
                self.connection.request("POST", "/v1/read", body, {"Content-Type": "application/json"})
                reply = self.connection.getresponse()
                return reply.status, reply.read()
            except (http.client.HTTPException, ConnectionError):
                # A server may end a kept connection between two requests; twice in a row is its fault.
                self.connection.close()
                if again:
                    raise


def build_index(build, work, names):
    """The demo catalogue, and a provider for each name, whose id is the name."""
    catalogue, index = work / "catalogue", work / "index"
    for folder in (catalogue, index):
        shutil.rmtree(folder, ignore_errors=True)
    catalogue.mkdir(parents=True)
    subprocess.run([str(build / "filon-indexer"), "generate", "--providers", str(PROVIDERS), "--offers", str(OFFERS), "--seed", str(SEED), "--date", DATE,
                    "--out", str(catalogue / "demo.jsonl")], check=True, stdout=subprocess.DEVNULL)
    with open(catalogue / "named.jsonl", "w", encoding="utf-8") as out:
        for name in names:
            out.write(json.dumps({"type": "provider", "id": name, "name": name}, ensure_ascii=False) + "\n")
    places = {"build": build, "index": index, "catalogue": catalogue, "date": DATE}
    ask.build_index(systems.FULL.build_command(places))
    return places


@contextlib.contextmanager
def reader_at(url):
    address = urllib.parse.urlsplit(url if "//" in url else f"//{url}")
    with contextlib.closing(http.client.HTTPConnection(address.hostname, address.port or 80, timeout=ask.PATIENCE)) as connection:
        yield Reader(connection)


@contextlib.contextmanager
def reader_of_build(build, work, names):
    with ask.FilonServer(systems.FULL.serve_command(build_index(build, work, names))) as server:
        yield Reader(server.connection)
