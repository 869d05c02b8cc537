"""What scripts can rely on: exit statuses, and that a bad start says why."""
import subprocess
import unittest

from programs import SERVER, Journey, Server, write_records

PROVIDER = {"type": "provider", "id": "P", "name": "Formateurs"}


def offer(number, **more):
    return {"type": "offer", "id": f"O{number}", "provider": "P", "title": f"Cours {number}", **more}


class ExitStatuses(Journey):
    def setUp(self):
        super().setUp()
        self.good = write_records(self.folder / "good.jsonl", PROVIDER, *(offer(number) for number in range(10)))

    def run_server(self, *options):
        return subprocess.run([SERVER, *map(str, options)], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=60)

    def test_of_usage_errors_are_2_and_name_the_error(self):
        for arguments, named in (
            (("frobnicate",), "frobnicate"),
            (("build", "--catalogue", self.good), "--index"),
            (("build", "--index", self.index), "--catalogue"),
            (("build", "--index", self.index, "--catalogue", self.good, "--frob"), "--frob"),
            (("build", "--index", self.index, "--catalogue", self.good, "--max-shrink", "much"), "max-shrink"),
            (("build", "--index", self.index, "--catalogue", self.good, "--date", "2026-02-30"), "date"),
            (("prune", "--index", self.index, "--keep", "0"), "keep"),
            (("generate", "--offers", "-5", "--out", self.folder / "x"), "offers"),
        ):
            with self.subTest(arguments=arguments):
                done = self.run_indexer(*arguments, expect=2)
                self.assertIn(named, done.stderr + done.stdout)
        self.assertFalse(self.index.exists(), "a usage error makes nothing")

    def test_of_missing_or_broken_sources_are_3(self):
        self.build(self.folder / "absent.jsonl", expect=3)
        self.run_indexer("check", "--catalogue", self.folder / "absent.jsonl", expect=3)
        self.run_indexer("verify", "--index", self.folder / "nowhere", expect=3)
        self.run_indexer("rollback", "--index", self.folder / "nowhere", expect=3)
        (self.folder / "broken.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00 no such stream")
        self.build(self.folder / "broken.jsonl.gz", expect=3)

    def test_of_a_guard_that_refuses_are_1(self):
        self.build(self.good)
        self.build(write_records(self.folder / "few.jsonl", PROVIDER, offer(0)), expect=1)
        bad = write_records(self.folder / "bad.jsonl", PROVIDER, *(offer(number, prices=[{"amount": -1}] if number % 2 else []) for number in range(40)))
        self.build(bad, expect=1)
        self.build(bad, "--max-rejected", 60, "--max-shrink", 60)

    def test_of_rejected_records_alone_are_0(self):
        some = write_records(self.folder / "some.jsonl", PROVIDER, *(offer(number) for number in range(20)), offer(0), offer(99, provider="nobody"))
        self.build(some)
        self.run_indexer("check", "--catalogue", some)
        self.run_indexer("check", "--catalogue", "-", "--format", "jsonl", stdin='{"type":"provider","id":"P","name":"X"}\nnot json\n')

    def test_of_help_version_list_status_are_0(self):
        self.build(self.good)
        for arguments in (("--help",), ("--version",), ("build", "--help"), ("list", "--index", self.index), ("status", "--index", self.index), ("verify", "--index", self.index)):
            with self.subTest(arguments=arguments):
                self.assertTrue(self.run_indexer(*arguments).stdout.strip())
        self.run_indexer("status", "--index", self.folder / "nowhere", expect=2)

    def test_of_the_server_tell_usage_from_trouble(self):
        self.build(self.good)
        self.assertEqual(self.run_server("--help").returncode, 0)
        self.assertEqual(self.run_server("--version").returncode, 0)
        for options in (
            ("--frob",),
            ("--index", self.index, "--audience", "everyone", "--no-auth"),
            ("--index", self.index, "--audience", "extranet", "--listen", "nowhere", "--no-auth"),
            ("--index", self.index, "--audience", "extranet", "--listen", "0.0.0.0:0", "--no-auth"),
        ):
            with self.subTest(options=options):
                done = self.run_server(*options)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertTrue((done.stderr + done.stdout).strip())
        clients = self.folder / "clients.json"
        for written, named in ((None, "No such file"), ("[", "no JSON"), ('[{"id":"acme","country":"UK"}]', "[0].country")):
            with self.subTest(clients=written):
                if written is not None:
                    clients.write_text(written, encoding="utf-8")
                done = self.run_server("--index", self.index, "--audience", "extranet", "--no-auth", "--clients", clients)
                self.assertEqual(done.returncode, 3, done.stderr)
                self.assertIn(str(clients), done.stderr)
                self.assertIn(named, done.stderr)
        with Server(self.index, "extranet") as first:
            taken = self.run_server("--index", self.index, "--audience", "extranet", "--listen", f"127.0.0.1:{first.port}", "--no-auth")
            self.assertNotIn(taken.returncode, (0, 2), "a port in use is no usage error")
            self.assertEqual(first.stop(), 0)


class ConfigFiles(Journey):
    """Options may stand in a file; what is done is what was typed."""

    def written(self, text):
        path = self.folder / "filon.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def test_give_the_options_of_the_command_that_was_typed(self):
        catalogue = self.made_catalogue(20)
        config = self.written(f'[build]\nindex = "{self.index}"\ncatalogue = ["{catalogue}"]\nquiet = true\n'
                              f'[list]\nindex = "{self.index}"\n[status]\nindex = "{self.index}"\n')
        self.run_indexer("--config", config, "build")
        self.assertEqual(len(self.run_indexer("--config", config, "list").stdout.splitlines()), 1)
        self.run_indexer("--config", config, "status")
        self.assertEqual(len(self.run_indexer("--config", config, "list").stdout.splitlines()), 1, "reading published nothing")

    def test_are_refused_for_a_key_that_is_none(self):
        for text in ('indx = "x"\n', f'[build]\nindx = "x"\n', '[chekc]\nindex = "x"\n'):
            refused = self.run_indexer("--config", self.written(text), "list", "--index", self.index, expect=2)
            self.assertRegex(refused.stderr, "indx|chekc")


if __name__ == "__main__":
    unittest.main()
