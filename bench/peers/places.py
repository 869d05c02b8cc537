"""Where the catalogue's places are, by data/gazetteer: as much of Filon's own reading as the demo catalogue needs."""
import collections
import csv
import math
import unicodedata

EARTH_RADIUS_KM = 6371.0088
KM_A_DEGREE = EARTH_RADIUS_KM * math.pi / 180
FARTHEST_COMMUNE_KM = 25  # a point farther from every commune lies in no département


def folded(name):
    letters = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    words = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def kilometres(a, b):
    (lat1, lon1), (lat2, lon2) = ((math.radians(x) for x in point) for point in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1, math.sqrt(half)))


class Gazetteer:
    def __init__(self, folder):
        def rows(name):
            with open(folder / name, encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

        self.communes = []  # (point, département, population, name)
        self.by_insee, self.by_name, self.by_postcode = {}, collections.defaultdict(list), collections.defaultdict(list)
        self.abroad = {}
        for row in rows("communes.csv"):
            commune = ((float(row["lat"]), float(row["lon"])), row["department"], int(row["population"] or 0), row["name"])
            self.communes.append(commune)
            self.by_insee[row["insee"]] = commune
            self.by_name[folded(row["name"])].append(commune)
            for postcode in row["postcodes"].split("|"):
                self.by_postcode[postcode].append(commune)
        for row in rows("former_communes.csv"):
            if row["current"] in self.by_insee:
                self.by_insee.setdefault(row["insee"], self.by_insee[row["current"]])
        for row in rows("towns_abroad.csv"):
            for name in [row["name"], *row["other_names"].split("|")]:
                key = row["country"], folded(name)
                town = ((float(row["lat"]), float(row["lon"])), "", int(row["population"] or 0), row["name"])
                if key not in self.abroad or self.abroad[key][2] < town[2]:
                    self.abroad[key] = town
        self.department_codes = sorted(row["code"] for row in rows("departments.csv"))
        self.cells = collections.defaultdict(list)
        for commune in self.communes:
            self.cells[self._cell(commune[0])].append(commune)
        self._departments = {}

    @staticmethod
    def _cell(point):
        return math.floor(point[0] * 2), math.floor(point[1] * 2)

    def _around(self, point, km):
        """The communes of the cells that a circle touches."""
        up = km / KM_A_DEGREE
        aside = up / max(.1, math.cos(math.radians(min(89, abs(point[0]) + up))))
        (south, west), (north, east) = self._cell((point[0] - up, point[1] - aside)), self._cell((point[0] + up, point[1] + aside))
        for y in range(south, north + 1):
            for x in range(west, east + 1):
                yield from self.cells.get((y, x), ())

    def departments_within(self, point, km):
        """The départements that have a commune within so many kilometres."""
        found = set()
        for commune in self._around(point, km):
            if commune[1] not in found and kilometres(point, commune[0]) <= km:
                found.add(commune[1])
        return found

    def department_at(self, point):
        if point not in self._departments:
            distances = ((kilometres(point, commune[0]), commune[1]) for commune in self._around(point, FARTHEST_COMMUNE_KM))
            distance, department = min(distances, default=(math.inf, ""))
            self._departments[point] = department if distance <= FARTHEST_COMMUNE_KM else ""
        return self._departments[point]

    def locate(self, place):
        """(point, département) of a record's place, or None."""
        country = place.get("country", "FR")
        if "lat" in place:
            point = place["lat"], place["lon"]
            return point, self.department_at(point) if country == "FR" else ""
        if country != "FR":
            town = self.abroad.get((country, folded(place.get("town", ""))))
            return town and town[:2]
        if place.get("insee") in self.by_insee:
            return self.by_insee[place["insee"]][:2]
        found = self.by_name.get(folded(place.get("town", "")), [])
        beside = self.by_postcode.get(place.get("postcode", ""), [])
        both = [commune for commune in found if commune in beside] or found or beside
        return max(both, key=lambda commune: commune[2])[:2] if both else None
