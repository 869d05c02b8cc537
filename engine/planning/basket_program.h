// The baskets within a budget as an integer program, made least by one goal after another. Solved by GLPK's branch and
// cut, whose floating point proposes and whole numbers dispose: no basket is taken unless its sums are right.
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

#include "engine/planning/contenders.h"

struct glp_prob;
struct glp_tree;

namespace filon {

// What is to be made least: each contender in the basket weighs so much, and so does each provider in it.
struct BasketGoal {
    std::vector<std::int64_t> of_contender;  // by index
    std::int64_t of_each_provider = 0;
};

// Not for more than one at a time in a thread: GLPK keeps one environment a thread, and the end of this frees it.
class BasketProgram {
public:
    // The contenders outlive the program. `count_providers`: goals may weigh providers.
    BasketProgram(const Contenders& contenders, bool count_providers);
    BasketProgram(const BasketProgram&) = delete;
    BasketProgram& operator=(const BasketProgram&) = delete;
    ~BasketProgram();

    // Finds a basket that makes `goal` least without giving up what was settled before; from here on no other is looked
    // at. False where that was not proved: `best` may be better than it was.
    bool settle(BasketGoal goal, const std::stop_token& stop);
    const Picks& best() const { return best_; }
    // Whether all sums are small enough for what was settled to be exact to the unit.
    bool exact() const { return exact_; }
    // Contenders of which it is not proved that every best basket holds them, or that none does.
    std::vector<std::uint32_t> undecided() const;

private:
    class Search;
    struct Relaxation;
    struct Free {
        void operator()(glp_prob* program) const;
    };

    void add_needs();
    void add_providers();
    void add_row(const BasketGoal& goal, std::int64_t at_most);
    std::int64_t value(const BasketGoal& goal, const Picks& picks) const;
    bool allowed(const Picks& picks) const;
    bool within_precision(const BasketGoal& goal) const;
    bool relax(Relaxation& relaxation);
    void leave_out(const Relaxation& relaxation, std::int64_t most);
    bool branch(const std::stop_token& stop);
    int columns() const;

    const Contenders& contenders_;
    const bool count_providers_;
    const BasketGoal spending_;
    std::vector<BasketGoal> settled_;
    std::vector<std::int64_t> settled_values_;
    Picks best_;
    bool exact_ = true;
    std::unique_ptr<glp_prob, Free> program_;
};

}  // namespace filon
