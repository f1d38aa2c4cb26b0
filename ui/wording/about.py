"""The words of the page about the page."""

OPEN = "About"
TITLE = "About this page"
BACK = "Back to the conversation"
CLOSE = "Close"
FAILED = "This could not be loaded. Please try again."
LIMITS_TITLE = "Limits of use"
LIMITS = (
    "It answers from the documents below and from nothing else; what they do not say, it does not "
    "know.",
    "It reads what is written and can misread it: compare “What I understood” with what you meant.",
    "It decides by the fixed criteria below. They say when withdrawal may be discussed with a "
    "specialist, never that a medicine may be stopped.",
    "It does not replace an examination, a laboratory, or the team that prescribes.",
    "What is written is kept in memory for the visit and is not recorded, unless you rate an "
    "answer where that is offered.",
)
DOCUMENTS = "Documents"
DOCUMENTS_LATER = "The documents are still being loaded."
DOCUMENT = "Document"
CRITERIA = "Criteria for discussing withdrawal"
RULES = "Rules"
ID = "Id"
SAYS = "What it says"
PASSAGES = "Passages it rests on"
NOT_REVIEWED = "Not yet signed by a clinician."
REVIEWED = "Signed by {who}, {when}."
VERSIONS = "Versions"
