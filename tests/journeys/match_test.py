"""What fits a need, what is near it and what is neither: each constraint at the edges of its tolerance, hard, unknown, and together."""
import itertools
import unittest

from matching import GRENOBLE, HERE, LILLE, LYON, PARIS, VILLEURBANNE, Matching, name_of, offer, provider, session, so_far_north, told
from programs import standing

MARCH = {"date_from": "2027-03-01", "date_to": "2027-03-31"}
HERE_ASKED = {"place": f"{HERE[0]},{HERE[1]}", "radius_km": 10}
ONSITE = {"modality": "onsite"}
NUMBERS = itertools.count(1)


def course(name, subject, *sessions, **more):
    """An offer with a title of its own, which is nobody's twin; names are those of its subject."""
    return offer(f"{subject}/{name}", f"{subject} {next(NUMBERS)}", *sessions, **more)


def starting(day):
    return course(f"starts {day}", "Vannerie", session(start=day))


# Of a subject: what is asked, the criterion, whether near is possible, and of each offer how it answers: `fit`, `near` by a known
# value, `unknown`, or `out`.
TOLERANT = {
    "distance": ({"topic": "poterie", **HERE_ASKED}, "place", "place", {
        "fit": [course("9 km", "Poterie", {"start": "2027-03-10", "place": so_far_north(9.9)}, **ONSITE), course("here", "Poterie", session(), **ONSITE)],
        "near": [course("11 km", "Poterie", {"start": "2027-03-10", "place": so_far_north(10.2)}, **ONSITE), course("19 km", "Poterie", {"start": "2027-03-10", "place": so_far_north(19.8)}, **ONSITE)],
        "unknown": [course("somewhere", "Poterie", {"start": "2027-03-10"}, **ONSITE), course("no session", "Poterie", **ONSITE)],
        "out": [course("21 km", "Poterie", {"start": "2027-03-10", "place": so_far_north(20.3)}, **ONSITE), course("far", "Poterie", session(PARIS), **ONSITE)]}),
    "most that is paid": ({"topic": "soudage", "max_price": 800}, "price", "max_price", {
        "fit": [course("800", "Soudage", price=800), course("0", "Soudage", price=0)], "near": [course("800.01", "Soudage", price=800.01), course("1000", "Soudage", price=1000)],
        "unknown": [course("unpriced", "Soudage")], "out": [course("1000.01", "Soudage", price=1000.01), course("5000", "Soudage", price=5000)]}),
    "least that is paid": ({"topic": "apiculture", "min_price": 800}, "price", "min_price", {
        "fit": [course("least 800", "Apiculture", price=800), course("least 5000", "Apiculture", price=5000)], "near": [course("799.99", "Apiculture", price=799.99), course("600", "Apiculture", price=600)],
        "unknown": [course("least unpriced", "Apiculture")], "out": [course("599.99", "Apiculture", price=599.99)]}),
    "window": ({"topic": "vannerie", **MARCH}, "date", "date_from date_to", {
        "fit": [*map(starting, ("2027-03-01", "2027-03-31", "2027-03", "2027")), course("rolling", "Vannerie", rolling=True)], "near": [*map(starting, ("2027-02-28", "2027-01-30", "2027-04-01", "2027-04-30", "2027-04", "2027-02"))],
        "unknown": [course("undated", "Vannerie", {"place": {"insee": LYON}}), course("without session", "Vannerie")],
        "out": [*map(starting, ("2027-01-29", "2027-05-01", "2027-05", "2028")), course("closed", "Vannerie", session(state="closed")), course("suspended", "Vannerie", session(state="suspended"))]}),
    "level": ({"topic": "calligraphie", "level": "intermediate"}, "level", "level", {
        "fit": [course("intermediate", "Calligraphie", level="intermediate")], "near": [course("beginner", "Calligraphie", level="beginner"), course("advanced", "Calligraphie", level="advanced")],
        "unknown": [course("any level", "Calligraphie")], "out": [course("expert", "Calligraphie", level="expert")]}),
}
# What is asked, and offers that have it, have not, and say nothing; nothing of these is near by a known value.
STRICT = {
    "department": ({"place": "69"}, [course("in the Rhône", "Menuiserie", session(VILLEURBANNE), **ONSITE)], [course("in the Isère", "Menuiserie", session("38544"), **ONSITE)], [course("placeless", "Menuiserie", **ONSITE)], "place"),
    "region": ({"place": "Auvergne-Rhône-Alpes"}, [course("in the region", "Ébénisterie", session(GRENOBLE), **ONSITE)], [course("outside", "Ébénisterie", session(PARIS), **ONSITE)], [course("of no region", "Ébénisterie", **ONSITE)], "place"),
    "modality": ({"modality": ["onsite"]}, [course("onsite", "Tapisserie", modality="onsite"), course("both", "Tapisserie", modality=["remote", "onsite"])], [course("remote", "Tapisserie", modality="remote"), course("elearning", "Tapisserie", modality="elearning")],
                 [course("no modality", "Tapisserie")], "modality"),
    "language": ({"teaching_language": ["en"]}, [course("en", "Reliure", teaching_languages=["en"]), course("en-GB", "Reliure", teaching_languages=["fr", "en-GB"])], [course("fr", "Reliure", teaching_languages=["fr"])], [course("no language", "Reliure")], "language"),
    "format": ({"format": "in_house"}, [course("in-house", "Mosaïque", format=["in_house"])], [course("open", "Mosaïque", format=["open"])], [course("no format", "Mosaïque")], "format"),
    "rhythm": ({"rhythm": ["evening", "weekend"]}, [course("evening", "Lutherie", rhythm=["evening"])], [course("daytime", "Lutherie", rhythm=["daytime"])], [course("no rhythm", "Lutherie")], "rhythm"),
    "eqf": ({"eqf": 5}, [course("eqf 5", "Horlogerie", eqf=5)], [course("eqf 4", "Horlogerie", eqf=4), course("eqf 6", "Horlogerie", eqf=6)], [course("no eqf", "Horlogerie")], "eqf"),
    "cefr": ({"cefr_target": "B1"}, [course("B1", "Joaillerie", cefr={"target": "B1"})], [course("A2", "Joaillerie", cefr={"target": "A2"})], [course("no cefr", "Joaillerie")], "cefr"),
    "days": ({"max_days": 3}, [course("3 days", "Maroquinerie", duration={"days": 3})], [course("4 days", "Maroquinerie", duration={"days": 3.5})], [course("no days", "Maroquinerie")], "duration"),
    "hours": ({"max_hours": 21}, [course("21 hours", "Fromagerie", duration={"hours": 21})], [course("22 hours", "Fromagerie", duration={"hours": 21.5})], [course("no hours", "Fromagerie")], "duration"),
    "certification": ({"certification": "TOSA"}, [course("tosa", "Œnologie", certification=[{"name": "TOSA"}])], [course("other", "Œnologie", certification=[{"name": "PCIE"}])], [course("no certification", "Œnologie")], "certification"),
    "funding": ({"funding": ["cpf"]}, [course("cpf", "Boulangerie", funding=["cpf", "opco"])], [course("opco", "Boulangerie", funding=["opco"])], [course("no funding", "Boulangerie")], "funding"),
    "accessibility": ({"accessibility": "wheelchair"}, [course("wheelchair", "Maréchalerie", accessibility={"wheelchair": True})], [course("sign alone", "Maréchalerie", accessibility={"wheelchair": False, "sign_language": True}), course("steps", "Maréchalerie", accessibility={"wheelchair": False})],
                      [course("no accessibility", "Maréchalerie")], "accessibility"),
    "qualiopi": ({"qualiopi": True}, [course("good", "Sylviculture", by="GOOD")], [course("bad", "Sylviculture", by="BAD")], [course("whoever", "Sylviculture")], "qualiopi"),
    "provider": ({"provider": ["GOOD"]}, [course("theirs", "Pisciculture", by="GOOD")], [course("not theirs", "Pisciculture")], [], "provider"),
    "topic id": ({"topic_id": "excel"}, [course("declared", "Xylophagie", topics=["excel"])], [course("other topic", "Xylophagie", topics=["word"])], [course("no topic", "Xylophagie")], "topic_id"),
    "month": ({"month": "2027-03"}, [course("in March", "Taxidermie", session())], [course("in April", "Taxidermie", session(start="2027-04-01"))], [course("no month", "Taxidermie")], "date"),
    "price band": ({"price_band": "500-1000"}, [course("500", "Cartographie", price=500)], [course("499", "Cartographie", price=499), course("band 1000", "Cartographie", price=1000)], [course("no band", "Cartographie")], "price"),
    "duration band": ({"duration_band": "2-4"}, [course("2 days", "Spéléologie", duration={"days": 2})], [course("band 4", "Spéléologie", duration={"days": 4})], [course("no duration", "Spéléologie")], "duration"),
    "department asked by number": ({"department": "69"}, [course("69", "Philatélie", session(), **ONSITE)], [course("75", "Philatélie", session(PARIS), **ONSITE)], [course("no department", "Philatélie", **ONSITE)], "department"),
}
# Of each a test of its own.
LIMITS = (course("all", "Ferronnerie", price=800, level="expert"), course("dearer", "Ferronnerie", price=900, level="expert"), course("lower", "Ferronnerie", price=800, level="advanced"),
          course("both", "Ferronnerie", price=900, level="advanced"), course("dearer of no level", "Ferronnerie", price=900), course("nothing", "Ferronnerie"), course("lower, unpriced", "Ferronnerie", level="advanced"))
SESSIONS = (course("one", "Sérigraphie", session(LYON, "2027-03-10", price={"amount": 500}), session(PARIS, "2027-03-10", price={"amount": 300}), **ONSITE),
            course("never", "Sérigraphie", session(LYON, "2027-09-10"), session(PARIS, "2027-03-10"), price=500, **ONSITE),
            course("dear here", "Sérigraphie", session(LYON, "2027-03-10", price={"amount": 2000}), session(PARIS, "2027-03-10", price={"amount": 300}), **ONSITE),
            course("past", "Sérigraphie", session(LYON, "2026-11-23"), price=500, **ONSITE),
            course("both", "Dorure", session(start="2027-02-20", price={"amount": 100}), session(start="2027-03-10", price={"amount": 900})))
IN_HOUSE = (course("comes", "Vitrail", by="GOES", format=["in_house"]), course("stays", "Vitrail", format=["in_house"]))
RULED_OUT = (course("elearning", "Origami", modality="elearning"), course("onsite", "Origami", session(LILLE), modality="onsite"), course("en", "Origami", session(LILLE), modality="onsite", teaching_languages=["en"]),
             course("fr", "Origami", session(LILLE), modality="onsite", teaching_languages=["fr"]), course("theirs", "Origami", session(LILLE), by="BAD", modality="onsite"),
             course("paris", "Origami", session(PARIS), modality="onsite"), course("paris and lille", "Origami", session(PARIS), session(LILLE), modality="onsite"), course("bare", "Origami"))
REMOTE = (course("there", "Cartonnage", session(), price=500, **ONSITE), course("remote", "Cartonnage", {"start": "2027-03-10"}, price=500, modality="remote"), course("elearning", "Cartonnage", price=100, modality="elearning"),
          course("dear and remote", "Cartonnage", {"start": "2027-03-10"}, price=5000, modality="remote"), course("both", "Cartonnage", session(), price=500, modality=["onsite", "remote"]))
TAUGHT = (course("paris", "Équitation", session(PARIS), price=900, level="beginner", **ONSITE), course("a", "Généalogie", by="POTTER"), course("b", "Généalogie"), course("cheap", "Escrime", price=100, by="LONE"), course("dear", "Aviron", price=900, by="LONE"))
RECORDS = (
    provider("P"), provider("GOOD", qualiopi=True), provider("BAD", qualiopi=False), provider("GOES", travels={"radius_km": 50}), provider("LONE"), provider("POTTER", "Terre cuite", skills=["Tonnellerie", "généalogie"]),
    *(one for _, _, _, offers in TOLERANT.values() for some in offers.values() for one in some), *(one for _, yes, no, unsaid, _ in STRICT.values() for one in (*yes, *no, *unsaid)),
    *LIMITS, *SESSIONS, *IN_HOUSE, *RULED_OUT, *REMOTE, *TAUGHT,
)


def setUpModule():
    global server
    server = unittest.enterModuleContext(standing(*RECORDS))


class Constraints(Matching):
    def test_are_met_nearly_met_up_to_their_tolerance_or_not_met(self):
        for name, (need, criterion, hard, offers) in TOLERANT.items():
            ids = {how: [name_of(one["id"]) for one in some] for how, some in offers.items()}
            expected = {**dict.fromkeys(ids["fit"], "fit"), **dict.fromkeys(ids["near"], criterion), **dict.fromkeys(ids["unknown"], criterion + "?")}
            with self.subTest(name):
                self.assertEqual(self.judged(server, need), expected)
            with self.subTest(name, must=hard):
                self.assertEqual(self.judged(server, {**need, "must": hard.split()}), {one: how for one, how in expected.items() if one not in ids["near"]}, "what is unknown is left out by nothing")
            with self.subTest(name, must="another"):
                self.assertEqual(self.judged(server, {**need, "must": ["funding"]}), expected)

    def test_without_tolerance_are_met_unknown_or_not_met(self):
        for name, (asked, yes, _, unsaid, criterion) in STRICT.items():
            topic = yes[0]["title"].split()[0]
            expected = {**{name_of(one["id"]): "fit" for one in yes}, **{name_of(one["id"]): criterion + "?" for one in unsaid}}
            for must in ({}, {"must": list(asked)}):
                with self.subTest(name, **must):
                    self.assertEqual(self.judged(server, {"topic": topic, **asked, **must}), expected)

    def test_may_be_missed_once_by_what_is_known_and_ever_so_often_by_what_is_not(self):
        need = {"topic": "ferronnerie", "max_price": 800, "level": "expert"}
        self.assertEqual(self.judged(server, need), {"all": "fit", "dearer": "price", "lower": "level", "dearer of no level": "level? price", "nothing": "level? price?", "lower, unpriced": "level price?"})
        self.assertEqual(self.judged(server, {**need, "must": ["level", "max_price"]}), {"all": "fit", "nothing": "level? price?"})
        self.assertEqual(self.judged(server, {**need, "must": ["level"]}), {"all": "fit", "dearer": "price", "dearer of no level": "level? price", "nothing": "level? price?"})

    def test_are_met_together_by_one_session_or_not_at_all(self):
        need = {"topic": "sérigraphie", "place": "Lyon", "max_price": 800, **MARCH}
        self.assertEqual(self.judged(server, need), {"one": "fit"})
        shown, = self.answer(server, need)["offers"]
        self.assertEqual((shown["session"]["place"]["insee"], shown["price"]["amount"], shown["distance_km"]), (LYON, 500, 0))

    def test_are_met_by_the_session_that_fits_before_one_that_is_near(self):
        found, = self.answer(server, {"topic": "dorure", **MARCH})["offers"]
        self.assertEqual((found["fit"], found["session"]["start"], found["price"]["amount"]), ("fit", "2027-03-10", 900))

    def test_of_places_are_met_at_any_of_them_which_is_told(self):
        need = {"topic": "origami", "place": ["Paris", "Lille"], "modality": "onsite"}
        self.assertEqual(self.judged(server, need), {**{name_of(one["id"]): "fit" for one in RULED_OUT if one.get("modality") == "onsite"}, "bare": "modality? place?"})
        told = {name_of(one["id"]): reason["text"] for one in self.answer(server, need)["offers"] for reason in one["why"] if reason["criterion"] == "place" and one["session"]}
        for name, place in (("paris", "Paris"), ("onsite", "Lille")):
            self.assertIn(place, told[name])

    def test_of_place_are_met_in_house_where_the_provider_goes(self):
        self.assertEqual(self.judged(server, {"topic": "vitrail", "place": "Lyon", "radius_km": 1}), {"comes": "fit", "stays": "place?"})
        self.assertEqual(self.answer(server, {"topic": "vitrail", "place": "Lyon"})["offers"][0]["distance_km"], 0)
        self.assertEqual(self.judged(server, {"topic": "vitrail", "place": "Lille"}), {"stays": "place?"}, "who comes has no tolerance")


class Exclusions(Matching):
    def test_leave_out_what_they_name_and_nothing_that_is_unknown(self):
        everything = {name_of(one["id"]) for one in RULED_OUT}
        for exclude, gone, unknown in (({"modality": ["elearning"]}, {"elearning"}, {"bare"}), ({"provider": ["BAD"]}, {"theirs"}, set()), ({"provider": ["nobody"]}, set(), set()), ({"place": ["Paris"]}, {"paris"}, {"bare"}),
                                       ({"teaching_language": ["en"]}, {"en"}, everything - {"en", "fr"}), ({"modality": ["elearning"], "provider": ["BAD"]}, {"elearning", "theirs"}, {"bare"})):
            for must in ([], ["exclude"]):
                with self.subTest(exclude=exclude, must=must):
                    expected = {name: "exclude?" if name in unknown else "fit" for name in everything - gone}
                    self.assertEqual(self.judged(server, {"topic": "origami", "exclude": exclude, "must": must}), expected)
        self.assertEqual(set(self.judged(server, {"topic": "origami", "exclude_provider": ["BAD"]})), everything - {"theirs"}, "the same said as a filter")
        shown = {name_of(one["id"]): one for one in self.answer(server, {"topic": "origami", "exclude": {"place": ["Paris"]}}, limit=100)["offers"]}
        self.assertEqual(shown["paris and lille"]["session"]["place"]["insee"], LILLE)


class RemoteOffers(Matching):
    def test_are_told_apart_where_a_place_is_asked_for(self):
        found = self.answer(server, {"topic": "cartonnage", "place": "Lyon", "max_price": 800})
        self.assertEqual(({name_of(one["id"]): told(one) for one in found["offers"]}, found["remote_total"]), ({"there": "fit", "both": "fit"}, 2))
        self.assertEqual(self.answer(server, {"topic": "cartonnage", "max_price": 800})["remote_total"], 0, "no place, nothing apart")

    def test_are_found_anywhere_where_they_are_asked_for(self):
        for place in ({}, {"place": "Lyon"}, {"place": "Bretagne"}):
            with self.subTest(**place):
                self.assertEqual(self.judged(server, {"topic": "cartonnage", "modality": ["remote", "elearning"], "max_price": 800, **place}), {"remote": "fit", "elearning": "fit", "both": "fit"})


class Verdicts(Matching):
    def test_say_whether_something_fits_is_only_taught_or_is_not_taught(self):
        riding = {"topic": "équitation"}
        for need, verdict, near in ((riding, "good", 0), ({**riding, "max_price": 800}, "weak", 1), ({**riding, "max_price": 800, "must": ["max_price"]}, "weak", 0), ({**riding, "place": "Lyon"}, "weak", 0), ({**riding, "qualiopi": True}, "weak", 1),
                                    ({"topic": "plongée sous-marine"}, "none", 0), ({"topic": "plongée sous-marine", "place": "Lyon"}, "none", 0), ({}, "good", 0), ({"topic": "formation"}, "good", 0)):
            with self.subTest(need=need):
                found = self.answer(server, need, limit=100)
                self.assertEqual((found["verdict"], found["near_total"], bool(found["total"])), (verdict, near, verdict == "good"))
                if verdict == "none":
                    self.assertEqual((found["offers"], found["relaxations"]), ([], []))
                if verdict == "weak":
                    self.assertEqual(len(found["offers"]), near)
                    self.assertTrue(found["relaxations"] or "qualiopi" in need, "what is taught and does not fit has relaxations")

    def test_are_changed_by_no_provider_that_has_the_skill_and_no_offer(self):
        for topic, verdict, total, skilled in (("tonnellerie", "none", 0, [{"id": "POTTER", "name": "Terre cuite", "skills": ["Tonnellerie"]}]), ("généalogie", "good", 2, [])):
            with self.subTest(topic=topic):
                found = self.answer(server, {"topic": topic})
                self.assertEqual((found["verdict"], found["total"], found["skilled_providers"]), (verdict, total, skilled))

    def test_of_a_need_without_a_topic_are_of_all_offers(self):
        self.assertEqual(self.answer(server, {})["total"], sum(one["type"] == "offer" for one in RECORDS))
        self.assertEqual(self.judged(server, {"provider": "LONE"}), {"cheap": "fit", "dear": "fit"})
        self.assertEqual(self.judged(server, {"provider": "LONE", "max_price": 100}), {"cheap": "fit"})


if __name__ == "__main__":
    unittest.main()
