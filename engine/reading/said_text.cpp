#include "engine/reading/said_text.h"

namespace filon {

SaidText::SaidText(std::string_view said, const Grammar& rules)
    : text{said}, grammar{rules}, words{said_words(said)}, numbers(words.size()) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        // R489 and A1 hold no numbers.
        const bool of_a_code = i > 0 && words[i].glued && words[i].kind == Said::Kind::digits &&
                               words[i - 1].kind == Said::Kind::word && words[i - 1].text.size() <= 2;
        if (!of_a_code) numbers[i] = number_at(words, i);
    }
}

bool SaidText::begins_clause(std::size_t word) const {
    if (word == 0 || word >= words.size()) return true;
    const auto& last = words[word - 1];
    if (last.kind == Said::Kind::line || last.text == ";" || last.text == "!" || last.text == "?") return true;
    // A full stop that is glued to what follows is none: 1.200, M.Dupont.
    return last.text == "." && !words[word].glued &&
           (word < 2 || words[word - 2].text.size() > 2 || words[word - 2].kind == Said::Kind::digits);
}

}  // namespace filon
