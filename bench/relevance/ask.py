"""Filon as its clients meet it: an index built by filon-indexer, a filon-server over it, questions over HTTP."""
import dataclasses
import http.client
import json
import os
import re
import subprocess
import threading
import time
import urllib.parse

LONGEST_NEED = 512  # characters of `q`
FIRST_WORDS = re.compile(r"127\.0\.0\.1:(\d+)")
PATIENCE = 60  # seconds for a server to open its index
TICKS = os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass(frozen=True)
class Answer:
    total: int
    ids: list[str]


def shortened(text):
    """As much of a need as `q` takes, whole words."""
    return text if len(text) <= LONGEST_NEED else text[:LONGEST_NEED].rsplit(None, 1)[0]


def build_index(command):
    """Seconds of CPU that it took."""
    before = os.times()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\nexit {done.returncode}: {done.stdout.strip()}")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


class FilonServer:
    """A running server. Used as a context, it ends with it. The command lets the system choose the port."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = []
        for line in self.process.stdout:
            said.append(line)
            if found := FIRST_WORDS.search(line):
                break
        else:
            raise SystemExit(f"{' '.join(command)}\n{''.join(said)}")
        # What it says later is read, so that it never waits for a reader.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.connection = http.client.HTTPConnection("127.0.0.1", int(found.group(1)), timeout=PATIENCE)

    def __enter__(self):
        self.wait_until_ready()
        return self

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)

    def get(self, target):
        self.connection.request("GET", target)
        reply = self.connection.getresponse()
        return reply.status, reply.read()

    def wait_until_ready(self):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.get("/health/ready")[0] == 200:
                    return
            except OSError:
                self.connection.close()
            time.sleep(.02)
        raise SystemExit("filon-server is not ready")

    def ask(self, text, limit):
        target = "/v1/search?" + urllib.parse.urlencode({"q": shortened(text), "read": "literal", "limit": limit})
        status, body = self.get(target)
        if status != 200:
            raise SystemExit(f"{target}\n{status}: {body.decode()}")
        reply = json.loads(body)
        return Answer(reply["total"], [offer["id"] for offer in reply["offers"]])

    def cpu_seconds(self):
        fields = open(f"/proc/{self.process.pid}/stat", encoding="utf-8").read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS
