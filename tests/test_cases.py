"""Every standard's cases: short protocol texts with the status that a careful reviewer gives them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml

from protocol_audit.assess import Judge, assess, vocabulary
from protocol_audit.checks.document import Document
from protocol_audit.learned import Reader, load_reader
from protocol_audit.model import Kind, Pack, Passage, Place, Profile, Protocol, Standard, Status
from protocol_audit.opinion import read_opinion
from protocol_audit.standards import load_pack

CASES = Path(__file__).parent / "cases"
SCHEMA = Path(__file__).parent / "cases.schema.json"
PACK = "ncedsv-sex-trafficking-2023"
RULES, WITH_READER = "rules", "with_reader"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(PACK)


@cache
def read_files() -> dict[str, dict]:
    files = sorted(CASES.glob("*.yaml"))
    return {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


def read_cases() -> Iterator[tuple[str, dict]]:
    for data in read_files().values():
        for case in data["cases"]:
            yield data["standard"], case


@cache
def reader() -> Reader | None:
    return load_reader()


def little_protocol(text: str, title: str) -> Protocol:
    """The case's text as a protocol: "# " headings, "- " list items, "| a | b |" table rows, paragraphs."""
    passages: list[Passage] = []
    headings: tuple[str, ...] = ()
    lead, columns, table = "", [], 0
    for line in (line.strip() for line in text.splitlines()):
        place = Place(headings, f"paragraph {len(passages) + 1}")
        if line.startswith("# "):
            headings = (line[2:],)
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not columns:
                columns, table = cells, table + 1
                continue
            passages.extend(_row(cells, columns, headings, table, len(passages)))
        elif line.startswith("- "):
            passages.append(Passage(line[2:], place, Kind.LIST_ITEM, lead_in=lead))
        elif line:
            passages.append(Passage(line, place))
            lead = line if line.endswith(":") else ""
        if not line.startswith("|"):
            columns = []
    return Protocol("case.docx", title, "", tuple(passages))


def _row(
    cells: list[str], columns: list[str], headings: tuple[str, ...], table: int, count: int
) -> Iterator[Passage]:
    for i, cell in enumerate(cells):
        row = tuple((columns[j], other) for j, other in enumerate(cells) if j != i)
        place = Place(headings, f"table {table}, row {count + 1}, column {i + 1}")
        yield Passage(cell, place, Kind.TABLE_CELL, column_head=columns[i], row=row, table=table)


@pytest.mark.parametrize("by", [RULES, WITH_READER])
@pytest.mark.parametrize(
    ("standard", "case"), [pytest.param(s, c, id=f"{s}: {c['name']}") for s, c in read_cases()]
)
def test_case_is_judged_as_a_reviewer_would(pack: Pack, standard: str, case: dict, by: str) -> None:
    if by == WITH_READER and reader() is None:
        pytest.skip("the learned reader is not installed")
    protocol = little_protocol(case["text"], case.get("title", "Sex trafficking protocol"))
    document = Document(protocol, vocabulary(pack))
    opinion = read_opinion(reader(), document) if by == WITH_READER else None
    finding = Judge(document, pack, opinion).find(pack.standard(standard), Profile())
    if by in case.get("known_wrong", {}):
        assert finding.status != case["status"], "it is right now: take its known_wrong away"
        assert finding.status != Status.MET, "a false met is put right, not written down"
        return
    assert finding.status == case["status"], f"{finding.why} Because: {case['why']}"
    quotes = [evidence.quote for evidence in finding.evidence]
    for expected in case.get("quotes", []):
        assert any(expected in quote for quote in quotes), quotes


@pytest.mark.parametrize("file", read_files())
def test_the_files_have_their_form(file: str) -> None:
    """Every field is known, and the status fits the kind: a hedged case is never met."""
    data = read_files()[file]
    jsonschema.validate(data, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert file == f"{data['standard']}.yaml"
    assert [name for name, times in Counter(c["name"] for c in data["cases"]).items() if times > 1] == []


def kinds_needed(standard: Standard) -> set[str]:
    """The kinds of case that a standard must have.

    Partial is another number of elements than met only where more than one is needed for met; conflict
    applies where the pack has conflicts for the standard.
    """
    needed = {"met", "near_miss", "negated", "hedged"}
    if standard.met_at > standard.partial_at:
        needed.add("partial")
    if standard.conflicts:
        needed.add("conflict")
    return needed


@pytest.mark.parametrize("standard", load_pack(PACK).standards, ids=lambda standard: standard.id)
def test_every_standard_has_every_kind_of_case(standard: Standard) -> None:
    kinds = {case["kind"] for name, case in read_cases() if name == standard.id}
    assert kinds_needed(standard) - kinds == set()


@pytest.mark.parametrize("standard", load_pack(PACK).standards, ids=lambda standard: standard.id)
def test_the_wording_to_consider_closes_the_gap(pack: Pack, standard: Standard) -> None:
    """What the report suggests is found once an agency has pasted it, and is no conflict."""
    text = "\n\n".join(element.insert for element in standard.elements)
    protocol = little_protocol(text, "Sex trafficking protocol")
    finding = next(f for f in assess(protocol, pack).findings if f.standard.id == standard.id)
    assert finding.status is Status.MET, (finding.why, [e.id for e in finding.missing])
