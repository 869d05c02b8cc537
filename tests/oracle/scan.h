// One question put to one record after another.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/oracle/occasions.h"
#include "tests/oracle/question.h"
#include "tests/oracle/values.h"

namespace filon::oracle {

// An offer with what follows from its record alone.
struct Row {
    const PublicOffer* offer = nullptr;
    const Travelled* provider = nullptr;
    std::vector<Occasion> occasions;
    std::map<Facet, Values> values;  // of every facet that is not of occasions
    std::set<std::string> terms;
};

// Question, places and gazetteer outlive it.
class Scan {
public:
    Scan(const Question& question, const std::vector<Place>& places, const Gazetteer& gazetteer);

    // The occasion to be shown of those that satisfy everything; nothing: the offer is not found.
    std::optional<Shown> found(const Row& row) const;
    // Left out for being remote alone.
    bool found_remotely(const Row& row) const;
    // What the offer, or any occasion on which it can be attended, bears under a facet.
    Values values(Facet facet, const Row& row) const;

    // A session that nobody can join any more.
    bool over(const Occasion& occasion, const PublicOffer& offer) const;
    // What the headcount pays together at the least; that on the basis asked.
    std::optional<Euros> cheapest(const Row& row, const std::vector<Price>& prices) const;
    std::optional<Euros> compared_price(const Row& row, const std::optional<Euros>& total) const;
    // Whether a remote way to attend is there and is asked for: that is at every place.
    bool asked_from_afar(const Occasion& occasion) const;

private:
    bool asks_about_occasions() const;
    bool among_those_asked(Facet facet, const Values& values) const;
    bool fits(const Row& row) const;
    bool affordable(const Row& row, const std::optional<Euros>& total) const;
    bool in_time(const Row& row, const Occasion& occasion) const;
    std::optional<std::int64_t> chord_to(const Place& asked, const Row& row, const Occasion& occasion) const;
    std::optional<Shown> attended(const Row& row, const Occasion& occasion) const;
    bool preferred(const Shown& one, const Shown& other) const;

    const Question& question_;
    const std::vector<Place>& places_;
    const Gazetteer& gazetteer_;
    std::map<Facet, Values> asked_;
    std::int64_t radius_;  // squared chord
};

// Unknown comes after every known value.
template <class T>
std::pair<bool, T> unknown_last(const std::optional<T>& value) {
    return {!value, value.value_or(T{})};
}

}  // namespace filon::oracle
