"""An index stays whole and served while its builds are killed at random moments."""
import os
import pathlib
import random
import subprocess
import time
import unittest

from programs import INDEXER, LONG, TODAY, Journey, Reader, Server, current_generation, generations

KILLS = 200 if LONG else 20
QUESTIONS = ("/v1/search?q=excel&facets=modality,level&read=literal", "/v1/search?place=Lyon&sort=distance&limit=5&read=literal", "/v1/search?limit=10")


class Safety(Journey):
    def setUp(self):
        super().setUp()
        seed = int(os.environ.get("FILON_SEED", time.time_ns() % 1_000_000))
        print(f"seed {seed}: remake with FILON_SEED={seed}", flush=True)
        self.random = random.Random(seed)

    def leftovers(self):
        return [path.relative_to(self.index).as_posix() for folder in (self.index, self.index / "generations") for path in folder.glob(".tmp*")]

    def start_build(self):
        command = [INDEXER, "build", "--index", str(self.index), "--catalogue", str(self.catalogue), "--date", TODAY]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill_at(self, delay):
        """Whether the build had ended by itself before its moment came."""
        build = self.start_build()
        try:
            return build.wait(timeout=delay) == 0
        except subprocess.TimeoutExpired:
            build.kill()
            build.wait()
            return False

    def stays_whole(self, before, finished):
        now = current_generation(self.index)
        self.assertIn(now, generations(self.index), "current names a whole generation")
        self.assertIn(before, generations(self.index), "the generation that was current is kept")
        if finished:
            self.assertNotEqual(now, before, "a build that ended well is published")
        self.run_indexer("verify", "--index", self.index)

    def test_a_build_killed_at_any_moment_loses_nothing(self):
        self.catalogue = self.made_catalogue(200)
        self.build(self.catalogue)
        started = time.monotonic()
        self.build(self.catalogue)
        length = time.monotonic() - started
        ended = swept = 0
        with Server(self.index, "intranet") as inside, Server(self.index, "extranet") as outside:
            readers = [Reader(server, QUESTIONS) for server in (inside, outside)]
            for reader in readers:
                reader.start()
            for _ in range(KILLS):
                before, finished = current_generation(self.index), self.kill_at(self.random.uniform(0, 1.3 * length))
                ended += finished
                swept += bool(self.leftovers())
                self.stays_whole(before, finished)
                self.assertEqual([reader.failures for reader in readers], [[], []])
            self.build(self.catalogue)
            self.assertEqual(self.leftovers(), [], "the next build sweeps what killed ones left")
            for reader in readers:
                reader.finish()
            self.assertEqual([reader.failures for reader in readers], [[], []])
            self.assertTrue(all(reader.asked > KILLS for reader in readers))
            self.assertGreater(swept, 0, "no kill met a build at work")
            self.assertEqual((inside.stop(), outside.stop()), (0, 0))
        print(f"{KILLS} builds of {length:.1f} s: {ended} ended first, {swept} times a folder was left; "
              f"{sum(reader.asked for reader in readers)} requests, none failed", flush=True)

    def test_two_builds_at_once_publish_whole_generations(self):
        self.catalogue = self.made_catalogue(200)
        self.build(self.catalogue)
        both = [self.start_build(), self.start_build()]
        statuses = sorted(build.wait(timeout=120) for build in both)
        self.assertIn(0, statuses, "one of them publishes; the other waits, or says that the index is locked")
        self.assertLessEqual(set(statuses), {0, 3})
        self.run_indexer("verify", "--index", self.index)

    def test_a_changed_byte_is_found(self):
        self.build(self.made_catalogue(100))
        files = sorted(path for path in (self.index / "generations" / current_generation(self.index)).rglob("*") if path.is_file() and path.stat().st_size)
        self.assertTrue(files)
        for path in [self.random.choice(files) for _ in range(20 if LONG else 5)]:
            whole = pathlib.Path(path).read_bytes()
            spot = self.random.randrange(len(whole))
            path.write_bytes(whole[:spot] + bytes([whole[spot] ^ 1 << self.random.randrange(8)]) + whole[spot + 1:])
            self.run_indexer("verify", "--index", self.index, expect=3)
            path.write_bytes(whole)
        self.run_indexer("verify", "--index", self.index)


if __name__ == "__main__":
    unittest.main()
