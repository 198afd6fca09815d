"""What comes out of an OpenDocument text, construct by construct, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odt_files import cell, content, h, items, p, parts, row, table, write, write_flat, zipped

from protocol_audit.errors import ReadError
from protocol_audit.model import Kind, Passage, Protocol
from protocol_audit.readers import read_protocol


def _read(tmp_path: Path, body: str, **more: str) -> Protocol:
    return read_protocol(write(tmp_path / "intake.odt", body, **more))


def _texts(found: Protocol) -> list[str]:
    return [passage.text for passage in found.passages]


def _only(found: Protocol, text: str) -> Passage:
    return next(passage for passage in found.passages if text in passage.text)


def test_headings_by_level_and_by_style(tmp_path: Path) -> None:
    body = p("Night manual", style="Title") + h("Shelter") + h("Rooms", 2) + p("Every room has a lock.")
    body += p("Calls", style="Heading_20_1") + p("Staff answer.")
    found = _read(tmp_path, body)
    assert found.title == "Night manual"
    assert [passage.kind for passage in found.passages[:3]] == [Kind.TITLE, Kind.HEADING, Kind.HEADING]
    assert _only(found, "lock").place.headings == ("Shelter", "Rooms")
    assert _only(found, "answer").place.headings == ("Calls",)
    assert _only(found, "lock").place.address == "paragraph 4"


def test_lists_with_numbers_levels_and_lead_ins(tmp_path: Path) -> None:
    inner = items(p("warm food"), p("a bed"))
    body = p("Staff do this:") + items(p("Ask."), p("Offer:") + inner, style="Steps") + p("Then they write.")
    body += items(p("Look again."), style="Steps", more='text:continue-numbering="true"')
    found = _read(tmp_path, body)
    assert [(passage.text, passage.number) for passage in found.passages] == [
        ("Staff do this:", ""),
        ("Ask.", "1."),
        ("Offer:", "2."),
        ("warm food", "2.1."),
        ("a bed", "2.2."),
        ("Then they write.", ""),
        ("Look again.", "3."),
    ]
    assert _only(found, "warm").lead_in == "Staff do this: Offer:"
    assert _only(found, "warm").kind is Kind.LIST_ITEM


def test_signs_and_letters_and_numbers_in_the_newer_form(tmp_path: Path) -> None:
    automatic = (
        '<text:list-style style:name="New"><text:list-level-style-number text:level="1" style:num-format="I" '
        'loext:num-list-format="(%1%)" text:start-value="4"/></text:list-style>'
    )
    body = p("It includes:") + items(p("one") + items(p("deep"))) + p("And:") + items(p("four"), style="New")
    found = _read(tmp_path, body, automatic=automatic)
    assert [(passage.text, passage.number) for passage in found.passages[1:]] == [
        ("one", ""), ("deep", "a)"), ("And:", ""), ("four", "(IV)"),
    ]  # fmt: skip


def test_a_list_of_headings_numbers_them(tmp_path: Path) -> None:
    body = items(h("Shelter"), style="Steps") + p("Rooms have locks.")
    found = _read(tmp_path, body)
    assert found.passages[0].kind is Kind.HEADING
    assert _only(found, "locks").place.headings == ("1. Shelter",)


def test_spaces_tabs_breaks_and_fields(tmp_path: Path) -> None:
    inside = (
        "Within<text:s text:c='3'/>24<text:tab/>hours<text:line-break/>of <text:span text:style-name='T1'>arr"
        "</text:span>ival, by <text:user-defined>the lead</text:user-defined>\n   <text:a>advocate</text:a>."
    )
    assert _texts(_read(tmp_path, p(inside=inside))) == [
        "Within   24\thours\nof arrival, by the lead advocate."
    ]


def test_tables_with_heads_merged_and_nested_cells(tmp_path: Path) -> None:
    down = 'table:number-rows-spanned="2"'
    inner = table(row(cell(p("inner")), cell(p("more"))))
    body = table(
        row(cell(p("Who")), cell(p("What")), cell(p("When")), is_head=True),
        row(cell(p("Night staff"), more=down), cell(p("open")), cell(p("at once"))),
        row("<table:covered-table-cell/>", cell(p("log"), inner), cell(p("by six"))),
        row(cell(p("All of them, whenever it is asked for"), more='table:number-columns-spanned="3"')),
    )  # fmt: skip
    found = _read(tmp_path, body)
    log = _only(found, "log")
    assert (log.column_head, log.place.address) == ("What", "table 1, row 3, column 2")
    assert log.row == (("Who", "Night staff"), ("When", "by six"))
    assert _only(found, "inner").table == 2
    assert _texts(found).count("Night staff") == 1


def test_rows_and_cells_that_repeat_without_end_are_bounded(tmp_path: Path) -> None:
    many = 'table:number-columns-repeated="16384"'
    body = p("Text.") + table(
        row(cell(p("a")), cell(p("b")), cell(more=many)),
        '<table:table-row table:number-rows-repeated="1048576">' + cell(more=many) + "</table:table-row>",
    )
    assert _texts(_read(tmp_path, body)) == ["Text.", "a", "b"]


def test_notes_stand_where_they_are_called(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>{}</text:p></text:note-body></text:note>"
    )
    body = p(inside="Within a day" + note.format("footnote", "Or at once.") + " of arrival.") + p("End.")
    found = _read(tmp_path, body + p(inside="Law" + note.format("endnote", "Title 40.")))
    assert [(passage.text, passage.place.address) for passage in found.passages] == [
        ("Within a day of arrival.", "paragraph 1"), ("Or at once.", "footnote 1"), ("End.", "paragraph 2"),
        ("Law", "paragraph 3"), ("Title 40.", "endnote 1"),
    ]  # fmt: skip


def test_tracked_insertions_are_in_and_deletions_out(tmp_path: Path) -> None:
    tracked = (
        "<text:tracked-changes>"
        '<text:changed-region text:id="d1"><text:deletion><text:p>old words</text:p></text:deletion>'
        "</text:changed-region>"
        '<text:changed-region text:id="d2"><text:deletion/></text:changed-region>'
        '<text:changed-region text:id="i1"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    shown = '<text:change-start text:change-id="{0}"/>{1}<text:change-end text:change-id="{0}"/>'
    inside = f"Motels are {shown.format('d2', 'often')}{shown.format('i1', 'never')} used."
    over = '<text:p>Kept <text:change-start text:change-id="d2"/>gone</text:p><text:p>gone too</text:p>'
    over += '<text:p>gone as well<text:change-end text:change-id="d2"/> and kept.</text:p>'
    found = _read(tmp_path, tracked + p(inside=inside) + over)
    assert _texts(found) == ["Motels are never used.", "Kept", "and kept."]
    assert found.counts["tracked_deletions"] == 2
    assert found.counts["tracked_insertions"] == 1


def test_text_boxes_shapes_and_pictures(tmp_path: Path) -> None:
    frames = (
        "<draw:frame><draw:text-box><text:p>Ask first.</text:p></draw:text-box></draw:frame>"
        "<draw:custom-shape><text:p>Then wait.</text:p></draw:custom-shape>"
        "<draw:frame><draw:image xlink:href='a.png'/><svg:title>how calls go</svg:title></draw:frame>"
        "<draw:frame><draw:object xlink:href='b'/></draw:frame>"
    )
    found = _read(tmp_path, p("Posters.", inside=frames))
    assert [(passage.text, passage.place.address) for passage in found.passages[1:]] == [
        ("Ask first.", "text box 1"),
        ("Then wait.", "text box 2"),
    ]
    assert found.unread == (
        "1 picture (“how calls go”)",
        "1 embedded object (such as a chart or a sheet)",
    )
    assert [aside.kind for aside in found.asides] == ["picture"]


def test_remarks_and_hidden_text_are_kept_apart(tmp_path: Path) -> None:
    remark = (
        "<office:annotation><dc:creator>Reviewer</dc:creator><text:p>Still so?</text:p></office:annotation>"
    )
    hidden = "<text:span text:style-name='Hide'>Nobody sees this.</text:span>"
    section = f'<text:section text:name="s" text:display="none">{p("Nor this.")}</text:section>'
    found = _read(tmp_path, p("Beds are free.", inside=remark + hidden) + section)
    assert _texts(found) == ["Beds are free."]
    assert [(aside.kind, aside.text, aside.by) for aside in found.asides] == [
        ("comment", "Still so?", "Reviewer"),
        ("hidden text", "Nobody sees this.", ""),
        ("hidden text", "Nor this.", ""),
    ]
    assert found.unread == (
        "2 passages of hidden text",
        "1 comment (reviewers’ remarks are not part of the protocol)",
    )


def test_a_section_that_shows_is_read_and_a_table_of_contents_is_not(tmp_path: Path) -> None:
    contents = (
        "<text:table-of-content><text:table-of-content-source/><text:index-body><text:p>Shelter\t1</text:p>"
        "</text:index-body></text:table-of-content>"
    )
    found = _read(
        tmp_path, contents + f'<text:section text:name="s">{h("Shelter")}{p("Open.")}</text:section>'
    )
    assert _texts(found) == ["Shelter", "Open."]


def test_headers_and_footers_are_margins(tmp_path: Path) -> None:
    master = (
        '<style:master-page style:name="Standard"><style:header><text:p>Larkin House</text:p></style:header>'
        "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>"
        '<style:footer-left style:display="false"><text:p>No</text:p></style:footer-left></style:master-page>'
    )
    found = _read(tmp_path, p("Staff knock."), masters=master)
    assert [p.text for p in found.passages if p.kind is Kind.MARGIN] == ["Larkin House"]


def test_form_controls_show_their_values(tmp_path: Path) -> None:
    forms = (
        "<office:forms><form:form>"
        '<form:checkbox form:id="c1" form:label="asked" form:current-state="checked"/>'
        '<form:text form:id="c2" form:current-value="Room four"/></form:form></office:forms>'
    )
    drawn = '<draw:control draw:control="{}"/>'
    body = forms + p(inside=f"{drawn.format('c1')} in {drawn.format('c2')}{drawn.format('c3')}")
    found = _read(tmp_path, body)
    assert _texts(found) == ["☒ asked in Room four"]
    assert found.unread == ("1 form control",)


def test_pages_by_soft_and_typed_breaks(tmp_path: Path) -> None:
    body = p("One.") + "<text:soft-page-break/>" + p("Two.") + p("Three.", style="P1")
    body += "<text:soft-page-break/>" + p("Four.", style="P1")
    assert [passage.place.page for passage in _read(tmp_path, body).passages] == [1, 2, 3, 4]
    assert _read(tmp_path, p("One.") + p("Two.", style="P1")).passages[1].place.page is None


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    meta = (
        "<dc:title>Night manual</dc:title><meta:initial-creator>Larkin Crisis Center</meta:initial-creator>"
    )
    found = _read(tmp_path, p("Staff knock and wait."), meta=meta)
    assert (found.title, found.agency) == ("Night manual", "Larkin Crisis Center")


def test_a_flat_file(tmp_path: Path) -> None:
    for name in ("intake.fodt", "intake.xml", "intake"):
        found = read_protocol(write_flat(tmp_path / name, h("Rooms") + p("Every room has a lock.")))
        assert _texts(found) == ["Rooms", "Every room has a lock."]
        assert found.passages[1].place.headings == ("Rooms",)


def test_an_odt_under_another_name_is_read(tmp_path: Path) -> None:
    assert _texts(read_protocol(write(tmp_path / "intake.docx", p("Staff knock.")))) == ["Staff knock."]


def _refusal(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_protocol(path)
    message = str(caught.value)
    assert message.startswith(f"{path.name}: ")
    assert ";" in message, "says what to do"
    return message


def test_refusals(tmp_path: Path) -> None:
    good = parts(p("Text."))
    locked = {**good, "META-INF/manifest.xml": "<m><encryption-data/></m>"}
    assert "password" in _refusal(zipped(tmp_path / "locked.odt", locked))
    broken = {**good, "content.xml": content(p("Text."))[:-30]}
    assert "damaged: content.xml" in _refusal(zipped(tmp_path / "broken.odt", broken))
    missing = {name: text for name, text in good.items() if name != "content.xml"}
    assert "content.xml is missing" in _refusal(zipped(tmp_path / "missing.odt", missing))
    drawing = {**good, "content.xml": content("").replace("office:text", "office:drawing")}
    assert "no text" in _refusal(zipped(tmp_path / "drawing.odt", drawing))
    assert "holds no text" in _refusal(write(tmp_path / "blank.odt", p("  ")))
    picture = p(inside="<draw:frame><draw:image/></draw:frame>")
    assert "only 1 picture" in _refusal(write(tmp_path / "scan.odt", picture))
    entity = content(p("Text.")).replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
    assert "document type" in _refusal(zipped(tmp_path / "entity.odt", {**good, "content.xml": entity}))
    deep = "<text:span>" * 3000 + "</text:span>" * 3000
    assert "nested deeper" in _refusal(write(tmp_path / "deep.odt", p(inside=deep)))


@pytest.mark.parametrize(("kind", "what"), [("spreadsheet", "spreadsheet"), ("presentation", "presentation")])
def test_other_open_documents(tmp_path: Path, kind: str, what: str) -> None:
    good = {**parts(p("Text.")), "mimetype": f"application/vnd.oasis.opendocument.{kind}"}
    assert what in _refusal(zipped(tmp_path / "intake.odt", good))


def test_half_a_file(tmp_path: Path) -> None:
    path = write(tmp_path / "half.odt", p("Text. " * 500))
    path.write_bytes(path.read_bytes()[:700])
    assert "the end of the file is missing" in _refusal(path)


BODY = (h("Shelter") + items(p("Ask."), p("Offer.")) + table(row(cell(p("a")), cell(p("b"))))).encode()


@settings(max_examples=150)
@given(edits=st.lists(st.tuples(st.integers(0, len(BODY) - 1), st.sampled_from(b"<>/\"' a1:=")), max_size=12))
def test_no_change_does_harm(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int]]) -> None:
    body = bytearray(BODY)
    for at, byte in edits:
        body[at] = byte
    path = tmp_path_factory.mktemp("odt") / "intake.fodt"
    write_flat(path, body.decode())
    with suppress(ReadError):
        assert read_protocol(path).words > 0
