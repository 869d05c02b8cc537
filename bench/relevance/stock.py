"""Stock Xapian, used as its manual's first chapters use it: TermGenerator, QueryParser, BM25, a stemmer, nothing set that need not be.

Each offer is stemmed in its own language and each need in that of its set, which is more than the manual asks for.
"""
import shutil

import xapian

from ask import Answer, shortened

STEMMERS = {"fr": "french", "en": "english", "de": "german", "es": "spanish"}
TITLE_WEIGHT = 3


def build_stock(collection, folder):
    shutil.rmtree(folder, ignore_errors=True)
    database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    for document in collection.documents:
        entry = xapian.Document()
        generator.set_stemmer(xapian.Stem(STEMMERS.get(document.lang, "none")))
        generator.set_document(entry)
        generator.index_text(document.title, TITLE_WEIGHT)
        generator.increase_termpos()
        generator.index_text(document.text)
        entry.set_data(document.id)
        database.add_document(entry)
    database.commit()
    database.close()


class Stock:
    def __init__(self, folder):
        self.database = xapian.Database(str(folder))

    def ask(self, text, lang, limit):
        parser = xapian.QueryParser()
        parser.set_database(self.database)
        parser.set_stemmer(xapian.Stem(STEMMERS[lang]))
        parser.set_stemming_strategy(parser.STEM_SOME)
        try:
            query = parser.parse_query(shortened(text))
        except xapian.QueryParserError:
            # A need may read as broken syntax ("AND"): then its words are taken as words.
            query = parser.parse_query(shortened(text), 0)
        enquire = xapian.Enquire(self.database)
        enquire.set_query(query)
        found = enquire.get_mset(0, limit)
        return Answer(found.get_matches_estimated(), [hit.document.get_data().decode() for hit in found])


def terms_and_postings(store):
    """How many terms a Xapian database holds, and how many pairs of term and document."""
    database = xapian.Database(str(store))
    frequencies = [term.termfreq for term in database.allterms()]
    return len(frequencies), sum(frequencies)
