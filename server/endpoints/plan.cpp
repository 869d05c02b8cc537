#include "server/endpoints/plan.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <expected>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/matching/prices.h"
#include "engine/matching/search.h"
#include "engine/planning/basket.h"
#include "server/endpoints/matcher.h"
#include "server/endpoints/terms.h"
#include "server/http/problem.h"
#include "server/http/router.h"
#include "server/json/messages.h"

namespace filon {

template <>
struct names_of<Prefer> {
    static constexpr auto list = std::to_array<std::string_view>({"fit", "fewest_providers"});
};

namespace {

constexpr std::size_t most_needs = 20;
// Of the offers that fit a need so many of the best and so many of the cheapest are its choices.
constexpr std::size_t of_each = 10;
// Twenty needs of twenty hard choices may take seconds to prove the best.
constexpr std::chrono::milliseconds planning_time{1'000};

struct PlanQuestion : Terms {
    std::vector<NeedAsked> needs;
    Euros budget;
    Tax tax = Tax::excluded;  // of the budget and of all costs
    Prefer prefer = Prefer::fit;
};

void read_budget(PlanQuestion& question, JsonBody& body, std::vector<Fault>& faults) {
    const auto* object = body.value("budget");
    if (object == nullptr) return body.fail("budget", "is missing");
    if (!object->IsObject()) return body.fail("budget", "a JSON object is expected");
    JsonBody budget{*object, "budget."};
    const auto* amount = budget.value("amount");
    const auto euros = amount != nullptr && amount->IsNumber() && amount->GetDouble() >= 0 &&
                               amount->GetDouble() <= static_cast<double>(largest_euros_asked)
                           ? Euros::checked(amount->GetDouble())
                           : std::unexpected{Fault{}};
    if (euros)
        question.budget = *euros;
    else
        budget.fail("amount", amount == nullptr ? "is missing" : "an amount of euros is expected, not below 0");
    const auto tax = budget.text("tax").value_or("");
    if (tax == "included")
        question.tax = Tax::included;
    else if (tax == "excluded")
        question.tax = Tax::excluded;
    else if (!tax.empty())
        budget.fail("tax", "one of: excluded, included");
    const auto told = budget.faults();
    faults.insert(faults.end(), told.begin(), told.end());
}

std::expected<PlanQuestion, std::vector<Fault>> read_plan_question(std::string_view json, const AskedBy& asked_by,
                                                                   const Service& service, const Snapshot& snapshot,
                                                                   Analyser& analyser) {
    JsonBody body{json};
    if (body.broken()) return std::unexpected{body.faults()};
    PlanQuestion question;
    static_cast<Terms&>(question) = read_terms(body, asked_by, service);
    question.tax = tax_unsaid(question.client, question.today, service.vat);
    std::vector<Fault> faults;
    read_budget(question, body, faults);
    if (const auto prefer = body.text("prefer"); prefer && !prefer->empty()) {
        if (const auto known = named<Prefer>(*prefer))
            question.prefer = *known;
        else
            body.fail("prefer", "one of: fit, fewest_providers");
    }
    const auto context = context_on(question.today, question.client, service, snapshot);
    const auto* needs = body.value("needs");
    if (needs == nullptr || !needs->IsArray() || needs->Empty() || needs->Size() > most_needs) {
        body.fail("needs", fmt::format("a list of 1 to {} needs is expected", most_needs));
    } else {
        for (rapidjson::SizeType i = 0; i < needs->Size(); ++i) {
            const auto path = fmt::format("needs[{}]", i);
            auto sent = read_need((*needs)[i], path, service.reference.gazetteer, faults);
            question.needs.push_back(ready(std::move(sent), {}, question.client, path, context, analyser, faults));
        }
    }
    auto told = body.faults();
    told.insert(told.end(), faults.begin(), faults.end());
    if (!told.empty()) return std::unexpected{std::move(told)};
    return question;
}

// Stops what is going on when its time is over, or before, when the request itself is stopped: the best basket found by
// then is an answer, and one after the deadline is none.
class StopInTime {
public:
    StopInTime(std::chrono::milliseconds time, const std::stop_token& request)
        : with_request_{request, [this] { source_.request_stop(); }},
          clock_{[this, time](const std::stop_token& planned) {
              std::mutex mutex;
              std::unique_lock lock{mutex};
              std::condition_variable_any wake;
              wake.wait_for(lock, planned, time, [] { return false; });
              source_.request_stop();
          }} {}
    std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::stop_callback<std::function<void()>> with_request_;
    std::jthread clock_;
};

// What may meet one need, and why nothing does.
struct Contenders {
    std::vector<Matched> offers;
    std::vector<Choice> choices;  // of the same ranks
    CriterionSet in_play = 0;
    bool taught = false, unpriced = false;
    std::uint64_t near = 0;
};

// The best and the cheapest of what fits.
Contenders contenders_of(const NeedAsked& need, Tax tax, const MatchContext& context) {
    const auto& columns = context.snapshot.columns;
    const Matcher matcher{context};
    const auto taught = matcher.taught(need);
    Contenders found{.offers = {}, .choices = {}, .taught = matcher.count(taught) > 0};
    auto paid_in = need.criteria.price_terms;
    paid_in.tax = tax;
    const auto best = matcher.match(need, taught, {.limit = of_each});
    found.in_play = best.in_play;
    found.near = best.near_total;
    const auto cheapest_first =
        search(columns, taught, {.criteria = need.criteria, .sort = Sort::price, .limit = of_each}, context.stop);
    FitJudge judge{columns, need.criteria, need.must, need.words.content_words() > 0, context.stop};
    const auto add = [&](Matched matched) {
        if (matched.fit.kind != Fit::Kind::fit ||
            std::ranges::find(found.offers, matched.offer, &Matched::offer) != found.offers.end())
            return;
        const auto& offer = columns.offers[matched.offer];
        const auto shown = matched.fit.shown.occasion;
        const auto prices = shown == no_index ? columns.prices_of(offer) : columns.prices_of(columns.occasions[shown]);
        const auto cost = cheapest(prices, PriceShape::of(offer), paid_in);
        if (!cost) return void(found.unpriced = true);
        found.choices.push_back({.score = matched.fit.score, .cost = cost->total, .provider = offer.provider});
        found.offers.push_back(std::move(matched));
    };
    for (const auto& matched : best.page) add(matched);
    for (const auto& hit : cheapest_first.page) {
        const auto on_topic = std::ranges::lower_bound(taught.scored, hit.offer, {}, &Candidate::offer);
        const auto score = taught.every ? Candidates::whole_score : on_topic->score;
        add({.offer = hit.offer, .fit = judge.judge(hit.offer, score)});
    }
    return found;
}

std::string reason_unmet(const Contenders& contenders, Euros budget, TextLanguage language) {
    if (!contenders.taught) return say("unmet.not_taught"_msg, language);
    if (contenders.choices.empty() && contenders.unpriced) return say("unmet.unpriced"_msg, language);
    if (contenders.choices.empty())
        return say("unmet.nothing_fits"_msg, language, {{"near", static_cast<std::int64_t>(contenders.near)}});
    const auto least = std::ranges::min_element(contenders.choices, {}, &Choice::cost)->cost;
    if (least > budget) return say("unmet.too_dear"_msg, language, {{"price", least}});
    return say("unmet.envelope"_msg, language);
}

}  // namespace

http::Response PlanEndpoint::operator()(const http::Request& request, std::stop_token stop) const {
    Parameters parameters{request.query};
    if (auto refused = refusal(parameters)) return *std::move(refused);
    if (!request.may_take_long) throw http::TakesLong{};
    const auto snapshot = service.snapshots.current();
    Analyser analyser{snapshot->index->vocabulary().acronyms()};
    const auto question = read_plan_question(request.body, asker(request, service), service, *snapshot, analyser);
    if (!question) return http::problem(400, "the body is wrong", question.error());

    const MatchContext context{service, *snapshot, question->lang, analyser, stop, question->client};
    std::vector<Contenders> contenders;
    PlanRequest plan_request{.needs = {}, .budget = question->budget, .prefer = question->prefer};
    for (const auto& need : question->needs) {
        contenders.push_back(contenders_of(need, question->tax, context));
        plan_request.needs.push_back(contenders.back().choices);
    }
    const StopInTime in_time{planning_time, stop};
    const auto basket = plan(plan_request, in_time.token());

    JsonWriter writer;
    writer.begin_object();
    writer.key("items").begin_array();
    for (std::size_t i = 0; i < basket.chosen.size(); ++i) {
        if (!basket.chosen[i]) continue;
        const auto rank = *basket.chosen[i];
        writer.begin_object();
        writer.member("need", std::uint64_t{i});
        writer.key("offer");
        Matcher{context}.write(writer, question->needs[i], contenders[i].in_play, contenders[i].offers[rank]);
        writer.key("cost").decimal(contenders[i].choices[rank].cost.cents(), 2);
        writer.end_object();
    }
    writer.end_array();
    writer.key("total").decimal(basket.total.cents(), 2);
    writer.key("left").decimal(question->budget.cents() - basket.total.cents(), 2);
    writer.key("unmet").begin_array();
    for (std::size_t i = 0; i < basket.chosen.size(); ++i) {
        if (basket.chosen[i]) continue;
        writer.begin_object();
        writer.member("need", std::uint64_t{i});
        writer.member("reason", reason_unmet(contenders[i], question->budget, text_language(question->lang)));
        writer.end_object();
    }
    writer.end_array();
    writer.member("optimal", basket.optimal);
    writer.end_object();
    return json_reply(writer, *snapshot);
}

}  // namespace filon
