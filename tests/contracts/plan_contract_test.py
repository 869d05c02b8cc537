"""What /v1/plan takes, answers and refuses is what the contract and the schemas say. Skipped while the server has no such path."""
import json
import unittest

from contract import Contract, is_served
from programs import made_records, standing

BUDGET = {"amount": 5000, "tax": "excluded"}
ASKED = (
    {"needs": [{"topic": "excel"}], "budget": BUDGET}, {"needs": [{"topic": "excel"}, {"topic": "anglais"}, {"topic": "management"}], "budget": BUDGET, "prefer": "fit"},
    {"needs": [{"topic": "excel", "headcount": 6}, {"topic": "anglais", "headcount": 3}], "budget": {"amount": 12000, "tax": "included"}, "prefer": "fewest_providers"},
    {"needs": [{"topic": "zzyzx frobnication"}, {"topic": "excel"}], "budget": {"amount": 900}}, {"needs": [{"topic": "excel"}], "budget": {"amount": 0}},
    {"needs": [{"topic": "excel", "place": "Lyon", "max_price": 900, "exclude": {"modality": ["elearning"]}, "must": ["exclude"]}, {}], "budget": BUDGET, "prefer": None},
    {"needs": [{"topic": "excel"}], "budget": {"amount": 900, "tax": ""}, "prefer": "", "lang": "en", "today": "2026-11-24", "client": ""}, {"needs": [{"topic": "excel"}] * 20, "budget": BUDGET},
)
# Bodies, and the fields that the problem names.
REFUSED = (
    (b"{}", ["budget", "needs"]), ({"needs": [{}]}, ["budget"]), ({"budget": BUDGET}, ["needs"]), ({"needs": [], "budget": BUDGET}, ["needs"]), ({"needs": {}, "budget": BUDGET}, ["needs"]), ({"needs": "excel", "budget": BUDGET}, ["needs"]), ({"needs": [{}] * 21, "budget": BUDGET}, ["needs"]),
    ({"needs": [{}], "budget": 5000}, ["budget"]), ({"needs": [{}], "budget": {}}, ["budget.amount"]), ({"needs": [{}], "budget": {"amount": -1}}, ["budget.amount"]), ({"needs": [{}], "budget": {"amount": "x"}}, ["budget.amount"]),
    ({"needs": [{}], "budget": {"amount": 1, "tax": "exempt"}}, ["budget.tax"]), ({"needs": [{}], "budget": {"amount": 1, "frob": 1}}, ["budget.frob"]), ({"needs": [{}], "budget": BUDGET, "prefer": "cheapest"}, ["prefer"]),
    ({"needs": [{}], "budget": BUDGET, "frob": 1}, ["frob"]), ({"needs": [{}], "budget": BUDGET, "text": "excel"}, ["text"]), ({"needs": [{}], "budget": BUDGET, "today": "demain"}, ["today"]),
    ({"needs": [{}], "budget": BUDGET, "lang": "french"}, ["lang"]), ({"needs": [{}], "budget": BUDGET, "client": "acme"}, ["client"]), ({"needs": [{}], "budget": BUDGET, "limit": 5}, ["limit"]),
    (b'{"needs":[{}],"budget":{"amount":1},"budget":{"amount":1}}', ["budget"]), (b'{"needs":[{}],"budget":{"amount":1,"amount":1}}', ["budget.amount"]),
    (b"", ["body"]), (b"{", ["body"]), (b"[]", ["body"]), (b"[" * 200_000, ["body"]), (b'{"needs":[{"topic":"\xe9"}],"budget":{"amount":1}}', ["body"]),
)
# What is wrong with the second of two needs, and the member that is named; how a need's rank is written is not said.
WRONG_NEEDS = (({"frob": 1}, "frob"), ({"level": "high"}, "level"), ({"place": "Zzyzxville"}, "place"), ({"date_from": "demain"}, "date_from"), ({"min_price": 2, "max_price": 1}, "min_price"),
               ({"exclude": {"frob": 1}}, "exclude.frob"), ({"must": ["frob"]}, "must"), ({"topic_id": "frob"}, "topic_id"))


# Two providers of which one teaches both, and dearer; what has no price, and what has one level alone.
FEW = ({"type": "provider", "id": "A", "name": "Alpha"}, {"type": "provider", "id": "B", "name": "Bêta"},
       *({"type": "offer", "id": name, "provider": provider, "title": title, "prices": [{"amount": price}]}
         for name, provider, title, price in (("a baskets", "A", "Vannerie", 400), ("a letters", "A", "Calligraphie", 900), ("b letters", "B", "Calligraphie", 500))),
       {"type": "offer", "id": "b iron", "provider": "B", "title": "Origami"}, {"type": "offer", "id": "b gold", "provider": "B", "title": "Orfèvrerie", "level": "advanced"})


def setUpModule():
    global server
    server = unittest.enterModuleContext(standing(*made_records(200), *FEW))


class PlanContract(Contract):
    def setUp(self):
        super().setUp()
        if not is_served(server, "/v1/plan"):
            self.skipTest("the server has no /v1/plan yet")

    def plan(self, server, asked):
        status, headers, body = server.post("/v1/plan", asked)
        self.assertEqual((status, headers["Content-Type"]), (200, "application/json"), (asked, body[:300]))
        return json.loads(body)

    def test_answers_keep_their_schema(self):
        self.keep("plan_request", ASKED)
        self.keep("plan_reply", [self.plan(server, asked) for asked in ASKED])

    def test_baskets_stay_within_their_envelope_and_account_for_every_need(self):
        for asked in ASKED:
            with self.subTest(asked=asked):
                basket = self.plan(server, asked)
                self.assertAlmostEqual(basket["total"], sum(item["cost"] for item in basket["items"]), places=2)
                self.assertAlmostEqual(basket["total"] + basket["left"], asked["budget"]["amount"], places=2)
                self.assertEqual(sorted(one["need"] for one in basket["items"] + basket["unmet"]), list(range(len(asked["needs"]))), "each need is met once, or told to be unmet")
                self.assertEqual([item["offer"]["fit"] for item in basket["items"]], ["fit"] * len(basket["items"]))

    def test_equal_questions_get_equal_bytes(self):
        for asked in ASKED:
            self.assertEqual(server.post("/v1/plan", asked)[2], server.post("/v1/plan", asked)[2])

    def test_the_most_needs_are_met_then_the_best_scores_or_the_fewest_providers(self):
        for amount, prefer, chosen in ((900, "fit", ["a baskets", "b letters"]), (1300, "fit", ["a baskets", "b letters"]), (1300, "fewest_providers", ["a baskets", "a letters"]), (900, "fewest_providers", ["a baskets", "b letters"]),
                                       (450, "fit", ["a baskets"]), (399.99, "fit", []), (400, "fit", ["a baskets"])):
            with self.subTest(amount=amount, prefer=prefer):
                basket = self.plan(server, {"needs": [{"topic": "vannerie"}, {"topic": "calligraphie"}], "budget": {"amount": amount}, "prefer": prefer})
                self.assertEqual(sorted(item["offer"]["id"] for item in basket["items"]), chosen)
                self.assertTrue(basket["optimal"])

    def test_what_is_unmet_says_why_in_the_language_of_the_reply(self):
        for topic, amount, reasons in (
                ("plongée sous-marine", 9000, ("le catalogue n'enseigne pas ce sujet", "the catalogue does not teach it", "der Katalog lehrt dieses Thema nicht", "el catálogo no enseña este tema")),
                ("vannerie", 399.99, ("la moins chère coûte 400 €, plus que l'enveloppe", "the cheapest costs €400, more than the envelope", "das günstigste kostet 400 €, mehr als das Budget", "la más barata cuesta 400 €, más que el presupuesto")),
                ("origami", 9000, ("aucun prix connu parmi les offres qui conviennent", "no price is known of what fits", "kein Preis der passenden Angebote ist bekannt", "no se conoce el precio de ninguna oferta adecuada"))):
            for lang, reason in zip(("fr", "en", "de", "es"), reasons):
                with self.subTest(topic=topic, lang=lang):
                    unmet, = self.plan(server, {"needs": [{"topic": topic}], "budget": {"amount": amount}, "lang": lang})["unmet"]
                    self.assertEqual(unmet["reason"].replace("\xa0", " "), reason)
        for level, near, reasons in (
                ("expert", 1, ("rien ne convient ; 1 offre s'en approche", "nothing fits; 1 offer is near", "nichts passt; 1 Angebot kommt dem nahe", "nada se ajusta; 1 oferta se acerca")),
                ("beginner", 0, ("rien ne convient ; rien ne s'en approche", "nothing fits; nothing is near", "nichts passt; nichts kommt dem nahe", "nada se ajusta; nada se acerca"))):
            for lang, reason in zip(("fr", "en", "de", "es"), reasons):
                with self.subTest(near=near, lang=lang):
                    unmet, = self.plan(server, {"needs": [{"topic": "orfèvrerie", "level": level}], "budget": BUDGET, "lang": lang})["unmet"]
                    self.assertEqual(unmet["reason"], reason)
        both = {"needs": [{"topic": "vannerie"}, {"topic": "calligraphie"}], "budget": {"amount": 500}}
        for lang, reason in (("fr", "l'enveloppe ne suffit pas à tous les besoins"), ("en", "the envelope does not suffice for all needs"), ("de", "das Budget reicht nicht für alle Bedarfe"), ("es", "el presupuesto no basta para todas las necesidades")):
            unmet, = self.plan(server, {**both, "lang": lang})["unmet"]
            self.assertEqual(unmet["reason"], reason)

    def test_what_is_wrong_is_named_and_nothing_else(self):
        for body, fields in REFUSED:
            with self.subTest(body=str(body)[:80]):
                status, headers, problem = server.post("/v1/plan", body)
                self.assertEqual((status, headers["Content-Type"]), (400, "application/problem+json"), problem[:200])
                self.assertEqual(sorted({error["field"] for error in json.loads(problem)["errors"]}), fields)
        for need, member in WRONG_NEEDS:
            with self.subTest(need=need):
                status, _, problem = server.post("/v1/plan", {"needs": [{}, need], "budget": BUDGET})
                named = [error["field"] for error in json.loads(problem)["errors"]]
                self.assertEqual((status, len(named)), (400, 1), problem[:200])
                self.assertRegex(named[0], rf"^needs.*1.*\.{member}$")

    def test_a_body_is_json_of_a_mebibyte_at_most(self):
        body = json.dumps(ASKED[0]).encode()
        for name in ("text/plain", "message/rfc822", "application/x-ndjson", "application/json; charset=iso-8859-1"):
            self.assertEqual(server.post("/v1/plan", body, name)[0], 415, name)
        self.assertEqual(server.post("/v1/plan", body.ljust(1 << 20))[0], 200)
        self.assertEqual(server.post("/v1/plan", body.ljust((1 << 20) + 1))[0], 413)


if __name__ == "__main__":
    unittest.main()
