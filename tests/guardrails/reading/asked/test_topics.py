"""The subjects of the last turn."""

import pytest

from guardrails.request import Topic

CASES = (
    ("hello", Topic.GREETING),
    ("are you a human or a machine?", Topic.ASSISTANT),
    ("where do your answers come from?", Topic.ASSISTANT),
    ("how long do people stay on mycophenolate?", Topic.DURATION),
    ("does she still need the CellCept?", Topic.DURATION),
    ("can I stop CellCept?", Topic.WITHDRAWAL),
    ("should we hold mycophenolate before her hip operation?", Topic.SHORT_HOLD),
    ("what is the usual dose of MMF?", Topic.DOSE),
    ("is 4 g a day too much?", Topic.DOSE),
    ("I forgot last night's mycophenolate", Topic.MISSED_DOSE),
    ("how soon does CellCept start to work?", Topic.RESPONSE),
    ("it is not working at all, what now?", Topic.RESPONSE),
    ("how often do I need blood tests?", Topic.MONITORING),
    ("does mycophenolate cause hair loss?", Topic.SIDE_EFFECTS),
    ("could I go back on mycophenolate later?", Topic.RESTART),
    ("will I relapse?", Topic.RELAPSE),
    ("can I breastfeed on mycophenolate?", Topic.PREGNANCY),
    ("is the shingles vaccine live?", Topic.INFECTION),
)


@pytest.mark.parametrize(("said", "topic"), CASES)
def test_topic_is_noticed(asked, said: str, topic: Topic) -> None:
    assert topic in asked(said).topics


def test_a_turn_without_a_subject_has_the_earlier_one(asked) -> None:
    assert asked("how often are blood tests done on MMF? // and then?").topics == (
        Topic.MONITORING,
    )


def test_stating_a_dose_or_a_result_asks_nothing(asked) -> None:
    said = asked("I take 1 g twice a day and my CK is normal. How long will this go on?").topics
    assert said == (Topic.DURATION,)
