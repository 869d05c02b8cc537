#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "bench/peers/xapian/database.h"
#include "bench/peers/xapian/documents.h"
#include "bench/peers/xapian/question.h"

namespace filon::peers {
namespace {

constexpr Xapian::termcount title_weight = 3;

std::string price_band(std::int64_t cents) {
    constexpr std::array<std::pair<std::int64_t, const char*>, 5> bands{{{25'000, "0-250"},
                                                                         {50'000, "250-500"},
                                                                         {100'000, "500-1000"},
                                                                         {200'000, "1000-2000"},
                                                                         {500'000, "2000-5000"}}};
    const auto* found = std::ranges::find_if(bands, [&](const auto& band) { return cents < band.first; });
    return found == bands.end() ? "5000-" : found->second;
}

std::string joined(const std::set<std::string>& values) {
    std::string text;
    for (const auto& value : values) text += (text.empty() ? "" : std::string{joint}) + value;
    return text;
}

// All of an offer's living occasions as one.
struct Folded {
    std::set<std::string> modalities, bands, months, departments;
    Xapian::LatLongCoords points;
    std::int64_t cents = no_day * 1'000;

    void add(const Occasion& occasion) {
        modalities.insert(occasion.modalities.begin(), occasion.modalities.end());
        if (occasion.modalities.empty()) modalities.insert("unknown");
        departments.insert(occasion.departments.begin(), occasion.departments.end());
        if (occasion.first != 0) months.insert(occasion.month.empty() ? "unknown" : occasion.month);
        bands.insert(occasion.cents ? price_band(*occasion.cents) : "unknown");
        if (occasion.cents) cents = std::min(cents, *occasion.cents);
        if (occasion.point) points.append(Xapian::LatLongCoord{occasion.point->first, occasion.point->second});
    }
};

void add_reach(Xapian::Document& entry, const Occasion& occasion) {
    if (occasion.reach == "anywhere") entry.add_boolean_term(boolean_term("reach", "anywhere"));
    if (occasion.reach.empty() || occasion.reach == "anywhere" || occasion.reach == "nowhere") return;
    for (const auto& department : occasion.departments) entry.add_boolean_term(boolean_term("reach", department));
}

void add_start(Xapian::Document& entry, const Occasion& occasion) {
    constexpr std::int64_t longest_month = 31;
    if (occasion.first == no_day) return;
    if (occasion.first == 0) return entry.add_boolean_term(boolean_term(day_name, any_day));
    const auto date = date_of(occasion.first);
    const auto month = date.substr(0, 7), year = date.substr(0, 4);
    if (occasion.last > occasion.first)
        return entry.add_boolean_term(
            boolean_term(sometime_in, occasion.last - occasion.first < longest_month ? month : year));
    entry.add_boolean_term(boolean_term(day_name, date));
    entry.add_boolean_term(boolean_term(month_name, month));
}

void add_occasions(Xapian::Document& entry, const Document& document, std::int64_t today) {
    Folded folded;
    for (const auto& occasion : document.occasions) {
        if (occasion.until < today) continue;
        folded.add(occasion);
        add_reach(entry, occasion);
        add_start(entry, occasion);
    }
    for (const auto& modality : folded.modalities) entry.add_boolean_term(boolean_term("modality", modality));
    entry.add_value(price_slot, Xapian::sortable_serialise(static_cast<double>(folded.cents)));
    if (!folded.points.empty()) entry.add_value(points_slot, folded.points.serialise());
    entry.add_value(slot_of(0), joined(folded.modalities));
    entry.add_value(slot_of(3), joined(folded.bands));
    entry.add_value(slot_of(4), joined(folded.months));
    entry.add_value(slot_of(5), joined(folded.departments));
}

Xapian::Document entry_of(const Document& document, Xapian::TermGenerator& words, std::int64_t today) {
    Xapian::Document entry;
    entry.set_data(document.id);
    words.set_document(entry);
    // Without positions: no request holds a phrase.
    words.index_text_without_positions(document.title, title_weight);
    words.index_text_without_positions(document.text);
    const auto level = document.level.empty() ? std::string{"unknown"} : document.level;
    entry.add_boolean_term(boolean_term("level", level));
    entry.add_boolean_term(boolean_term("provider", document.provider));
    for (const auto& language : document.languages) entry.add_boolean_term(boolean_term("teaching_language", language));
    entry.add_value(slot_of(1), level);
    entry.add_value(slot_of(2), document.provider);
    add_occasions(entry, document, today);
    return entry;
}

}  // namespace

Xapian::Stopper* stopper_of(const std::string& path) {
    std::ifstream file{path};
    if (!file) throw std::runtime_error{"cannot read " + path};
    auto* stopper = new Xapian::SimpleStopper;
    for (std::string word; file >> word;) stopper->add(word);
    return stopper->release();
}

void index_documents(const DocumentsToIndex& source) {
    const auto unpacked = source.folder + ".unpacked";
    Xapian::WritableDatabase database{unpacked, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC};
    Xapian::TermGenerator words;
    words.set_stemmer(Xapian::Stem{"french"});
    words.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
    words.set_stopper(stopper_of(source.little_words));
    words.set_stopper_strategy(Xapian::TermGenerator::STOP_ALL);
    read_documents(source.documents,
                   [&](const Document& document) { database.add_document(entry_of(document, words, source.today)); });
    database.commit();
    database.compact(source.folder);
    database.close();
    std::filesystem::remove_all(unpacked);
}

}  // namespace filon::peers
