"""How an offer can be taken: in each session that is still to come, and in what needs no session."""
import dataclasses
import math

HELD_NOWHERE = {"remote", "elearning"}
HOURS_A_DAY = 7
VAT_PERCENT = 20


@dataclasses.dataclass(frozen=True)
class Way:
    """One session, a site, the in-house form. What the record does not say is None or empty; a way that is `gone` is a session nobody can take any more."""

    forms: frozenset[str]
    modality: frozenset[str] | None
    place: dict | None = None
    start: str | None = None
    price: dict | None = None
    at_the_clients: bool = False
    gone: bool = False


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def interval(start):
    """The first and last day of a start that may be known to the month or year only; every month is given 31 days, which compares well."""
    return (start + "-01-01"[len(start) - 4:], start + "-12-31"[len(start) - 4:]) if len(start) < 10 else (start, start)


def is_live(session, today):
    return session.get("state", "open") == "open" and ("start" not in session or interval(session["start"])[1] >= today)


def ways_of(offer, provider, wants, today):
    """Every way, at least one. A session's own modality and price come before the offer's.

    An offer that has sessions is held where they are; who asks for in-house training is answered by its in-house form as well,
    whose date is to be agreed.
    """
    forms, sessions, said = frozenset(listed(offer.get("format"))), offer.get("sessions", []), frozenset(listed(offer.get("modality"))) or None
    seated = forms - {"in_house"} or forms
    ways = [Way(seated, frozenset(listed(session.get("modality"))) or said, session.get("place"), session.get("start"), session.get("price"))
            for session in sessions if is_live(session, today)]
    if "in_house" in forms and (not sessions or "in_house" in wants.get("format", [])):
        ways.append(Way(frozenset({"in_house"}), said, at_the_clients=True))
    if not sessions and forms != {"in_house"}:
        sites = provider.get("sites", []) if "open" in forms else []
        ways += [Way(seated, said, site) for site in sites] or [Way(seated, said)]
    return ways or [Way(seated, said, gone=True)]


def is_in_house(way):
    return way.forms == {"in_house"}


def days_of(offer):
    duration = offer.get("duration", {})
    return duration.get("days", duration["hours"] / HOURS_A_DAY if "hours" in duration else None)


def hours_of(offer):
    return offer.get("duration", {}).get("hours")


def taxed_as(price, tax):
    """The amount with or without tax, as asked; where no tax is due both are the same, and an amount that says nothing is without."""
    rate, said = 1 + price.get("vat_rate", VAT_PERCENT) / 100, price.get("tax", "excluded")
    if said == tax or said == "exempt":
        return price["amount"]
    return price["amount"] / rate if tax == "excluded" else price["amount"] * rate


def total_for(price, amount, way, offer, heads):
    """What so many learners cost together, or None. A group whose size is not said takes all."""
    groups = math.ceil(heads / offer["group"]["max"]) if offer.get("group", {}).get("max") else 1
    takers = groups if is_in_house(way) else heads
    units = {"person": heads, "group": groups, "day": times(takers, days_of(offer)), "hour": times(takers, hours_of(offer))}[price.get("per", "person")]
    return times(units, amount)


def times(number, units):
    return None if number is None or units is None else number * units


def on_basis(total, per, way, offer, heads):
    """That total per person, group, day, hour or day and person: None where days or hours are not known."""
    groups = math.ceil(heads / offer["group"]["max"]) if is_in_house(way) and offer.get("group", {}).get("max") else 1
    days, hours = days_of(offer), hours_of(offer)
    parts = {"total": 1, "person": heads, "group": groups, "day": times(groups, days), "hour": hours, "person_day": times(heads, days)}[per]
    return total / parts if parts else None


def cost(way, offer, wanted, heads):
    """The least of the way's prices on the basis wanted, or None."""
    form = "in_house" if is_in_house(way) else "open"
    prices = [way.price] if way.price else [price for price in offer.get("prices", []) if price.get("format", form) == form]
    found = []
    for price in prices:
        total = total_for(price, taxed_as(price, wanted.get("tax", "excluded")), way, offer, heads)
        if total is not None and (amount := on_basis(total, wanted.get("per", "person"), way, offer, heads)) is not None:
            found.append(amount)
    return min(found, default=None)
