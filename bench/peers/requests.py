#!/usr/bin/env python3
"""Draws the requests that are put to every peer: a line each, its kind, a tab, the query string of GET /v1/search.

    requests.py CATALOGUE.jsonl --each 80 --seed 42 > requests.tsv

Subjects come from data/topics, whole mails from bench/mails.txt, towns from data/gazetteer (the larger, the oftener), sentences from the catalogue.
"""
import argparse
import csv
import datetime
import itertools
import json
import pathlib
import random
import re
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = {
    "a": "one or two words of a topic",
    "b": "a, within 30 km of a town",
    "c": "a, with price, language, modality and six facets",
    "d": "a mail of 40 to 80 words",
    "e": "no word or a very broad one, with six facets, by price or by distance",
    "f": "a, with six facets",
    "g": "b, with a window of dates and six facets",
    "m": "d, put to /v1/match",
    "n": "a mail with place, date, budget and headcount, put to /v1/match with six facets",
}
FACETS = "modality,level,provider,price_band,month,department"
BROAD = ("", "", "formation", "gestion", "projet", "outils")
SMALLEST_TOWN = 5_000
MAILS = (
    ("Bonjour, nous cherchons pour une équipe de {n} personnes une formation sur {topic}.", "Il faudrait qu'à l'issue les participants sachent : {body}",
     "Merci de nous dire ce que vous proposez."),
    ("Madame, Monsieur, notre entreprise souhaite former {n} salariés, le sujet étant {topic}.", "Voici ce que nous en attendons. {body}",
     "Dans l'attente de votre retour, cordialement."),
    ("{topic} : c'est ce que {n} de nos collaborateurs devraient apprendre.", "{body}", "Avez-vous quelque chose de ce genre au catalogue ?"),
)


def topic_words():
    """Names of topics that are one or two words long."""
    names = []
    for path in sorted((ROOT / "data" / "topics").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                names += [row["label"], *row["synonyms"].split("|"), *row["acronyms"].split("|")]
    return [name for name in dict.fromkeys(names) if 1 <= len(name.split()) <= 2]


def towns():
    with open(ROOT / "data" / "gazetteer" / "communes.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "commune" and int(row["population"] or 0) >= SMALLEST_TOWN]
    return [(f"{row['lat']},{row['lon']}", int(row["population"])) for row in rows]


def sentences(catalogue, wanted=4_000):
    """Sentences of the offers' objectives, each once, from all over the catalogue's beginning."""
    found = {}
    with open(catalogue, encoding="utf-8") as records:
        for line in records:
            record = json.loads(line)
            if record["type"] != "offer" or record.get("lang", "fr") != "fr":
                continue
            for sentence in re.split(r"(?<=[.;])\s+|\n-? ?|^- ", record.get("objectives", "")):
                if len(sentence.split()) >= 6:
                    found[sentence.strip()] = None
            if len(found) >= wanted:
                break
    return list(found)


class Draw:
    def __init__(self, catalogue, seed, facets, first_day):
        self.random = random.Random(seed)
        self.topics, self.sentences = topic_words(), sentences(catalogue)
        self.towns, self.populations = zip(*towns())
        self.letters = itertools.cycle((ROOT / "bench" / "mails.txt").read_text(encoding="utf-8").split("\n--\n"))
        self.facets, self.first_day, self.by_distance = facets, first_day, False

    def topic(self):
        return {"q": self.random.choice(self.topics)}

    def around(self):
        return {"place": self.random.choices(self.towns, self.populations)[0], "radius_km": 30}

    def mail(self):
        while True:
            opening, middle, end = self.random.choice(MAILS)
            body = " ".join(self.random.sample(self.sentences, self.random.randint(2, 5)))
            text = f"{opening} {middle} {end}".format(n=self.random.randint(2, 20), topic=self.random.choice(self.topics), body=body)
            if 40 <= len(text.split()) <= 80:
                return {"text": text}

    def window(self):
        start = self.first_day + datetime.timedelta(days=self.random.randint(0, 240))
        return {"date_from": start, "date_to": start + datetime.timedelta(days=self.random.choice((30, 60, 90)))}

    def conditions(self):
        return {
            "max_price": self.random.choice((300, 500, 800, 1200, 2000)),
            "teaching_language": self.random.choices(("fr", "en"), (5, 1))[0],
            "modality": self.random.choice(("onsite", "onsite,blended", "remote,elearning", "blended,remote")),
        }

    def request(self, kind):
        facets = {"facets": self.facets}
        if kind == "d":
            return self.mail()
        if kind == "m":
            return {"mail": self.mail()["text"]}
        if kind == "n":
            return {"mail": next(self.letters), **facets}
        if kind == "e":
            self.by_distance = not self.by_distance
            return {"q": self.random.choice(BROAD), **facets, **({"sort": "distance", **self.around()} if self.by_distance else {"sort": "price"})}
        return {
            **self.topic(),
            **(self.around() if kind in "bg" else {}),
            **(self.conditions() if kind == "c" else {}),
            **(self.window() if kind == "g" else {}),
            **(facets if kind in "cfg" else {}),
        }


def encoded(request):
    return "&".join(f"{name}={urllib.parse.quote(str(value), safe=',')}" for name, value in request.items() if value != "")


def draw(catalogue, each, seed, first_day, kinds="".join(KINDS), facets=FACETS):
    """(kind, query string) of each request, the kinds in turn; none twice but of e and n, which have few to choose from."""
    source, seen, drawn = Draw(catalogue, seed, facets, first_day), set(), []
    for kind in itertools.chain.from_iterable(itertools.repeat(kinds, each)):
        for _ in range(100):
            query = encoded(source.request(kind))
            if kind in "en" or query not in seen:
                break
        seen.add(query)
        drawn.append((kind, query))
    return drawn


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("catalogue", type=pathlib.Path)
    parser.add_argument("--each", type=int, default=80, help="of each kind (80)")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 24), help="today (2026-11-24)")
    parser.add_argument("--kinds", default="".join(KINDS), help="; ".join(f"{kind}: {what}" for kind, what in KINDS.items()))
    parser.add_argument("--facets", default=FACETS)
    arguments = parser.parse_args()
    for kind, query in draw(arguments.catalogue, arguments.each, arguments.seed, arguments.date, arguments.kinds, arguments.facets):
        sys.stdout.write(f"{kind}\t{query}\n")


if __name__ == "__main__":
    main()
