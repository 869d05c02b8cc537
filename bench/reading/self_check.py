"""The scoring, held to replies made by hand. No server is asked."""
from comparing import STRICT_TOPIC, TOTAL, Slots, compare, fields_said, is_exact, paired, same_topic
from dev_requests import agrees, need_of
from harm import harms, other_harms
from inventions import invented_fields

TODAY = "2027-01-10"
LYON, PARIS = {"kind": "commune", "code": "69123"}, {"kind": "commune", "code": "75056"}
GENEVA = {"kind": "commune", "code": "", "name": "Genève"}
PICARDY = [{"kind": "department", "code": code} for code in ("02", "60", "80")]
EXCEL = {"topic": "Excel|tableur", "place": [LYON], "max_price": 800, "price_per": "person", "tax": "excluded", "headcount": 6}

# field, expected, read, whether they agree
VALUES = [
    ("place", [LYON], [{"name": "Lyon", "kind": "commune", "code": "69123", "lat": 45.76, "lon": 4.83}], True),
    ("place", [LYON], [{"name": "Rhône", "kind": "department", "code": "69"}], False),
    ("place", [LYON, PARIS], [PARIS, LYON], True),
    ("place", [LYON, PARIS], [LYON], False),
    ("place", [GENEVA], [{"kind": "commune", "code": "CH-2660646", "name": "GENEVE"}], True),
    ("place", [GENEVA], [{"kind": "country", "code": "CH", "name": "Suisse"}], False),
    ("place", PICARDY, [{"kind": "region", "code": "22", "name": "Picardie"}], True),
    ("place", PICARDY[:2], [{"kind": "region", "code": "22", "name": "Picardie"}], False),
    ("place", [{"kind": "region", "code": "22"}], PICARDY, True),
    ("max_price", 800, 800.0000001, True),
    ("max_price", 800, 801, False),
    ("date_from", "2027-03-01", "2027-03-02", False),
    ("certification", ["CACES R489"], ["cacés r 489"], True),
    ("modality", ["remote"], ["remote", "onsite"], False),
    ("level", "advanced", ["advanced"], True),
    ("qualiopi", True, True, True),
    ("qualiopi", True, 1, False),
    ("exclude", {"provider": ["Orsys"], "modality": ["elearning"]}, {"modality": ["elearning"], "provider": ["ORSYS"]}, True),
    ("exclude", {"modality": ["elearning"]}, {"modality": ["remote"]}, False),
    ("must", ["exclude", "modality"], ["modality", "exclude"], True),
    ("teaching_language", ["en"], ["en"], True),
]
# expected, read, right strictly, right leniently
TOPICS = [
    ("Soudage TIG|soudure TIG", "soudures tig", True, True),
    ("Gestion de la paie", "gestion de paie", True, True),
    ("Sécurité de l'entreprise", "Securite d’entreprise", True, True),
    ("Anglais", "anglais des affaires", False, True),
    ("Anglais", "conversation avancée anglais affaires", False, False),
    ("CACES R482 catégorie A", "CACES", False, False),
    ("CACES R489 chariots", "CACES", False, True),
    ("Excel", "Word", False, False),
    ("C++", "C#", False, False),
    ("Formation de formateurs", "formateur", False, True),
]
# expected, read, fields that do harm
HARMS = [
    ({"place": [LYON]}, {"place": [LYON]}, set()),
    ({"place": [LYON]}, {}, set()),
    ({}, {"place": [LYON]}, set()),
    ({"topic": "Excel"}, {"topic": "Excel", "place": [LYON], "headcount": 900}, {"place"}),
    ({"place": [LYON], "radius_km": 50}, {"place": [LYON]}, {"radius_km"}),
    ({"place": [LYON]}, {"place": [LYON], "radius_km": 50}, set()),
    ({"topic": "Excel"}, {"topic": "Excel", "max_price": 9001}, {"max_price"}),
    ({"max_price": 800}, {"max_price": 80}, {"max_price"}),
    ({"max_price": 800}, {"max_price": 8000, "price_per": "total"}, set()),
    ({"max_price": 800, "price_per": "person"}, {"max_price": 800, "price_per": "total"}, {"max_price"}),
    ({"max_price": 800, "price_per": "total"}, {"max_price": 800, "price_per": "person"}, set()),
    ({"max_price": 45, "price_per": "hour"}, {"max_price": 45}, {"max_price"}),
    ({"max_price": 800, "tax": "excluded"}, {"max_price": 800, "tax": "included"}, {"max_price"}),
    ({"date_from": "2027-03-01", "date_to": "2027-03-31"}, {"date_from": "2027-03-01"}, set()),
    ({"date_from": "2027-03-01", "date_to": "2027-03-31"}, {"date_from": "2027-03-01", "date_to": "2027-03-15"}, {"date"}),
    ({"date_to": "2027-03-31"}, {"date_from": TODAY, "date_to": "2027-03-31"}, set()),
    ({"date_from": "2027-03-01"}, {"date_from": "2028-03-01"}, {"date"}),
    ({"topic": "Excel"}, {"topic": "Excel", "date_to": "2027-12-31"}, {"date"}),
    ({"max_days": 3}, {"max_days": 2, "max_hours": 7}, {"max_days", "max_hours"}),
    ({"max_days": 3}, {"max_days": 5}, set()),
    ({"modality": ["onsite"]}, {"modality": ["onsite", "remote"]}, set()),
    ({"modality": ["blended"]}, {"modality": ["onsite"]}, {"modality"}),
    ({"place": [LYON, PARIS]}, {"place": [LYON]}, {"place"}),
    ({"exclude": {"place": [LYON]}}, {"exclude": {"place": [LYON, PARIS]}}, {"exclude"}),
    ({"exclude": {"modality": ["remote"]}}, {"modality": ["remote"]}, {"modality"}),
    ({"modality": ["onsite"], "level": "expert"}, {"modality": ["onsite"], "must": ["modality", "tax"]}, {"must"}),
    ({"topic": "Excel"}, {"topic": "Excel", "must": ["modality"]}, set()),
]


class Checks:
    def __init__(self):
        self.done, self.broken = 0, []

    def expect(self, got, wanted, what):
        self.done += 1
        if got != wanted:
            self.broken.append(f"{what}: {got}, not {wanted}")


def check_values(checks):
    for field, expected, read, same in VALUES:
        checks.expect(compare(field, {field: expected}, {field: read}).agrees, same, f"{field} {expected} and {read} agree")
    for expected, read, strictly, leniently in TOPICS:
        checks.expect(same_topic(expected, read), strictly, f"{expected} is {read}, strictly")
        checks.expect(compare("topic", {"topic": expected}, {"topic": read}).agrees, leniently, f"{expected} is {read}, leniently")


def check_counts(checks):
    slots = Slots()
    slots.add(EXCEL, {"topic": "tableur", "place": [PARIS, LYON], "max_price": 700, "price_per": "person", "spans": [{"field": "topic"}]})
    figures = {name: (count.right, count.expected, count.read) for name, count in slots.counts.items()}
    checks.expect(figures, {"topic": (1, 1, 1), STRICT_TOPIC: (1, 1, 1), "place": (1, 1, 2), "max_price": (0, 1, 1), "price_per": (1, 1, 1), "tax": (0, 1, 0),
                            "headcount": (0, 1, 0), TOTAL: (3, 6, 5)}, "counts of one need")
    checks.expect(round(slots.counts[TOTAL].f1, 6), round(6 / 11, 6), "F1")
    checks.expect(fields_said({"topic": "x", "tax": "excluded", "funding": [], "exclude": {}}), ["topic"], "a tax without a price and what is empty do not count")
    checks.expect(is_exact(EXCEL, EXCEL | {"topic": "excel"}), True, "the same need is exact")
    checks.expect(is_exact(EXCEL, EXCEL | {"topic": "excel", "level": "expert"}), False, "one value more is not exact")
    checks.expect(is_exact({}, {"topic": "Excel"}), False, "a need too many is not exact")


def check_pairs(checks):
    word, excel = {"topic": "Word", "place": [LYON]}, {"topic": "Excel", "place": [LYON]}
    checks.expect(paired([EXCEL, word], [word, excel]), [(EXCEL, excel), (word, word)], "needs are paired whatever their order")
    checks.expect(paired([EXCEL, word], [word]), [(EXCEL, {}), (word, word)], "a need that was not read stands beside nothing")
    checks.expect(paired([word], [EXCEL, word]), [(word, word), ({}, EXCEL)], "a need that was not meant stands beside nothing")
    checks.expect(paired([word], []), [(word, {})], "nothing was read")


def check_harms(checks):
    for expected, read, fields in HARMS:
        checks.expect(harms(expected, read, TODAY), fields, f"harm of {read} where {expected} is meant")
    checks.expect(other_harms({"min_price": 500}, {"min_price": 600, "rhythm": ["evening"]}), {"min_price", "rhythm"}, "harm by other filters")


def check_others(checks):
    checks.expect(invented_fields({"topic": "Excel", "tax": "excluded", "spans": [1], "must": []}), {"tax": ["excluded"]}, "what is invented")
    row = {"expected": {"topic": "allemand", "level": "B2", "max_price": 45, "price_basis": "person_day_ht", "funding": "OPCO", "modality": "distanciel", "place": "Metz"},
           "extra": {"entry_level": "B1", "duration_hours": 30, "place_code": "reg:44", "weekday": "lundi", "accessibility": ["PMR"]}}
    need = need_of(row)
    checks.expect(need, {"topic": "allemand", "max_price": 45, "place": [{"kind": "region", "code": "44", "name": "Metz"}], "price_per": "person_day", "tax": "excluded",
                         "cefr_target": "B2", "funding": ["opco"], "modality": ["remote"], "cefr_entry": "B1", "max_hours": 30, "accessibility": ["wheelchair"]},
                  "their form becomes ours")
    checks.expect(agrees("level", need, {"cefr_target": "B2", "eqf": 5}), False, "a level too many")
    checks.expect(agrees("price_basis", {}, {"tax": "excluded"}), True, "a basis without a price")


def run():
    checks = Checks()
    for check in (check_values, check_counts, check_pairs, check_harms, check_others):
        check(checks)
    if checks.broken:
        raise SystemExit("\n".join(checks.broken) + f"\n{len(checks.broken)} of {checks.done} checks fail")
    print(f"{checks.done} checks hold")
