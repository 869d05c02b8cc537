"""The same needs written as people write them: capitals, no accents, the typesetter's apostrophe, one slip of the keyboard."""
import random
import string

from collection import Need, NeedSet, without_accents
from sets.words import WORD

SHORTEST_MISTYPED = 4  # letters
SHORTEST_PARTED = 7


def mistyped(word, lots):
    """One letter inserted, left out, replaced or swapped with the next, never the first."""
    at = lots.randrange(1, len(word))
    letter = lots.choice(string.ascii_lowercase)
    kind = lots.choice(("insert", "delete", "replace", "swap"))
    if kind == "insert":
        return word[:at] + letter + word[at:]
    if kind == "delete":
        return word[:at] + word[at + 1:]
    if kind == "replace":
        return word[:at] + letter + word[at + 1:]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def with_typo(text, lots):
    """One word mistyped; the text itself where none may be: acronyms and short words are left alone."""
    words = [found.span() for found in WORD.finditer(text)]
    free = [span for span in words if text[slice(*span)].isalpha() and span[1] - span[0] >= SHORTEST_MISTYPED and not text[slice(*span)].isupper()]
    if not free:
        return text
    start, end = lots.choice(free)
    for _ in range(20):
        word = mistyped(text[start:end], lots)
        if word.lower() != text[start:end].lower():
            return text[:start] + word + text[end:]
    return text


def in_two(text, lots):
    """The longest word written as two, as people part the names of products: power point."""
    start, end = max((found.span() for found in WORD.finditer(text)), key=lambda span: span[1] - span[0], default=(0, 0))
    if end - start < SHORTEST_PARTED or not text[start:end].isalpha():
        return text
    at = lots.randrange(start + 3, end - 2)
    return f"{text[:at]} {text[at:]}"


VARIANTS = {
    "capitals": lambda text, lots: text.upper(),
    "capitals without accents": lambda text, lots: without_accents(text).upper(),
    "no accents": lambda text, lots: without_accents(text),
    "typographic apostrophe": lambda text, lots: text.replace("'", "’"),
    "one typo": with_typo,
    "a word in two": in_two,
}


def variants_of(clean, seed):
    """A set for each way of writing, holding the needs that it changes."""
    for name, write in VARIANTS.items():
        needs = []
        for need in clean.needs:
            text = write(need.text, random.Random(f"{seed}/{clean.name}/{name}/{need.about}"))
            if text != need.text:
                needs.append(Need(need.about, text, need.relevant))
        if needs:
            yield NeedSet(f"{clean.name}, {name}", clean.group, clean.collection, clean.lang, tuple(needs), clean=clean.name, variant=name)
