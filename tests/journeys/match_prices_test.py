"""What an offer costs, as an answer shows it: in the form that is shown and in the other, and as each client sees prices."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from matching import Matching, offer, provider, session
from programs import SERVER, knowing, standing

BOTH = [{"amount": 400, "format": "open"}, {"amount": 1500, "per": "group", "format": "in_house"}]
TWO_DAYS = {"duration": {"days": 2}, "group": {"max": 8}}
# Of an offer: what it is, what is asked, and the form shown, its cost, the other's and from how many learners on in-house is no dearer.
FORMS = {
    "both at a site": ({"prices": BOTH, "format": ["open", "in_house"], **TWO_DAYS}, {"headcount": 3}, ("open", 1200, 1500, 4)),
    "both, and more learners": ({"prices": BOTH, "format": ["open", "in_house"], **TWO_DAYS}, {"headcount": 6}, ("in_house", 1500, 2400, 4)),
    "both, two groups": ({"prices": BOTH, "format": ["open", "in_house"], **TWO_DAYS}, {"headcount": 9}, ("in_house", 3000, 3600, 4)),
    "both in a session": ({"prices": BOTH, "sessions": [session()], **TWO_DAYS}, {"headcount": 6}, ("open", 2400, 1500, 4)),
    "a session's own price": ({"prices": BOTH, "sessions": [session(price={"amount": 300})], **TWO_DAYS}, {"headcount": 6}, ("open", 1800, 1500, 5)),
    "with tax": ({"prices": BOTH, "sessions": [session()], **TWO_DAYS}, {"headcount": 6, "tax": "included"}, ("open", 2880, 1800, 4)),
    "on another basis": ({"prices": BOTH, "sessions": [session()], **TWO_DAYS}, {"headcount": 6, "price_per": "group"}, ("open", 2400, 1500, 4)),
    "by the day": ({"prices": [BOTH[0], {"amount": 900, "per": "day", "format": "in_house"}], "sessions": [session()], **TWO_DAYS}, {}, ("open", 400, 1800, 5)),
    "days unsaid": ({"prices": [BOTH[0], {"amount": 900, "per": "day", "format": "in_house"}], "sessions": [session()]}, {}, ("open", 400, None, None)),
    "never within a group": ({"prices": [BOTH[0], {"amount": 5000, "per": "group", "format": "in_house"}], "sessions": [session()], **TWO_DAYS}, {}, ("open", 400, 5000, None)),
    "what names no form is open": ({"prices": [{"amount": 400}, BOTH[1]], "sessions": [session()], **TWO_DAYS}, {"headcount": 2}, ("open", 800, 1500, 4)),
    "and in-house where nothing names that": ({"prices": [{"amount": 1500, "per": "group"}], "format": ["in_house"], **TWO_DAYS}, {}, ("in_house", 1500, None, None)),
    "one form alone": ({"prices": [{"amount": 400}], "format": ["open"], **TWO_DAYS}, {}, ("open", 400, None, None)),
    "nobody knows its form but the price": ({"prices": BOTH, **TWO_DAYS}, {"headcount": 6}, ("in_house", 1500, 2400, 4)),
}
SUBJECTS = {name: f"Vannerie {chr(ord('a') + rank) * 9}" for rank, name in enumerate(FORMS)}
OFFERS = [offer(name, SUBJECTS[name], by=f"P{rank:02}", **what) for rank, (name, (what, *_)) in enumerate(FORMS.items())]

THREE_DAYS = {"duration": {"days": 3}}
IN_HOUSE = {"prices": [{"amount": 1000, "per": "group", "format": "in_house"}], "format": ["in_house"]}
SOLD = {
    "three days in Lyon": {"price": 1000, "sessions": [session()], **THREE_DAYS},
    "its length by its dates": {"price": 1000, "sessions": [session(end="2027-03-12")]},
    "in-house": {**IN_HOUSE, **THREE_DAYS},
    "eight days": {"price": 1000, "sessions": [session()], "duration": {"days": 8}},
    "nobody knows how long": {"price": 1000, "sessions": [session()]},
    "remote": {"price": 1000, "sessions": [{"start": "2027-03-10"}], "modality": "remote", **THREE_DAYS},
    "in Brussels": {"price": 1000, "sessions": [{"start": "2027-03-10", "place": {"town": "Bruxelles", "country": "BE"}}], **THREE_DAYS},
    "at its provider's": {"price": 1000, "format": ["open"], **THREE_DAYS},
    "written with tax": {"prices": [{"amount": 1200, "tax": "included"}], "sessions": [session()], **THREE_DAYS},
    "at its own rate": {"prices": [{"amount": 1000, "vat_rate": 5.5}], "sessions": [session()], **THREE_DAYS},
    "an exempt price": {"prices": [{"amount": 1000, "tax": "exempt"}], "sessions": [session()], **THREE_DAYS},
    "an exempt provider": {"price": 1000, "sessions": [session()], "by": "EXEMPT", **THREE_DAYS},
    "in both forms": {"prices": [{"amount": 1000, "format": "open"}, {"amount": 2200, "per": "group", "format": "in_house"}], "sessions": [session()], **THREE_DAYS},
}
WORDS = {name: chr(ord("a") + rank) * 7 for rank, name in enumerate(SOLD)}
OFFERS += [offer(name, f"Dorure {WORDS[name]}", *what.pop("sessions", ()), **{"by": "TAXED", **what}) for name, what in ((name, dict(what)) for name, what in SOLD.items())]
CLIENTS = [
    {"id": "acme", "vat_number": "FR12345678901"}, {"id": "association", "tax": "included"}, {"id": "charged none", "tax": "exempt"}, {"id": "gmbh", "country": "DE", "vat_number": "DE123456789"},
    {"id": "gmbh with tax", "country": "DE", "vat_number": "DE123456789", "tax": "included"}, {"id": "berliner", "country": "DE", "tax": "included"}, {"id": "suisse", "country": "CH", "vat_number": "CHE123"}, {"id": "monaco", "country": "MC", "vat_number": "MC1", "tax": "included"},
]
# Of an offer and a client: the amount and how it is shown, the regime and the rate.
SHOWN = (
    ("three days in Lyon", "acme", 1000, "excluded", "domestic", 20), ("three days in Lyon", "association", 1200, "included", "domestic", 20), ("three days in Lyon", "charged none", 1000, "exempt", "domestic", 20),
    ("three days in Lyon", "gmbh", 1000, "excluded", "taxed_where_held", 20), ("three days in Lyon", "gmbh with tax", 1200, "included", "taxed_where_held", 20), ("three days in Lyon", "suisse", 1000, "excluded", "taxed_where_held", 20),
    ("three days in Lyon", "berliner", 1200, "included", "domestic", 20), ("three days in Lyon", "monaco", 1200, "included", "domestic", 20), ("its length by its dates", "gmbh", 1000, "excluded", "taxed_where_held", 20),
    ("in-house", "association", 1200, "included", "domestic", 20), ("in-house", "gmbh", 1000, "excluded", "reverse_charge", 0), ("in-house", "gmbh with tax", 1000, "included", "reverse_charge", 0), ("in-house", "suisse", 1000, "excluded", "outside_eu", 0),
    ("eight days", "gmbh with tax", 1000, "included", "reverse_charge", 0), ("nobody knows how long", "gmbh with tax", 1000, "included", "reverse_charge", 0), ("remote", "gmbh with tax", 1000, "included", "reverse_charge", 0), ("in Brussels", "gmbh with tax", 1000, "included", "reverse_charge", 0),
    ("at its provider's", "gmbh with tax", 1200, "included", "taxed_where_held", 20), ("written with tax", "acme", 1000, "excluded", "domestic", 20), ("written with tax", "association", 1200, "included", "domestic", 20), ("written with tax", "suisse", 1000, "excluded", "taxed_where_held", 20),
    ("at its own rate", "acme", 1000, "excluded", "domestic", 5.5), ("at its own rate", "association", 1055, "included", "domestic", 5.5), ("an exempt price", "association", 1000, "included", "exempt", 0), ("an exempt provider", "association", 1000, "included", "exempt", 0),
    ("an exempt provider", "gmbh", 1000, "excluded", "exempt", 0), ("an exempt provider", "charged none", 1000, "exempt", "exempt", 0),
)


def setUpModule():
    global server
    providers = [provider(f"P{rank:02}", travels={"anywhere": True}) for rank in range(len(FORMS))] + [provider("TAXED", vat="liable"), provider("EXEMPT", vat="exempt")]
    server = unittest.enterModuleContext(standing(*providers, *OFFERS))


def cost(price):
    told = price["for_headcount"]
    return told["form"], told["amount"], told["other_form"], told["break_even"]


class Forms(Matching):
    def test_are_compared_in_matches_searches_and_plans(self):
        for name, (_, asked, expected) in FORMS.items():
            need = {"topic": SUBJECTS[name].split()[1], **asked}
            with self.subTest(name):
                found, = self.answer(server, need)["offers"]
                self.assertEqual(cost(found["price"]), expected)
                searched, = server.get("/v1/search", q=need["topic"], **asked)["offers"]
                self.assertEqual(searched["price"], found["price"])
                planned, = json.loads(server.post("/v1/plan", {"needs": [need], "budget": {"amount": 100_000}})[2])["items"]
                self.assertEqual(planned["offer"]["price"], found["price"])


class Clients(Matching):
    def price(self, server, name, **asked):
        """The price of the one offer that a need names, with what it asks besides and what is asked beside it."""
        beside = {member: asked.pop(member) for member in ("client", "lang", "today") if member in asked}
        found, = self.answer(server, {"topic": WORDS[name], **asked}, **beside)["offers"]
        self.assertEqual(found["id"], name)
        return found["price"]

    def test_are_shown_prices_as_they_see_them_with_the_vat_and_why(self):
        with knowing(CLIENTS, server.index) as ours:
            for name, client, amount, tax, regime, rate in SHOWN:
                with self.subTest(name, client=client):
                    price = self.price(ours, name, client=client)
                    self.assertEqual((price["amount"], price["tax"], price["vat"]["regime"], price["vat"]["rate"]), (amount, tax, regime, rate))
                    told = price["for_headcount"]
                    self.assertEqual((told["amount"], told["tax"]), (amount, tax))
                    planned, = json.loads(ours.post("/v1/plan", {"needs": [{"topic": WORDS[name]}], "budget": {"amount": 5000}, "client": client})[2])["items"]
                    self.assertEqual(planned["offer"]["price"], price)
            for lang, reason in (("fr", "TVA à 20 %"), ("en", "VAT at 20%"), ("de", "MwSt. 20 %"), ("es", "IVA al 20 %")):
                self.assertEqual(self.price(ours, "three days in Lyon", client="acme", lang=lang)["vat"]["reason"].replace("\xa0", " ").replace("\u202f", " "), reason)
            self.assertEqual(self.price(ours, "in-house", client="gmbh")["vat"]["reason"], "autoliquidation : TVA due par le client en Allemagne")

    def test_that_nobody_names_change_nothing(self):
        with knowing(CLIENTS, server.index) as ours:
            for name in SOLD:
                asked = {"need": {"topic": WORDS[name], "headcount": 3}, "limit": 100}
                self.assertEqual(ours.post("/v1/match", asked)[2], server.post("/v1/match", asked)[2])
                self.assertNotIn(b'"vat"', server.post("/v1/match", asked)[2])

    def test_are_told_what_a_question_compares_in_the_tax_that_it_asks_for(self):
        with knowing(CLIENTS, server.index) as ours:
            for client, asked, told, tax in (("association", {"tax": "excluded"}, 3000, "excluded"), ("association", {"tax": "included"}, 3600, "included"), ("acme", {"tax": "included"}, 3600, "included"), ("acme", {}, 3000, "excluded"), ("association", {}, 3600, "included")):
                with self.subTest(client=client, **asked):
                    price = self.price(ours, "three days in Lyon", client=client, headcount=3, price_per="total", **asked)
                    self.assertEqual((price["amount"], price["tax"]), (1200, "included") if client == "association" else (1000, "excluded"), "what the client sees stays")
                    self.assertEqual((price["for_headcount"]["amount"], price["for_headcount"]["tax"]), (told, tax))

    def test_have_budgets_in_the_tax_that_they_see(self):
        with knowing(CLIENTS, server.index) as ours:
            for client, most, fits in (("acme", 1000, "fit"), ("association", 1000, "price"), ("association", 1200, "fit"), ("charged none", 1000, "fit"), ("berliner", 1199, "price"), ("gmbh with tax", 1000, "fit"), ("monaco", 1199, "price")):
                with self.subTest(client=client, most=most):
                    found = self.judged(ours, {"topic": WORDS["three days in Lyon"], "max_price": most}, client=client)
                    self.assertEqual(found, {"three days in Lyon": fits})
            self.assertEqual(self.judged(ours, {"topic": WORDS["three days in Lyon"], "max_price": 1000, "tax": "excluded"}, client="association"), {"three days in Lyon": "fit"}, "what is said wins")
            self.assertNotIn("tax", self.answer(ours, {"topic": WORDS["in-house"]}, client="association")["read"], "nobody said it")
            for client, amount, total in (("acme", 1000, 1000), ("association", 1199, 0), ("association", 1200, 1200)):
                plan = json.loads(ours.post("/v1/plan", {"needs": [{"topic": WORDS["three days in Lyon"]}], "budget": {"amount": amount}, "client": client})[2])
                self.assertEqual(plan["total"], total, (client, amount))

    def test_see_both_forms_each_with_its_own_vat(self):
        with knowing(CLIENTS, server.index) as ours:
            for client, expected in (("acme", ("open", 2000, 2200, 3)), ("association", ("open", 2400, 2640, 3)), ("gmbh", ("open", 2000, 2200, 3)), ("gmbh with tax", ("open", 2400, 2200, 2))):
                with self.subTest(client=client):
                    self.assertEqual(cost(self.price(ours, "in both forms", client=client, headcount=2)), expected)

    def test_are_shown_the_rate_of_the_day(self):
        with knowing(CLIENTS, server.index) as ours:
            price = self.price(ours, "in-house", client="association", today="2013-12-31")
            self.assertEqual((price["amount"], price["vat"]["rate"], price["for_headcount"]["amount"]), (1196, 19.6, 1196))
            self.assertEqual(self.price(ours, "in-house", client="association", today="2014-01-01")["amount"], 1200)

    def test_of_the_extranet_are_those_of_their_keys_in_searches_too(self):
        folder = tempfile.TemporaryDirectory(prefix="filon-test-")
        self.addCleanup(folder.cleanup)
        keys = pathlib.Path(folder.name) / "keys.json"
        made = {client: subprocess.run([SERVER, "keys", "add", "--keys", str(keys), "--client", client], capture_output=True, text=True, timeout=30, check=True).stdout.strip() for client in ("association", "stranger")}
        with knowing(CLIENTS, server.index, "extranet", "--keys", keys, auth=True) as ours:
            def searched(client, path="/v1/search", **query):
                status, _, body = ours.ask(path, headers={"Authorization": f"Bearer {made[client]}"}, **query)
                self.assertEqual(status, 200, body[:300])
                return json.loads(body)
            word = WORDS["three days in Lyon"]
            price = searched("association", q=word, lang="de")["offers"][0]["price"]
            self.assertEqual((price["amount"], price["tax"], price["vat"]["regime"], price["vat"]["reason"][:5]), (1200, "included", "domestic", "MwSt."))
            self.assertEqual(price["for_headcount"]["tax"], "included")
            self.assertEqual([searched("association", q=word, max_price=most)["total"] for most in (1199, 1200)], [0, 1], "a budget as it sees prices")
            self.assertEqual(searched("association", q=word, max_price=1000, tax="excluded")["offers"][0]["price"]["for_headcount"]["amount"], 1000)
            self.assertEqual(searched("stranger", q=word), server.get("/v1/search", q=word), "a key whose client no file knows")
            shown = searched("association", "/v1/providers/TAXED")["offers"]["first"] + searched("association", "/v1/offers/in-house/similar")["offers"]
            self.assertTrue(shown and all("vat" in one["price"] for one in shown if one["price"]))


if __name__ == "__main__":
    unittest.main()
