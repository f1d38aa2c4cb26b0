"""Withdrawal at issue for a patient, in general, or not at all: read the tables as the rule."""

import pytest

from guardrails.request import Withdrawal

FOR_A_PATIENT = (
    "i really want shot of this drug. dermatomyositis 6 years",
    "Is it OK if I knock the mycophenolate on the head?",
    "thinking of giving my liver a rest from the cellcept for a month",
    "Could we try him without the MMF?",
    "My rheum suggested dropping to 500 mg twice a day since I'm doing well. Good idea?",
    "What would happen if I just didn't take it any more?",
    "can my mum give her cellcept a miss",
    "Is my daughter ready to lose the MMF?",
    "when will I be able to come off mycophenolate",
    "When can I stop taking CellCept?",
    "How do I get off this stuff",
    "Am I a candidate for withdrawal?",
    "Does this patient meet criteria for MMF discontinuation? Steroid free 14 months, CK nl.",
    "63M DM on MMF 1g bid x 4y. Steroid free 2y. OK to d/c MMF?",
    "my doctor says we might cut the mycophenolate down to once a day",
    "I'd love a life without these tablets. Realistic?",
    "Can we call it a day with the mycophenolate?",
    "is it safe for my husband to go off mycophenolate cold turkey",
    "I have been on it for 3 years and I am fed up. Can I just stop?",
    "Reckon I could halve my CellCept?",
    "We're off to Bali, would a fortnight's break from MMF hurt?",
    "Doc wants to reduce my mycophenolate from 3g to 2g because I've been well. Agree?",
    "I'm having my gallbladder out next Tuesday, do I stop MMF before?",
    "should i hold my mycophenolate for the covid booster",
    "is it time to say goodbye to cellcept",
    "she's 9, jdm, well for ages. are we allowed to start winding the mycophenolate down?",
    "how slowly should I taper my CellCept",
    "Is she done with mycophenolate now?",
    "Can the dose of my son's mycophenolate come down?",
    "what are my chances of getting off MMF for good",
    "Do you think I could manage without mycophenolate?",
    "myositis in remission. do i get to quit now",
    "Would you deprescribe? 72F, PM, MMF 500 bd, asymptomatic.",
    "Pt requesting to come off MMF. DM x 8y.",
    "MMF cessation in this 44F with DM?",
    "Wants to know whether the CellCept could be discontinued - 55 yr old lady, DM, quiescent.",
    "I refuse to take mycophenolate one more day.",
    "i dont want to be on cellcept anymore",
    "I do not want to take this for the rest of my life, can I not just leave it off?",
    "My consultant is talking about stopping it. I'm nervous. What should I know?",
    "my GP told me to ask about weaning off",
    "Thinking of skipping doses at weekends so I can have a drink",
    "can i take just one tablet instead of two, i feel fine",
    "I've started taking less cellcept to see how I go",
    "Any reason I can't stop mycophenolate now my dermatomyositis is gone?",
    "Need your blessing to bin these horse pills. Myositis cured!",
    "can I stop my immunosuppressant?",
    "come off my meds??",
    "Can I take a mycophenolate holiday over the summer?",
    "What if we stopped the CellCept before she goes to uni?",
    "Would it be mad to pause the MMF while I do chemo prep for something else",
    "Is 3 years of remission enough to stop MMF?",
    "could MMF be safely withdrawn in my 12 year old with JDM",
    "Prof is keen to peel back her immunosuppression, MMF first. Her: DM, well.",
    "I'm on mycophenolate for DM // Off pred since 2022 // so can i stop it?",
    "Can I stop CellCept? DM // strength normal // what else do you need to know?",
    "can she come off mmf // why not? // her CK is normal",
    "can I stop MMF? // I take hydrocortisone 20 mg, does that count as a steroid?",
    "Mum has DM. She takes methotrexate and mycophenolate // Could she drop the second one?",
    "when can mmf be stopped? // I've been in remission 3 years and off pred for 2",
)

IN_GENERAL = (
    "When can MMF be stopped in dermatomyositis?",
    "What are the criteria for stopping mycophenolate?",
    "How is mycophenolate usually tapered in DM?",
    "criteria for mmf withdrawal in dermatomyositis",
    "What does the guideline say about discontinuing MMF?",
    "How soon do people relapse if they stop mycophenolate?",
    "Do patients with JDM ever get to stop MMF?",
    "What conditions must be met before mycophenolate is withdrawn?",
    "who should never stop MMF?",
    "which patients can discontinue MMF safely",
)

NOT_AT_ISSUE = (
    "How long do I need to take CellCept for dermatomyositis?",
    "I stopped prednisone last year. Is my MMF dose right?",
    "Can I stop my prednisone now? I take 5 mg and CellCept 1 g twice a day.",
    "How do I taper the steroids while on mycophenolate?",
    "Will my hair stop falling out on mycophenolate?",
    "Does CellCept ever stop working?",
    "Should I stop drinking alcohol on mycophenolate?",
    "I forgot two doses of MMF, what do I do?",
    "Can I switch from CellCept to Myfortic? stomach is bad",
    "MMF isn't working, should we swap to rituximab?",
    "CellCept gives me the runs. Would you stop it and go to azathioprine?",
    "My white cells dropped in 2022 but are fine. How often do I get tested?",
    "They weaned me off pred in March. How often are bloods needed with mycophenolate?",
    "My team stopped my MMF in July after 6 years. Any chance of the rash coming back?",
    "what's the lowest dose of mycophenolate that works in DM",
    "I never want to come off mycophenolate, it saved my life. Is that OK long term?",
    "does mycophenolate reduce the risk of flares?",
    "Does mycophenolate lower the white count?",
    "Can CellCept cut the risk of lung disease in myositis?",
    "Can I drop off my CellCept prescription at any pharmacy?",
    "is it ok to break the cellcept tablets in half",
    "Can I open the capsules? dermatomyositis",
    "My methotrexate was stopped and MMF started. How long till it works?",
    "what time of day do i take mycophenolate",
    "Is there any end in sight with this mycophenolate? Year 4 of DM.",
    "do i have to stay on mycophenolate forever",
    "Is she meant to be on MMF for life?",
    "i ran out of breath laughing lol. how long does cellcept stay in your system? DM",
    "Hello there",
    "thanks so much, that's really helpful",
    "Who wrote the guideline you use?",
    "Can my wife with polymyositis eat grapefruit with mycophenolate?",
    "is cellcept chemo",
    "what is MMF",
    "Can I get the live shingles vaccine on this medicine?",
    "MMF levels - worth checking in DM?",
    "Can men father children on mycophenolate?",
    "What is remission in dermatomyositis?",
    "why do I feel so rubbish on this stuff",
    "are my tablets meant to smell funny, cellcept 250s",
    "fuck this disease and fuck cellcept. how many more years",
    "my poo is green since starting mycophenolate lol normal?",
    "will cellcept make me fat",
    "hlep my dermatomyosotis is bak, do they up the mycofenolate?",
    "??",
    "I have dermatomyositis.",
    "can I go in the sun?",
    "can I stop MMF? dm // ok. what are the side effects of staying on?",
    "can I stop MMF? dm // ok thanks. how often should bloods be done?",
    "I have DM and take MMF // can I have a glass of wine?",
    "hi // I have jdm // how long on cellcept // and after that?",
    "I'm on pred 5 mg for dermatomyositis // can I stop it?",
    "Mum has DM. She takes methotrexate and mycophenolate // Could she drop the methotrexate?",
)


TURNED = {
    "can I stop CellCept? // Understood, I don't stop. Different question: with food?": "no",
    "can I stop CellCept? // New topic. Is the flu jab fine with mycophenolate?": "no",
    "is the flu jab fine? // different question: can I stop CellCept for my operation?": "yes",
}


@pytest.mark.parametrize(("said", "at_issue"), TURNED.items())
def test_another_subject_announced_ends_what_was_asked_before(asked, said, at_issue):
    found = asked(said).withdrawal
    assert found is (Withdrawal.PATIENT if at_issue == "yes" else Withdrawal.NOT_AT_ISSUE)


@pytest.mark.parametrize("said", FOR_A_PATIENT)
def test_somebody_wants_to_stop_lower_or_pause(asked, said: str) -> None:
    assert asked(said).withdrawal is Withdrawal.PATIENT


@pytest.mark.parametrize("said", IN_GENERAL)
def test_nobody_stands_behind_the_question(asked, said: str) -> None:
    assert asked(said).withdrawal is Withdrawal.GENERAL


@pytest.mark.parametrize("said", NOT_AT_ISSUE)
def test_something_else_is_asked(asked, said: str) -> None:
    assert asked(said).withdrawal is Withdrawal.NOT_AT_ISSUE


def test_a_smaller_dose_in_numbers_is_read_by_its_size(asked) -> None:
    assert asked("can I go from 2 g to 1 g a day?").withdrawal is Withdrawal.PATIENT
    assert asked("can I go from 1 g to 2 g a day?").withdrawal is Withdrawal.NOT_AT_ISSUE
    assert asked("can I go from 10 mg to 5 mg of pred?").withdrawal is Withdrawal.NOT_AT_ISSUE
    past = "They cut me from 3 g to 2 g in 2023. How often are bloods done?"
    assert asked(past).withdrawal is Withdrawal.NOT_AT_ISSUE


def test_it_stays_at_issue_until_the_subject_changes(asked) -> None:
    start = "can I stop my CellCept?"
    facts = " // no prednisone since 2022 // skin is clear"
    assert asked(start + facts).withdrawal is Withdrawal.PATIENT
    changed = start + facts + " // and how often do I need blood tests?"
    assert asked(changed).withdrawal is Withdrawal.NOT_AT_ISSUE
    back = changed + " // fine. so can I come off it?"
    assert asked(back).withdrawal is Withdrawal.PATIENT
