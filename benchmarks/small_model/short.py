"""What of a prompt the small model reads: long ones cost it minutes and tell it no more.

Its first three statements, the question, and one sentence of what to do; it is held to the same
lines. The prompt as it was sent is what a real model would read: only the reading is shortened.
"""

import re

STATEMENTS = 3
_NUMBERED = re.compile(r"^\[(\d)\] <<< (.*) >>>$", re.MULTILINE)
_QUESTION = re.compile(r"Question of the reader:\s*<<< (.*?) >>>", re.DOTALL)
_TASK = (
    "Answer the question in one or two short sentences that say only what the statements say."
    " Begin each with the number of its statement, like this: [2] The sentence."
)


def shortened(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    """The messages in short; as they are where they hold no numbered statements."""
    whole = "\n".join(message["content"] for message in messages)
    statements = [f"[{n}] {text}" for n, text in _NUMBERED.findall(whole)][:STATEMENTS]
    if not statements:
        return messages
    asked = _QUESTION.search(whole)
    question = asked[1] if asked else ""
    return [
        {"role": "system", "content": _TASK},
        {"role": "user", "content": "\n".join([*statements, f"Question: {question}"])},
    ]
