// A few topics and what a team says of words, for the tests of what reads them.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/topics/taxonomy.h"
#include "engine/words/lexicon.h"
#include "engine/words/vocabulary.h"

namespace filon {

template <class T>
T made(Outcome<T> outcome) {
    if (!outcome) throw std::logic_error{outcome.error().field + ": " + outcome.error().reason};
    return *std::move(outcome);
}

// Lines of data/topics without their header.
inline Taxonomy topics_of(const std::string& lines) {
    const auto text =
        "id,label,synonyms,acronyms,job_titles,label_en,synonyms_en,label_de,synonyms_de,label_es,synonyms_es,"
        "formacode,nsf,rome,rncp,rs\n" +
        lines;
    const TaxonomyFile files[] = {{"a-family.csv", text}};
    return made(Taxonomy::parse(files));
}

inline Taxonomy some_topics() {
    return topics_of(
        "excel,Excel,tableur|feuille de calcul,,contrôleur de gestion,Excel,spreadsheets,Excel,Tabellenkalkulation,"
        "Excel,hojas de cálculo,30967,,,,RS1\n"
        "excel-avance,Excel avancé,,,,Advanced Excel,,Excel für Fortgeschrittene,,Excel avanzado,,,,,,\n"
        "gestion-de-paie,Gestion de paie,bulletin de salaire,SIRH,gestionnaire de paie,Payroll,wage "
        "slips,Lohnabrechnung,Gehaltsabrechnung,Nóminas,salarios,32688,315,M1501,37123,\n"
        "paie,Paie,,,,Pay,,Lohn,,Paga,,,315,,37123,\n"
        "e-learning,E-learning,cours en ligne,,,E-learning,online learning,E-Learning,,Aprendizaje en línea,,,,,,\n"
        "anglais,Anglais,langue anglaise,,,English,,Englisch,,Inglés,,,,,,RS2\n");
}

// The lines of the files of a lexicon, without their headers.
struct Said {
    std::string synonyms = {}, acronyms = {}, categories = {}, codes = {}, never = {};
};

inline Lexicon lexicon_of(const Said& said) {
    const std::vector<LexiconFile> files{{"synonyms.csv", "term,synonym\n" + said.synonyms},
                                         {"acronyms.csv", "acronym,expansion\n" + said.acronyms},
                                         {"categories.csv", "category,topic\n" + said.categories},
                                         {"codes.csv", "scheme,code,topic\n" + said.codes},
                                         {"never.csv", "word\n" + said.never}};
    return made(Lexicon::parse(files));
}

inline Vocabulary a_vocabulary(const Said& said = {}) {
    return Vocabulary{some_topics(), lexicon_of(said)};
}

}  // namespace filon
