"""The words of the source cards, and of the marks that a passage bears."""

TITLE = "Sources"
CLOSE = "Close the sources"
EMPTY = (
    "Every statement in an answer carries a number. Press it to read the passage it rests on, "
    "here, with the quoted words marked."
)
NONE = "This answer rests on no passage."
COUNT = ("1 passage", "{n} passages")
SOURCE_LABEL = "Source {n}"
CITE_LABEL = "Source {n}: {document}"
FROM = "From"
CERTAINTY = "Certainty"
CERTAINTIES = {"high": "High", "moderate": "Moderate", "low": "Low", "very_low": "Very low"}
CERTAINTY_UNKNOWN = "Not graded"
POPULATION = "Evidence from"
POPULATIONS = {
    "adults": "adults",
    "children": "children",
    "transplant": "people with a transplant",
    "lupus": "people with lupus",
    "other_rheumatic": "people with other rheumatic diseases",
}
POPULATION_UNKNOWN = "Not stated"
REVIEW = "Review"
REVIEWS = {
    "submitted": "Submitted, not yet reviewed",
    "under_review": "Under review by clinicians",
    "approved": "Approved by clinicians",
    "local_not_reviewed": "Local, not reviewed",
}
UPDATED = "Last updated"
CAVEATS = "Keep in mind"
WHOLE = "Read it in the whole document"
NO_DOCUMENT = "There is no such document here, or it is not loaded yet."
OPEN_SOURCE = "Open the original"
NEW_WINDOW = "opens in a new window"
