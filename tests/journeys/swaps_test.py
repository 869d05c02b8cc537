"""A generation is published, taken back and pruned under a running server."""
import json
import signal
import time
import unittest

from programs import Journey, Server, current_generation, generations, write_records

PROMISED = 2.0  # seconds until a new generation is served
BUSY = 2.0      # what a loaded machine may add


def welding(*titles):
    yield {"type": "provider", "id": "P", "name": "Soudeurs réunis"}
    for number, title in enumerate(titles):
        yield {"type": "offer", "id": f"S{number}", "provider": "P", "title": f"Soudage {title}"}


class Swaps(Journey):
    def catalogue(self, *titles):
        return write_records(self.folder / "welding.jsonl", *welding(*titles))

    def answer(self, server):
        status, headers, body = server.ask("/v1/search?q=soudage&read=literal")
        self.assertEqual(status, 200)
        return headers["Filon-Generation"], json.loads(body)["total"]

    def comes_to(self, server, total):
        """The generation that serves this total, and how long it took."""
        started = time.monotonic()
        while True:
            generation, found = self.answer(server)
            waited = time.monotonic() - started
            if found == total:
                self.assertLess(waited, PROMISED + BUSY)
                return generation
            self.assertLess(waited, PROMISED + BUSY, f"still {found} offers instead of {total}: {server.said()}")
            time.sleep(0.05)

    def test_a_new_generation_is_served_and_taken_back(self):
        self.build(self.catalogue("TIG", "MIG"))
        with Server(self.index, "intranet") as server:
            first, total = self.answer(server)
            self.assertEqual((first, total), (current_generation(self.index), 2))

            self.build(self.catalogue("TIG", "MIG", "MAG"))
            second = self.comes_to(server, 3)
            self.assertNotEqual(second, first)
            self.assertEqual(second, current_generation(self.index))

            self.run_indexer("rollback", "--index", self.index)
            self.assertEqual(self.comes_to(server, 2), first)
            self.run_indexer("rollback", "--index", self.index, "--to", second)
            server.signal(signal.SIGHUP)
            self.assertEqual(self.comes_to(server, 3), second)
            self.assertEqual(server.stop(), 0)

    def test_a_refused_build_changes_nothing(self):
        self.build(self.catalogue("TIG", "MIG", "MAG"))
        before = current_generation(self.index)
        with Server(self.index, "intranet") as server:
            self.build(self.catalogue("TIG"), expect=1)
            self.assertEqual(current_generation(self.index), before)
            self.assertEqual(generations(self.index), [before])
            self.assertEqual(self.answer(server), (before, 3))
            self.build(self.catalogue("TIG"), "--force")
            self.comes_to(server, 1)

    def test_pruning_spares_current_previous_and_youngest(self):
        made = []
        for _ in range(5):
            self.build(self.catalogue("TIG", "MIG"))
            made.append(current_generation(self.index))
        self.assertEqual(len(set(made)), 5)
        self.assertGreaterEqual(len(generations(self.index)), 3, "a build keeps at least three")
        oldest, *_, previous, youngest = generations(self.index)
        self.run_indexer("rollback", "--index", self.index, "--to", oldest)
        with Server(self.index, "extranet") as server:
            self.run_indexer("prune", "--index", self.index, "--keep", 1)
            left = generations(self.index)
            self.assertLessEqual({oldest, youngest}, set(left), "current and youngest are spared")
            self.assertLessEqual(set(left), {oldest, previous, youngest})
            self.assertEqual(self.answer(server)[0], oldest)
        self.run_indexer("verify", "--index", self.index)
        self.run_indexer("list", "--index", self.index)


if __name__ == "__main__":
    unittest.main()
