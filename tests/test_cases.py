"""Every standard's cases: short protocol texts with the status that a careful reviewer gives them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from protocol_audit.assess import assess
from protocol_audit.model import Kind, Pack, Passage, Place, Protocol, Status
from protocol_audit.standards import load_pack

CASES = Path(__file__).parent / "cases"
PACK = "ncedsv-sex-trafficking-2023"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(PACK)


def read_cases() -> Iterator[tuple[str, dict[str, object]]]:
    for file in sorted(CASES.glob("*.yaml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        for case in data["cases"]:
            yield data["standard"], case


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


@pytest.mark.parametrize(
    ("standard", "case"), [pytest.param(s, c, id=f"{s}: {c['name']}") for s, c in read_cases()]
)
def test_case_is_judged_as_a_reviewer_would(pack: Pack, standard: str, case: dict[str, str]) -> None:
    protocol = little_protocol(case["text"], case.get("title", "Sex trafficking protocol"))
    finding = next(f for f in assess(protocol, pack).findings if f.standard.id == standard)
    assert finding.status == case["status"], f"{finding.why} Because: {case['why']}"
    quotes = [evidence.quote for evidence in finding.evidence]
    for expected in case.get("quotes", []):
        assert any(expected in quote for quote in quotes), quotes


def test_every_standard_has_the_cases_that_it_needs(pack: Pack) -> None:
    statuses: dict[str, set[str]] = {standard.id: set() for standard in pack.standards}
    for standard, case in read_cases():
        statuses[standard].add(str(case["status"]))
    for standard in pack.standards:
        needed = {Status.MET, Status.NOT_ADDRESSED} | ({Status.CONFLICT} if standard.conflicts else set())
        assert needed <= statuses[standard.id], standard.id


@pytest.mark.parametrize("standard", load_pack(PACK).standards, ids=lambda standard: standard.id)
def test_the_wording_to_consider_closes_the_gap(pack: Pack, standard: object) -> None:
    """What the report suggests is found once an agency has pasted it, and is no conflict."""
    text = "\n\n".join(element.insert for element in standard.elements)  # type: ignore[attr-defined]
    protocol = little_protocol(text, "Sex trafficking protocol")
    finding = next(f for f in assess(protocol, pack).findings if f.standard.id == standard.id)  # type: ignore[attr-defined]
    assert finding.status is Status.MET, (finding.why, [e.id for e in finding.missing])
