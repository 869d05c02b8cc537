"""Makes catalogue records of real course sheets gathered for tests: small French sites, Mon Compte Formation, edX.

usage: real_courses.py FOLDER > catalogue.jsonl      FOLDER holds formations-of-prive/, mcf-echantillon/ and mooc/
The texts are others' and stay where they are: nothing of them is kept in this project.
"""
import json
import pathlib
import re
import sys

LEVELS = (("expert", "expert"), ("avancé", "advanced"), ("advanced", "advanced"), ("interm", "intermediate"), ("débutant", "beginner"),
          ("initiation", "beginner"), ("beginner", "beginner"), ("introductory", "beginner"))
LANGUAGES = {"English": "en", "Español": "es", "Français": "fr", "Italiano": "it", "中文": "zh", "Português": "pt", "日本語": "ja",
             "اللغة العربية": "ar", "Deutsch": "de"}
MODALITIES = {"e-learning": "elearning", "présentiel": "onsite", "Formation en présentiel": "onsite"}


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def without_gaps(record):
    """What a source leaves empty is unknown, so it is left out."""
    return {name: value for name, value in record.items() if value not in (None, "", [], {}, "None")}


def level_of(text):
    """A course for several levels has none of its own."""
    found = {level for word, level in LEVELS if word in (text or "").lower()}
    return found.pop() if len(found) == 1 else None


def hours_of(text):
    found = re.match(r"(\d+) ?h ?(\d+)?|(\d+) ?min", text or "")
    if not found:
        return None
    hours, minutes, alone = found.groups()
    return int(alone) / 60 if alone else int(hours) + int(minutes or 0) / 60


def lines_in(value):
    return "\n".join(map(str, value)) if isinstance(value, list) else value


class Providers:
    """One id a name, in the order of first mention."""

    def __init__(self, prefix):
        self.prefix, self.ids = prefix, {}

    def id_of(self, name):
        return self.ids.setdefault(name, f"{self.prefix}-{len(self.ids) + 1}")

    def records(self, **more):
        return [{"type": "provider", "id": id_, "name": name, **more.get(name, {})} for name, id_ in self.ids.items()]


def private_sites(folder):
    providers, offers = Providers("site"), []
    for number, course in enumerate(lines_of(folder / "formations-of-prive/courses.jsonl"), 1):
        hours = hours_of(course["duration"])
        offers.append(without_gaps({
            "type": "offer", "id": f"site-course-{number}", "provider": providers.id_of(course["source"].split("/")[-1]), "title": course["title"],
            "objectives": "\n".join(filter(None, [course["description"], lines_in(course["objectives"])])), "programme": lines_in(course.get("program")),
            "prerequisites": course["prerequisites"], "audience": course["public"], "lang": "fr", "teaching_languages": ["fr"],
            "categories": [course["category"]] if course["category"] else None, "modality": MODALITIES.get(course["mode"]), "level": level_of(course["level"]),
            "duration": {"hours": hours} if hours else None, "funding": ["cpf"] if course.get("cpf") else None,
            "prices": [{"amount": course["price_eur"], "tax": "included"}] if course["price_eur"] else None}))
    return providers.records() + offers


def mon_compte_formation(folder):
    providers, offers, more = Providers("mcf"), [], {}
    for number, record in enumerate(lines_of(folder / "mcf-echantillon/mcf_formations.jsonl"), 1):
        course, address = record["formation"], record["address"]
        name = record["raisonSocialeOrganisme"]
        place = without_gaps({"postcode": address.get("postalCode"), "town": address.get("city")})
        more[name] = without_gaps({"siret": record["siretOrganisme"], "sites": [place] if place else None})
        hours, price = record["duration"], record["totalPriceTTC"]
        offers.append(without_gaps({
            "type": "offer", "id": f"mcf-course-{number}", "provider": providers.id_of(name), "title": course["title"].strip(), "objectives": course["objective"],
            "programme": course["content"], "prerequisites": course["specificCondition"], "lang": "fr", "teaching_languages": ["fr"],
            "codes": without_gaps({
                "formacode": [code["code"] for code in course["formacodes"]], "rome": [code["code"] for code in course["proximiteRomes"]],
                "rncp": [str(course["codeRncp"])] if course["codeRncp"] else None}),
            "modality": {"0": "onsite", "1": "blended", "2": "remote"}.get(course["codeModaliteEnseign"]), "format": ["open"], "funding": ["cpf"],
            "duration": {"hours": hours} if hours else None, "prices": [{"amount": price, "tax": "included"}] if price else None,
            "sessions": [{"place": place}] if place else None}))
    return providers.records(**more) + offers


def edx(folder):
    providers, offers = Providers("edx"), []
    for number, course in enumerate(lines_of(folder / "mooc/edx_courses.jsonl"), 1):
        language = LANGUAGES[course["language"]]
        offers.append(without_gaps({
            "type": "offer", "id": f"edx-course-{number}", "provider": providers.id_of(course["institution"]), "title": course["title"],
            "objectives": f"{course['summary']}\n{course['course_description']}", "programme": course["course_syllabus"], "lang": language,
            "teaching_languages": [language], "categories": [course["subject"]], "modality": "elearning", "level": level_of(course["Level"]),
            "rolling": course["course_type"].startswith("Self-paced"), "url": course["course_url"]}))
    return providers.records() + offers


def records(folder):
    return private_sites(folder) + mon_compte_formation(folder) + edx(folder)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: real_courses.py FOLDER")
    sys.stdout.reconfigure(encoding="utf-8")
    for record in records(pathlib.Path(sys.argv[1])):
        print(json.dumps(record, ensure_ascii=False))
