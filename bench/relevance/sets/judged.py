"""Collections that people judged: CISI (abstracts, English) and questions to service-public.fr (French)."""
import json

from collection import Document, Need, NeedSet, collection_of
from sets.variants import variants_of

SETS = {"servicepublic-fr": ("ir-servicepublic-fr", "fr", ("theme", "sous_theme", "dossier", "text")),
        "cisi-en": ("ir-cisi-en", "en", ("author", "text"))}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def documents_in(path, lang, members):
    for row in lines(path):
        text = "\n".join(row[name] for name in members if row.get(name))
        title = " ".join((row.get("title") or text[:80] or row["id"]).split())
        yield Document(row["id"], title, text, lang)


def relevant_by_need(path):
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        need, _, document, grade = line.split("\t")
        if int(grade) > 0:
            found.setdefault(need, set()).add(document)
    return found


def judged_sets(sources):
    for name, (folder, lang, members) in SETS.items():
        source = sources.shared / "data" / "ir" / folder
        if not source.is_dir():
            yield f"{name}: left out, no {folder} under --shared"
            continue
        collection = collection_of(name, list(documents_in(source / "docs.jsonl", lang, members)), sources.work)
        present = {document.id for document in collection.documents}
        judgments = relevant_by_need(source / "qrels.tsv")
        needs = [Need(row["id"], " ".join(row["query"].split()), frozenset(judgments.get(row["id"], ())) & present) for row in lines(source / "queries.jsonl")]
        judged = NeedSet(name, "judged", collection, lang, tuple(need for need in needs if need.relevant))
        yield judged
        if lang == "fr":
            yield from variants_of(judged, sources.seed)
