"""Known items in real course texts: someone remembers some words of a title and wants that offer."""
import collections
import csv
import json
import random

from collection import Document, Need, NeedSet, collection_of, folded, merged
from sets.variants import variants_of
from sets.words import bare, content_words, words_of

FEWEST, MOST = 2, 4  # words of a need
LANGUAGES = {"English": "en", "Español": "es", "Français": "fr", "Deutsch": "de"}


def json_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def joined(*parts):
    flat = [text for part in parts for text in (part if isinstance(part, list) else [part]) if isinstance(text, str)]
    return "\n".join(text for text in flat if text.strip())


def french_courses(folder):
    """Small training sites, samples of the national site, and titles alone, from three files."""
    for row in json_lines(folder / "formations-of-prive" / "courses.jsonl"):
        text = joined(row.get("category"), row.get("description"), row.get("objectives"), row.get("public"), row.get("prerequisites"), row.get("program"))
        yield row["title"], text, "fr"
    for row in json_lines(folder / "mcf-echantillon" / "mcf_formations.jsonl"):
        course = row["formation"]
        yield course["title"], joined(course.get("objective"), course.get("content"), course.get("resumeContenu"), course.get("intituleCertification")), "fr"
    with open(folder / "mcf-echantillon" / "lbf_titres_reels.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["titre"].replace("\\'", "'"), "", "fr"


def open_courses(folder):
    """MOOCs in English, Spanish and a few other languages."""
    for row in json_lines(folder / "mooc" / "edx_courses.jsonl"):
        if row["language"] in LANGUAGES:
            yield row["title"], joined(row["summary"], row["subject"], row["course_description"], row["course_syllabus"]), LANGUAGES[row["language"]]


def documents_of(rows, prefix):
    return [Document(f"{prefix}-{number:04}", " ".join(title.split()), text, lang) for number, (title, text, lang) in enumerate(rows, 1)]


def known_items(documents, lang, seed):
    """Two to four words of each title that follow each other there; a title that has fewer is asked for with what it has."""
    twins = collections.defaultdict(set)
    for document in documents:
        twins[folded(document.title)].add(document.id)
    for document in documents:
        words = content_words(document.title, lang)
        if document.lang != lang or not words:
            continue
        lots = random.Random(f"{seed}/known/{document.id}")
        size = min(len(words), lots.randint(FEWEST, MOST))
        first = lots.randint(0, len(words) - size)
        text = " ".join(words[first:first + size]).replace("’", "'").replace("ʼ", "'")
        yield Need(document.id, text, frozenset(twins[folded(document.title)]))


def one_word_needs(documents, lang):
    """The rarest word of each title; wanted are the offers that have it in their title."""
    frequency = collections.Counter(word for document in documents for word in {folded(bare(word)) for word in words_of(f"{document.title}\n{document.text}")})
    titles = collections.defaultdict(set)
    for document in documents:
        for word in words_of(document.title):
            titles[folded(bare(word))].add(document.id)
    for document in documents:
        words = [bare(word) for word in content_words(document.title, lang)]
        if document.lang == lang and words:
            rarest = min(words, key=lambda word: (frequency[folded(word)], -len(word)))
            yield Need(document.id, rarest, frozenset(titles[folded(rarest)]))


def course_sets(sources):
    folder = sources.shared / "data" / "catalogues"
    if not folder.is_dir():
        yield "courses: left out, no catalogues under --shared"
        return
    for name, rows, languages in (("courses", french_courses(folder), ("fr",)), ("mooc", open_courses(folder), ("en", "es"))):
        collection = collection_of(name, documents_of(rows, name), sources.work)
        for lang in languages:
            known = NeedSet(f"{name}-{lang}, known items", "known items", collection, lang, merged(known_items(collection.documents, lang, sources.seed)))
            single = NeedSet(f"{name}-{lang}, one word", "one word", collection, lang, merged(one_word_needs(collection.documents, lang)))
            yield known
            yield single
            if lang == "fr":
                yield from variants_of(known, sources.seed)
                yield from variants_of(single, sources.seed)
