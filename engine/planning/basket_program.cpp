#include "engine/planning/basket_program.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include <glpk.h>

namespace filon {
namespace {

// Sums past this are not told apart to the unit by the relaxations of GLPK, which takes coefficients of an `int`'s size
// for whole numbers.
constexpr std::int64_t largest_sum = 1'000'000'000;
// A relaxation's value counts as a bound when it is this far past a whole number.
constexpr double clearly_past = 1e-3;
// A column of a relaxation this near to 0 or 1 is looked at as if it were there. Wider than GLPK's own 1e-5, so that
// no basket becomes a solution unseen.
constexpr double nearly_whole = 1e-3;

// GLPK calls back some four times a node. A search this long is given up, whether or not anybody asks for its end.
constexpr std::uint32_t most_calls = 2'000'000;

// A row under construction: GLPK counts from 1.
struct Row {
    std::vector<int> columns{0};
    std::vector<double> weights{0.0};
    void add(int column, double weight) {
        columns.push_back(column);
        weights.push_back(weight);
    }
    int put(glp_prob* program) const {
        const int row = glp_add_rows(program, 1);
        glp_set_mat_row(program, row, static_cast<int>(columns.size()) - 1, columns.data(), weights.data());
        return row;
    }
};

int column_of(std::size_t contender) {
    return static_cast<int>(contender) + 1;
}

BasketGoal spending(const Contenders& contenders) {
    BasketGoal goal;
    for (const auto& one : contenders.list) goal.of_contender.push_back(one.cost);
    return goal;
}

}  // namespace

// The optimum where halves of offers may be taken: its value, and how much that rises with each column that leaves its
// bound, which proves of most columns that no better basket takes them, or does without them.
struct BasketProgram::Relaxation {
    double value = 0;
    std::vector<double> rises;  // by column: positive off 0, negative off 1, 0 unless it stands at a bound
};

// What GLPK calls back while it branches. Nothing may be thrown through its frames.
class BasketProgram::Search {
public:
    Search(BasketProgram& program, const std::stop_token& stop) : program_{program}, stop_{stop} {}
    static void called_back(glp_tree* tree, void* search) noexcept { static_cast<Search*>(search)->heed(tree); }

private:
    void heed(glp_tree* tree) {
        if (stop_.stop_requested() || ++calls_ > most_calls) {
            glp_ios_terminate(tree);
            return;
        }
        const auto reason = glp_ios_reason(tree);
        if (reason == GLP_IHEUR && !std::exchange(offered_, true)) offer_the_best(tree);
        if (reason == GLP_IROWGEN) look_at_whole_numbers(glp_ios_get_prob(tree));
    }
    void offer_the_best(glp_tree* tree) const {
        std::vector<double> columns(static_cast<std::size_t>(program_.columns()) + 1, 0.0);
        const auto& list = program_.contenders_.list;
        for (const auto index : program_.best_) {
            columns[index + 1] = 1.0;
            if (program_.count_providers_) columns[list.size() + list[index].provider + 1] = 1.0;
        }
        glp_ios_heur_sol(tree, columns.data());
    }
    // GLPK accepts a solution within tolerances. One that breaks a limit in whole numbers is excluded by name before it
    // is taken: every basket but those that hold it whole stays.
    void look_at_whole_numbers(glp_prob* relaxed) {
        Picks picks;
        Row excluded;
        for (std::size_t index = 0; index < program_.contenders_.list.size(); ++index) {
            const double share = glp_get_col_prim(relaxed, column_of(index));
            if (share > nearly_whole && share < 1.0 - nearly_whole) return;
            if (share < 0.5) continue;
            picks.push_back(static_cast<std::uint32_t>(index));
            excluded.add(column_of(index), 1.0);
        }
        if (!program_.allowed(picks)) {
            const int row = excluded.put(relaxed);
            glp_set_row_bnds(relaxed, row, GLP_UP, 0.0, static_cast<double>(picks.size()) - 1.0);
        } else if (const auto& goal = program_.settled_.back();
                   program_.value(goal, picks) < program_.value(goal, program_.best_)) {
            program_.settled_values_.back() = program_.value(goal, picks);
            program_.best_ = std::move(picks);
        }
    }

    BasketProgram& program_;
    const std::stop_token& stop_;
    bool offered_ = false;
    std::uint32_t calls_ = 0;
};

void BasketProgram::Free::operator()(glp_prob* program) const {
    glp_delete_prob(program);
    glp_free_env();
}

BasketProgram::BasketProgram(const Contenders& contenders, bool count_providers)
    : contenders_{contenders},
      count_providers_{count_providers},
      spending_{spending(contenders)},
      best_{contenders.cheapest} {
    glp_term_out(GLP_OFF);
    program_.reset(glp_create_prob());
    glp_set_obj_dir(program_.get(), GLP_MIN);
    glp_add_cols(program_.get(), columns());
    for (int column = 1; column <= columns(); ++column) glp_set_col_kind(program_.get(), column, GLP_BV);
    add_needs();
    add_row(spending_, contenders.budget);
    if (count_providers) add_providers();
    exact_ = within_precision(spending_);
}

BasketProgram::~BasketProgram() = default;

int BasketProgram::columns() const {
    return static_cast<int>(contenders_.list.size() + (count_providers_ ? contenders_.providers : 0));
}

void BasketProgram::add_needs() {
    std::vector<Row> rows(contenders_.needs);
    Row all;
    for (std::size_t index = 0; index < contenders_.list.size(); ++index) {
        rows[contenders_.list[index].need].add(column_of(index), 1.0);
        all.add(column_of(index), 1.0);
    }
    for (const auto& row : rows)
        if (row.columns.size() > 1) glp_set_row_bnds(program_.get(), row.put(program_.get()), GLP_UP, 0.0, 1.0);
    const double met = contenders_.met;
    glp_set_row_bnds(program_.get(), all.put(program_.get()), GLP_FX, met, met);
}

// What meets a need by a provider needs the provider: a row for each need, so that half of one does not do for many.
void BasketProgram::add_providers() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Row> rows;
    for (std::size_t index = 0; index < contenders_.list.size(); ++index) {
        const auto& one = contenders_.list[index];
        rows[{one.need, one.provider}].add(column_of(index), 1.0);
    }
    for (auto& [pair, row] : rows) {
        row.add(column_of(contenders_.list.size() + pair.second), -1.0);
        glp_set_row_bnds(program_.get(), row.put(program_.get()), GLP_UP, 0.0, 0.0);
    }
}

void BasketProgram::add_row(const BasketGoal& goal, std::int64_t at_most) {
    Row row;
    for (std::size_t index = 0; index < goal.of_contender.size(); ++index)
        if (goal.of_contender[index] != 0) row.add(column_of(index), static_cast<double>(goal.of_contender[index]));
    if (goal.of_each_provider != 0)
        for (std::size_t provider = 0; provider < contenders_.providers; ++provider)
            row.add(column_of(contenders_.list.size() + provider), static_cast<double>(goal.of_each_provider));
    glp_set_row_bnds(program_.get(), row.put(program_.get()), GLP_UP, 0.0, static_cast<double>(at_most));
}

std::int64_t BasketProgram::value(const BasketGoal& goal, const Picks& picks) const {
    std::int64_t sum = 0;
    for (const auto index : picks) sum += goal.of_contender[index];
    if (goal.of_each_provider == 0) return sum;
    std::vector<bool> among(contenders_.providers);
    for (const auto index : picks) among[contenders_.list[index].provider] = true;
    return sum + goal.of_each_provider * std::ranges::count(among, true);
}

bool BasketProgram::allowed(const Picks& picks) const {
    if (picks.size() != contenders_.met || value(spending_, picks) > contenders_.budget) return false;
    const auto need = [&](std::uint32_t index) { return contenders_.list[index].need; };
    if (std::ranges::adjacent_find(picks, {}, need) != picks.end()) return false;
    for (std::size_t goal = 0; goal + 1 < settled_.size(); ++goal)
        if (value(settled_[goal], picks) > settled_values_[goal]) return false;
    return true;
}

bool BasketProgram::within_precision(const BasketGoal& goal) const {
    std::int64_t largest = 0;
    for (const auto weight : goal.of_contender) largest = std::max(largest, std::abs(weight));
    return largest * contenders_.met <= largest_sum;
}

bool BasketProgram::settle(BasketGoal goal, const std::stop_token& stop) {
    if (stop.stop_requested()) return false;
    for (std::size_t index = 0; index < goal.of_contender.size(); ++index)
        glp_set_obj_coef(program_.get(), column_of(index), static_cast<double>(goal.of_contender[index]));
    if (count_providers_)
        for (std::size_t provider = 0; provider < contenders_.providers; ++provider)
            glp_set_obj_coef(program_.get(), column_of(contenders_.list.size() + provider),
                             static_cast<double>(goal.of_each_provider));
    settled_values_.push_back(value(goal, best_));
    settled_.push_back(std::move(goal));
    const auto& current = settled_.back();
    // Unscaled, cents beside single offers make GLPK's tolerances worth euros, and its branching endless.
    glp_scale_prob(program_.get(), GLP_SF_AUTO);
    Relaxation relaxation;
    if (!relax(relaxation)) return false;
    if (std::ceil(relaxation.value - clearly_past) < static_cast<double>(settled_values_.back())) {
        leave_out(relaxation, settled_values_.back());
        Relaxation narrowed;
        if (!relax(narrowed) || !branch(stop)) return false;
    }
    leave_out(relaxation, settled_values_.back());
    add_row(current, settled_values_.back());
    exact_ = exact_ && within_precision(current);
    return true;
}

bool BasketProgram::relax(Relaxation& relaxation) {
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    if (glp_simplex(program_.get(), &how) != 0 || glp_get_status(program_.get()) != GLP_OPT) return false;
    relaxation.value = glp_get_obj_val(program_.get());
    relaxation.rises.assign(static_cast<std::size_t>(columns()), 0.0);
    for (int column = 1; column <= columns(); ++column) {
        const int stands = glp_get_col_stat(program_.get(), column);
        if (stands == GLP_NL || stands == GLP_NU)
            relaxation.rises[static_cast<std::size_t>(column) - 1] = glp_get_col_dual(program_.get(), column);
    }
    return true;
}

// Fixes the columns without which, or with which, a goal would come out above `most`.
void BasketProgram::leave_out(const Relaxation& relaxation, std::int64_t most) {
    const double room = static_cast<double>(most) + clearly_past - relaxation.value;
    for (int column = 1; column <= columns(); ++column) {
        if (glp_get_col_type(program_.get(), column) == GLP_FX) continue;
        const double rise = relaxation.rises[static_cast<std::size_t>(column) - 1];
        if (rise > room) glp_set_col_bnds(program_.get(), column, GLP_FX, 0.0, 0.0);
        if (-rise > room) glp_set_col_bnds(program_.get(), column, GLP_FX, 1.0, 1.0);
    }
}

bool BasketProgram::branch(const std::stop_token& stop) {
    Search search{*this, stop};
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.cb_func = Search::called_back;
    how.cb_info = &search;
    how.tol_obj =
        1e-12;  // 1e-7, as it comes, is a euro in a hundred thousand: bounds are rounded to whole numbers anyway
    how.sr_heur = GLP_OFF;  // what it rounds becomes a solution without being shown to the search
    how.cov_cuts = GLP_ON;
    how.flip = GLP_OFF;  // the long-step ratio test took longer
    if (glp_intopt(program_.get(), &how) != 0 || glp_mip_status(program_.get()) != GLP_OPT) return false;
    return std::abs(glp_mip_obj_val(program_.get()) - static_cast<double>(settled_values_.back())) < 0.5;
}

std::vector<std::uint32_t> BasketProgram::undecided() const {
    std::vector<std::uint32_t> open;
    for (std::uint32_t index = 0; index < contenders_.list.size(); ++index)
        if (glp_get_col_type(program_.get(), column_of(index)) != GLP_FX) open.push_back(index);
    return open;
}

}  // namespace filon
