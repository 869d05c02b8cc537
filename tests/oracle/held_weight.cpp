#include "tests/oracle/held_weight.h"

#include <algorithm>

namespace filon::oracle {
namespace {

constexpr double k1 = 1.2;
constexpr double b = .4;

}  // namespace

HeldWeight::HeldWeight() {
    need_stat(COLLECTION_SIZE);
    need_stat(TERMFREQ);
    need_stat(AVERAGE_LENGTH);
    need_stat(DOC_LENGTH);
    need_stat(WDF);
    need_stat(WDF_MAX);
}

void HeldWeight::init(double factor) {
    factor_ = factor;
    rarity_ = factor > 0 ? rarity(get_termfreq(), get_collection_size()) : 0;
    average_length_ = std::max(1.0, get_average_length());
}

double HeldWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
    const double often = static_cast<double>(wdf);
    const double share = often / (often + k1 * (1 - b + b * static_cast<double>(length) / average_length_));
    return factor_ * (1 + fraction * rarity_ * share);
}

double HeldWeight::get_maxpart() const {
    return factor_ * (1 + fraction * rarity_);
}

}  // namespace filon::oracle
