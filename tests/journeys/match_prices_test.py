"""What an offer costs, as an answer shows it: in the form that is shown and in the other, and as each client sees prices."""
import json
import unittest

from matching import LYON, Matching, offer, provider, session
from programs import standing

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


def setUpModule():
    global server
    providers = [provider(f"P{rank:02}", travels={"anywhere": True}) for rank in range(len(FORMS))]
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


if __name__ == "__main__":
    unittest.main()
