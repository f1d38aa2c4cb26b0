"""Quotes are marked by offset, in their passage, among their neighbours."""

from fake_texts import PASSAGES, cite

from ui.context import Context, Contexts


def test_a_quote_is_cut_out_of_its_passage_by_offset() -> None:
    context = Contexts(PASSAGES).of(cite(1, "pitfall-on-steroids", "MMF is not withdrawn"))
    assert context.before == "While corticosteroids are still taken, or the disease is active, "
    assert context.quote == "MMF is not withdrawn"
    assert context.after == ": a flare is likely."


def test_neighbours_come_from_the_same_section_in_reading_order() -> None:
    contexts = Contexts(PASSAGES)
    text = {name: PASSAGES[f"mmf-duration#{name}"].text for name in ("minimum-remission",)}
    middle = contexts.of(cite(1, "pitfall-on-steroids"))
    assert middle.previous == text["minimum-remission"]
    assert middle.following == PASSAGES["mmf-duration#withdrawal-strength"].text
    first = contexts.of(cite(1, "pitfall-abrupt-stop"))
    assert first.previous is None, "the section before is another place"
    assert contexts.of(cite(1, "relapse-uncertain")).following is None


def test_a_repeated_quote_is_marked_where_the_offset_says() -> None:
    passage = PASSAGES["mmf-duration#pitfall-abrupt-stop"]
    second = passage.text.index("a", 10)
    citation = cite(1, "pitfall-abrupt-stop", "a").model_copy(
        update={"start": passage.start + second, "end": passage.start + second + 1}
    )
    assert Contexts(PASSAGES).of(citation).before == passage.text[:second]


def test_without_its_passage_or_with_wrong_offsets_the_quote_stands_alone() -> None:
    citation = cite(1, "relapse-uncertain", "close monitoring")
    alone = Context("", "close monitoring", "")
    assert Contexts({}).of(citation) == alone
    moved = citation.model_copy(update={"start": citation.start + 1})
    assert Contexts(PASSAGES).of(moved) == alone
    assert Contexts(PASSAGES).of(citation.model_copy(update={"start": 0, "end": 3})) == alone
