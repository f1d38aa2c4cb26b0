"""The words under an answer that ask whether it was right."""

TITLE = "Was this answer right?"
GOOD = "Yes"
WRONG = "Something is wrong"
WRONG_LABEL = "What was wrong?"
REASONS = {
    "understood_wrongly": "It understood me wrongly",
    "wrong_source": "The source does not fit",
    "incomplete": "Something is missing",
    "unsafe": "It is unsafe",
}
NOTE = (
    "Pressing one keeps what you wrote in this conversation, without names, addresses, days and "
    "long numbers, on the disk of this server, so that answers can be mended."
)
THANKS = "Thank you. It was kept."
NOT_KEPT = "This could not be kept; nothing was recorded."
"""Said where the disk refuses."""
