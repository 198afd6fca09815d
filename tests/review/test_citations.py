"""The grammar of what self-assessments cite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.review.citations import Citation, Part, PartKind, parse_citations


def one(text: str) -> Citation:
    (citation,) = parse_citations(text)
    return citation


def numbers(citation: Citation) -> list[str]:
    return [f"{part.word} {'.'.join(part.number)}".strip() for part in citation.parts]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("p. 12", [(12, 12)]),
        ("P.12", [(12, 12)]),
        ("p12", [(12, 12)]),
        ("pg 4", [(4, 4)]),
        ("see page 12.", [(12, 12)]),
        ("pp. 15-18", [(15, 18)]),
        ("pp 15 – 18", [(15, 18)]),
        ("pages 7 to 9", [(7, 9)]),
        ("pages 9-7", [(7, 9)]),
        ("pp. 3, 5 and 9", [(3, 3), (5, 5), (9, 9)]),
        ("pp. 3-4, 8", [(3, 4), (8, 8)]),
        ("pág. 4", [(4, 4)]),
        ("págs. 5-6", [(5, 6)]),
        ("página 5 y 7", [(5, 5), (7, 7)]),
        ("24-25", [(24, 25)]),
        ("p. 12 (rev. 3/2025)", [(12, 12)]),
        ("2024-03-01", []),
        ("3/1/2024", []),
        ("p. 4.3", []),
        ("Step 3", []),
    ],
)
def test_pages(text: str, pages: list[tuple[int, int]]) -> None:
    assert list(one(text).pages) == pages


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Policy 4.3", ["policy 4.3"]),
        ("Policy No. 4.3", ["policy 4.3"]),
        ("policies 2.1 and 2.6", ["policy 2.1", "policy 2.6"]),
        ("P&P 9.1", ["policy 9.1"]),
        ("Policy #C6", ["policy c.6"]),
        ("Policy HT-POL-004", ["policy ht.pol.4"]),
        ("Section IV.B", ["section iv.b"]),
        ("Sec. 4.3(b)", ["section 4.3.b"]),
        ("§ 12", ["section 12"]),
        ("Sections 4.1-4.3", ["section 4.1", "section 4.3"]),
        ("Chapter 3", ["chapter 3"]),
        ("Part 6", ["part 6"]),
        ("Appendix C", ["appendix c"]),
        ("Attachment D", ["attachment d"]),
        ("Form 4-B", ["form 4.b"]),
        ("form ROI-1 (rev. 3/2025)", ["form roi.1"]),
        ("Exhibit 12", ["exhibit 12"]),
        ("paragraph 41", ["paragraph 41"]),
        ("Table 2, row 3", ["table 2"]),
        ("Política 4.5", ["policy 4.5"]),
        ("Sección IV", ["section iv"]),
        ("Apéndice B", ["appendix b"]),
        ("7.4", ["7.4"]),
        ("IV.B", ["iv.b"]),
        ("HT-POL-004", ["ht.pol.4"]),
        ("Section V.3", ["section v.3"]),
        ("Screening form v3", []),
        ("see attached", []),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    assert numbers(one(text)) == parts


def test_a_number_alone_may_be_a_page_or_a_part() -> None:
    assert one("12").pages == ((12, 12),)
    assert one("12").parts == (Part(PartKind.SECTION, "", ("12",)),)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"A plan is made the same day", p. 4', ["A plan is made the same day"]),
        ("“Nobody has to name it” (p. 13)", ["Nobody has to name it"]),
        ("«Se ofrece un plan», pág. 11", ["Se ofrece un plan"]),
        ("„Ein Plan wird gemacht“", ["Ein Plan wird gemacht"]),
        ("see 'the advocate's own list' and “the log book”", ["the advocate's own list", "the log book"]),
        ("the advocates' list of the staff's own", []),
        ('see "intake"', []),
        ('"one; two\nthree"', ["one; two three"]),
    ],
)
def test_quotations(text: str, quotes: list[str]) -> None:
    assert list(one(text).quotes) == quotes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staff Handbook p. 53", "Staff Handbook"),
        ("see the Resident handbook, page 8", "Resident handbook"),
        ("see intake form", "intake form"),
        ("ver formulario de ingreso", "formulario de ingreso"),
        ("Policy 2.1, p. 6: residents set their own goals", ""),
        ("p. 12", ""),
    ],
)
def test_words_before_a_place(text: str, name: str) -> None:
    assert one(text).before == name


def test_lines_and_semicolons_part_citations() -> None:
    found = parse_citations("Policy 4.3, p. 12\nPolicy 4.4; see attached;;")
    assert [citation.text for citation in found] == ["Policy 4.3, p. 12", "Policy 4.4", "see attached"]
    assert numbers(found[0]) == ["policy 4.3"]
    assert found[0].pages == ((12, 12),)


@pytest.mark.parametrize("text", ["", " ", "\n;\n", " - "])
def test_nothing_cites_nothing(text: str) -> None:
    assert parse_citations(text) == ()


@given(st.text(max_size=300))
def test_any_text_is_read_and_no_words_are_lost(text: str) -> None:
    found = parse_citations(text)
    letters = [c for citation in found for c in citation.text if c.isalnum()]
    assert letters == [c for c in text if c.isalnum()]
    assert all(first <= last for citation in found for first, last in citation.pages)


@given(
    st.integers(1, 1899),
    st.integers(1, 1899),
    st.sampled_from(["pp. {}-{}", "pages {} to {}", "págs. {}–{}"]),
)
def test_any_range_of_pages_is_read(first: int, last: int, form: str) -> None:
    assert one(form.format(first, last)).pages == ((min(first, last), max(first, last)),)


_PIECE = st.one_of(st.integers(1, 99).map(str), st.sampled_from("ABCDEFGH"))


@given(
    st.sampled_from(["Policy", "Section", "section", "Chapter", "Política", "§"]),
    st.integers(1, 99),
    st.lists(_PIECE, max_size=3),
)
def test_any_number_of_a_part_is_read_in_pieces(word: str, first: int, more: list[str]) -> None:
    number = ".".join([str(first), *more])
    (part,) = one(f"{word} {number}").parts
    assert part.number == tuple(piece.lower() for piece in (str(first), *more))


@given(st.lists(st.sampled_from(["p. 3", "Policy 4.3", "see attached", "«a b c»", "Form F-1"]), min_size=1))
def test_citations_come_back_in_their_order(cited: list[str]) -> None:
    assert [citation.text for citation in parse_citations("; ".join(cited))] == cited
