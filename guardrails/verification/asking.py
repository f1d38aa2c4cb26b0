"""A claim as it is compared: without polite words, a leading question as the condition it is.

"Missed a dose? Take it when you remember" is "if missed a dose, take it when you remember". Any
other question stays one, and no claim may ask. "I'm sorry" and "please" say nothing.
"""

import re

_POLITE = re.compile(
    r"(?:^|(?<=[,:;.] )|(?<=, but )|(?<= ))(?:I'm|I’m|I am) (?:sorry|afraid)(?: to say| that| but)?\b,? ?"
    r"|, I know(?=[,:.])|^I wish I could help more, but |\bplease,? ",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^(?P<lead>[^.;:?]{3,70}?)(?:, but |: |, yet |; )(?P<rest>.+)$")
_KIND = frozenset(
    "i i'm i'd we you you're it it's this that these there they is are was were be am may can could would"
    " might will do don't isn't and or of to in on as for so such a an the one ones two what how why when"
    " here hard easy tempting frightening worrying upsetting scary confusing comforting struggle long"
    " neater clearer simple sorry afraid sadly unfortunately know wish see understand love like tell say"
    " read hear help more point surprise wondering wonder worried parent parents asked ask answer answers"
    " question number figure figures case bear mind remember good kind small thing things word mix up"
    " about waiting wait think thinking wondered if at first sight sounds sound seem seems feel feels your"
    " child".split()
)
"""Words of a kind lead-in, which tells nothing; one that has any other word is a part of the claim."""
_LEADING = re.compile(r"^(?P<when>[A-Z][^?.!;:]{3,90})\? (?P<said>[A-Z][^?]+)$")
_REALLY_ASKS = re.compile(
    r"^(?:what|why|how|who|when|where|which|whose|can|could|may|might|should|shall|must|will|would"
    r"|do|does|did|has|have|had|is it|is there|are there|ready|time|want|wish|sure)\b",
    re.IGNORECASE,
)


def _without_lead_in(text: str) -> str:
    """The claim without "It is hard to read, but" and its like."""
    found = _LEAD_IN.match(text)
    if found and set(re.findall(r"[a-z']+|\d+", found["lead"].lower().replace("’", "'"))) <= _KIND:
        return found["rest"][:1].upper() + found["rest"][1:]
    return text


def prepared(text: str) -> str:
    """The claim as it is compared: no polite words, a leading question turned into a condition."""
    text = _POLITE.sub("", text)
    text = re.sub(r",? ?(?=[.,:;])", "", text).strip()
    text = text[:1].upper() + text[1:]
    text = _without_lead_in(text)
    found = _LEADING.match(text)
    if found is None or _REALLY_ASKS.match(found["when"]):
        return text
    return f"If {found['when'][0].lower()}{found['when'][1:]}, {found['said'][0].lower()}{found['said'][1:]}"
