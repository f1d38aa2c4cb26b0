"""Every word that the page itself says. Medicine is said by answers, which cite it; never here.

The exceptions are the standing notice and the two urgent headings, which only send people to help.
"""

from dataclasses import dataclass

from assistant.contract import Persona
from ui.wording import about as about
from ui.wording import evaluation as evaluation
from ui.wording import facts as facts
from ui.wording import login as login
from ui.wording import rating as rating
from ui.wording import sources as sources

TITLE = "Mycophenolate in myositis"
SUBTITLE = "How long to stay on it, and when stopping may be discussed"

STANDING = (
    "Information from published texts, not a prescription. "
    "Never change a medicine on your own; your treating team decides with you."
)
STANDING_EMERGENCY = "In an emergency, call your local emergency number."

PERSONA_LABEL = "Words for"
PERSONAS = {Persona.PATIENT: "Patients", Persona.CLINICIAN: "Clinicians"}
NEW = "New conversation"
THEME = "Light or dark"
STATE_STARTING = "Getting ready"
STATE_READY = "Ready"
STATE_FAILED = "Not available"
SKIP_LINK = "Skip to your question"

FIRST_SCREEN = "Getting ready…"
FIRST_SCREEN_MORE = "The page opens by itself in a few seconds."
NEEDS_SCRIPT = "This page needs JavaScript. Without it, use the command: mmf ask"

COMPOSER_LABEL = "Your question"
COMPOSER_HINT = "Write your question"
SEND = "Ask"
EMPTY_QUESTION = "Write a question first."
TOO_LONG = "This is too long: please shorten it to {limit} characters."
TOO_MANY = "This conversation is long. Please begin a new one."

WELCOME = {
    Persona.PATIENT: "What would you like to know about mycophenolate?",
    Persona.CLINICIAN: "Ask, or describe a case.",
}
WELCOME_MORE = {
    Persona.PATIENT: (
        "Answers come only from the texts kept here, and every statement shows where it stands "
        "and how sure it is. What you write is kept for this visit and not recorded."
    ),
    Persona.CLINICIAN: (
        "Fixed criteria are applied to what you state; unknown never counts as met. Every "
        "statement is cited. Nothing is recorded; still, leave out names and identifiers."
    ),
}
EXAMPLES_LABEL = "For example"
EXAMPLES = {
    Persona.PATIENT: (
        "Can I stop CellCept if I'm still on 5 mg of prednisone?",
        "How long will I have to take mycophenolate?",
        "I've been off steroids and in remission for 14 months. Could I come off it?",
        "Which blood tests do I need while I take it?",
    ),
    Persona.CLINICIAN: (
        "Remission 18 months, off prednisone 14 months, MMT-8 80/80, CDASI activity 0, CK normal. "
        "Can MMF be withdrawn?",
        "What are the criteria for withdrawing MMF?",
        "No improvement after 4 months at 2 g/day: what next?",
        "Antisynthetase syndrome with ILD in remission: how long should MMF go on?",
    ),
}

YOU = "You asked"
ANSWER = "Answer"
READING = "Reading the guideline text"
WAITING = "Getting ready: your question is answered as soon as the texts are loaded"
FAILED = (
    "This question could not be answered: something went wrong here. Nothing was decided. "
    "Please change no medicine because of this, and ask your treating team."
)
FAILED_RETRY = "Try again"


@dataclass(frozen=True)
class VerdictWords:
    """The heading of a verdict card and the line under it, by reader."""

    title: str
    lead: dict[Persona, str]


VERDICTS = {
    "emergency": VerdictWords(
        "This may be an emergency",
        {
            Persona.PATIENT: "Call your local emergency number now. Do not wait here.",
            Persona.CLINICIAN: "Red flag in what was written: emergency assessment comes first.",
        },
    ),
    "urgent_review": VerdictWords(
        "Contact the treating team today",
        {
            Persona.PATIENT: "Call the team that prescribes it, today. Change nothing on your own.",
            Persona.CLINICIAN: "The prescribing team must know now, before questions of duration.",
        },
    ),
    "do_not_withdraw": VerdictWords(
        "Do not withdraw now",
        {
            Persona.PATIENT: "What you told does not meet the criteria for talking about stopping.",
            Persona.CLINICIAN: "At least one criterion for withdrawal is not met.",
        },
    ),
    "insufficient_information": VerdictWords(
        "Not enough is known to say",
        {
            Persona.PATIENT: "Some things decide this that you have not told yet.",
            Persona.CLINICIAN: "None is failed, but some are not stated. Unknown is not met.",
        },
    ),
    "discuss_withdrawal": VerdictWords(
        "Can be discussed with the specialist",
        {
            Persona.PATIENT: "You can raise it at your next visit. This is no go-ahead to stop.",
            Persona.CLINICIAN: "All six are met as stated: a supervised trial may be discussed.",
        },
    ),
}
OUT_OF_SCOPE = "Outside what this assistant covers"

CRITERIA_TITLE = "Criteria for discussing withdrawal"
CRITERIA_SUMMARY = "{met} met, {unmet} not met, {unknown} not known"
CRITERIA_MORE = "Withdrawal criteria, for later"
CRITERIA = {
    "W1": "Off systemic corticosteroids",
    "W2": "At least 12 months since the last systemic corticosteroid",
    "W3": "At least 12 months of steroid-free remission",
    "W4": "Normal muscle strength",
    "W5": "Minimal or no skin disease",
    "W6": "Muscle enzymes normal or stable",
}
STATUS = {"met": "Met", "unmet": "Not met", "unknown": "Not known"}
SAID = "You wrote"

NOTICES = "Please note"
QUESTIONS = "To say more, please tell"
FOLLOW_UPS = "You could ask next"
COPY = "Copy answer"
COPIED = "Copied"
COPY_SOURCES = "Sources"
EXPORT_DAY = "Saved on"
EXPORT_PDF = "Save as PDF"
EXPORT_PDF_DONE = "Saved as a PDF with its references"
EXPORT_PDF_FAILED = "The PDF could not be made. Save the conversation as text instead."
EXPORT = "Save as text"
EXPORT_DONE = "Saved as a text file with its references"
EXPORT_FILE = "mycophenolate-conversation"
EXPORT_QUESTION = "Question {n}"
EXPORT_UNANSWERED = "This question was not answered."
SHOW_SOURCES = "Show the sources"
DETAILS = "How this was decided"
DETAILS_RULES = "Rules that hold"
DETAILS_WRITER = "Written by"
DETAILS_TIME = "Time"
GENERATED = "a language model ({name}); every sentence was checked against the texts"
GENERATORS = {"extractive": "sentences of the texts as they stand, no language model"}
