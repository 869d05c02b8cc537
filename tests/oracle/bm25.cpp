#include "tests/oracle/bm25.h"

#include <algorithm>

namespace filon::oracle {
namespace {

constexpr double k1 = 1.2;
constexpr double b = .4;

}  // namespace

Bm25::Bm25() {
    need_stat(COLLECTION_SIZE);
    need_stat(TERMFREQ);
    need_stat(AVERAGE_LENGTH);
    need_stat(DOC_LENGTH);
    need_stat(WDF);
    need_stat(WDF_MAX);
}

void Bm25::init(double factor) {
    factor_ = factor;
    rarity_ = factor > 0 ? rarity(get_termfreq(), get_collection_size()) : 0;
    average_length_ = std::max(1.0, get_average_length());
}

double Bm25::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
    const double often = static_cast<double>(wdf);
    const double share = often / (often + k1 * (1 - b + b * static_cast<double>(length) / average_length_));
    return factor_ * rarity_ * share;
}

}  // namespace filon::oracle
