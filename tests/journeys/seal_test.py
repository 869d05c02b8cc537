"""What is confidential never reaches the extranet: not its files, replies, headers, metrics or log; nor does it change a byte."""
import json
import os
import random
import shutil
import unittest

from programs import LONG, Journey, Server, read_records

ROUNDS = 20_000 if LONG else 300
WORDS = ("excel", "anglais", "caces", "management", "soudage", "paie", "secret", "canari", "formation", "de", "zzz", "e-learning", "R489")
FILTERS = (("place", ("Lyon", "69", "Bretagne", "45.76,4.83")), ("radius_km", ("5", "300")), ("modality", ("onsite", "remote", "unknown")),
           ("level", ("beginner", "unknown")), ("max_price", ("200", "5000")), ("headcount", ("1", "12")), ("sort", ("price", "relevance")),
           ("facets", ("modality,level,provider", "provider")), ("limit", ("3", "100")), ("frob", ("1",)))


def with_canaries(records, word):
    """Every confidential field of every record holds the word, and is otherwise unlike what it was."""
    for number, record in enumerate(records):
        told = f"{word}{number}"
        yield {**record, "confidential": {"quality": number % 100 / 100, "blocked": number % 3 == 0, "notes": told, told: {"purchase_rate": number},
                                          "contacts": [{"name": told}], "margin_percent": number % 60}}


class Seal(Journey):
    def questions(self):
        drawn = random.Random(self.seed)
        yield from ("/", "/filon.js", "/openapi.json", "/health/live", "/v1/offers/none", "/v1/providers/none", "/nowhere")
        ids = [(record["type"], record["id"]) for record in self.records]
        for _ in range(ROUNDS):
            if drawn.random() < 0.2:
                kind, name = drawn.choice(ids)
                yield f"/v1/{kind}s/{name}"
            else:
                asked = {"q": " ".join(drawn.sample(WORDS, drawn.randint(0, 3)))}
                for name, values in drawn.sample(FILTERS, drawn.randint(0, 4)):
                    asked[name] = drawn.choice(values)
                yield "/v1/search", asked

    def built_with(self, name, word):
        catalogue = self.folder / f"{name}.jsonl"
        with open(catalogue, "w", encoding="utf-8") as file:
            for record in with_canaries(self.records, word):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        index = self.folder / name
        self.run_indexer("build", "--index", index, "--catalogue", catalogue, "--date", "2026-11-24", "--quiet")
        return index

    def test_no_byte_and_no_difference_comes_out(self):
        self.seed = int(os.environ.get("FILON_SEED", random.randrange(1 << 30)))
        print(f"FILON_SEED={self.seed}", flush=True)
        self.records = read_records(self.made_catalogue(300))
        one, other = self.built_with("one", "canaryone"), self.built_with("other", "autrecanari")
        for index in (one, other):
            held = b"".join(file.read_bytes() for file in index.glob("generations/*/extranet/*"))
            self.assertFalse(b"canaryone" in held or b"autrecanari" in held, "the extranet's files hold something confidential")
        inside = b"".join(file.read_bytes() for file in one.glob("generations/*/intranet/*"))
        self.assertIn(b"canaryone", inside, "the canaries are there to be found")

        with Server(one, "extranet") as first, Server(other, "extranet") as second:
            for question in self.questions():
                path, asked = question if isinstance(question, tuple) else (question, {})
                a, b = first.ask(path, **asked), second.ask(path, **asked)
                self.assertEqual((a[0], a[2]), (b[0], b[2]), f"{path} {asked} tells two confidential parts apart")
                for _, headers, body in (a, b):
                    told = str(headers).encode() + body
                    self.assertFalse(b"canaryone" in told or b"autrecanari" in told, f"{path} {asked} tells something confidential")
            self.assertNotIn(b"canaryone", first.ask("/metrics")[2])
            self.assertNotIn("canaryone", first.said())
        with Server(one, "intranet") as server:
            known = next(record["id"] for record in self.records if record["type"] == "offer")
            self.assertIn("canaryone", json.dumps(server.get(f"/v1/offers/{known}")))

    def test_the_extranet_folder_serves_alone_and_only_the_extranet(self):
        index = self.folder / "index"
        self.run_indexer("build", "--index", index, "--catalogue", self.made_catalogue(100), "--quiet")
        copied = self.folder / "elsewhere"
        shutil.copytree(next(index.glob("generations/*/extranet")), copied)
        shutil.rmtree(index)
        with Server(copied, "extranet") as server:
            self.assertGreater(server.get("/v1/search")["total"], 0)
        with self.assertRaises(AssertionError):
            Server(copied, "intranet").__enter__()


if __name__ == "__main__":
    unittest.main(verbosity=2)
