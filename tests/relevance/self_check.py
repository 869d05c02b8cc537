"""The set is well formed, and the rule that grades it is held to records made by hand. Exits 1 and says what is wrong."""
import collections
import csv
import datetime
import sys

from grades import LEVELS, ROOT, Catalogue, Gazetteer, fitness, grade, read_needs, read_real_grades, unjudged, verdicts

KINDS = ("short", "structured", "sentence", "mail")
CATALOGUES = ("demo", "courses", "mooc")
FEWEST = 150
CLOSED = {"level": set(LEVELS), "modality": {"onsite", "remote", "blended", "elearning"}, "format": {"open", "in_house", "individual"},
          "rhythm": {"daytime", "evening", "weekend", "part_time", "intensive"}, "funding": {"cpf", "opco", "plan", "france_travail", "dif"},
          "cefr_target": {"A1", "A2", "B1", "B2", "C1", "C2"}, "qualiopi": {True}, "wheelchair": {True}}
OPEN = {"certification", "teaching_language"}
BASES = {"person", "group", "day", "hour", "person_day", "total"}
LYON = {"name": "Lyon", "lat": 45.7485, "lon": 4.8467, "radius_km": 30}

TODAY = "2026-11-24"
PROVIDERS = [{"type": "provider", "id": "P", "name": "Alpha", "sites": [{"insee": "69123"}], "travels": {"departments": ["69"]}}]
FIT = {"type": "offer", "id": "fit", "provider": "P", "title": "Excel", "topics": ["excel"], "modality": "onsite", "format": ["open"], "level": "beginner",
       "prices": [{"amount": 400}], "sessions": [{"start": "2027-01-12", "place": {"town": "Lyon"}}]}
IN_HOUSE = {"format": ["in_house"], "sessions": [], "group": {"max": 8}, "duration": {"days": 2}, "prices": [{"amount": 1000, "per": "day"}]}
WANTS = {"place": LYON, "price": {"max": 500, "per": "person", "tax": "excluded"}, "dates": {"from": "2027-01-01", "to": "2027-01-31"}}
# What an offer has that differs from FIT, what the need wants that differs from WANTS, and how well they meet.
MEETINGS = [
    ({}, {}, "fit"),
    ({"prices": [{"amount": 620}]}, {}, "near"),
    ({"prices": [{"amount": 620}]}, {"must": ["price"]}, "miss"),
    ({"prices": [{"amount": 630}]}, {}, "miss"),
    ({"prices": [{"amount": 600, "tax": "included"}]}, {}, "fit"),
    ({"prices": []}, {"must": ["price"]}, "near"),
    ({"prices": [{"amount": 620}], "sessions": [{"start": "2027-02-20", "place": {"town": "Lyon"}}]}, {}, "miss"),
    ({"sessions": [{"start": "2027-02-20", "place": {"town": "Lyon"}}]}, {}, "near"),
    ({"sessions": [{"start": "2027", "place": {"town": "Lyon"}}]}, {}, "fit"),
    ({"sessions": [{"start": "2027-01-12", "place": {"town": "Lyon"}, "state": "closed"}]}, {}, "miss"),
    ({"sessions": [{"start": "2027-06-01", "place": {"town": "Lyon"}}], "rolling": True}, {}, "fit"),
    ({"sessions": [{"start": "2027-01-12", "place": {"town": "Vienne"}}]}, {"place": {**LYON, "radius_km": 20}}, "near"),
    ({"sessions": [{"start": "2027-01-12", "place": {"town": "Marseille"}}, {"start": "2027-06-12", "place": {"town": "Lyon"}}]}, {}, "miss"),
    ({"sessions": [{"start": "2027-01-12", "place": {"town": "Vienne"}}]}, {"place": {"name": "Isère", "departments": ["38"]}}, "fit"),
    ({"sessions": [{"start": "2027-01-12", "place": {"town": "Vienne"}}]}, {"place": [LYON, {"name": "Isère", "departments": ["38"]}]}, "fit"),
    ({"modality": "remote", "sessions": [{"start": "2027-01-12"}]}, {}, "miss"),
    ({"modality": "remote", "sessions": [{"start": "2027-01-12"}]}, {"modality": ["remote"]}, "fit"),
    ({"modality": None}, {"modality": ["onsite"]}, "near"),
    ({}, {"exclude": {"modality": ["elearning"]}}, "fit"),
    ({}, {"exclude": {"modality": ["onsite"]}}, "miss"),
    ({}, {"level": ["intermediate"]}, "near"),
    ({}, {"level": ["advanced"]}, "miss"),
    ({"teaching_languages": ["en-GB"]}, {"teaching_language": ["en"]}, "fit"),
    ({}, {"teaching_language": ["en"]}, "near"),
    (IN_HOUSE, {"format": ["in_house"], "headcount": 4}, "near"),
    ({**IN_HOUSE, "rolling": True}, {"format": ["in_house"], "headcount": 4}, "fit"),
    ({**IN_HOUSE, "rolling": True}, {"format": ["in_house"], "headcount": 2}, "miss"),
]


def made(offers):
    return Catalogue.of([*PROVIDERS, *offers], Gazetteer(ROOT / "data" / "gazetteer"))


def faults_of_the_rule():
    catalogue = made([FIT])
    for differs, wants, expected in MEETINGS:
        need = {"request": {"today": TODAY}, "wants": {**WANTS, **wants}}
        offer = {name: value for name, value in {**FIT, **differs}.items() if value is not None}
        if (found := fitness(need, offer, catalogue)) != expected:
            yield f"{differs} for {wants}: {found}, not {expected}"
    yield from faults_of_grades()


def faults_of_grades():
    """Three offers of one topic, one of a neighbour, one that nobody judged, one that its title tells."""
    near, miss = {**FIT, "id": "near", "prices": [{"amount": 600}]}, {**FIT, "id": "miss", "prices": [{"amount": 900}]}
    neighbour, silent, titled = {**FIT, "id": "neighbour", "topics": ["word"]}, {**FIT, "id": "silent", "topics": []}, {**FIT, "id": "titled", "topics": [], "title": "Tableur"}
    catalogue = made([FIT, near, miss, neighbour, silent, titled])
    need = {"request": {"today": TODAY}, "catalogue": "demo", "taught": True, "topics": {"excel": 3, "word": 2}, "titles": {"tableur": 3}, "wants": WANTS}
    found = {id: grade(need, offer, catalogue) for id, offer in catalogue.offers.items()}
    if found != {"fit": 3, "near": 2, "miss": 1, "neighbour": 2, "silent": None, "titled": 3}:
        yield f"grades {found}"
    if unjudged(need, catalogue) != {"silent"} or verdicts(need, catalogue) != {"good"}:
        yield f"unjudged {unjudged(need, catalogue)}, verdicts {verdicts(need, catalogue)}"


def known_topics():
    for path in sorted((ROOT / "data" / "topics").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            yield from (row["id"] for row in csv.DictReader(file))


def is_place(place, departments):
    if "departments" in place:
        return {"name", "departments"} == set(place) and set(place["departments"]) <= departments
    return {"name", "lat", "lon", "radius_km"} == set(place)


def faults_of_wants(wants, departments):
    """`must` names criteria by the names they have here."""
    for name, value in wants.items():
        if name in CLOSED and not (value and set(value) <= CLOSED[name]) or name in OPEN and not (isinstance(value, list) and value):
            yield f"{name}: {value}"
        elif name == "place" and not all(is_place(place, departments) for place in (value if isinstance(value, list) else [value])):
            yield f"place: {value}"
        elif name == "price" and not ({"max", "min"} & set(value) and value.get("per") in BASES and value.get("tax") in ("excluded", "included")):
            yield f"price: {value}"
        elif name == "dates" and not (set(value) <= {"from", "to"} and value and sorted(value.values()) == [str(datetime.date.fromisoformat(day)) for day in value.values()]):
            yield f"dates: {value}"
        elif name == "must" and not set(value) <= set(wants):
            yield f"must: {value}"
        elif name == "exclude":
            yield from (f"not {fault}" for fault in faults_of_wants(value, departments))
        elif name not in {*CLOSED, *OPEN, "place", "price", "dates", "must", "headcount", "max_days"}:
            yield f"unknown {name}"


def faults_of_needs(needs, topics, departments, graded):
    for need in needs:
        request, real = need["request"], need["catalogue"] != "demo"
        if need["kind"] not in KINDS or need["catalogue"] not in CATALOGUES or need["half"] not in ("seen", "unseen") or not need["note"]:
            yield f"{need['id']}: form"
        if request["today"] != TODAY or not set(request) <= {"text", "need", "today"} or not (request.get("text") or request.get("need")):
            yield f"{need['id']}: request"
        if real:
            best = max(graded.get(need["id"], {0: 0}).values())
            if best < 3 if need["taught"] else best > 1:
                yield f"{need['id']}: best grade {best}"
            continue
        yield from (f"{need['id']}: no topic {topic}" for topic in need["topics"] if topic not in topics)
        yield from (f"{need['id']}: {fault}" for fault in faults_of_wants(need["wants"], departments))
        if need["taught"] != (3 in need["topics"].values()) or not {*need["topics"].values(), *need["titles"].values()} <= {0, 1, 2, 3}:
            yield f"{need['id']}: topics"


def faults_of_halves(needs):
    """Halves are balanced as a whole, by catalogue, by kind, and by what is not taught."""
    for name, of in (("all", lambda need: ""), ("catalogue", lambda need: need["catalogue"]), ("kind", lambda need: need["kind"]), ("taught", lambda need: need["taught"])):
        counts = collections.Counter((of(need), need["half"]) for need in needs)
        for value in {key for key, _ in counts}:
            if abs(counts[value, "seen"] - counts[value, "unseen"]) > 3:
                yield f"halves by {name} {value}: {counts[value, 'seen']} and {counts[value, 'unseen']}"


def faults():
    needs, graded = read_needs(), read_real_grades()
    ids = collections.Counter(need["id"] for need in needs)
    yield from (f"{id} stands {count} times" for id, count in ids.items() if count > 1)
    yield from (f"{id} is graded and is no need" for id in graded if id not in ids)
    yield from (f"{id}: grade {value} of {offer}" for id, offers in graded.items() for offer, value in offers.items() if value not in range(4))
    if len(needs) < FEWEST:
        yield f"{len(needs)} needs"
    departments = set(Gazetteer(ROOT / "data" / "gazetteer").department_codes)
    yield from faults_of_needs(needs, set(known_topics()), departments, graded)
    yield from faults_of_halves(needs)
    yield from faults_of_the_rule()


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) or f"{len(read_needs())} needs, well formed")
    sys.exit(1 if found else 0)
