"""The Markdown page."""
from comparing import FIELDS, STRICT_TOPIC, TOTAL, compare, fields_said, same_topic

ALARMS_SHOWN = 20


def table(header, rows):
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in [header, ["---"] * len(header), *rows]) + "\n"


def three(value):
    return "–" if value is None else "1.000" if value > .9995 else f"{value:.3f}".removeprefix("0")


def per_cent(value):
    return f"{100 * value:.1f} %"


def summary_table(figures):
    rows = []
    for name, half in figures.items():
        total = half["slots"].get(TOTAL, {"f1": None})
        rows.append([name, half["requests"], half["refused"], f"{half['needs_read']} of {half['needs']}", three(total["f1"]), per_cent(half["exact_needs"]),
                     per_cent(half["exact_requests"]), per_cent(half["harm"]), per_cent(half["harm_wider"]), per_cent(half["language_right"])])
    return table(["half", "requests", "refused", "needs read", "F1", "exact needs", "exact requests", "*harm*", "harm, other filters too", "language right"], rows)


def slot_order(name):
    return [TOTAL, FIELDS[0], STRICT_TOPIC, *FIELDS[1:]].index(name) if name in (TOTAL, STRICT_TOPIC, *FIELDS) else len(FIELDS) + 2, name


def slots_table(figures):
    header, rows = ["slot"], []
    for name in figures:
        header += [f"{name}: meant", "read", "precision", "recall", "F1"]
    for slot in sorted({slot for half in figures.values() for slot in half["slots"]}, key=slot_order):
        cells = [f"**{slot}**" if slot == TOTAL else slot]
        for half in figures.values():
            count = half["slots"].get(slot)
            cells += [count["expected"], count["read"], *(three(count[name]) for name in ("precision", "recall", "f1"))] if count else [0, 0, "–", "–", "–"]
        rows.append(cells)
    return table(header, rows)


def harm_table(figures):
    """In how many requests each field does harm."""
    fields = sorted({field for half in figures.values() for field in half["harm_by_field"]})
    return table(["harm by", *figures], [[field, *(half["harm_by_field"].get(field, 0) for half in figures.values())] for field in fields]) if fields else ""


def harmed_list(scored):
    harmed = [f"{outcome.request.id} ({', '.join(sorted(outcome.harms))})" for outcome in scored.outcomes if outcome.harms]
    return "Harmed, tuned half: " + (" · ".join(harmed) or "none") + ".\n"


def value_shown(value):
    if isinstance(value, dict):
        return " ".join(str(value[name]) for name in ("kind", "code", "name") if value.get(name))
    return "=".join(map(str, value)) if isinstance(value, tuple) else str(value)


def values_shown(values):
    return ", ".join(map(value_shown, values)) or "–"


def difference(field, expected, read):
    """What was meant and missed → what was read instead; ≈ where a topic is right leniently alone. None where there is nothing to say."""
    compared = compare(field, expected, read)
    if not compared.agrees:
        return f"{field}: {values_shown(compared.missing)} → {values_shown(compared.wrong)}"
    if field == "topic" and not compare(field, expected, read, same_topic).agrees:
        return f"topic ≈ {expected['topic']} → {read['topic']}"
    return None


def one_line(text):
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())


def pair_shown(expected, read):
    if not read:
        return f"not read: {expected.get('topic', '–')}"
    if not expected:
        return "not meant: " + "; ".join(f"{field}: {values_shown(compare(field, {}, read).wrong)}" for field in fields_said(read))
    return "; ".join(filter(None, (difference(field, expected, read) for field in fields_said(expected, read))))


def misses_list(scored):
    lines = ["## Misses, tuned half\n"]
    for outcome in scored.outcomes:
        told = [(number, pair_shown(*pair)) for number, pair in enumerate(outcome.pairs, 1)]
        if any(text for _, text in told):
            harm = f" **harm: {', '.join(sorted(outcome.harms))}**" if outcome.harms else ""
            lines.append(f"- {outcome.request.id} {outcome.request.today} “{one_line(outcome.request.text)}”{harm}")
            lines += [f"  - {f'{number}. ' if len(told) > 1 else ''}{text}" for number, text in told if text]
    return "\n".join(lines) + "\n"


def inventions_section(invented, alarms):
    lines = [f"## Inventions\n\nOf {invented.asked} bare topics, {len(invented.fields)} with something invented; {len(invented.split)} read as several needs.\n"]
    lines += [f"- “{text}”: " + "; ".join(f"{field} {values_shown(values)}" for field, values in fields.items()) for text, fields in invented.fields]
    lines += [f"- “{text}”: several needs" for text in invented.split]
    lines.append("\n" + table(["texts without a place", "texts", "a place read", "per 100"],
                              [[one.source, one.texts, len(one.found), f"{one.per_hundred:.2f}"] for one in alarms]))
    # Only words of our own are shown: titles are others'.
    lines += [f"- “{text}”: {values_shown(places)}" for text, places in alarms[0].found[:ALARMS_SHOWN]]
    return "\n".join(lines) + "\n"


def dev_section(agreed, with_misses):
    right, judged = (sum(count[at] for count in agreed.counts.values()) for at in (0, 1))
    lines = ["## The twenty requests of others\n", table(["field", "agree", "judged"], [*([name, *count] for name, count in agreed.counts.items()),
                                                                                       ["**all**", right, judged]])]
    for name, text, expected, read, differing, needs in agreed.misses:
        several = [] if needs == 1 else [f"{needs} needs"]
        lines.append(f"- {name}: {', '.join(differing + several)}" + (f" “{one_line(text)}”" if with_misses else ""))
        if with_misses and differing:
            lines.append(f"  - {pair_shown(expected, read)}")
    return "\n".join(lines) + "\n"
