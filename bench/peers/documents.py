#!/usr/bin/env python3
"""The catalogue as every peer indexes it: published offers, texts joined, places found, prices for one learner untaxed.

    documents.py CATALOGUE.jsonl DOCUMENTS.tsv --communes COMMUNES.tsv

Lines of DOCUMENTS.tsv, their fields parted by tabs, an empty field being unknown:
    O  id  provider  level  teaching languages (lower case, each with those it is below: en-gb,en)
    T  title
    B  all other text, the labels and synonyms of the offer's topics included
    S  until  first  last  month  cents  lat  lon  modalities  départements  reach
An offer's lines follow its O. An S is an occasion: a session; without sessions an open offer's site, or its in-house
form. `until` is the last day on which it may start, `first` and `last` what a window of dates is compared with (days
since 1970). `reach` is an in-house occasion's: anywhere | departments:69,01 | radius:KM:LAT,LON;LAT,LON | nowhere.
"""
import argparse
import calendar
import csv
import datetime
import json
import pathlib

import places

ROOT = pathlib.Path(__file__).resolve().parents[2]
EPOCH = datetime.date(1970, 1, 1)
ALWAYS = ("0", "99999")  # the window of an offer that may be entered at any time
TEXTS = ("objectives", "programme", "prerequisites", "audience")


def topics_of(folder):
    """The words of each topic by its id."""
    words = {}
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                lists = f"{row['synonyms']}|{row['acronyms']}".split("|")
                words[row["id"]] = " . ".join(filter(None, [row["label"], *lists, row["label_en"], row["label_de"], row["label_es"]]))
    return words


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def days_of(start):
    """First and last day of a date that may be a month or a year."""
    year, month, day = (*map(int, start.split("-")), None, None)[:3]
    first = datetime.date(year, month or 1, day or 1)
    last = first if day else datetime.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return (first - EPOCH).days, (last - EPOCH).days


def cents_of(price, offer, exempt):
    """What one learner pays, untaxed; nothing where the basis cannot be computed."""
    duration = offer.get("duration", {})
    hours = duration.get("hours") or None
    days = duration.get("days") or (hours and hours / 7)
    times = {"person": 1, "group": 1, "day": days, "hour": hours}[price.get("per", "person")]
    if times is None:
        return None
    taxed = price.get("tax") == "included" and not exempt
    return int(price["amount"] * 100 * times / (1 + price.get("vat_rate", 20) / 100 if taxed else 1) + .5)


def cheapest(prices, offer, exempt):
    return min((cents for cents in (cents_of(price, offer, exempt) for price in prices) if cents is not None), default=None)


class Documents:
    def __init__(self, gazetteer, topics):
        self.gazetteer, self.topics, self.providers = gazetteer, topics, {}
        self.unlocated = 0

    def locate(self, place):
        found = self.gazetteer.locate(place)
        self.unlocated += found is None
        return found

    def add_provider(self, record):
        if record.get("published") is False:
            return
        sites = [found for found in map(self.locate, record.get("sites", [])) if found]
        travels = record.get("travels", {})
        departments, reach = [], "nowhere"
        if travels.get("anywhere"):
            departments, reach = self.gazetteer.department_codes, "anywhere"
        elif "departments" in travels:
            departments = travels["departments"]
            reach = "departments:" + ",".join(departments)
        elif "radius_km" in travels and sites:
            km = travels["radius_km"]
            departments = sorted(set().union(*(self.gazetteer.departments_within(site, km) for site, _ in sites)))
            reach = f"radius:{km}:" + ";".join(f"{lat},{lon}" for (lat, lon), _ in sites)
        self.providers[record["id"]] = {
            "sites": sites, "exempt": record.get("vat") == "exempt", "reach": reach, "departments": departments}

    def occasions(self, offer, provider):
        """(start, place, modalities, prices, in-house) of each."""
        prices, formats = offer.get("prices", []), listed(offer.get("format"))
        modalities = listed(offer.get("modality"))

        def paid(in_house):
            return [price for price in prices if "format" not in price or (price["format"] == "in_house") == in_house]

        for session in offer.get("sessions", []):
            if session.get("state", "open") == "open":
                yield (session.get("start"), self.locate(session["place"]) if "place" in session else None,
                       listed(session.get("modality")) or modalities, [session["price"]] if "price" in session else paid(False), False)
        if offer.get("sessions"):
            return
        if "open" in formats:
            for site in provider["sites"] or [None]:
                yield None, site, modalities, paid(False), False
        if "in_house" in formats:
            yield None, None, modalities, paid(True), True
        if "open" not in formats and "in_house" not in formats:
            yield None, None, modalities, [price for price in prices if "format" not in price or not formats], False

    def occasion_line(self, offer, provider, occasion):
        start, place, modalities, prices, in_house = occasion
        first, last = days_of(start) if start else ("", "")
        window = ALWAYS if offer.get("rolling") else (str(first), str(last))
        month = start[:7] if start and len(start) >= 7 and not offer.get("rolling") else ""
        cents = cheapest(prices, offer, provider["exempt"])
        in_a_room = not modalities or "onsite" in modalities or "blended" in modalities
        departments, point, reach = [], ("", ""), ""
        if in_a_room and in_house:
            departments, reach = provider["departments"], provider["reach"]
            if reach == "nowhere":
                departments = ["unknown"]
        elif in_a_room:
            point = place[0] if place else point
            departments = [place[1]] if place and place[1] else [] if place else ["unknown"]
        return "\t".join(map(str, ["S", last, *window, month, "" if cents is None else cents, *point, ",".join(modalities), ",".join(departments), reach]))

    def of(self, offer):
        """The lines of an offer; none when it is not public."""
        provider = self.providers.get(offer["provider"])
        if provider is None or offer.get("published") is False:
            return
        tags = [tag.lower() for tag in offer.get("teaching_languages", [])]
        languages = dict.fromkeys("-".join(tag.split("-")[:size]) for tag in tags for size in range(tag.count("-") + 1, 0, -1))
        yield "\t".join(["O", offer["id"], offer["provider"], offer.get("level", ""), ",".join(languages)])
        yield "T\t" + " ".join(offer["title"].split())
        parts = [offer[name] for name in TEXTS if name in offer]
        parts += [certification["name"] for certification in offer.get("certification", [])]
        parts += [self.topics[topic] for topic in offer.get("topics", []) if topic in self.topics]
        yield "B\t" + " ".join(" . ".join(parts).split())
        for occasion in self.occasions(offer, provider):
            yield self.occasion_line(offer, provider, occasion)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("catalogue", type=pathlib.Path)
    parser.add_argument("documents", type=pathlib.Path)
    parser.add_argument("--communes", type=pathlib.Path, required=True, help="where the communes' points and départements are written")
    arguments = parser.parse_args()
    gazetteer = places.Gazetteer(ROOT / "data" / "gazetteer")
    with open(arguments.communes, "w", encoding="utf-8") as out:
        for (lat, lon), department, *_ in gazetteer.communes:
            out.write(f"{lat}\t{lon}\t{department}\n")
    documents, offers = Documents(gazetteer, topics_of(ROOT / "data" / "topics")), 0
    with open(arguments.catalogue, encoding="utf-8") as records, open(arguments.documents, "w", encoding="utf-8") as out:
        for line in records:
            record = json.loads(line)
            if record["type"] == "provider":
                documents.add_provider(record)
                continue
            lines = list(documents.of(record))
            offers += bool(lines)
            out.writelines(line + "\n" for line in lines)
    print(f"{offers} offers, {documents.unlocated} places that data/gazetteer does not know")


if __name__ == "__main__":
    main()
