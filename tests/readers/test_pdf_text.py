"""What comes out of a PDF: paragraphs, headings, lists, columns, notes, margins, with their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import lines, picture, rule, text, turned, wrapped, write

from protocol_audit.model import Kind, Passage, Protocol
from protocol_audit.readers import read_protocol
from protocol_audit.readers.passages.counted import scanned

WIDE = "Advocates meet every person who comes to the office in a room with a door that closes, and they"
REST = "explain what is written down and what is not."


def _read(tmp_path: Path, *pages: str, **more: object) -> Protocol:
    return read_protocol(write(tmp_path / "intake.pdf", *pages, **more))


def _body(protocol: Protocol) -> list[str]:
    return [passage.text for passage in protocol.passages if passage.kind is not Kind.MARGIN]


def _only(protocol: Protocol, text: str) -> Passage:
    return next(passage for passage in protocol.passages if text in passage.text)


def test_lines_are_joined_to_paragraphs_and_placed_by_page_and_line(tmp_path: Path) -> None:
    found = _read(tmp_path, lines(72, 100, WIDE, REST), lines(72, 100, WIDE, REST, "Short.", "Shorter."))
    assert _body(found) == [f"{WIDE} {REST}"] * 2 + ["Short.", "Shorter."]
    last = found.passages[-1]
    assert (last.place.address, last.place.page) == ("page 2, line 4", 2)
    assert found.counts["pages"] == 2


def test_a_wider_distance_parts_paragraphs(tmp_path: Path) -> None:
    found = _read(tmp_path, lines(72, 100, WIDE, WIDE) + lines(72, 140, WIDE, WIDE))
    assert _body(found) == [f"{WIDE} {WIDE}"] * 2


def test_a_paragraph_goes_on_on_the_next_page(tmp_path: Path) -> None:
    found = _read(tmp_path, lines(72, 650, WIDE, WIDE), lines(72, 100, REST))
    assert _body(found) == [f"{WIDE} {WIDE} {REST}"]


def test_headings_by_size_weight_and_number(tmp_path: Path) -> None:
    page = text(72, 80, "Crisis Manual", size=24) + text(72, 120, "4 Shelter", size=16, font=1)
    page += lines(72, 140, WIDE, REST) + text(72, 180, "4.1 Rooms", font=1) + lines(72, 196, WIDE, REST)
    found = _read(tmp_path, page)
    assert found.title.startswith("Crisis Manual")
    assert found.passages[-1].place.headings == ("4 Shelter", "4.1 Rooms")


def test_bookmarks_make_headings_of_plain_lines(tmp_path: Path) -> None:
    page = lines(72, 100, WIDE, REST) + text(72, 150, "Rooms") + lines(72, 180, WIDE, REST)
    assert _read(tmp_path, page).passages[-1].place.headings == ()
    found = _read(tmp_path, page, bookmarks=[("Rooms", 0)])
    assert found.passages[-1].place.headings == ("Rooms",)


def test_list_items_lose_their_signs_and_keep_their_lead_in(tmp_path: Path) -> None:
    page = text(72, 100, "A safety plan includes:")
    page += text(90, 120, "\xb7", font=3) + text(108, 120, "a packed bag")
    page += text(90, 136, "o", font=2) + text(108, 136, "papers")
    page += text(90, 152, "2.") + text(108, 152, "Call a friend who knows")
    found = _read(tmp_path, page)
    items = found.passages[1:]
    assert [item.text for item in items] == ["a packed bag", "papers", "Call a friend who knows"]
    assert {item.kind for item in items} == {Kind.LIST_ITEM}
    assert items[0].lead_in == "A safety plan includes:"
    assert items[2].number == "2."


def test_deeper_items_carry_the_items_above(tmp_path: Path) -> None:
    page = (
        text(72, 100, "Staff do this:")
        + text(90, 116, "1.")
        + text(108, 116, "Ask whether it is safe to talk:")
    )
    page += (
        text(126, 132, "a.") + text(144, 132, "by telephone") + text(90, 148, "2.") + text(108, 148, "Listen")
    )
    found = _read(tmp_path, page)
    assert _only(found, "by telephone").lead_in == "Staff do this: Ask whether it is safe to talk:"
    assert _only(found, "Listen").lead_in == "Staff do this:"


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = (
        "Every caller is asked whether now is a safe moment to talk, and what would make it safer for them "
        "and for the children who are with them."
    )
    right = (
        "Rooms have their own locks and nobody enters one without knocking and waiting for an answer from "
        "inside, and nobody asks them to hurry."
    )
    heading = text(72, 80, "Two columns stand below this line that runs across the whole width of the page")
    found = _read(tmp_path, heading + wrapped(72, 110, 34, left) + wrapped(330, 110, 34, right))
    assert _body(found)[1:] == [left, right]


def test_words_that_a_line_end_cuts_are_put_together(tmp_path: Path) -> None:
    usual = "Confidential information stays with the survivor and the committee, who need to see it."
    page = wrapped(72, 100, 70, usual)
    page += lines(
        72, 160, "Nobody outside of the program is told who is staying here, and infor-", font=2, size=10
    )
    page += lines(72, 172.5, "mation is shared with nobody.", font=2, size=10)
    assert _body(_read(tmp_path, page))[-1].endswith("and information is shared with nobody.")


def test_hyphens_that_somebody_wrote_are_kept(tmp_path: Path) -> None:
    page = wrapped(72, 100, 70, "Nobody outside of the program is told who stays in the house, or")
    rest = "comes and goes at night, or has asked our night watch for a walk-"
    page += lines(72, 112.5, rest, "home escort.", font=2, size=10)
    assert "walk-home escort." in " ".join(_body(_read(tmp_path, page)))


def test_running_headers_and_footers_are_kept_apart_once(tmp_path: Path) -> None:
    pages = [
        text(72, 40, "Harbor Crisis Center")
        + lines(72, 100, WIDE, REST)
        + text(280, 760, f"Page {number} of 3")
        for number in (1, 2, 3)
    ]
    found = _read(tmp_path, *pages)
    assert _body(found) == [f"{WIDE} {REST}"] * 3
    assert [p.text for p in found.passages if p.kind is Kind.MARGIN] == ["Harbor Crisis Center"]
    assert found.passages[1].place.address == "page 2, line 1"


def test_footnotes_hang_where_their_number_is(tmp_path: Path) -> None:
    page = text(72, 100, "Risk is looked at within a day.") + text(216.5, 96, "1", size=6.5)
    page += lines(72, 130, WIDE, REST) + text(72, 720, "1", size=6.5)
    page += text(78, 724, "At once on weekends.", size=9)
    found = _read(tmp_path, page)
    note = found.passages[1]
    assert (note.kind, note.text, note.place.address) == (
        Kind.FOOTNOTE, "At once on weekends.", "footnote 1",
    )  # fmt: skip
    assert found.passages[0].text == "Risk is looked at within a day."


def test_text_that_is_struck_out_is_left_out_and_said(tmp_path: Path) -> None:
    page = lines(72, 100, WIDE, REST) + text(72, 140, "Motels are used.") + rule(72, 136.5, 152, 136.5)
    found = _read(tmp_path, page)
    assert "Motels" not in " ".join(_body(found))
    assert found.unread == ("3 words struck out (taken as deleted)",)


def test_turned_text_is_a_text_box_and_a_watermark_a_margin(tmp_path: Path) -> None:
    page = lines(72, 100, WIDE, REST) + turned(580, 400, "Keep at the desk")
    page += turned(200, 500, "DRAFT COPY", "0.7 0.7 -0.7 0.7", size=60)
    found = _read(tmp_path, page)
    assert _only(found, "Keep at the desk").kind is Kind.TEXT_BOX
    assert _only(found, "DRAFT COPY").kind is Kind.MARGIN


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned(tmp_path: Path, turn: int) -> None:
    matrices = {0: "1 0 0 1 72 692", 90: "0 1 -1 0 100 72", 180: "-1 0 0 -1 540 100", 270: "0 -1 1 0 512 720"}
    page = f"BT /F0 11 Tf {matrices[turn]} Tm (Staff knock before they enter.) Tj ET"
    found = _read(tmp_path, page, turn=turn)
    assert _body(found) == ["Staff knock before they enter."]
    assert found.passages[0].kind is Kind.PARAGRAPH


def test_fields_of_a_form_are_read_where_they_stand(tmp_path: Path) -> None:
    boxes = [
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(who)/V(Room four)/Rect[150 686 300 702]>>",
        "<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/V/Yes/AS/Yes/AP<</N<</Yes 4 0 R>>>>/Rect[72 666 82 676]>>",
        "<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/V/Off/AS/Off/AP<</N<</Yes 4 0 R>>>>/Rect[72 646 82 656]>>",
    ]
    page = text(72, 100, "Private room:") + text(90, 124, "asked") + text(90, 144, "declined")
    found = _read(tmp_path, page, annotations={0: boxes}, fields=True)
    shown = " / ".join(_body(found)).replace("\t", " ")
    assert "Private room: Room four" in shown
    assert "☒ asked" in shown
    assert "☐ declined" in shown


def test_added_text_is_read_and_remarks_are_counted(tmp_path: Path) -> None:
    notes = [
        "<</Type/Annot/Subtype/FreeText/Contents(Motels are no longer used.)/Rect[72 600 300 620]>>",
        "<</Type/Annot/Subtype/Text/Contents(Is this still so?)/Rect[72 500 90 520]>>",
    ]
    found = _read(tmp_path, lines(72, 100, WIDE, REST), annotations={0: notes})
    assert _only(found, "no longer used").kind is Kind.TEXT_BOX
    assert found.unread == ("1 comment (reviewers’ remarks are not part of the protocol)",)


def test_hidden_text_is_left_out_and_said(tmp_path: Path) -> None:
    found = _read(tmp_path, lines(72, 100, WIDE, REST) + text(72, 300, "All standards are met.", more="3 Tr"))
    assert _body(found) == [f"{WIDE} {REST}"]
    assert found.unread == ("1 page with hidden text",)


def test_a_recognized_scan_is_read_and_said(tmp_path: Path) -> None:
    page = picture(0, 0, 612, 792) + lines(72, 100, WIDE, REST).replace(" Tf  1", " Tf 3 Tr 1")
    found = _read(tmp_path, page)
    assert _body(found) == [f"{WIDE} {REST}"]
    assert found.unread == (
        "1 scanned page (page 1): read as a program recognized the text, with its mistakes",
    )


def test_scanned_pages_among_others_are_said_first(tmp_path: Path) -> None:
    scan = picture(0, 0, 612, 792)
    found = _read(
        tmp_path, lines(72, 100, WIDE, REST), scan, scan, picture(72, 72, 50, 50) + lines(72, 200, WIDE)
    )
    assert found.unread == (
        scanned(2, [2, 3]),
        "1 picture",
    )


def test_the_same_file_gives_the_same_protocol(tmp_path: Path) -> None:
    path = write(tmp_path / "intake.pdf", lines(72, 100, WIDE, REST))
    assert read_protocol(path) == read_protocol(path)
