"""Keys are made, listed, used and taken back, all by the program itself."""
import signal
import subprocess
import time
import unittest

from programs import SERVER, Journey, Server


class Keys(Journey):
    def keys(self, *arguments, expect=0):
        done = subprocess.run([SERVER, "keys", *map(str, arguments)], capture_output=True, text=True, timeout=30)
        self.assertEqual(done.returncode, expect, done.stderr)
        return done.stdout

    def test_a_key_opens_until_it_is_taken_back(self):
        self.build(self.made_catalogue(20))
        file = self.folder / "keys.json"
        key = self.keys("add", "--keys", file, "--client", "acme").strip()
        other = self.keys("add", "--keys", file, "--client", "bolt", "--audience", "intranet").strip()
        name = key.split("_")[1]
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.assertNotIn(key.split("_", 2)[2], file.read_text(), "the file holds no secret")
        listed = self.keys("list", "--keys", file)
        self.assertIn(f"{name} extranet acme", listed)
        self.assertEqual(len(listed.splitlines()), 2)

        def status(*, key=None, path="/v1/search"):
            return server.ask(path, headers={"Authorization": f"Bearer {key}"} if key else {})[0]

        with Server(self.index, "extranet", "--keys", file, auth=True) as server:
            self.assertEqual([status(), status(key="flk_0_0"), status(key=other), status(key=key)], [401, 401, 401, 200])
            self.assertEqual([status(path=path) for path in ("/", "/health/live", "/health/ready", "/metrics")], [200, 200, 200, 401])
            self.assertIn("WWW-Authenticate", server.ask("/v1/search")[1])
            self.keys("revoke", "--keys", file, name)
            server.signal(signal.SIGHUP)
            deadline = time.monotonic() + 5
            while status(key=key) != 401 and time.monotonic() < deadline:
                time.sleep(0.02)
            self.assertEqual(status(key=key), 401)
        self.keys("revoke", "--keys", file, "nobody", expect=3)


if __name__ == "__main__":
    unittest.main(verbosity=2)
