"""Values that were read and not meant, and that would keep the right offer out of what is found.

A need that was not read, or read beside the expected ones, hides nothing: it is a miss. `headcount` filters nothing.
"""
from comparing import CLOSE, compare, values_of

DEFAULT_RADIUS, DEFAULT_BASIS, NEVER = 30, "person", "9999-12-31"
# Several values mean any of them: who reads one more than is meant hides nothing.
ANY_OF = ("place", "teaching_language", "modality", "format", "funding", "certification")
WRONG_VALUES = ("level", "exclude")
# Filters of which the goal does not speak; they hide as well and are counted apart.
OTHER_ANY_OF = ("rhythm", "accessibility", "provider")
OTHER_WRONG_VALUES = ("eqf", "cefr_entry", "cefr_target", "qualiopi")
# Of one amount: which bases allow less than the one meant.
STRICTER = {
    "person": {"total", "group"},
    "day": {"total", "group"},
    "person_day": {"person", "total", "group", "day"},
    "hour": {"person", "total", "group", "day", "person_day"},
}


def is_lower(read, expected):
    """A bound that was read, below the one meant, or where none was."""
    return read is not None and (expected is None or read < expected - CLOSE)


def price_is_stricter(expected, read):
    amount, meant = read.get("max_price"), expected.get("max_price")
    if amount is None or is_lower(amount, meant):
        return amount is not None
    if amount > meant + CLOSE:
        return False
    stricter = STRICTER.get(expected.get("price_per") or DEFAULT_BASIS, ())
    return (read.get("price_per") or DEFAULT_BASIS) in stricter or (expected.get("tax"), read.get("tax")) == ("excluded", "included")


def window_is_narrower(expected, read, today):
    """Nothing before today is found, so that a window that begins at today leaves nothing out."""
    (first, last), (meant_first, meant_last) = ((need.get("date_from"), need.get("date_to")) for need in (read, expected))
    if not first and not last:
        return False
    if not meant_first and not meant_last:
        return True
    return (first or "") > max(meant_first or today, today) or (last or NEVER) < (meant_last or NEVER)


def radius_is_smaller(expected, read):
    """What is unsaid is 30 km; without a place a radius does nothing."""
    return bool(values_of(read, "place")) and (read.get("radius_km") or DEFAULT_RADIUS) < (expected.get("radius_km") or DEFAULT_RADIUS) - CLOSE


def lets_less_through(field, expected, read):
    """Something is read, and not all that is meant: any place at all, or one of two towns."""
    compared = compare(field, expected, read)
    return bool(values_of(read, field)) and bool(compared.missing or not values_of(expected, field))


def is_made_hard(expected, read):
    """A value that was meant, and not as hard as it was read."""
    return any(values_of(expected, field) for field in compare("must", expected, read).wrong)


def harms(expected, read, today):
    """The fields of a read need that hide what is meant."""
    if not expected or not read:
        return set()
    found = {field for field in WRONG_VALUES if compare(field, expected, read).wrong}
    found |= {field for field in ANY_OF if lets_less_through(field, expected, read)}
    found |= {field for field in ("max_days", "max_hours") if is_lower(read.get(field), expected.get(field))}
    tests = {"max_price": price_is_stricter(expected, read), "date": window_is_narrower(expected, read, today),
             "radius_km": radius_is_smaller(expected, read), "must": is_made_hard(expected, read)}
    return found | {field for field, harmed in tests.items() if harmed}


def other_harms(expected, read):
    if not expected or not read:
        return set()
    found = {field for field in OTHER_WRONG_VALUES if compare(field, expected, read).wrong}
    found |= {field for field in OTHER_ANY_OF if lets_less_through(field, expected, read)}
    least, meant = read.get("min_price"), expected.get("min_price")
    return found | ({"min_price"} if least is not None and (meant is None or least > meant + CLOSE) else set())
