"""The Markdown page."""
import metrics

LANGUAGE_GOAL = 85  # per cent of French
LOSS_GOALS = {"capitals": 0, "capitals without accents": 0, "no accents": 0, "typographic apostrophe": 0, "one typo": 3}  # per cent at most; others have none
CLEARLY = .05


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def three(value):
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def per_cent(value):
    return "–" if value is None else f"{value:.1f} %"


def p_shown(value):
    return "< .001" if value < .001 else three(value)


def share_empty(scores):
    return per_cent(100 * metrics.mean([float(empty) for empty in scores.empty]))


def sets_table(sets, ours, theirs):
    rows = []
    for one in sets:
        if one.variant is None:
            a, b = ours[one.name], theirs[one.name]
            pairs = [f"{three(metrics.mean(getattr(a, name)))} / {three(metrics.mean(getattr(b, name)))}" for name in ("reciprocal_rank", "recall")]
            rows.append([one.name, len(one.needs), three(metrics.mean(a.ndcg)), three(metrics.mean(b.ndcg)), p_shown(metrics.p_value(a.ndcg, b.ndcg)), *pairs,
                         f"{share_empty(a)} / {share_empty(b)}"])
    return table(["set", "needs", "Filon nDCG@10", "stock Xapian", "p", "MRR@10, Filon / stock", "recall@10", "no offer at all"], rows)


def clean_and_variant(one, by_name, scores):
    """nDCG of the needs that a variant changes, before and after."""
    clean = by_name[one.clean]
    before = dict(zip((need.about for need in clean.needs), scores[clean.name].ndcg))
    return [before[need.about] for need in one.needs], scores[one.name].ndcg


def loss(before, after):
    """Per cent of the clean needs' nDCG."""
    return 100 * (metrics.mean(before) - metrics.mean(after)) / metrics.mean(before) if metrics.mean(before) else None


def verdict(reached):
    return "yes" if reached else "**no**"


def variants_table(sets, ours, theirs):
    by_name, rows = {one.name: one for one in sets}, []
    for one in sets:
        if one.variant is not None:
            before, after = clean_and_variant(one, by_name, ours)
            lost, goal = loss(before, after), LOSS_GOALS.get(one.variant)
            rows.append([one.clean, one.variant, len(one.needs), three(metrics.mean(before)), three(metrics.mean(after)), per_cent(lost),
                         p_shown(metrics.p_value(before, after)), "–" if goal is None else f"≤ {goal} %", "–" if goal is None else verdict(lost is None or round(lost, 1) <= goal),
                         per_cent(loss(*clean_and_variant(one, by_name, theirs)))])
    return table(["needs", "written with", "changed", "clean", "so written", "loss", "p", "goal", "reached", "stock's loss"], rows)


def languages_table(sets, ours, theirs):
    """Labels of topics in other languages beside the French ones of the same topics, where their words differ."""
    by_name, rows = {one.name: one for one in sets}, []
    french = by_name.get("topic label, fr")
    for lang in ("en", "de", "es"):
        other = by_name.get(f"topic label, {lang}")
        if french is None or other is None:
            continue
        label = {need.about: need.text for need in french.needs}

        def share(scores):
            base = dict(zip(label, scores[french.name].ndcg))
            same = [(base[need.about], score, need.text != label[need.about]) for need, score in zip(other.needs, scores[other.name].ndcg) if need.about in base]
            of = lambda pairs: 100 * sum(score for _, score, _ in pairs) / sum(clean for clean, _, _ in pairs)
            differing = [pair for pair in same if pair[2]]
            return of(same), len(differing), of(differing)

        (all_of_ours, count, ours_differing), (all_of_theirs, _, _) = share(ours), share(theirs)
        rows.append([lang, per_cent(all_of_ours), f"≥ {LANGUAGE_GOAL} %", verdict(all_of_ours >= LANGUAGE_GOAL), count, per_cent(ours_differing), per_cent(all_of_theirs)])
    return table(["language", "nDCG@10, of French", "goal", "reached", "labels that differ from the French", "of French on those", "stock: of French"], rows) if rows else ""


def column_of(one):
    return one.variant or one.group


def values_by_column(sets, scores):
    found = {}
    for one in sets:
        found.setdefault(column_of(one), []).extend(scores[one.name].ndcg)
    return found


def ablation_table(sets, measured):
    """One row a system: what it costs, and its nDCG@10 with the p of its difference from the first."""
    full = values_by_column(sets, measured[0][1])
    rows = []
    for number, (system, scores, cost) in enumerate(measured):
        cells = [system.name, f"{cost.postings:,}", f"{cost.terms:,}", f"{cost.view_bytes:,}", "–" if cost.build_seconds is None else f"{cost.build_seconds:.1f}",
                 f"{1000 * cost.query_seconds / cost.queries:.2f}"]
        for column, values in values_by_column(sets, scores).items():
            mean = three(metrics.mean(values))
            cells.append(mean if number == 0 else f"{mean} ({p_shown(metrics.p_value(values, full[column]))})")
        rows.append(cells)
    return table(["system", "postings", "terms", "bytes of view", "build CPU, s", "query CPU, ms", *full], rows)


def failures_list(sets, scores, most):
    """Of each set, the needs that did worst, with what was wanted and what came first; of variants, those that lost by it."""
    by_name, lines = {one.name: one for one in sets}, []
    for one in sets:
        titles = {document.id: document.title for document in one.collection.documents}
        before = [1.0] * len(one.needs) if one.clean is None else clean_and_variant(one, by_name, scores)[0]
        failed = [(value, at) for at, value in enumerate(scores[one.name].ndcg) if value < .5 and value < before[at]]
        for value, at in sorted(failed)[:most]:
            need, ranking = one.needs[at], scores[one.name].rankings[at]
            first = f"“{titles[ranking[0]]}”" if ranking else "nothing"
            lines.append(f"- {one.name}: “{need.text}” ({three(value)}; {len(need.relevant)} relevant, such as “{titles[min(need.relevant)]}”): first {first}")
    return "\n".join(lines)
