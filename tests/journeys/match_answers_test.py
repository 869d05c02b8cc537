"""What an answer of /v1/match is made of: its order, its pages, twins and the cap on one provider, ties, facets and relaxations."""
import pathlib
import random
import tempfile
import unittest

from matching import PARIS, Matching, name_of, offer, provider, session, so_far_north
from programs import Server, built, standing

ONSITE = {"modality": "onsite"}
HERE_ASKED = {"place": "45.75,4.85"}


def of(number, name, subject, *sessions, **more):
    """An offer of the provider with this number; its name is that of its subject, which is its title as well."""
    return offer(f"{subject}/{name}", subject, *sessions, by=f"P{number:02}", **more)


def numbered(count, subject, by=lambda number: number, **more):
    """Offers that differ in price alone, the cheaper the earlier; no two are twins."""
    return [of(by(number), f"o{number:02}", subject, price=100 + number, **more) for number in range(count)]


def numbers(count):
    return [f"o{number:02}" for number in range(count)]


PROVIDERS = [provider(f"P{number:02}", f"Atelier {number}") for number in range(15)]
ALIKE = {"price": 500, "duration": {"hours": 14}, **ONSITE}
TWINS = [
    offer("one", "Poterie d'été", session(), by="P00", **ALIKE), offer("two", "POTERIE D’ÉTÉ", session(start="2027-06-01"), by="P00", **ALIKE), offer("three", "Poterie d'ete", session(PARIS), session(), by="P00", **{**ALIKE, "duration": {"hours": 21}}),
    *(of(number, f"{name}{number:02}", "Ferronnerie", price=100 + number) for number in range(13) for name in ("a", "b")),
]
UNLIKE = [
    of(0, "one", "Vitrail", session(), **ALIKE), of(1, "provider", "Vitrail", session(), **ALIKE), offer("Vitrail/title", "Vitrail ancien", session(), by="P00", **ALIKE), of(0, "modality", "Vitrail", session(), **{**ALIKE, "modality": "blended"}),
    of(0, "price", "Vitrail", session(), **{**ALIKE, "price": 501}), of(0, "place", "Vitrail", session(PARIS), **ALIKE), of(0, "length", "Vitrail", session(), **{**ALIKE, "duration": {"hours": 25}}),
]
CAPPED = [
    *numbered(5, "Dorure", by=lambda _: 0), of(1, "b1", "Dorure", price=200), of(1, "b2", "Dorure", price=201), of(2, "c", "Dorure", price=300), of(3, "near", "Dorure", price=1100),
    *numbered(4, "Origami", by=lambda _: 0), *(of(number, f"other{number:02}", "Origami", price=500 + number) for number in range(1, 13)), *numbered(12, "Aviron", by=lambda _: 0), of(1, "near", "Aviron", price=1100),
]
NEARNESS = [of(0, "fit", "Escrime", price=1000), of(1, "a little dear", "Escrime", price=1050), of(2, "dear", "Escrime", price=1200), of(3, "free", "Escrime", price=0), of(4, "who knows", "Escrime")]
AWAY, LATER = {"start": "2027-03-10", "place": so_far_north(2)}, session(start="2027-03-11")
# Of a subject: the session and price that come first, those that come second, and what is asked besides.
PAIRS = {
    "Vannerie": (session(), 499, session(), 500, {}), "Soudage": (session(), 500, AWAY, 500, HERE_ASKED), "Reliure": (session(), 500, LATER, 500, {}), "Lutherie": (LATER, 499, session(), 500, {}),
    "Joaillerie": (AWAY, 499, session(), 500, HERE_ASKED), "Tapisserie": (LATER, 500, AWAY, 500, HERE_ASKED),
}
PAIRED = [of(number, f"{name} by {number}", subject, held, price=price, **ONSITE) for subject, (one, least, other, most, _) in PAIRS.items()
          for name, held, price, providers in (("first", one, least, (0, 3)), ("second", other, most, (1, 2))) for number in providers]
EQUALS = [of(number, f"o{number:02}", "Calligraphie", price=500) for number in range(10)]
PAGED = [*numbered(30, "Apiculture", by=lambda number: number % 7), *(of(14, f"near{number}", "Apiculture", price=1100 + number) for number in range(5))]
COUNTED = [of(0, "a", "Mosaïque", price=100, level="beginner"), of(1, "b", "Mosaïque", price=200, level="beginner"), of(2, "c", "Mosaïque", price=900, level="expert"), of(3, "dear", "Mosaïque", price=1100, level="expert"),
           of(4, "no level", "Mosaïque", price=300), of(5, "no price", "Mosaïque", level="advanced")]
LOOSENED = [*(of(number, f"north{number}", "Horlogerie", {"start": f"2027-{number + 1:02}-10", "place": so_far_north(12 * number)}, price=400 + 100 * number, level=("beginner", "expert")[number % 2], duration={"days": 1 + number / 2}, **ONSITE)
              for number in range(9)), of(9, "bare", "Horlogerie", **ONSITE), of(10, "remote", "Horlogerie", price=400, modality="remote"), *numbered(12, "Menuiserie")]
RECORDS = [*PROVIDERS, *TWINS, *UNLIKE, *CAPPED, *NEARNESS, *PAIRED, *EQUALS, *PAGED, *COUNTED, *LOOSENED]


def setUpModule():
    global server
    server = unittest.enterModuleContext(standing(*RECORDS))


class Twins(Matching):
    def test_are_folded_into_the_best_of_them_which_names_them(self):
        found = self.answer(server, {"topic": "poterie d'été"})
        shown, = found["offers"]
        self.assertEqual(({shown["id"], *shown["twins"]}, len(shown["twins"])), ({"one", "two", "three"}, 2))
        self.assertEqual((found["total"], found["near_total"]), (3, 0), "totals are of offers before they are folded")

    def test_have_provider_title_modality_price_place_and_length_in_common(self):
        found = self.answer(server, {"topic": "vitrail"}, limit=100)["offers"]
        self.assertEqual({one["id"]: one["twins"] for one in found}, {one["id"]: [] for one in UNLIKE})

    def test_are_folded_among_the_first_ten_and_stand_alone_thereafter(self):
        need = {"topic": "ferronnerie"}
        found = self.answer(server, need, limit=100)
        listed = [sorted(map(name_of, [one["id"], *one["twins"]])) for one in found["offers"]]
        self.assertEqual(found["total"], 26)
        self.assertEqual(listed[:10], [[f"a{number:02}", f"b{number:02}"] for number in range(10)])
        self.assertEqual(sorted(listed[10:]), sorted([f"{name}{number:02}"] for number in range(10, 13) for name in ("a", "b")))
        for limit in (1, 4, 10):
            paged = [one for offset in range(0, 20, limit) for one in self.answer(server, need, limit=limit, offset=offset)["offers"]]
            self.assertEqual(paged, found["offers"][:len(paged)], limit)


class OneProvider(Matching):
    def test_takes_two_places_while_others_fit(self):
        need = {"topic": "dorure", "max_price": 1000}
        self.assertEqual(self.ids(server, need), ["o00", "o01", "b1", "b2", "c", "o02", "o03", "o04", "near"], "after the other fits, before what is near")
        self.assertEqual([self.ids(server, need, limit=2, offset=offset) for offset in (0, 2, 4, 6, 8)], [["o00", "o01"], ["b1", "b2"], ["c", "o02"], ["o03", "o04"], ["near"]])

    def test_that_is_capped_comes_after_all_others_that_fit(self):
        self.assertEqual(self.ids(server, {"topic": "origami"}, limit=100), ["o00", "o01", *(f"other{number:02}" for number in range(1, 13)), "o02", "o03"])

    def test_takes_all_places_where_no_other_fits(self):
        self.assertEqual(self.ids(server, {"topic": "aviron", "max_price": 1000}, limit=100), [*numbers(12), "near"])


class Orders(Matching):
    def test_put_fits_first_then_what_is_near_by_score_within_each(self):
        found = self.answer(server, {"topic": "escrime", "max_price": 1000})["offers"]
        self.assertEqual([name_of(one["id"]) for one in found[:2]], ["free", "fit"], "within the budget nothing is better, and of equals the cheaper comes first")
        near = [one["score"] for one in found[2:]]
        self.assertEqual(near, sorted(near, reverse=True))
        self.assertEqual([name_of(one["id"]) for one in found[2:] if one["price"]], ["a little dear", "dear"], "the less it is missed, the better")

    def test_put_the_cheaper_the_nearer_and_the_sooner_of_equals_first(self):
        for subject, (*_, asked) in PAIRS.items():
            with self.subTest(subject):
                found = self.answer(server, {"topic": subject, **asked})["offers"]
                self.assertEqual([name_of(one["id"]).split()[0] for one in found], ["first", "first", "second", "second"])
                self.assertEqual(len({one["score"] for one in found}), 1)

    def test_of_equals_are_of_the_tie_key_alone(self):
        need = {"topic": "calligraphie"}
        orders = [self.ids(server, need)]
        self.assertEqual(len({one["score"] for one in self.answer(server, need)["offers"]}), 1)
        for key in ("one", "two", "one"):
            with Server(server.index, "extranet", "--tie-key", key) as keyed:
                orders.append(self.ids(keyed, need))
                self.assertEqual(self.ids(keyed, {"topic": "CALLIGRAPHIE"}), orders[-1], "of the folded topic")
        self.assertEqual(orders[1], orders[3], "the same key, the same order")
        self.assertEqual({tuple(sorted(order)) for order in orders}, {tuple(numbers(10))})
        self.assertEqual(len({tuple(order) for order in orders}), 3, "each key orders them otherwise")
        self.assertNotIn(numbers(10), orders, "never by id or name")

    def test_of_records_change_nothing(self):
        subjects = (None, "poterie d'été", "ferronnerie", "dorure", "calligraphie", "apiculture", "mosaïque")
        asked = [{"need": {"topic": topic, **more}, "limit": limit, "facets": ["provider", "modality", "level", "price_band"], "relax": True}
                 for topic in subjects for more in ({}, {"place": "Lyon", "max_price": 200}, {"max_price": 104, "level": "intermediate"}) for limit in (3, 100)]
        shuffled = list(RECORDS)
        random.Random(1).shuffle(shuffled)
        with tempfile.TemporaryDirectory(prefix="filon-test-") as folder, Server(built(pathlib.Path(folder), *shuffled), "extranet") as other:
            for one in asked:
                self.assertEqual(other.post("/v1/match", one)[::2], server.post("/v1/match", one)[::2], one)

    def test_are_the_same_on_every_page(self):
        need = {"topic": "apiculture", "max_price": 1000}
        whole = self.answer(server, need, limit=100)["offers"]
        self.assertEqual(len(whole), 35)
        for limit in (1, 7, 10, 12):
            pages = [self.answer(server, need, limit=limit, offset=offset) for offset in range(0, 36, limit)]
            self.assertEqual([one for page in pages for one in page["offers"]], whole, limit)
            self.assertEqual({(page["total"], page["near_total"], page["verdict"]) for page in pages}, {(30, 5, "good")})
        beyond = self.answer(server, need, offset=10_000)
        self.assertEqual((beyond["offers"], beyond["total"], beyond["verdict"]), ([], 30, "good"))
        self.assertEqual(self.answer(server, need, limit=0)["offers"], [])
        self.assertEqual(len(self.answer(server, need)["offers"]), 10, "ten where nothing is said")


class Facets(Matching):
    NEED = {"topic": "mosaïque", "max_price": 1000}

    def counts(self, name, need):
        return {row["value"]: (row["count"], row["selected"]) for row in self.answer(server, need, facets=[name])["facets"][name]}

    def test_count_what_fits(self):
        self.assertEqual(self.counts("level", self.NEED), {"beginner": (2, False), "expert": (1, False), "unknown": (1, False)}, "near ones and those off topic are not counted")
        self.assertEqual(self.counts("price_band", {"topic": "mosaïque"}), {"0-250": (2, False), "250-500": (1, False), "500-1000": (1, False), "1000-2000": (1, False), "unknown": (1, False)})
        self.assertEqual(self.answer(server, self.NEED)["facets"], {}, "those that are asked for")

    def test_ignore_their_own_selection_and_show_it(self):
        counted = self.counts("level", self.NEED)
        self.assertEqual(self.counts("level", {**self.NEED, "level": "beginner"}), {"beginner": (2, True), "expert": (1, False), "unknown": (1, False)})
        self.assertEqual(self.counts("level", {**self.NEED, "level": ["intermediate", "unknown"]}), {"beginner": (2, False), "expert": (1, False), "unknown": (1, True), "intermediate": (0, True)})
        for value, (count, _) in counted.items():
            self.assertEqual(self.answer(server, {**self.NEED, "level": value})["total"], count, value)

    def test_of_what_is_not_taught_are_empty(self):
        self.assertEqual(self.answer(server, {"topic": "plongée sous-marine"}, facets=["level", "month"])["facets"], {"level": [], "month": []})


class Relaxations(Matching):
    WATCHES = {"topic": "horlogerie"}
    NEEDS = ({**HERE_ASKED, "radius_km": 10}, {"max_price": 450}, {"min_price": 1150}, {"date_to": "2027-02-01", "date_from": "2027-01-01"}, {"level": "expert"}, {"max_days": 1}, {"place": "69", "level": "beginner"},
             {"max_price": 450, "must": ["max_price"]}, {**HERE_ASKED, "radius_km": 30, "max_price": 700, "level": "beginner", "must": ["level"]}, {"modality": "remote", "max_price": 450},
             {"exclude": {"modality": ["remote"]}, "max_price": 450}, {"topic": "", "max_price": 101}, {"qualiopi": True})

    def test_asked_again_bring_what_they_say(self):
        changed = set()
        for asked in self.NEEDS:
            need = {**self.WATCHES, **asked}
            found = self.answer(server, need, relax=True)
            for relaxation in found["relaxations"]:
                changed |= set(relaxation["change"])
                with self.subTest(need=need, **relaxation):
                    again = self.answer(server, {**need, **relaxation["change"]})
                    self.assertEqual(again["total"], found["total"] + relaxation["gain"])
                    self.assertIn(str(relaxation["gain"]), relaxation["text"])
        self.assertLessEqual({"radius_km", "max_price", "min_price", "date_to", "level", "max_days", "place", "modality", "qualiopi"}, changed)

    def test_are_given_where_fewer_than_ten_fit_or_where_they_are_asked_for(self):
        for most, relax, given in ((108, {}, True), (109, {}, False), (109, {"relax": True}, True), (109, {"relax": False}, False), (111, {"relax": True}, False)):
            with self.subTest(most=most, **relax):
                found = self.answer(server, {"topic": "menuiserie", "max_price": most}, **relax)
                self.assertEqual((found["total"], bool(found["relaxations"])), (most - 99, given))

    def test_are_told_in_the_language_of_the_reply(self):
        told = {lang: [one["text"] for one in self.answer(server, {**self.WATCHES, **self.NEEDS[0]}, lang=lang)["relaxations"]] for lang in ("fr", "en", "de", "es", "pt")}
        for lang, gain in (("fr", "offres? de plus à 15 km"), ("en", "more offers? within 15 km"), ("de", "Angebote? mehr im Umkreis von 15 km"), ("es", "ofertas? más a menos de 15 km")):
            self.assertRegex(told[lang][0], rf"^\d+ {gain}$")
        self.assertEqual(told["pt"], told["fr"], "French where a language has no texts")

    def test_a_wider_need_loses_no_fit(self):
        for name, values, more in (("radius_km", (0, 10, 25, 60, 500), HERE_ASKED), ("max_price", (100, 400, 450, 800, 5000), {}), ("max_days", (0, 1, 2, 3.5, 10), {})):
            fits = [{one["id"] for one in self.answer(server, {**self.WATCHES, **more, name: value}, limit=100)["offers"] if one["fit"] == "fit"} for value in values]
            for smaller, larger in zip(fits, fits[1:]):
                self.assertLessEqual(smaller, larger, name)
            self.assertLess(len(fits[0]), len(fits[-1]))


if __name__ == "__main__":
    unittest.main()
