#include "engine/index/index.h"

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>

#include "engine/index/failure.h"
#include "engine/index/reference_data.h"
#include "engine/matching/match_words.h"
#include "engine/text/fold.h"

namespace filon {

class Index::Borrowed {
public:
    explicit Borrowed(const Index& index) : index_{index} {
        {
            const std::scoped_lock lock{index.mutex_};
            if (!index.idle_.empty()) {
                store_ = std::move(index.idle_.back());
                index.idle_.pop_back();
            }
        }
        if (!store_) store_ = std::make_unique<Store>(index.store_file_.number());
    }
    ~Borrowed() {
        const std::scoped_lock lock{index_.mutex_};
        index_.idle_.push_back(std::move(store_));
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    const Store* operator->() const { return store_.get(); }

private:
    const Index& index_;
    std::unique_ptr<Store> store_;
};

Index::Index(const std::filesystem::path& folder, const ReferenceData& reference)
    : store_file_{folder / Store::file_name, O_RDONLY},
      view_{View::open(folder)},
      built_in_vocabulary_{reference.vocabulary} {
    if (const MappedFile file{folder / lexicon_name}; !file.text().empty()) {
        auto lexicon = Lexicon::from_text(file.text());
        if (!lexicon)
            throw IndexFailure{fmt::format("{}: {}", (folder / lexicon_name).string(), lexicon.error().field)};
        own_vocabulary_ = std::make_unique<const Vocabulary>(reference.vocabulary.taxonomy(), *std::move(lexicon));
    }
    const auto& names = view_.columns().provider_names;
    for (std::uint32_t provider = 0; provider < names.size(); ++provider)
        providers_by_name_.emplace(fold_key(names[provider]), provider);
    const Borrowed store{*this};
    if (store->offers() != view_.columns().offers.size())
        throw IndexFailure{fmt::format("{}: the store and the view are not of one build", folder.string())};
}

WordsKnown Index::words_known(TextLanguage own) const {
    const auto& postings = view_.postings();
    return {.vocabulary = vocabulary(),
            .spelling = view_.spelling(),
            .documents = [&postings](std::string_view term) { return postings.row_of(term).documents; },
            .languages = view_.languages_asked_in(own)};
}

TextQuery Index::read(std::string_view request, TextLanguage own, Analyser& analyser) const {
    return read_words(request, words_known(own), analyser);
}

std::vector<std::string> Index::providers_named(std::string_view folded) const {
    std::vector<std::string> ids;
    const auto [from, to] = providers_by_name_.equal_range(folded);
    for (auto one = from; one != to; ++one) ids.emplace_back(view_.provider_ids()[one->second]);
    std::ranges::sort(ids);
    return ids;
}

Candidates Index::candidates(const TextQuery& query, const std::stop_token& stop) const {
    auto candidates = match_words(view_.postings(), query, stop);
    if (!candidates.every) candidates.signals = Signals{query, view_.postings(), view_.columns()};
    return candidates;
}

std::vector<WeightedTerm> Index::terms_of(std::uint32_t offer) const {
    const Borrowed store{*this};
    return store->terms_of(offer);
}

std::string Index::offer_record(std::uint32_t offer) const {
    const Borrowed store{*this};
    return store->offer_record(offer);
}

std::string Index::provider_record(std::uint32_t provider) const {
    const Borrowed store{*this};
    return store->provider_record(provider);
}

VerifiedIndex open_verified(const std::filesystem::path& folder, Audience audience, const ReferenceData& reference) {
    auto manifest = Manifest::read(folder);
    if (manifest.audience != audience)
        throw IndexFailure{fmt::format("{} is made for the {}, not the {}", folder.string(), name_of(manifest.audience),
                                       name_of(audience))};
    if (const auto differences = manifest.differences(folder); !differences.empty())
        throw IndexFailure{differences.front()};
    auto index = std::make_unique<Index>(folder, reference);
    for (const auto& canary : manifest.canaries) {
        const auto answer = ask_canary(*index, canary.words, manifest.date, canary.first_ids.size());
        if (answer.total != canary.total || answer.first_ids != canary.first_ids)
            throw IndexFailure{fmt::format("{}: the canary '{}' finds {}, not {}", folder.string(), canary.words,
                                           answer.total, canary.total)};
    }
    return {.manifest = std::move(manifest), .index = std::move(index)};
}

Canary ask_canary(const Index& index, const std::string& words, Date today, std::size_t ids) {
    Analyser analyser{index.vocabulary().acronyms()};
    const auto query = index.read(words, TextLanguage::french, analyser);
    SearchRequest request;
    request.criteria.today = today;
    request.limit = ids;
    request.tie_seed = hash_of(query.key);
    const auto candidates = index.candidates(query, {});
    const auto result = search(index.view().columns(), candidates, request, {});
    Canary canary{.words = words, .total = result.total, .first_ids = {}};
    for (const auto& hit : result.page) canary.first_ids.emplace_back(index.view().offer_ids()[hit.offer]);
    return canary;
}

}  // namespace filon
