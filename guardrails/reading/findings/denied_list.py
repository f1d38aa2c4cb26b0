"""A finding in a list that is denied as a whole: "no chest pain or fever", "syncope, falls: nil".

A list is denied by the words that open it, or by those behind it. A bare "no" may be of its own
item alone ("no better, chest pain"), so what it opens must show that it is a list of signs.
"""

import re

from guardrails.reading.findings.scene import Scene
from guardrails.reading.patterns import wordings

_LONGEST = 12
"""Items."""
_SHORT = 3
_JOINED = re.compile(r"(?<!\w)(?:or|nor|and)(?!\w)")


def is_in_denied_list(scene: Scene, at: int, start: int, end: int) -> bool:
    """Whether `clause.text[start:end]` of clause `at` is an item of such a list."""
    text = scene.clauses[at].text
    tables = wordings("setting")["denied_list"]
    measured = any(letter.isdigit() for letter in text[start:end])
    if measured or not any(e.match(text[end:]) for e in tables["behind_item"]):
        return False
    before = text[:start]
    bare = any(e.fullmatch(before) for e in tables["before_item"])
    if bare and _is_opened(scene, at):
        return True
    return (bare or tables["looked_for"].found_in(before)) and _is_closed(scene, at, end)


def _is_opened(scene: Scene, at: int) -> bool:
    tables, signs = wordings("setting")["denied_list"], wordings("setting")["signs"]
    members = scene.sentence(at)
    position = members.index(at)
    for back in range(1, min(position, _LONGEST) + 1):
        opener = scene.clauses[members[position - back]].text
        rest = [scene.clauses[i].text for i in members[position - back :]]
        if _opens("opens_surely", opener):
            return True
        if _opens("opens_of_signs", opener) and signs["named"].found_in(opener):
            return True
        if _opens("opens", opener):
            return _is_list_of_signs(rest)
        if not tables["item"].found_in(opener):
            return False
    return False


def _opens(entry: str, opener: str) -> bool:
    """Whether it denies its own item: "without treatment I get fever, chest pain" does not."""
    tables = wordings("setting")["denied_list"]
    ends = (match.end() for e in tables[entry].likely(opener) for match in e.finditer(opener))
    return any(tables["item"].found_in(opener[end:].strip(" :;-")) for end in ends)


def _is_list_of_signs(texts: list[str]) -> bool:
    """Whether what "no" opens, itself the first of `texts`, goes on with what it denies."""
    tables, signs = wordings("setting")["denied_list"], wordings("setting")["signs"]
    whole = " ".join(texts)
    if tables["closes"].found_in(whole) or len(texts) > _SHORT:
        return True
    named = signs["named"].found_in(texts[0])
    if len(texts) == _SHORT:
        return named or signs["clinical"].found_in(whole)
    return named and _JOINED.search(texts[-1]) is not None


def _is_closed(scene: Scene, at: int, end: int) -> bool:
    """Whether the list goes on to words that say there was none of it."""
    tables = wordings("setting")["denied_list"]
    clause = scene.clauses[at]
    if tables["none"].found_in(clause.text[end:]):
        return True
    behind = [i for i in scene.sentence(at) if i > at]
    for place in behind[:_LONGEST]:
        text = scene.clauses[place].text
        if tables["none"].found_in(text):
            return True
        if not tables["item"].found_in(text):
            return False
    return False
