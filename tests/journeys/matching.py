"""Small catalogues for the journeys of /v1/match, and what they ask. A catalogue's subjects are words that have nothing in common."""
import json
import unittest

LYON, VILLEURBANNE, PARIS, LILLE, GRENOBLE = "69123", "69266", "75056", "59350", "38185"
HERE = (45.75, 4.85)  # in Lyon


def provider(name, title=None, town=LYON, **more):
    return {"type": "provider", "id": name, "name": title or name, "sites": [{"insee": town}], **more}


def offer(name, title, *sessions, price=None, by="P", **more):
    priced = {} if price is None else {"prices": [{"amount": price}]}
    held = {"sessions": list(sessions)} if sessions else {}
    return {"type": "offer", "id": name, "provider": by, "title": title, **priced, **held, **more}


def session(town=LYON, start="2027-03-10", **more):
    return {"start": start, "place": {"insee": town}, **more}


def so_far_north(km):
    """A place so many kilometres north of here."""
    return {"lat": round(HERE[0] + km / 111.195, 6), "lon": HERE[1]}


def name_of(name):
    """An id without the subject before it."""
    return name.rsplit("/", 1)[-1]


def told(offer):
    """How an offer answers: "fit", or what it misses, a question mark after what is unknown."""
    if offer["fit"] == "fit":
        return "fit"
    return " ".join(sorted(miss["criterion"] + "?" * miss["unknown"] for miss in offer["misses"]))


class Matching(unittest.TestCase):
    def reply(self, server, asked, media_type="application/json"):
        status, _, body = server.post("/v1/match", asked, media_type)
        self.assertEqual(status, 200, (asked, body[:400]))
        reply = json.loads(body)
        for need in reply["needs"]:
            for one in need["offers"]:
                self.assertAlmostEqual(sum(reason["weight"] * reason["score"] for reason in one["why"]), one["score"], delta=1.1e-3)
                for reason in [*one["why"], *one["misses"]]:
                    self.assertRegex(reason["text"], r"^[^\x00-\x1f\x7f]+$", "a reason is a line of text")
        return reply

    def answers(self, server, text=None, need=None, **beside):
        """The answered needs of a text, a need or both."""
        asked = {name: value for name, value in (("text", text), ("need", need)) if value is not None}
        return self.reply(server, {**asked, **beside})["needs"]

    def answer(self, server, need, **beside):
        """The answer to one need."""
        one, = self.answers(server, need=need, **beside)
        return one

    def judged(self, server, need, **beside):
        """How each offer that is found answers a need, by name; the totals say the same."""
        found = self.answer(server, need, limit=100, **beside)
        by_id = {name_of(twin): told(one) for one in found["offers"] for twin in (one["id"], *one["twins"])}
        fits = sum(how == "fit" for how in by_id.values())
        self.assertEqual((found["total"], found["near_total"]), (fits, len(by_id) - fits), by_id)
        return by_id

    def ids(self, server, need, **beside):
        return [name_of(one["id"]) for one in self.answer(server, need, **beside)["offers"]]
