"""Nothing is lost and nothing comes twice, whatever a document is made of."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import cell, field, item, p, read, row, run, table, texts

from protocol_audit.model import Kind, Protocol
from protocol_audit.readers import read_protocol

_CONSTRUCTS = Path(__file__).parents[3] / "shared" / "benchmark" / "constructs"

# How a unique word may stand in a document, and whether it is to be read.
_SHAPES: list[Callable[[str], str]] = [
    p,
    item,
    lambda word: item(word, 1, 2),
    lambda word: p(f"- {word}"),
    lambda word: p(f"{word}:"),
    lambda word: p(word, looks="<w:b/>"),
    lambda word: p(word.upper()),
    lambda word: p(word, style="Heading1"),
    lambda word: p(word, style="Title"),
    lambda word: p(f"4.2 {word}"),
    lambda word: p(inside=f"<w:ins>{run(word)}</w:ins>"),
    lambda word: p(inside=field(" REF ", run(word))),
    lambda word: p(inside=f"<w:r><w:t>- {word}</w:t><w:br/><w:t>- and</w:t></w:r>"),
    lambda word: f"<w:sdt><w:sdtContent>{p(word)}</w:sdtContent></w:sdt>",
    lambda word: table(row(word)),
    lambda word: table(row(word, "beside")),
    lambda word: table(row("head", "other head", properties="<w:tblHeader/>"), row("a", word)),
    lambda word: table(row("a", "b"), row(cell(word, properties='<w:gridSpan w:val="2"/>')), row("c", "d")),
    lambda word: table(row("a", cell(raw=table(row("b", word)) + p()))),
    lambda word: p(
        inside=f"<w:r><w:pict><v:textbox><w:txbxContent>{p(word)}</w:txbxContent></v:textbox></w:pict></w:r>"
    ),
]


@settings(max_examples=150)
@given(st.lists(st.integers(0, len(_SHAPES) - 1), min_size=1, max_size=25))
def test_every_text_comes_out_once_and_in_order(shapes: list[int]) -> None:
    words = [f"w{at}q" for at in range(len(shapes))]
    body = [_SHAPES[shape](word) for shape, word in zip(shapes, words, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        protocol = read(Path(folder), *body)
    seen = " ".join(texts(protocol)).lower()
    found = [seen.find(word) for word in words]
    assert -1 not in found
    assert found == sorted(found)
    assert all(seen.count(word) == 1 for word in words)
    assert protocol.unread == ()


_TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="\u00ad\u007f"), max_size=60
)


@settings(max_examples=100)
@given(st.lists(_TEXT, min_size=1, max_size=12))
def test_paragraphs_are_read_exactly_as_written(lines: list[str]) -> None:
    lines = ["".join(c for c in line if c.isprintable()) for line in lines]
    expected = [line.strip() for line in lines if any(c.isalnum() for c in line)]
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_paragraph("the end")
    with tempfile.TemporaryDirectory() as folder:
        document.save(str(Path(folder) / "protocol.docx"))
        protocol = read_protocol(Path(folder) / "protocol.docx")
    assert texts(protocol) == [*expected, "the end"]
    assert protocol.unread == ()


def test_a_document_by_another_writer_is_read(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Night Rules", 0)
    document.add_heading("Intake", 1)
    document.add_paragraph("Advocates ask:")
    document.add_paragraph("whether it is safe to talk", style="List Bullet")
    made = document.add_table(2, 2, style="Table Grid")
    for at, text in enumerate(("Step", "Who", "Ask", "Advocate")):
        made.cell(at // 2, at % 2).text = text
    document.sections[0].header.paragraphs[0].text = "Rivermouth Shelter"
    document.save(str(tmp_path / "protocol.docx"))
    protocol = read_protocol(tmp_path / "protocol.docx")
    assert protocol.title == "Night Rules"
    assert protocol.agency == "Rivermouth Shelter"
    kinds = [passage.kind for passage in protocol.passages]
    assert kinds == [
        Kind.TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.LIST_ITEM, *[Kind.TABLE_CELL] * 4, Kind.MARGIN,
    ]  # fmt: skip
    assert protocol.passages[3].lead_in == "Advocates ask:"
    assert protocol.passages[-2].column_head == "Who"
    assert len(protocol.sha256) == 64


def test_a_thousand_pages_are_read(tmp_path: Path) -> None:
    sentence = "Advocates talk about safety with every caller before anything else. "
    body = [p(f"{at} {sentence * 7}") for at in range(6000)]
    protocol = read(tmp_path, *body)
    assert len(protocol.passages) == 6000
    assert protocol.passages[-1].place.address == "paragraph 6000"


# What the file of constructs has and nobody sees who opens it in Word, or what is no part of the text.
_NOT_TEXT = {
    "legacy form text default only": "Word shows what was filled in instead",
    "hidden text (vanish)": "counted in unread",
    "comment": "counted in unread",
    "image alt text (descr)": "said in unread",
    "AlternateContent Fallback (only if Choice unknown)": "the choice is read instead",
}


@pytest.fixture(scope="module")
def constructs() -> Protocol:
    if not _CONSTRUCTS.exists():
        pytest.skip("the file of constructs is not beside the checkout (../shared/benchmark/constructs)")
    return read_protocol(_CONSTRUCTS / "word.docx")


def test_every_construct_comes_out_once(constructs: Protocol) -> None:
    words: dict[str, str] = json.loads((_CONSTRUCTS / "word.json").read_text("utf-8"))
    found = "\n".join(f"{passage.number} {passage.text}" for passage in constructs.passages)
    counts = {
        name: found.count(word)
        for name, word in words.items()
        if name not in _NOT_TEXT and not name.startswith("MUST NOT")
    }
    # A box of older Word and one of newer Word are both ticked.
    assert {name: count for name, count in counts.items() if count != 1} == {"w14 checkbox state glyph": 2}


def test_what_is_kept_apart_of_the_constructs_is_listed(constructs: Protocol) -> None:
    words: dict[str, str] = json.loads((_CONSTRUCTS / "word.json").read_text("utf-8"))
    apart = [(aside.kind, aside.text) for aside in constructs.asides]
    assert sorted(apart) == [
        ("comment", words["comment"]),
        ("hidden text", words["hidden text (vanish)"]),
        ("picture", words["image alt text (descr)"]),
    ]


def test_what_must_not_show_does_not(constructs: Protocol) -> None:
    words: dict[str, str] = json.loads((_CONSTRUCTS / "word.json").read_text("utf-8"))
    everything = " ".join(passage.text for passage in constructs.passages)
    assert [name for name, word in words.items() if name.startswith("MUST NOT") and word in everything] == []
    assert all(words[name] not in everything for name in _NOT_TEXT)


def test_what_was_not_read_of_the_constructs_is_said(constructs: Protocol) -> None:
    assert constructs.unread == (
        "1 picture (“zqfwkw”)",
        "1 passage of hidden text",
        "1 comment (reviewers’ remarks are not part of the protocol)",
    )
