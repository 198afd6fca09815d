"""What the documentation shows works, and what it links to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from protocol_audit.assess import assess
from protocol_audit.model import Passage, Place, Protocol, Status
from protocol_audit.resources import read_schema
from protocol_audit.standards import load_pack

_CHECKOUT = Path(__file__).parents[1]
_PAGES = sorted(
    [*_CHECKOUT.glob("*.md"), *_CHECKOUT.glob("docs/*.md"), *_CHECKOUT.glob("sample_protocols/*.md")]
)
_EXAMPLE = re.compile(r"^<!-- example: (\S+) -->\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def example_pack(tmp_path: Path) -> Path:
    """The pack that docs/writing-a-pack.md shows, as files."""
    page = (_CHECKOUT / "docs" / "writing-a-pack.md").read_text(encoding="utf-8")
    for name, text in _EXAMPLE.findall(page):
        file = tmp_path / "example" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "example"


@pytest.mark.parametrize(
    ("standard", "text", "status"),
    [
        ("AA-1", "An advocate begins a safety plan with the caller within 24 hours.", Status.PARTIAL),
        ("AA-1", "Within one day staff make a safety plan. The survivor decides what it says.", Status.MET),
        ("AA-1", "Staff start a safety plan within 72 hours.", Status.CONFLICT),
        ("AA-1", "Staff begin a fire safety plan within 24 hours.", Status.NOT_ADDRESSED),
        ("AA-2", "A client who is stalked can vary her route and save every message.", Status.MET),
        ("AA-2", "Somebody asked us to save a message.", Status.NOT_ADDRESSED),
    ],
)
def test_example_pack_judges_as_its_page_says(
    example_pack: Path, standard: str, text: str, status: Status
) -> None:
    pack = load_pack(str(example_pack), check=True)
    passages = (Passage(text, Place((), "paragraph 1")),)
    findings = assess(Protocol("a.docx", "", "0" * 64, passages), pack).findings
    assert {f.standard.id: f.status for f in findings}[standard] == status


def test_every_field_of_a_pack_is_described() -> None:
    page = (_CHECKOUT / "docs" / "writing-a-pack.md").read_text(encoding="utf-8")
    assert sorted(name for name in set(_field_names(read_schema("pack"))) if f"`{name}`" not in page) == []


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    broken = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not _is_there(page, link)]
    assert broken == []


def _field_names(schema: object) -> list[str]:
    if isinstance(schema, list):
        return [name for one in schema for name in _field_names(one)]
    if not isinstance(schema, dict):
        return []
    here = list(schema.get("properties", {})) if isinstance(schema.get("properties"), dict) else []
    return here + [name for one in schema.values() for name in _field_names(one)]


def _is_there(page: Path, link: str) -> bool:
    if link.startswith("https://"):
        return True
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
