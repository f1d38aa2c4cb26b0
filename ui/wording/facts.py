"""The words of "What I understood": the form of facts, its origins and its problems."""

from assistant.contract import Persona

TITLE = "What I understood"
CLOSE = "Close what I understood"
TOGGLE = "Show or change"
LEAD = "Correct or complete what decides, then apply: the last question is answered anew."
LEAD_SET = (
    "What is set by hand decides over what was written before it. What you write later counts "
    "again where it is more cautious."
)
APPLY = "Apply and answer again"
SET = "{n} set by hand"
OVERRULED = "You had set “{value}”; what was written later is more cautious and counts"
BY_HAND = "Set by hand"
BY_MODEL = "Read by the language model"
NOT_TOLD = "Not told yet"
RESET = "Undo"
RESET_LABEL = "Undo, use what was written: {field}"
HINT = "Months"
HINT_NEVER = "Months, or never"
NEVER = "Never taken"
AT_LEAST = "{low} or more"
MORE_THAN = "More than {low}"
AT_MOST = "{high} or fewer"
LESS_THAN = "Fewer than {high}"
BETWEEN = "{low} to {high}"
MONTHS = "{field}: write months, 0 to {most}, or leave it empty."
MONTHS_OR_NEVER = "{field}: write a number of months, 0 to {most}, or never, or leave it empty."
CHOOSE = "{field}: choose one of the given answers."
SAME = "Nothing was changed yet."
MODEL_READ = "The language model read this in your words"
MODEL_ASKS = "Is it right? It counts only if you say so."
MODEL_COUNTS = "This counts already, because it is the more cautious reading."
YES = "Yes"
NO = "No"
NOT_SO = "Not so"
TO_CONFIRM = "{n} to confirm"
INSTEAD_LABEL = "Rather not write?"
INSTEAD = "Fill in what decides as a form"
INSTEAD_ASKS = {
    Persona.PATIENT: "Could I stop mycophenolate?",
    Persona.CLINICIAN: "Can MMF be withdrawn in my patient?",
}
