"""Twenty requests that others annotated in a form of their own, turned into needs."""
import collections
import dataclasses
import re

import judged
from comparing import compare, paired

MODALITIES = {"presentiel": "onsite", "distanciel": "remote", "mixte": "blended"}
KINDS = {"commune": "commune", "dep": "department", "reg": "region"}
ACCESS = {"PMR": "wheelchair", "LSF": "sign_language"}
TAXES = {"ht": "excluded", "ttc": "included"}
# Their field: ours. Null there means that nothing may be read.
FIELDS = {"topic": ("topic",), "place": ("place",), "radius_km": ("radius_km",), "max_price": ("max_price",), "price_basis": ("price_per", "tax"),
          "language": ("teaching_language",), "modality": ("modality",), "level": ("level", "eqf", "cefr_target"), "date_from": ("date_from",),
          "date_to": ("date_to",), "headcount": ("headcount",), "certification": ("certification",), "funding": ("funding",)}
# What stands beside them is judged where it is said: its absence promises nothing.
EXTRAS = {"entry_level": ("cefr_entry",), "duration_days": ("max_days",), "duration_hours": ("max_hours",), "format": ("format",), "at_client_site": ("format",),
          "accessibility": ("accessibility",)}


def price_basis(text):
    per, _, tax = text.rpartition("_") if text.rpartition("_")[2] in TAXES else (text, "", "")
    return {"price_per": per} | ({"tax": TAXES[tax]} if tax else {})


def level(text):
    if found := re.fullmatch(r"eqf(\d)", text):
        return {"eqf": int(found.group(1))}
    return {"cefr_target": text} if re.fullmatch(r"[ABC][12]", text) else {"level": text}


def place(name, code):
    kind, _, number = (code or "commune:").partition(":")
    return {"place": [{"kind": KINDS[kind], "code": number, "name": name}]}


def need_of(row):
    """What is annotated, as the need that should be read."""
    said, extra = {name: value for name, value in row["expected"].items() if value is not None}, row["extra"]
    need = {name: said[name] for name in ("topic", "radius_km", "max_price", "date_from", "date_to", "headcount") if name in said}
    turned = {"place": lambda value: place(value, extra.get("place_code")), "price_basis": price_basis, "level": level,
              "language": lambda value: {"teaching_language": [value]}, "modality": lambda value: {"modality": [MODALITIES[value]]},
              "certification": lambda value: {"certification": [value]}, "funding": lambda value: {"funding": [value.lower().replace(" ", "_")]},
              "entry_level": lambda value: {"cefr_entry": value}, "duration_days": lambda value: {"max_days": value},
              "duration_hours": lambda value: {"max_hours": value}, "format": lambda value: {"format": ["in_house" if value == "intra" else "open"]},
              "at_client_site": lambda _: {"format": ["in_house"]}, "accessibility": lambda value: {"accessibility": [ACCESS[name] for name in value]}}
    for name, value in (said | extra).items():
        need |= turned[name](value) if name in turned else {}
    return need


@dataclasses.dataclass(frozen=True)
class Agreed:
    counts: dict  # field: [agreeing, judged]
    misses: list  # (id, text, expected need, read need, fields that differ, needs read)


def agrees(field, expected, read):
    if field == "price_basis" and not any(need.get("max_price") for need in (expected, read)):
        return True
    return all(compare(slot, expected, read).agrees for slot in (FIELDS | EXTRAS)[field])


def compare_requests(reader, path):
    counts, misses = collections.defaultdict(lambda: [0, 0]), []
    for row in judged.json_lines(path):
        wanted = need_of(row)
        needs = reader.read(row["text"], row["ref_date"])[0]
        said = paired([wanted], needs)[0][1]
        fields = [*FIELDS, *(name for name in EXTRAS if row["extra"].get(name))]
        differing = [field for field in fields if not agrees(field, wanted, said)]
        for field in fields:
            counts[field][0] += field not in differing
            counts[field][1] += 1
        if differing or len(needs) != 1:
            misses.append((row["id"], row["text"], wanted, said, differing, len(needs)))
    return Agreed(dict(counts), misses)
