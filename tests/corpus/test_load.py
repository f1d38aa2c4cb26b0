"""Reading documents: offsets are exact, and what is broken is said in one line with a remedy."""

from pathlib import Path

import pytest

from corpus import CorpusError, load_corpus, load_document

GOOD = """\
document:
  id: rash
  title: "Rash and µg"
  source: "A ward’s notes"
  review_status: submitted
  last_updated: 2026-11-22

sources:
  - id: notes
    citation: "Notes, 2026."
    pmid: 20521307

sections:
  - id: first
    title: "First"
    statements:
    - id: one
      clinician: "Between 20 and 60 µg·h/mL – never yes or no."
      plain: "Between 20 and 60."
      sources: [notes]
      basis: case_series
      certainty: low
      verification: source
      population: [adults]
    - id: two
      clinician: 'A single-quoted claim: 5.'
      plain: yes
      basis: project_reading
      certainty: very_low
      verification: own_reading
      population: [adults, children]
      disagrees_with: ["rash#one"]
  - id: second
    title: "Second"
    statements:
    - id: three
      clinician: A claim without quotes
      plain: "Three."
      basis: project_reading
      certainty: very_low
      verification: own_reading
      population: [children]
"""


def write(folder: Path, text: str, name: str = "rash.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_document_is_read_in_reading_order(tmp_path: Path) -> None:
    document = load_document(write(tmp_path, GOOD))
    assert [p.id for p in document.passages] == ["rash#one", "rash#two", "rash#three"]
    assert [p.section for p in document.passages] == ["First", "First", "Second"]
    assert document.sources[0].pmid == "20521307"
    assert document.text == GOOD
    second = document.passages[1].statement
    assert second is not None
    assert second.plain == "yes"  # a word that YAML would take for a boolean stays a word


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_passage_is_its_stretch_of_the_file(tmp_path: Path, line_end: str) -> None:
    path = write(tmp_path, GOOD.replace("\n", line_end))
    document = load_document(path)
    raw = path.read_bytes().decode()
    texts = [raw[p.start : p.end] for p in document.passages]
    assert texts == [p.text for p in document.passages]
    assert texts == [
        "Between 20 and 60 µg·h/mL – never yes or no.",
        "A single-quoted claim: 5.",
        "A claim without quotes",
    ]


# what replaces what in the good file → what the message must hold
BROKEN = {
    "syntax": ('title: "First"', 'title: "First', ["not valid YAML", "correct the syntax"]),
    "control character": ("Notes, 2026.", "Notes\x07", ["not valid YAML"]),
    "two documents": ("sections:", "---\nsections:", ["not valid YAML"]),
    "unknown key": (
        "      plain: yes",
        "      plain: yes\n      klinician: x",
        ["line 28", 'unknown key "klinician"', "use one of id, clinician"],
    ),
    "unknown top key": ("sources:\n", "source:\n", ['unknown key "source"', "document, sources"]),
    "missing key": ("      certainty: low\n", "", ['key "certainty" is missing', "line 17"]),
    "no sections": ("sections:", "sections: []\nolder:", ["sections"]),
    "key twice": ("      plain: yes", "      plain: a\n      plain: b", ["given twice", "line 28"]),
    "alias": ("[notes]", "&a [notes]\n      caveats: *a", ["an alias", "in full"]),
    "list as key": ("  id: rash", "  [a]: rash", ["a key is not plain text", "line 2"]),
    "statement id twice": (
        "id: three",
        "id: one",
        ['statement id "one" is given twice', "line 36"],
    ),
    "section id twice": ("id: second", "id: first", ['section id "first" is given twice']),
    "source id twice": (
        "sections:",
        '  - id: notes\n    citation: "Again."\nsections:',
        ['source id "notes" is given twice', "rename one source"],
    ),
    "unknown source": ("[notes]", "[nots]", ['unknown source "nots"', "line 20"]),
    "escape": ("20 and 60 µg·h/mL –", "20 and 60 \\xb5g –", ["verbatim on one line", "line 18"]),
    "doubled quote": ("claim: 5.", "claim: it''s 5.", ["verbatim on one line", "line 26"]),
    "wrapped": ("20 and 60 µg", "20 and\n        60 µg", ["verbatim on one line", "line 18"]),
    "literal block": (
        "clinician: A claim without quotes",
        "clinician: |\n        A claim\n        on lines",
        ['"clinician" has the wrong form', "on one line"],
    ),
    "empty wording": ('plain: "Three."', 'plain: ""', ['"plain"', "at least 1 character"]),
    "bad id": ("id: one", "id: One", ['"id" has the wrong form', "lower-case"]),
    "bad passage id": ('"rash#one"', '"one"', ["document#statement"]),
    "bad choice": ("basis: case_series", "basis: rumour", ['"basis"', "case_series", "line 21"]),
    "bad date": ("2026-11-22", "soon", ['"last_updated"', "line 6"]),
    "nobody": ("[adults, children]", "[]", ['"population"', "at least 1 item"]),
    "not a mapping": (GOOD, "- a\n- b\n", ["rash.yaml"]),
    "empty": (GOOD, "# nothing\n", ["the file is empty"]),
    "byte order mark": ("document:", "\ufeffdocument:", ["byte order mark", "without one"]),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_named_with_its_remedy(tmp_path: Path, case: str) -> None:
    old, new, parts = BROKEN[case]
    assert GOOD.count(old) >= 1
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(CorpusError) as caught:
        load_document(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert "; " in message
    for part in parts:
        assert part in message


def test_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(GOOD.encode().replace("µg·h".encode(), b"\xb5g"))
    with pytest.raises(CorpusError, match=r"line 18: not UTF-8 text; save it as UTF-8"):
        load_document(path)


def test_unreadable_file(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"cannot be read \(No such file"):
        load_document(tmp_path / "none.yaml")
    with pytest.raises(CorpusError, match=r"cannot be read \(Is a directory"):
        load_document(tmp_path)


def test_missing_folder_no_folder_and_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="the folder is missing"):
        load_corpus(tmp_path / "none")
    with pytest.raises(CorpusError, match=r"no documents \(\*\.yaml\)"):
        load_corpus(tmp_path)
    with pytest.raises(CorpusError, match="this is not a folder"):
        load_corpus(write(tmp_path, GOOD))


def test_documents_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "b.yaml")
    write(tmp_path, GOOD.replace("id: rash", "id: itch").replace("rash#", "itch#"), "a.yaml")
    assert [d.provenance.id for d in load_corpus(tmp_path)] == ["itch", "rash"]


def test_two_files_with_one_document_id(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "a.yaml")
    write(tmp_path, GOOD, "b.yaml")
    with pytest.raises(CorpusError, match=r'b\.yaml: the document id "rash" is used by another'):
        load_corpus(tmp_path)


def test_a_dangling_disagreement(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace('"rash#one"', '"rash#none"'))
    load_document(path)  # other documents are not known yet
    with pytest.raises(CorpusError, match='line 26: "rash#two" disagrees with "rash#none"'):
        load_corpus(tmp_path)
