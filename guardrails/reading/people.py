"""Words for people: the writer, relatives, others, and who is asked for."""

import re

KIN = (
    r"sister|brother|mum|mam|mom|mommy|mummy|mother|dad|father|wife|husband|hubby|partner|spouse|"
    r"boyfriend|girlfriend|fianc[e]+|son|daughter|child|kid|kiddo|boy|girl|toddler|baby|teen|"
    r"teenager|lad|aunt|auntie|uncle|cousin|nan|nana|nanna|gran|granny|grandma|grandmother|"
    r"grandad|granddad|grandpa|grandfather|grandson|granddaughter|niece|nephew|friend|mate|"
    r"neighbou?r|colleague|co-?worker|boss|flatmate|roommate|mother-in-law|father-in-law|"
    r"sister-in-law|brother-in-law|daughter-in-law|son-in-law|mil|twin|sis|missus|pal|buddy|dog|cat|puppy|pup|labrador|"
    r"spaniel|terrier|collie|horse|pony|mare|rabbit|hamster|pet|dada|dadi|dadaji|nani|grandpa|"
    r"(?:youngest|eldest|oldest)(?='s\b|[,.!?]|$| (?:is|was|has|had|have|got|gets?|came|comes|"
    r"caught|keeps?|who|woke|started|takes?|on|with|can|and|just)\b)"
)
OTHERS = (
    r"(?:a|another|one|some|the other) (?:friend|lady|guy|woman|man|person|girl|member|patient|"
    r"colleague)\b(?! (?:of mine )?under)|someone|somebody|(?:other|some|most|lots of|"
    r"many) people|the (?:girl|lady|man|woman|guy|boy|lad|chap|bloke|fella) (?:in the next|"
    r"next|beside|"
    r"opposite|before me|after me|behind me|ahead of me|across)|people (?:on|with|who|in|i)|"
    r"^people|others|some patients|most patients|"
    r"other patients|everyone|everybody|(?:the|my) (?:fb|facebook|reddit|forum|support) (?:group|"
    r"forum)"
)
BARE = r"mum|mam|mom|dad|nan|gran|grandma|grandad|granddad|grandpa|hubby|mother|dada|dadi|dadaji"
"""Those who are called by the word alone: "Mam's mycophenolate"."""
OWN_KIN = re.compile(
    r"\b(?:my|our|me|mi|ma|the(?= (?:brother|sister|wife|husband|missus|daughter|son) (?:\w+ )?"
    r"(?:has|is on|takes)\b)) (?:\w+ )?"
    rf"(?:(?:<t>|\d+)[- ]?(?:yo|y/o|year old|"
    rf"old)? )?(?P<kin>{KIN})\b"
)
_CASES = (
    r"(?:the |this |that |my |our )?(?:\w+ )?(?:patient|pt|lady|gentleman|man|woman|girl|boy|child|"
    r"client|chap)'?s"
)
OTHER_PERSON = re.compile(
    rf"\b(?:(?:his|her|their|whose|{_CASES}) (?P<kin>{KIN})\b|"
    r"^(?:and |but |so )*(?:his|her|their|the patient's|pt's) (?:(?:best|older|elder|younger|twin|"
    rf"little|big|elderly|teenage|adult|new|poor|other|closest) )+(?:{KIN})\b|"
    rf"(?P<others>{OTHERS}))"
)
MEN = re.compile(
    r"(?:brother|bro|dad|father|husband|hubby|boyfriend|son|boy|lad|uncle|gran?dad|grandpa|grandfather|"
    r"grandson|nephew|dada|dadaji|bloke|chap|guy|man|gentleman)(?:-in-law)?"
)
WOMEN = re.compile(
    r"(?:sister|sis|mum|mam|mom|mommy|mummy|mother|mil|wife|missus|girlfriend|daughter|girl|aunt|auntie|nan|"
    r"nana|nanna|gran|granny|grandma|grandmother|granddaughter|niece|dadi|nani|lady|woman)(?:-in-law)?"
)
IT_IS_ME = re.compile(
    r"^(?:and |but |so |no |well )*(?:it's|it is) (?:me|myself)$"
    r"|\b(?:it|that)(?:'s| is) (?:me|i|myself) (?:who|that|with|has|takes|on|got)\b"
    r"|\bi(?:'m| am) (?:only |just )?the (?:patient|dm|myositis)\b|\bi(?:'m| am) the one "
    r"(?:with|who has|that has|on|taking|who takes)\b(?: \w+){0,2}? (?:<mmf>|\w*myositis|j?dm|pm)\b"
    r"|(?:<mmf>|myositis|\bj?dm)(?:'s| is) mine\b|\bmine(?:'s| is) the (?:\w*myositis|j?dm)\b"
)
"""The writer apart from those told of: "it's me who has the dermatomyositis"."""
FIRST_PERSON = re.compile(
    r"\b(?:i|i'm|im|i've|ive|i'd|i'll|me|my|mine|myself|we|we've|we're|our|us)\b"
)
I_SUBJECT = re.compile(
    r"(?:^|\b(?:and|but|so|that|because|while|if|when|since|as|now|"
    r"then) )(?:i|i'm|im|i've|ive|my)\b|^(?:\w+ ){0,2}(?:i|i'm|im|i've|ive)\b"
)
THEY = re.compile(
    r"\b(?:he|he's|hes|she|she's|shes|him|her|his|hers|they|they're|they've|their|"
    r"them)\b"
)
ASKS_SELF = re.compile(
    r"\b(?:can|could|should|may|shall|must|do|am|will|would|have|did) i\b"
    r"(?! (?:re-?dose|give|offer|(?:\w+ ){1,2}(?:him|his|her|them|their)\b))|\b(?:i|we) (?:want|"
    r"wanna|would like|'d like|wish|hope|plan|need) (?:to|off)|\b(?:(?:for me|about me|in my case|"
    r"my (?:dose|treatment|meds|tablets))\b|my <mmf>)|\bi (?:stop|quit|drop|come off|be able)\b|"
    r"\bget me off\b|\blet me\b"
)
ASKS_THEM = re.compile(
    r"\b(?=(?:can|could|should|may|shall|must|does|is|will|would|has|did|do) )"
    rf"(?!(?:(?<=so )|(?<=nor )|(?<=neither ))\w+ (?:he|she|they|my (?:\w+ )?(?:{KIN}))\W*$)"
    rf"\w+ (?:he|she|they|"
    rf"my (?:\w+ )?(?:{KIN})(?!'s)|the (?:child|kid|boy|girl|patient))\b|"
    r"\b(?:take|taking|get|getting|wean|weaning|keep|keeping|stop|stopping|put) (?:him|her|"
    r"them)\b|\b(?:his|her|their) (?:dose|treatment|meds)\b|\b(?:can|could|should|shall|must|do) "
    r"(?:i|we) \w+ (?:his|her|their) <mmf>|\b(?:he|she|they) (?:stop|"
    r"come off|still needs?|needs? to)\b|\bfor (?:him|her)\b(?=\W*$)|"
    r"\b(?:he|she|they) (?:can|could|should|may|might)(?: ever| now)? (?:stop|quit|come off|drop|"
    r"ditch|get off|wean|lower|reduce|skip|leave)\b|"
    r"\b(?:he|she|they)(?:'d| would)? (?:wants?|wanna|likes?|hopes?|wishes)(?: to)? (?:be )?"
    r"(?:stop|quit|off|come off|drop|ditch|get off|wean|lower|reduce|leave)\b"
)
