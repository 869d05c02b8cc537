#!/usr/bin/env python3
"""Remakes ordinary_names.csv: which one-word names of places are words of a language, too.

Asks Debian's hunspell with hunspell-fr, -en-us, -de-de and -es of every such name of data/gazetteer in small letters: a
name that a dictionary knows only with a capital is no ordinary word. Accents count as the gazetteer writes them, and
without them where that is a word as well.

    apt-get install hunspell hunspell-fr hunspell-en-us hunspell-de-de hunspell-es
    data/reading/remake_ordinary_names.py
"""
import csv
import pathlib
import subprocess
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent
# Words of dictionaries that nobody who asks for training uses but for the place: verbs and plurals gone out of use, cloths,
# cheeses and wines named after their towns.
SAID_OF_THE_PLACE = set("""
alencon angouleme argentan auray bethune bordeaux bourges brandis bristol calais cambrai cancale cannes cassis castres cavaillon chantilly
cluses colombes corse coulommiers damas derby dole drome ecosse elbeuf embrun etampes florence fontainebleau fougeres frontignan gaillac
genes gironde guadeloupe gueret havane japon jersey jura langeais lima limoges loches londres malemort marseille milan montbeliard montmorency
muscat nivelles padoue panama pantin paris parme pekin perigueux pithiviers porto privas provins quimper rabat rennes rivesaltes
rodez saintes sarcelles sceaux sevres sienne suede suisse tournai trevise valenciennes vichy vitre inde chili chine canada bresil philippines macedoine mali somalie japon malte
""".split())
DICTIONARIES = {"fr": "fr_FR", "en": "en_US", "de": "de_DE", "es": "es_ES"}


def folded(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.lower().replace("œ", "oe").replace("æ", "ae")


def names():
    columns = {"communes.csv": ["name"], "former_communes.csv": ["name"], "towns_abroad.csv": ["name", "other_names"],
               "departments.csv": ["name"], "regions.csv": ["name"], "countries.csv": ["name"],
               "area_aliases.csv": ["alias"], "popular_names.csv": ["name"]}
    for file, wanted in columns.items():
        with open(DATA / "gazetteer" / file, encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                for column in wanted:
                    for name in row[column].split("|"):
                        for article in ("Le ", "La ", "Les ", "L'"):
                            name = name.removeprefix(article)
                        if name.isalpha():
                            yield name.lower()


def words_of(dictionary, candidates):
    """Those that the dictionary knows."""
    asked = subprocess.run(["hunspell", "-d", dictionary, "-l"], input="\n".join(candidates), text=True, capture_output=True, check=True)
    return set(candidates) - set(asked.stdout.split())


def main():
    writings = {}
    for name in names():
        writings.setdefault(folded(name), set()).update({name, folded(name)})
    asked = sorted(set().union(*writings.values()))
    known = {language: words_of(dictionary, asked) for language, dictionary in DICTIONARIES.items()}
    with open(DATA / "reading" / "ordinary_names.csv", "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["name", "languages"])
        for name in sorted(writings.keys() - SAID_OF_THE_PLACE):
            languages = [language for language, words in known.items() if writings[name] & words]
            if languages:
                rows.writerow([name, "|".join(languages)])


if __name__ == "__main__":
    main()
