"""Reading the index: what is found, in which order, and what is refused."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_corpus import BLOOD, DOCUMENTS, DOSE, DURATION, ONSET, REMISSION, SAFETY, WordEmbedder

from ingest import Index, IndexMissing, build_index, open_index
from ingest.field import for_meaning

ALL = ["duration#remission", "duration#onset", "safety#dose", "safety#blood-tests"]


def test_passages_and_documents_come_back_as_they_were(index: Index) -> None:
    assert list(index.passages) == ALL
    assert index.passages["safety#dose"].statement == DOSE
    assert dict(index.documents) == {"duration": DURATION, "safety": SAFETY}


@pytest.mark.parametrize("each", [REMISSION, ONSET, DOSE, BLOOD], ids=lambda each: each.id)
def test_every_form_finds_its_passage_with_the_cosine_of_that_form(index: Index, each) -> None:  # type: ignore[no-untyped-def]
    for text in (each.clinician, each.plain, *each.questions):
        best = index.dense(text, 1)[0]
        assert best.passage_id.endswith(f"#{each.id}")
        assert best.score == pytest.approx(1.0, abs=1e-5)
        assert index.lexical(text, 1)[0].passage_id == best.passage_id


def test_dense_gives_every_passage_once_best_first(index: Index) -> None:
    hits = index.dense("How soon does it work, and how much do I take?", 10)
    assert sorted(hit.passage_id for hit in hits) == sorted(ALL)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_dense_agrees_with_a_search_over_all_forms(index: Index) -> None:
    query = "months of steroid tablets before a blood test"
    embedder = WordEmbedder()
    vector = embedder.embed([for_meaning(query)])[0]
    best = {}
    for passage in index.passages.values():
        assert passage.statement is not None
        texts = [passage.text, passage.statement.plain, *passage.statement.questions]
        best[passage.id] = float(
            (embedder.embed([for_meaning(text) for text in texts]) @ vector).max()
        )
    hits = index.dense(query, 4)
    assert [h.passage_id for h in hits] == sorted(best, key=lambda i: -best[i])
    assert [h.score for h in hits] == pytest.approx(sorted(best.values(), reverse=True), abs=1e-5)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_k_hits_are_given_although_forms_of_one_passage_crowd_the_top(index: Index, k: int) -> None:
    assert len(index.dense("When can I come off it? How long must I be well?", k)) == k


def test_lexical_leaves_out_what_shares_no_word(index: Index) -> None:
    assert [hit.passage_id for hit in index.lexical("liver", 10)] == ["safety#blood-tests"]
    assert index.lexical("xylophone", 10) == []


def test_lexical_matches_stems_and_numbers(index: Index) -> None:
    assert index.lexical("withdrawing", 5)[0].passage_id == "duration#remission"
    assert index.lexical("1,000", 5)[0].passage_id == "safety#dose"


@pytest.mark.parametrize("query", ["", "   \n\t", "\u00a0"])
def test_a_blank_query_finds_nothing(index: Index, query: str) -> None:
    assert index.dense(query, 5) == []
    assert index.lexical(query, 5) == []


@pytest.mark.parametrize("k", [0, -1])
def test_k_below_one_is_refused(index: Index, k: int) -> None:
    with pytest.raises(ValueError, match="k must be at least 1"):
        index.dense("a question", k)
    with pytest.raises(ValueError, match="k must be at least 1"):
        index.lexical("a question", k)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(codec=None), max_size=200), k=st.integers(1, 50))
def test_no_query_finds_an_unknown_or_a_repeated_passage(index: Index, query: str, k: int) -> None:
    for search in (index.dense, index.lexical):
        ids = [hit.passage_id for hit in search(query, k)]
        assert set(ids) <= set(index.passages)
        assert len(ids) == len(set(ids)) <= k


def test_is_current_tells_a_changed_corpus(index: Index) -> None:
    assert index.is_current(DOCUMENTS)
    assert not index.is_current((DURATION,))
    assert not index.is_current((SAFETY, DURATION))
    note = DURATION.provenance.model_copy(update={"note": "A new note."})
    assert not index.is_current((DURATION.model_copy(update={"provenance": note}), SAFETY))


def test_closing_twice_is_fine(built: Path) -> None:
    opened = open_index(built, embedder=WordEmbedder())
    opened.close()
    opened.close()


def test_an_index_can_be_opened_twice_in_one_process(built: Path) -> None:
    first = open_index(built, embedder=WordEmbedder())
    second = open_index(built, embedder=WordEmbedder())
    first.close()
    assert second.dense(DOSE.clinician, 1)[0].passage_id == "safety#dose"
    second.close()


def test_without_an_index_the_error_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(
        IndexMissing, match=r"there is no index; build it with `mmf ingest`"
    ) as info:
        open_index(tmp_path / "nowhere")
    assert "\n" not in str(info.value)
    assert str(tmp_path / "nowhere") in str(info.value)
    assert not (tmp_path / "nowhere").exists()


def test_reading_changes_no_sealed_file(built: Path) -> None:
    def contents() -> dict[Path, bytes]:
        paths = [p for p in built.rglob("*") if p.is_file() and "sqlite3" not in p.name]
        return {path: path.read_bytes() for path in paths}

    before = contents()
    opened = open_index(built, embedder=WordEmbedder())
    opened.dense("How much do I take?", 4)
    opened.close()
    assert contents() == before


def _read_in_process(data: Path) -> None:
    for _ in range(3):
        index = open_index(data, embedder=WordEmbedder())
        assert index.dense(DOSE.clinician, 1)[0].passage_id == "safety#dose"
        index.close()


def test_several_processes_read_at_once_while_another_builds(built: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    readers = [spawn.Process(target=_read_in_process, args=(built,)) for _ in range(3)]
    for reader in readers:
        reader.start()
    build_index(DOCUMENTS, built, rebuild=True, embedder=WordEmbedder())
    for reader in readers:
        reader.join(120)
    assert [reader.exitcode for reader in readers] == [0, 0, 0]


def test_threads_that_ask_at_once_get_what_one_would(index: Index) -> None:
    queries = [DOSE.plain, ONSET.plain, REMISSION.plain, BLOOD.plain, "steroid tablets", "x"] * 10
    alone = [(index.dense(query, 4), index.lexical(query, 4)) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        both = list(pool.map(lambda q: (index.dense(q, 4), index.lexical(q, 4)), queries))
    assert both == alone
