"""How well an offer answers a need: by rule from the catalogue's records, or from the list of those that people read.

    demo = Catalogue.read(path)        the records, JSON lines; what is not published is left out
    grade(need, offer, demo)           0 to 3, or None: nobody judged it, strike it from the answer
    grades_of(need, demo)              {offer id: grade}, without the unjudged
    unjudged(need, demo)               the ids to strike
    verdicts(need, demo)               the verdicts that are right, a set: more than one where readers may differ
    read_needs(half)                   of needs.jsonl: "seen", "unseen", or all
    read_real_grades()                 of grades_real.tsv: {need id: {offer id: grade}}; who is not in it is unjudged

Topic first, then what the need states: 3 is what was asked, 2 a close neighbour or what misses by little, 1 related, or on topic
and no answer, 0 absent. It reads records alone, never what the engine computes from them.
"""
import csv
import dataclasses
import datetime
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.append(str(ROOT / "bench" / "peers"))

from places import Gazetteer, kilometres  # noqa: E402
from ways import HELD_NOWHERE, cost, days_of, interval, listed, ways_of  # noqa: E402

MET, UNKNOWN, NEAR, FAR = BEST_FIRST = ("met", "unknown", "near", "far")
LEVELS = ("beginner", "intermediate", "advanced", "expert")
OF_A_SESSION = {"place", "dates", "modality", "price"}
DEFAULT_RADIUS_KM = 30
# How far a known value may miss what was asked and still be near.
RADIUS_FACTOR, PRICE_FACTOR, DAYS_ASIDE, LEVELS_ASIDE = 2, .25, 30, 1
# The best grade of an offer on topic, by how it meets the constraints.
BEST = {"fit": 3, "near": 2, "miss": 1}


@dataclasses.dataclass(frozen=True)
class Catalogue:
    """Published offers and their providers by id, and where places are."""

    offers: dict
    providers: dict
    gazetteer: Gazetteer

    @classmethod
    def of(cls, records, gazetteer):
        providers = {record["id"]: record for record in records if record["type"] == "provider"}
        offers = {record["id"]: record for record in records if record["type"] == "offer"
                  and record.get("published", True) and providers[record["provider"]].get("published", True)}
        return cls(offers, providers, gazetteer)

    @classmethod
    def read(cls, path):
        with open(path, encoding="utf-8") as lines:
            return cls.of([json.loads(line) for line in lines], Gazetteer(ROOT / "data" / "gazetteer"))


def folded(text):
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())


def topic_grade(need, offer):
    """The best grade of the declared topics; for an offer that declares none the first title pattern that is found in it, else None."""
    if topics := offer.get("topics"):
        return max(need["topics"].get(topic, 0) for topic in topics)
    found = (grade for pattern, grade in need.get("titles", {}).items() if re.search(pattern, offer["title"], re.IGNORECASE))
    return next(found, None)


def best_of(found):
    return min(found, key=BEST_FIRST.index)


def among(asked, said, same=lambda a, b: a == b):
    """Lists mean *or*. Without a tolerance a known other value is as far as can be."""
    if not said:
        return UNKNOWN
    return MET if any(same(a, b) for a in listed(asked) for b in said) else FAR


def level_mark(asked, level):
    if level is None or level in asked:
        return UNKNOWN if level is None else MET
    return NEAR if min(abs(LEVELS.index(level) - LEVELS.index(one)) for one in asked) <= LEVELS_ASIDE else FAR


def date_mark(asked, way, offer):
    """A start known to the month or year meets a window that it overlaps; entry at any time meets every window."""
    if offer.get("rolling"):
        return MET
    if way.start is None:
        return UNKNOWN
    first, last = interval(way.start)
    if last >= asked.get("from", "") and first <= asked.get("to", "9999"):
        return MET
    before, after = (first, asked["to"]) if first > asked.get("to", "9999") else (asked["from"], last)
    return NEAR if days_between(after, before) <= DAYS_ASIDE else FAR


def days_between(first, last):
    """Between two days of which one may be a month's thirty-first that does not exist."""
    year, month, day = (int(part) for part in first.split("-"))
    return (datetime.date.fromisoformat(last) - datetime.date(year, month, 1)).days - day + 1


def price_mark(asked, way, offer, heads):
    amount = cost(way, offer, asked, heads)
    if amount is None:
        return UNKNOWN
    most, least = asked.get("max", float("inf")), asked.get("min", 0)
    if least <= amount <= most:
        return MET
    return NEAR if least * (1 - PRICE_FACTOR) <= amount <= most * (1 + PRICE_FACTOR) else FAR


def place_mark(asked, modality_asked, way, provider, gazetteer):
    """Being there: what is held nowhere does only where it was asked for; in-house is wherever the provider comes."""
    if HELD_NOWHERE & set(modality_asked) & (way.modality or set()):
        return MET
    if way.modality and way.modality <= HELD_NOWHERE:
        return FAR
    if way.at_the_clients:
        reached = reaches(provider, asked, gazetteer)
        return UNKNOWN if reached is None else MET if reached else FAR
    found = way.place and gazetteer.locate(way.place)
    if not found:
        return UNKNOWN
    point, department = found
    if "departments" in asked:
        return MET if department in asked["departments"] else FAR
    radius, away = asked.get("radius_km", DEFAULT_RADIUS_KM), kilometres(point, (asked["lat"], asked["lon"]))
    return MET if away <= radius else NEAR if away <= RADIUS_FACTOR * radius else FAR


def reaches(provider, asked, gazetteer):
    """Whether the provider travels to the place wanted; None where its record does not tell."""
    travels = provider.get("travels", {})
    wanted = asked.get("departments") or [gazetteer.department_at((asked["lat"], asked["lon"]))]
    if travels.get("anywhere"):
        return True
    if "departments" in travels:
        return any(department in travels["departments"] for department in wanted)
    sites = [found[0] for site in provider.get("sites", []) if (found := gazetteer.locate(site))]
    if "radius_km" not in travels or not sites:
        return None
    if "departments" in asked:
        return any(gazetteer.departments_within(site, travels["radius_km"]) & set(wanted) for site in sites)
    return any(kilometres(site, (asked["lat"], asked["lon"])) <= travels["radius_km"] for site in sites)


def stated_values(offer, provider, way):
    """What a record says of the criteria that have no tolerance."""
    return {"modality": way.modality, "format": way.forms, "rhythm": offer.get("rhythm"), "funding": offer.get("funding"),
            "teaching_language": offer.get("teaching_languages"), "eqf": listed(offer.get("eqf")),
            "certification": [held.get("name", "") for held in offer.get("certification", [])],
            "cefr_target": listed(offer.get("cefr", {}).get("target")), "cefr_entry": listed(offer.get("cefr", {}).get("entry")),
            "qualiopi": listed(provider.get("qualiopi")), "wheelchair": listed(offer.get("accessibility", {}).get("wheelchair"))}


SAME = {"teaching_language": lambda asked, said: said == asked or said.startswith(asked + "-"), "certification": lambda asked, said: folded(asked) in folded(said)}


def marks(wants, way, offer, provider, gazetteer):
    """Each constraint, and how this way meets it."""
    said, found = stated_values(offer, provider, way), {}
    for name, asked in wants.items():
        if way.gone and name in OF_A_SESSION:
            found[name] = FAR
        elif name == "place":
            found[name] = best_of(place_mark(place, wants.get("modality", []), way, provider, gazetteer) for place in listed(asked))
        elif name == "price":
            found[name] = price_mark(asked, way, offer, wants.get("headcount", 1))
        elif name == "dates":
            found[name] = date_mark(asked, way, offer)
        elif name == "level":
            found[name] = level_mark(asked, offer.get("level"))
        elif name == "max_days":
            found[name] = UNKNOWN if days_of(offer) is None else MET if days_of(offer) <= asked else FAR
        elif name == "exclude":
            found |= {f"not {other}": excluded_mark(other, values, said, way, gazetteer) for other, values in asked.items()}
        elif name in said:
            found[name] = among(asked, said[name], SAME.get(name, lambda a, b: a == b))
    return found


def excluded_mark(name, values, said, way, gazetteer):
    """An excluded value is met by what is known to be another; a way that says nothing of it is unknown."""
    if name == "departments":
        place = way.place and gazetteer.locate(way.place)
        return FAR if place and place[1] in values else MET
    return {MET: FAR, FAR: MET, UNKNOWN: UNKNOWN}[among(values, said[name], SAME.get(name, lambda a, b: a == b))]


def fitness(need, offer, catalogue):
    """The best of the offer's ways: "fit", "near" (one known miss within tolerance that is no must, any number unknown) or "miss"."""
    wants, provider, best = need["wants"], catalogue.providers[offer["provider"]], "miss"
    for way in ways_of(offer, provider, wants, need["request"]["today"]):
        found = marks(wants, way, offer, provider, catalogue.gazetteer)
        missed = [name for name, mark in found.items() if mark == NEAR]
        if FAR in found.values() or len(missed) > 1 or set(missed) & set(wants.get("must", [])):
            continue
        if not missed and UNKNOWN not in found.values():
            return "fit"
        best = "near"
    return best


def grade(need, offer, catalogue):
    topic = topic_grade(need, offer)
    return topic if topic in (None, 0) else min(topic, BEST[fitness(need, offer, catalogue)])


def grades_of(need, catalogue):
    graded = {id: grade(need, offer, catalogue) for id, offer in catalogue.offers.items()}
    return {id: found for id, found in graded.items() if found is not None}


def unjudged(need, catalogue):
    return {id for id, offer in catalogue.offers.items() if topic_grade(need, offer) is None}


def verdicts(need, catalogue):
    """`good` if what was asked fits. Where only a close neighbour fits, readers may differ.

    Real course texts say no place, price or date: of what they teach nobody knows whether it fits.
    """
    if not need["taught"]:
        return {"none"}
    if need["catalogue"] != "demo":
        return {"good", "weak"}
    on_topic = [(topic, offer) for offer in catalogue.offers.values() if (topic := topic_grade(need, offer) or 0) >= 2]
    fitting = {topic for topic, offer in on_topic if fitness(need, offer, catalogue) == "fit"}
    if 3 in fitting:
        return {"good"}
    return {"good", "weak"} if fitting else {"weak"}


def read_needs(half=None):
    with open(HERE / "needs.jsonl", encoding="utf-8") as lines:
        needs = [json.loads(line) for line in lines]
    return [need for need in needs if half in (None, need["half"])]


def read_real_grades():
    found = {}
    with open(HERE / "grades_real.tsv", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found.setdefault(row["need"], {})[row["offer"]] = int(row["grade"])
    return found
