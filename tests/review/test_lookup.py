"""Cited places, looked up in a made-up protocol."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from protocol_audit.model import CitedPlace, Kind, Outcome, Passage, Place, Protocol
from protocol_audit.review.lookup import look_up
from protocol_audit.review.places import Places

_LINES: tuple[tuple[int, str, tuple[str, ...], str, str], ...] = (
    # page, kind, the way down to it, number, text
    (1, "title", (), "", "Client Services Manual"),
    (1, "heading", (), "", "3 Welcome"),
    (1, "paragraph", ("3 Welcome",), "", "Everyone is met at the door by two people."),
    (2, "heading", (), "4", "Intake"),
    (2, "heading", ("4 Intake",), "4.2", "First hours"),
    (2, "paragraph", ("4 Intake", "4.2 First hours"), "", "A cup of tea comes first; the paper waits."),
    (3, "heading", ("4 Intake",), "4.3", "Danger"),
    (3, "paragraph", ("4 Intake", "4.3 Danger"), "", "Within a day the advocate talks about danger."),
    (3, "list_item", ("4 Intake", "4.3 Danger"), "(b)", "Children are asked about too."),
    (4, "heading", (), "", "IV. HOUSING"),
    (4, "paragraph", ("IV. HOUSING",), "", "A. Rooms are private."),
    (4, "paragraph", ("IV. HOUSING",), "", "B. Doors lock from inside."),
    (4, "paragraph", ("IV. HOUSING",), "", "They are checked each evening."),
    (4, "paragraph", ("IV. HOUSING",), "", "C. A night light stays on."),
    (5, "heading", (), "", "Appendix C: Intake form"),
    (5, "paragraph", ("Appendix C: Intake form",), "", "Asked about danger: yes, no, skipped."),
    (6, "heading", (), "", "7 Rules"),
    (6, "paragraph", ("7 Rules",), "", "7.1 Lamps are lit."),
    (6, "list_item", ("7 Rules",), "(a)", "in the hall"),
    (6, "list_item", ("7 Rules",), "(b)", "in the kitchen"),
    (6, "paragraph", ("7 Rules",), "", "7.2 Wicks are trimmed."),
    (6, "list_item", ("7 Rules",), "5.", "Matches are counted."),
)
TEA, DANGER, DOORS, CHECKED, FORM, KITCHEN, WICKS, MATCHES = 5, 7, 11, 12, 15, 19, 20, 21


def places(*, paged: bool = True) -> Places:
    passages = tuple(
        Passage(text, Place(way, f"paragraph {n}", page if paged else None), Kind(kind), number=number)
        for n, (page, kind, way, number, text) in enumerate(_LINES, 1)
    )
    return Places(Protocol("csm.docx", "Client Services Manual", "a" * 64, passages))


def looked(text: str, *spoken: int, paged: bool = True) -> Sequence[CitedPlace]:
    return look_up(text, spoken, places(paged=paged))


def outcome(text: str, *spoken: int, paged: bool = True) -> tuple[str, str]:
    """What became of the one place that is cited, and where it was found."""
    (place,) = looked(text, *spoken, paged=paged)
    return str(place.outcome), place.found.address if place.found else ""


@pytest.mark.parametrize(
    "cited",
    [
        "p. 3",
        "pp. 2-3",
        "Policy 4.3",
        "Section 4",
        "Chapter 4, page 40",
        "4.3",
        "3",
        "Danger",
        "see Danger (4.3)",
        "paragraph 8",
        "Client Services Manual p. 3",
        "CSM, p. 3",
    ],
)
def test_found_there(cited: str) -> None:
    assert outcome(cited, DANGER) == ("there", "paragraph 8")


@pytest.mark.parametrize(
    "cited", ["p. 2", "Policy 4.2", "Section IV", "p. 99", "Policy 9.9", "12", "Welcome"]
)
def test_found_elsewhere_says_where(cited: str) -> None:
    assert outcome(cited, DANGER) == ("elsewhere", "paragraph 8")


@pytest.mark.parametrize(
    ("cited", "address"),
    [
        ("Section IV.B", "paragraph 12"),
        ("IV(B)", "paragraph 12"),
        ("Section IV", "paragraph 12"),
        ("Section B", "paragraph 12"),
    ],
)
def test_parts_are_found_by_their_numbers_on_the_way_down(cited: str, address: str) -> None:
    assert outcome(cited, DOORS) == ("there", address)


def test_a_numbered_paragraph_reaches_to_the_next() -> None:
    assert outcome("Section IV.B", CHECKED) == ("there", "paragraph 13")
    assert outcome("Section IV.C", CHECKED) == ("elsewhere", "paragraph 13")
    assert outcome("Section 7.1(b)", KITCHEN) == ("there", "paragraph 20")
    assert outcome("Policy 7.1", KITCHEN) == ("there", "paragraph 20")
    assert outcome("Policy 7.1", WICKS) == ("elsewhere", "paragraph 21")


@pytest.mark.parametrize("cited", ["Policy 5", "Chapter 5", "Section 5"])
def test_an_item_of_a_list_is_no_policy(cited: str) -> None:
    assert outcome(cited, MATCHES) == ("elsewhere", "paragraph 22")


def test_the_strongest_words_at_the_cited_place_are_named() -> None:
    assert outcome("Policy 4.2", DANGER, TEA) == ("there", "paragraph 6")


@pytest.mark.parametrize("cited", ["p. 3", "Policy 4.3", "Section 4", "Danger"])
def test_a_place_where_nothing_is_said(cited: str) -> None:
    assert outcome(cited) == ("nothing_there", "")


@pytest.mark.parametrize("cited", ["Policy 9.9", "p. 99", "Section VI", "“words that stand nowhere”"])
def test_not_found(cited: str) -> None:
    assert outcome(cited) == ("not_found", "")


@pytest.mark.parametrize(("spoken", "address"), [((DANGER,), "paragraph 8"), ((), "")])
def test_pages_are_not_known_in_every_file(spoken: tuple[int, ...], address: str) -> None:
    assert outcome("p. 3", *spoken, paged=False) == ("no_pages", address)


def test_a_part_is_found_without_pages() -> None:
    assert outcome("Policy 4.3, p. 3", DANGER, paged=False) == ("there", "paragraph 8")


@pytest.mark.parametrize(
    "cited",
    [
        "Staff Handbook p. 53",
        "Staff Handbook, Section 4.3",
        "SOP p. 3",
        "Orientation binder, tab 3",
        "see attached",
        "training log",
        "ver hoja de tamizaje",
    ],
)
def test_other_papers_are_said_to_be_others(cited: str) -> None:
    assert outcome(cited, DANGER) == ("other_document", "")


def test_a_form_that_is_not_in_the_document_is_another_paper() -> None:
    assert outcome("Form 4-B") == ("other_document", "")
    assert outcome("Exhibit 12", DANGER) == ("other_document", "paragraph 8")


def test_an_appendix_of_the_document_is_found() -> None:
    assert outcome("Appendix C", FORM) == ("there", "paragraph 16")
    assert outcome("see intake form", FORM) == ("there", "paragraph 16")
    assert outcome("Section C", FORM) == ("elsewhere", "paragraph 16")


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("“Within a day the advocate talks about danger”", ("there", "paragraph 8")),
        ("'within a day, the ADVOCATE talks'", ("there", "paragraph 8")),
        ("“Within a day … about danger”", ("there", "paragraph 8")),
        ("“about danger ... within a day”", ("not_found", "")),
        ("“about danger. Children are asked”", ("there", "paragraph 8")),
        ("“Within a day the advocate”, p. 3", ("there", "paragraph 8")),
        ("“Within a day the advocate”, Policy 4.3", ("there", "paragraph 8")),
        ("“Within a day the advocate”, p. 2", ("elsewhere", "paragraph 8")),
        ("“Within a day the advocate”, Policy 9.9", ("elsewhere", "paragraph 8")),
        ("“Within a day the advocate”, Staff Handbook p. 3", ("elsewhere", "paragraph 8")),
        ("“Within a week the advocate”, Staff Handbook p. 3", ("other_document", "")),
        ("“Within a week the advocate”, p. 3", ("not_found", "")),
        ("“Within a day the advocate”, see intake form", ("there", "paragraph 8")),
    ],
)
def test_quoted_words(cited: str, found: tuple[str, str]) -> None:
    assert outcome(cited, TEA) == found


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("“Within one day an advocate talks about danger”", ("not_found", "paragraph 8")),
        ("“within a day some volunteer phones about rent”", ("not_found", "")),
        ("“Within one day”", ("not_found", "")),
        ("“Asked about dánger: yes”", ("there", "paragraph 16")),
    ],
)
def test_words_that_are_nearly_there(cited: str, found: tuple[str, str]) -> None:
    assert outcome(cited, TEA) == found


def test_a_quotation_is_found_where_pages_are_not_known() -> None:
    assert outcome("“Within a day the advocate”, p. 3", paged=False) == ("no_pages", "paragraph 8")


@pytest.mark.parametrize(
    "prose", ["we give her three days", "n/a", "2024-03-01", "yes", "we do not", "borrador"]
)
def test_prose_cites_nothing(prose: str) -> None:
    assert looked(prose, DANGER) == ()


def test_every_place_of_a_cell_is_looked_up() -> None:
    found = looked("Policy 4.3\np. 2; we do this always; see attached", DANGER)
    assert [(place.cited, place.outcome) for place in found] == [
        ("Policy 4.3", Outcome.THERE),
        ("p. 2", Outcome.ELSEWHERE),
        ("see attached", Outcome.OTHER_DOCUMENT),
    ]


def test_found_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="found, and yet nowhere"):
        CitedPlace("p. 3", Outcome.THERE)
