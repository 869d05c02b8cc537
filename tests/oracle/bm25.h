// BM25 as a weight of Xapian's: as Robertson and Zaragoza (2009) give it, k1 1.2, b .4, without the factor k1 + 1.
#pragma once

#include <cmath>
#include <string>

#include <xapian.h>

namespace filon::oracle {

// A term's share of a document lies below its rarity ln(1 + (N - n + .5)/(n + .5)).
class Bm25 final : public Xapian::Weight {
public:
    Bm25();

    static double rarity(Xapian::doccount holding, Xapian::doccount all) {
        return std::log1p((static_cast<double>(all - holding) + .5) / (static_cast<double>(holding) + .5));
    }

    double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique) const override;
    double get_maxpart() const override { return factor_ * rarity_; }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }
    Bm25* clone() const override { return new Bm25{}; }  // Xapian takes ownership
    std::string name() const override { return "filon::oracle::Bm25"; }
    std::string serialise() const override { return {}; }
    Bm25* unserialise(const std::string&) const override { return new Bm25{}; }

private:
    void init(double factor) override;

    double factor_ = 0;
    double rarity_ = 0;
    double average_length_ = 1;
};

}  // namespace filon::oracle
