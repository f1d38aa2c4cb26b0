"""A short reply to what was asked back, with the words that it leaves out.

"Is your muscle strength back to normal?" is answered "Yes, 150/150", in which nothing names the
strength. Where it is known what was asked, the reply's first words are put as the sentence that
they stand for (`replies.yaml`), and the whole is read like any other turn: "Muscle strength normal,
150/150". What else the reply says stays as it is, and may block. A reply that fits no question, or
several of them, is left alone, and the question is asked again.
"""

from collections.abc import Sequence
from datetime import date

from guardrails.replies.parts import Part, cut, named, numbered
from guardrails.replies.puts import Opening, answers_whole, criteria, opening, put, start_of

__all__ = ["may_reply", "start_of", "written_out"]

_MOST_CHARACTERS = 400
_AT_ONCE = ("W1", "W2")
"""Where these are asked first, a lone "no" or date is for them; a lone "normal" may be for any."""


def may_reply(turn: str, today: date) -> bool:
    """Whether a part of a turn begins as a reply does, whatever was asked; most turns have none."""
    if not _is_short(turn):
        return False
    every = criteria()
    parts = named(turn, _starts()) or numbered(turn, every) or cut(turn)
    openings = [opening(part.text, today) for part in parts]
    return any(put(one, criterion) for one in openings for criterion in every)


def written_out(reply: str, asked: Sequence[str], today: date) -> str | None:
    """The reply in full, or None where it does not lean on what was `asked`, criteria in order.

    Of several questions a part answers the one that it names or is numbered for, or else the only
    one that is left for it in their order. What fits none stays as it stands.
    """
    if not asked or not _is_short(reply):
        return None
    parts = named(reply, _starts())
    if not parts and len(asked) == 1:
        return put(opening(reply, today), asked[0])
    parts = parts or numbered(reply, asked)
    if parts:
        in_full = [put(opening(p.text, today), p.of) if p.of else None for p in parts]
    else:
        parts = cut(reply)
        in_full = _in_order([opening(part.text, today) for part in parts], asked)
    return _joined(parts, in_full) if any(in_full) else None


def _is_short(turn: str) -> bool:
    return "?" not in turn and len(turn) <= _MOST_CHARACTERS


def _starts() -> dict[str, str]:
    return {start_of(criterion): criterion for criterion in criteria()}


def _in_order(openings: Sequence[Opening | None], asked: Sequence[str]) -> list[str | None]:
    """Each part put for the question that it answers, as far as that is certain.

    As many parts as questions answer one each. Else a part answers the only question behind the
    one before that it fits, or that it fits as a whole ("yes, since 2023"). Where it fits several
    it is for the next one if the part before it answered, or if it begins and more follow, or
    people answer that question first.
    """
    if len(openings) == len(asked):
        return [put(one, of) for one, of in zip(openings, asked, strict=True)]
    in_row = sum(one is not None for one in openings) > 1 or asked[0] in _AT_ONCE
    in_full: list[str | None] = []
    left = list(asked)
    for one in openings:
        fits = {criterion: text for criterion in left if (text := put(one, criterion))}
        whole = [criterion for criterion in fits if one and answers_whole(one, criterion)]
        if len(whole) == 1:
            fits = {whole[0]: fits[whole[0]]}
        elif len(fits) > 1 and not (in_row and left[0] in fits):
            fits = {}
        criterion = next(iter(fits), None)
        in_row = criterion is not None
        in_full.append(fits[criterion] if criterion else None)
        if criterion:
            left = left[left.index(criterion) + 1 :]
    return in_full


def _joined(parts: Sequence[Part], in_full: Sequence[str | None]) -> str:
    """What was put stands as a sentence of its own; what was not keeps its place behind it."""
    text = ""
    for part, new, follows in zip(parts, in_full, [*in_full[1:], ""], strict=True):
        if new is None:
            text += part.before + part.lead + part.text
        else:
            ended = "" if follows is None or new[-1:] in ".!" else "."
            text += ("\n" if text else "") + new + ended
    return text
