"""Real course sheets, as badly written as they are, become a catalogue in which people find what they would expect."""
import json
import os
import pathlib
import sys
import unittest

import real_courses
from programs import SOURCE, Journey, Server, write_records

CATALOGUES = pathlib.Path(os.environ.get("FILON_SHARED", SOURCE.parent / "shared")) / "data/catalogues"
NOT_HERE = 77  # ctest calls this skipped

# what is asked, what the first offer's title must hold, how many of the first three must hold it
EXPECTED = (
    ("excel avancé", "excel", 3),
    ("Formation Excel débutant", "excel", 1),
    ("hygiène HACCP", "haccp", 1),
    ("python", "python", 3),
    ("comptabilité", "comptabilité", 2),
    ("gestion de paie", "paie", 3),
    ("permis B boîte automatique", "boîte auto", 2),
    ("intelligence artificielle", "intelligence artificielle", 1),
    ("langue des signes", "signes", 3),
    ("L'ANGLAIS MEDICAL", "anglais médical", 2),
    ("gestion du stress", "stress", 2),
    ("caces engins de chantier R482", "caces", 2),
    ("sauveteur secouriste du travail", "secouriste", 1),
    ("photoshop", "photoshop", 3),
    ("machine learning", "machine learning", 2),
    ("cybersécurité", "cybersécurité", 2),
    ("développeur c#", "c#", 1),
    ("rgpd", "rgpd", 2),
)


class RealCourses(Journey):
    def setUp(self):
        super().setUp()
        self.records = real_courses.records(CATALOGUES)
        catalogue = write_records(self.folder / "real.jsonl", *self.records)
        self.build(catalogue, "--report", self.folder / "report.json")
        self.report = json.loads((self.folder / "report.json").read_text(encoding="utf-8"))

    def test_are_accepted_and_found_as_a_person_would_expect(self):
        offers = [record for record in self.records if record["type"] == "offer"]
        self.assertGreater(len(offers), 1200)
        self.assertEqual(self.report["rejected"], [])
        self.assertEqual(self.report["offers"]["accepted"], len(offers))
        with Server(self.index, "extranet") as server:
            self.assertEqual(server.get("/v1/search", limit=1)["total"], len(offers))
            for words, within, times in EXPECTED:
                with self.subTest(words=words):
                    first = [offer["title"] for offer in server.get("/v1/search", q=words, limit=3, read="literal")["offers"]]
                    held = [within in title.lower() for title in first]
                    self.assertTrue(held and held[0] and sum(held) >= times, first)
            self.assertEqual(server.get("/v1/search", q="spéléologie", read="literal")["total"], 0)
            near = server.get("/v1/search", q="sauveteur secouriste", facets="level,modality", limit=3)
            self.assertGreater(near["total"], 0)


if __name__ == "__main__":
    if not CATALOGUES.is_dir():
        print(f"skipped: no real course sheets at {CATALOGUES} (FILON_SHARED names their place)")
        sys.exit(NOT_HERE)
    unittest.main()
