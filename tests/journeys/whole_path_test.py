"""A catalogue is made, indexed and served to both audiences; what was promised about answers holds."""
import json
import unittest

from programs import Journey, Server, read_records

OFFERS = 300


class WholePath(Journey):
    def setUp(self):
        super().setUp()
        self.catalogue = self.made_catalogue(OFFERS)
        self.build(self.catalogue, "--report", self.folder / "report.json")
        records = read_records(self.catalogue)
        self.providers = {record["id"]: record for record in records if record["type"] == "provider"}
        self.offers = {record["id"]: record for record in records if record["type"] == "offer"}

    def shown(self, offer):
        return offer.get("published", True) and self.providers[offer["provider"]].get("published", True)

    def test_from_catalogue_to_answers(self):
        report = json.loads((self.folder / "report.json").read_text(encoding="utf-8"))
        self.assertEqual((report["offers"]["accepted"], report["rejected"]), (OFFERS, []))
        public = {name for name, offer in self.offers.items() if self.shown(offer)}
        for audience, expected in (("intranet", set(self.offers)), ("extranet", public)):
            with self.subTest(audience=audience), Server(self.index, audience) as server:
                self.finds_everything(server, expected)
                self.finds_an_offer_by_its_title(server, min(expected))
                self.counts_what_selecting_gives(server)
                self.sorts_by_distance(server)
                self.answers_by_id(server, expected)
                self.assertEqual(server.stop(), 0, server.said())

    def finds_everything(self, server, expected):
        found, offset = [], 0
        while True:
            page = server.get("/v1/search", limit=100, offset=offset, read="literal")
            self.assertEqual((page["total"], page["total_is_exact"]), (len(expected), True))
            found += [offer["id"] for offer in page["offers"]]
            offset += 100
            if offset >= page["total"]:
                break
        self.assertEqual(len(found), len(set(found)), "no page repeats an offer")
        self.assertEqual(set(found), expected)

    def finds_an_offer_by_its_title(self, server, name):
        title = self.offers[name]["title"]
        found = server.get("/v1/search", q=title, limit=100, read="literal")["offers"]
        self.assertIn(name, [offer["id"] for offer in found], title)
        self.assertEqual(found[0]["score"], max(offer["score"] for offer in found))

    def counts_what_selecting_gives(self, server):
        facets = server.get("/v1/search", facets="modality,level,provider", limit=1, read="literal")["facets"]
        self.assertEqual(set(facets), {"modality", "level", "provider"})
        for name, rows in facets.items():
            self.assertTrue(rows, name)
            for row in rows[:5]:
                chosen = server.get("/v1/search", **{name: row["value"]}, facets=name, limit=1, read="literal")
                self.assertEqual(chosen["total"], row["count"], (name, row))
                beside = {other["value"]: other["count"] for other in chosen["facets"][name]}
                self.assertTrue(all(beside[other["value"]] == other["count"] for other in rows), "a facet ignores its own selection")

    def sorts_by_distance(self, server):
        near = server.get("/v1/search", place="Lyon", radius_km=500, sort="distance", limit=100, read="literal")["offers"]
        distances = [offer["distance_km"] for offer in near]
        self.assertTrue(distances)
        self.assertEqual(distances, sorted(distances))

    def answers_by_id(self, server, expected):
        name = max(expected)
        offer = server.get(f"/v1/offers/{name}")
        self.assertEqual(offer["title"], self.offers[name]["title"])
        self.assertEqual(offer["provider"]["id"], self.offers[name]["provider"])
        provider = server.get(f"/v1/providers/{offer['provider']['id']}")
        self.assertEqual(provider["name"], self.providers[provider["id"]]["name"])
        status, headers, missing = server.ask("/v1/offers/no-such-offer")
        self.assertEqual((status, headers["Content-Type"].split(";")[0]), (404, "application/problem+json"))
        for hidden in sorted(set(self.offers) - expected)[:3]:
            self.assertEqual(server.ask(f"/v1/offers/{hidden}")[2].replace(hidden.encode(), b"no-such-offer"), missing, "hidden looks missing")

    def test_answers_are_a_function_of_the_records_alone(self):
        lines = self.catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
        turned = self.folder / "turned.jsonl"
        turned.write_text("".join(reversed(lines)), encoding="utf-8")
        self.run_indexer("build", "--index", self.folder / "other", "--catalogue", turned, "--date", "2026-11-24")
        with Server(self.index, "extranet") as one, Server(self.folder / "other", "extranet") as other:
            for question in ("/v1/search?limit=100&facets=modality,level,provider", "/v1/search?q=formation+excel&place=Lyon", "/v1/search?sort=price&limit=50"):
                self.assertEqual(one.ask(question)[2], other.ask(question)[2], question)


if __name__ == "__main__":
    unittest.main()
