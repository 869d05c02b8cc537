#include "engine/reading/cues.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace filon {
namespace {

// How many words may stand between a cue and what it is about.
constexpr std::uint32_t longest_gap = 3;
constexpr std::size_t longest_provider_name = 6;   // in words
constexpr std::uint32_t most_providers_named = 8;  // after one "not"

bool is_value(const Finding& one) {
    return !std::holds_alternative<Noise>(one.value) && !std::holds_alternative<TopicSaid>(one.value) &&
           !one.said_of("cue");
}

class CueReader {
public:
    CueReader(const SaidText& said, std::vector<Finding>& chosen, const ProvidersNamed& providers_named)
        : said_{said}, chosen_{chosen}, providers_named_{providers_named} {}

    std::vector<ProviderRuledOut> read() {
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            const auto cue = chosen_[i].said_of("cue");
            if (!cue) continue;
            if (*cue == "not") rule_out(i);
            if (*cue == "not_before") rule_out_before(i);
            if (*cue == "must") harden(i);
            if (*cue == "must_price") harden_price(i);
        }
        std::erase_if(chosen_, [](const Finding& one) {
            const auto cue = one.said_of("cue");
            return cue && *cue != "total";
        });
        return std::move(ruled_out_);
    }

private:
    // Whether what lies between two words says nothing of its own.
    bool close(std::uint32_t from, std::uint32_t to) const {
        if (to < from || to - from > longest_gap) return false;
        for (auto at = from; at < to; ++at) {
            const auto word = said_.at(at);
            if (said_.begins_clause(at) && at > from && word != ":") return false;
            if (said_.words[at].kind == Said::Kind::line) return false;
            if (!(is(word, {",", "(", ")", "\"", ":", "est", "et", "soit", "be", "is", "que", "ce", "c"}) ||
                  said_.grammar.in_class(word, "linking") || said_.grammar.in_class(word, "asking") ||
                  said_.grammar.in_class(word, "announcing")))
                return false;
        }
        return true;
    }

    void rule_out(std::size_t cue) {
        const auto end = chosen_[cue].end;
        if (cue + 1 < chosen_.size()) {
            auto& next = chosen_[cue + 1];
            // A lone "pas" is about the very next word.
            const bool lone = end - chosen_[cue].first == 1 && is(said_.at(end - 1), {"pas", "no", "not"});
            if (lone && next.first != end) return providers_after(end);
            if (next.first >= end && close(end, next.first) &&
                (is_value(next) || std::holds_alternative<TopicSaid>(next.value)) &&
                !std::holds_alternative<PriceSaid>(next.value)) {
                next.excluded = true;
                // "pas de e-learning ni de visio", "pas de cours le soir ou le week-end"
                for (auto more = cue + 2; more < chosen_.size() && is_value(chosen_[more]); ++more) {
                    if (chosen_[more].first - chosen_[more - 1].end > 2 ||
                        !is(said_.at(chosen_[more - 1].end), {"ni", "ou", "or", "oder", "o"}))
                        break;
                    chosen_[more].excluded = true;
                }
                return;
            }
        }
        providers_after(end);
    }

    // "e-learning exclu", "… kommt nicht in Frage"
    void rule_out_before(std::size_t cue) {
        for (std::size_t back = 1; back <= 2 && back <= cue; ++back) {
            auto& previous = chosen_[cue - back];
            if (previous.said_of("cue") || !is_value(previous)) continue;
            if (!std::holds_alternative<PriceSaid>(previous.value) && close(previous.end, chosen_[cue].first))
                previous.excluded = true;
            return;
        }
    }

    // The longest name of a provider that begins at a word.
    std::optional<ProviderRuledOut> provider_at(std::uint32_t at) const {
        std::string name;
        std::optional<ProviderRuledOut> longest;
        auto here = at;
        for (std::size_t words = 0; words < longest_provider_name && here < said_.words.size(); ++words, ++here) {
            const auto& word = said_.words[here];
            if (word.kind == Said::Kind::line || (word.kind == Said::Kind::sign && !word.glued)) break;
            if (word.kind != Said::Kind::sign) {
                const auto& before = said_.words[here == 0 ? 0 : here - 1];
                const bool goes_on = word.glued && word.kind != before.kind && before.kind != Said::Kind::sign;  // M2i
                if (!name.empty() && !goes_on) name += ' ';
                name += word.text;
            }
            if (auto ids = providers_named_(name); !ids.empty())
                longest = ProviderRuledOut{.ids = std::move(ids), .first = at, .end = here + 1};
        }
        return longest;
    }

    // "avec la société Cegos", "Cegos, Demos ou Orsys"
    void providers_after(std::uint32_t at) {
        if (!providers_named_) return;
        for (std::uint32_t skipped = 0, named = 0;
             skipped <= 4 && named < most_providers_named && at < said_.words.size();) {
            if (auto provider = provider_at(at)) {
                const auto end = provider->end;
                ruled_out_.push_back(*std::move(provider));
                if (!is(said_.at(end), {"ou", "et", ",", "or", "und", "y"})) return;
                at = end + 1;
                skipped = 4;  // what comes next is a name, or nothing
                ++named;
                continue;
            }
            if (!is(said_.at(at),
                    {":",     "la",        "le",       "l",       "societe", "organisme", "chez", "avec",
                     "de",    "formation", "centre",   "cabinet", "par",     "les",       "the",  "company",
                     "firma", "empresa",   "institut", "with",    "from",    "d"}))
                return;
            ++at;
            ++skipped;
        }
    }

    // "obligatoire" follows what it is about, "uniquement" comes before it.
    void harden(std::size_t cue) {
        const auto& words = chosen_[cue];
        const auto said = said_.at(words.first);
        const bool follows = is(said, {"obligatoire",    "obligatoires", "indispensable", "indispensables",
                                       "exige",          "exigee",       "exiges",        "exigees",
                                       "imperatif",      "imperative",   "imperatifs",    "non",
                                       "mandatory",      "required",     "essential",     "compulsory",
                                       "sine",           "est",          "obligatorio",   "obligatoria",
                                       "imprescindible", "de",           "obligatorisch", "c",
                                       "zwingend",       "et",           "rien"});
        // "le lundi matin uniquement, chez nous": what ends a phrase is about what it ends.
        const bool ends_a_phrase = words.end >= said_.words.size() || said_.words[words.end].kind != Said::Kind::word;
        if (ends_a_phrase && !follows) {
            if (!harden_before(cue) && said_.at(words.end) == ":") harden_after(cue);
            return;
        }
        const bool done = follows ? harden_before(cue) || harden_after(cue) : harden_after(cue) || harden_before(cue);
        if (!done && (is(said, {"imperativement", "obligatoirement", "absolument", "zwingend", "unbedingt", "must",
                                "strictement"})))
            harden_in_clause(cue);
    }

    bool harden_after(std::size_t cue) {
        if (cue + 1 >= chosen_.size()) return false;
        auto& next = chosen_[cue + 1];
        // A "not" in between: "surtout pas d'e-learning" is hard as every exclusion is.
        if (!is_value(next) || !close(chosen_[cue].end, next.first)) return false;
        next.hard = true;
        return true;
    }

    bool harden_before(std::size_t cue) {
        for (std::size_t back = 1; back <= 2 && back <= cue; ++back) {
            auto& previous = chosen_[cue - back];
            if (std::holds_alternative<Noise>(previous.value)) continue;
            if (!is_value(previous) || !close(previous.end, chosen_[cue].first)) return false;
            previous.hard = true;
            return true;
        }
        return false;
    }

    // "il faut impérativement que la formation soit terminée avant juin"
    void harden_in_clause(std::size_t cue) {
        for (auto i = cue + 1; i < chosen_.size() && chosen_[i].first - chosen_[cue].end < 12; ++i) {
            for (auto at = chosen_[cue].end; at <= chosen_[i].first; ++at)
                if (said_.begins_clause(at) && at > chosen_[cue].end) return;
            if (!is_value(chosen_[i])) continue;
            chosen_[i].hard = true;
            return;
        }
    }

    // The nearest price among the findings around.
    void harden_price(std::size_t cue) {
        constexpr std::size_t around = 12;
        constexpr std::uint32_t farthest = 40;
        Finding* nearest = nullptr;
        auto least = farthest;
        const auto to = std::min(cue + around, chosen_.size());
        for (auto i = cue > around ? cue - around : 0; i < to; ++i) {
            auto& one = chosen_[i];
            if (!std::holds_alternative<PriceSaid>(one.value)) continue;
            const auto gap = i > cue ? one.first - chosen_[cue].end : chosen_[cue].first - one.end;
            if (gap < least) nearest = &one, least = gap;
        }
        // Without an amount it is of something else: "durée à ne pas dépasser : 2 jours".
        if (nearest != nullptr)
            nearest->hard = true;
        else if (!harden_before(cue))
            harden_after(cue);
    }

    const SaidText& said_;
    std::vector<Finding>& chosen_;
    const ProvidersNamed& providers_named_;
    std::vector<ProviderRuledOut> ruled_out_;
};

}  // namespace

std::vector<ProviderRuledOut> heed_cues(const SaidText& said, std::vector<Finding>& chosen,
                                        const ProvidersNamed& providers_named) {
    return CueReader{said, chosen, providers_named}.read();
}

}  // namespace filon
