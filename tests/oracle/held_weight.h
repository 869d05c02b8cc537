// A Xapian weight that says two things of a document at once: how many words it holds, and how well.
#pragma once

#include <cmath>
#include <cstddef>
#include <string>

#include <xapian.h>

namespace filon::oracle {

// Each word adds 1 + 2^-20 × BM25, so the whole part of a document's weight counts the words and the fraction ranks.
// A document's BM25 stays far below 2^20, and 53 bits hold both. BM25 as Robertson and Zaragoza (2009) give it, k1 1.2,
// b .4, without the factor k1 + 1: a word's share lies below its rarity ln(1 + (N - n + .5)/(n + .5)).
class HeldWeight final : public Xapian::Weight {
public:
    HeldWeight();

    static double rarity(Xapian::doccount holding, Xapian::doccount all) {
        return std::log1p((static_cast<double>(all - holding) + .5) / (static_cast<double>(holding) + .5));
    }
    static std::size_t words_held(double weight) { return static_cast<std::size_t>(std::floor(weight + rounding)); }
    static double bm25(double weight) { return (weight - static_cast<double>(words_held(weight))) / fraction; }

    double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique) const override;
    double get_maxpart() const override;
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }
    HeldWeight* clone() const override { return new HeldWeight{}; }  // Xapian takes ownership
    std::string name() const override { return "filon::oracle::HeldWeight"; }
    std::string serialise() const override { return {}; }
    HeldWeight* unserialise(const std::string&) const override { return new HeldWeight{}; }

private:
    static constexpr double fraction = 0x1p-20;
    static constexpr double rounding = 0x1p-30;  // a compound's shares may add up to a hair less than one
    void init(double factor) override;

    double factor_ = 0;
    double rarity_ = 0;
    double average_length_ = 1;
};

}  // namespace filon::oracle
