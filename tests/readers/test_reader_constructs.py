"""What Word shows and keeps in places of its own: formulas, controls, files taken in, what is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import NUMBERING, STYLES, cell, document, find, p, read, row, run, table, texts, write

from protocol_audit.model import Aside, Kind
from protocol_audit.readers import read_protocol

_M = "<m:r><m:t>{}</m:t></m:r>"


def _m(text: str) -> str:
    return _M.format(text)


def _formula(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def _control(properties: str, inside: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _number(level: int, text: str, number: int = 7) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _list(*levels: str) -> str:
    made = "".join(f'<w:lvl w:ilvl="{at}">{level}</w:lvl>' for at, level in enumerate(levels))
    return (
        f'{NUMBERING}<w:abstractNum w:abstractNumId="7">{made}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )


def _level(format: str, text: str, more: str = "") -> str:
    return f'<w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>'


_BOUNDS = f"<m:sub>{_m('1')}</m:sub><m:sup>{_m('n')}</m:sup>"
_CHOICE = (
    '<w:dropDownList w:lastValue="b"><w:listItem w:displayText="One" w:value="a"/>'
    '<w:listItem w:displayText="Two" w:value="b"/></w:dropDownList>'
)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (_m("x"), "x"),
        (f"<m:f><m:num>{_m('1')}</m:num><m:den>{_m('2')}</m:den></m:f>", "1/2"),
        (f"<m:f><m:num>{_m('a+b')}</m:num><m:den>{_m('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{_m('10')}</m:e><m:sup>{_m('2')}</m:sup></m:sSup>", "10^2"),
        (f"<m:sSub><m:e>{_m('x')}</m:e><m:sub>{_m('1')}</m:sub></m:sSub>", "x_1"),
        (f"<m:rad><m:deg/><m:e>{_m('9')}</m:e></m:rad>", "√9"),
        (f"<m:d><m:e>{_m('a')}</m:e><m:e>{_m('b')}</m:e></m:d>", "(a|b)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{_m("a")}</m:e></m:d>', "[a]"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{_BOUNDS}<m:e>{_m("x")}</m:e></m:nary>',
            "∑_1^nx",
        ),
        (f"<m:func><m:fName>{_m('sin')}</m:fName><m:e>{_m('x')}</m:e></m:func>", "sin x"),
        (f"<m:m><m:mr><m:e>{_m('1')}</m:e><m:e>{_m('2')}</m:e></m:mr><m:mr><m:e>{_m('3')}</m:e></m:mr></m:m>",
         "1 2 3"),
        (f"<m:eqArr><m:e>{_m('a')}</m:e><m:e>{_m('b')}</m:e></m:eqArr>", "a b"),
    ],
)  # fmt: skip
def test_formulas_are_read_on_one_line(tmp_path: Path, formula: str, expected: str) -> None:
    protocol = read(tmp_path, p(inside=_formula(formula)))
    assert texts(protocol) == [expected]
    assert protocol.unread == ()


def test_a_formula_outside_any_paragraph_is_read(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("before"), f"<m:oMathPara>{_formula(_m('x=1'))}</m:oMathPara>")
    assert texts(protocol) == ["before", "x=1"]
    assert protocol.unread == ()


@pytest.mark.parametrize(
    ("properties", "inside", "expected"),
    [
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "", "☒ ready"),
        ('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', "", "☐ ready"),
        ("<w14:checkbox/>", run("☑"), "☑ ready"),
        ('<w:date w:fullDate="2025-03-01T00:00:00Z"/>', run("1 March 2025"), "1 March 2025 ready"),
        ('<w:date w:fullDate="2025-03-01T00:00:00Z"/>', "", "2025-03-01 ready"),
        (_CHOICE, "", "Two ready"),
        (
            '<w:comboBox><w:listItem w:displayText="One" w:value="a"/></w:comboBox>',
            run("typed"),
            "typed ready",
        ),
        ('<w:comboBox><w:listItem w:displayText="One" w:value="a"/></w:comboBox>', "", "ready"),
        (
            '<w:dropDownList w:lastValue="a"><w:listItem w:value="a"/></w:dropDownList>',
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
            "ready",
        ),
    ],
)
def test_controls_show_their_state(tmp_path: Path, properties: str, inside: str, expected: str) -> None:
    protocol = read(tmp_path, p(inside=_control(properties, inside) + run(" ready")))
    assert texts(protocol) == [expected]
    assert protocol.unread == ()


@pytest.mark.parametrize(
    ("instruction", "expected"),
    [
        (" MACROBUTTON NoMacro Click here to begin ", "Click here to begin ready"),
        (" GOTOBUTTON page2 Next ", "Next ready"),
        (" PAGE ", "ready"),
    ],
)
def test_buttons_show_their_words_and_no_other_instruction_does(
    tmp_path: Path, instruction: str, expected: str
) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read(tmp_path, p(inside=field + run(" ready")))) == [expected]


@pytest.mark.parametrize(
    ("font", "typed", "expected"),
    [
        ("Wingdings", "o", "☐ safe"),
        ("Wingdings", "\uf0fe", "☑ safe"),
        ("Wingdings 2", "\uf0a3", "☐ safe"),
        ("Arial", "o", "o safe"),
    ],
)
def test_letters_in_a_font_of_signs_are_the_signs_they_show(
    tmp_path: Path, font: str, typed: str, expected: str
) -> None:
    made = run(typed, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>') + run(" safe")
    assert texts(read(tmp_path, p(inside=made))) == [expected]


@pytest.mark.parametrize(
    ("levels", "items", "expected"),
    [
        (
            (_level("decimal", "%1."), _level("lowerLetter", "%2)")),
            (0, 1, 1, 0, 1),
            ["1.", "a)", "b)", "2.", "a)"],
        ),
        (
            (_level("decimal", "%1."), _level("decimal", "%2)", '<w:lvlRestart w:val="0"/>')),
            (0, 1, 0, 1),
            ["1.", "1)", "2.", "2)"],
        ),
        (
            (_level("decimal", "%1."), _level("decimal", "%2)"),
             _level("lowerRoman", "%3", '<w:lvlRestart w:val="1"/>')),
            (0, 1, 2, 1, 2, 0, 2),
            ["1.", "1)", "i", "2)", "ii", "2.", "i"],
        ),
        ((_level("none", ""), _level("decimal", "%1%2.")), (0, 1), ["", "1."]),
        ((_level("decimal", "Note:"),), (0, 0), ["Note:", "Note:"]),
        ((_level("ordinalText", "%1"),), (0, 0), ["First", "Second"]),
        ((_level("custom", "%1").replace('"custom"', '"custom" w:format="001, 002"'),), (0,), ["001"]),
    ],
)  # fmt: skip
def test_lists_are_counted_as_word_counts_them(
    tmp_path: Path, levels: tuple[str, ...], items: tuple[int, ...], expected: list[str]
) -> None:
    body = [_number(level, f"item {at} of the list.") for at, level in enumerate(items)]
    protocol = read(tmp_path, *body, numbering=_list(*levels))
    assert [passage.number for passage in protocol.passages] == expected


def test_a_number_longer_than_any_is_cut(tmp_path: Path) -> None:
    protocol = read(tmp_path, _number(0, "item"), numbering=_list(_level("decimal", "x" * 5000 + "%1")))
    assert len(protocol.passages[0].number) < 100


_WEB_PAGE = """<html><head><meta charset="windows-1252"><title>unseen</title><style>p {}</style></head><body>
<h2>Safety planning</h2><p>Advocates <b>ask</b> first.<br>Always caf\xe9.</p>
<p style="display:none">secret</p>
<ol><li>Listen</li><li>Offer<ul><li>a room</li></ul></li></ol>
<table><tr><th>Who</th><th>When</th></tr><tr><td>Shelter manager</td><td>within 24 hours</td></tr></table>
<img alt="A map of the house"></body></html>"""


def test_a_web_page_taken_in_keeps_its_parts(tmp_path: Path) -> None:
    page = _WEB_PAGE.encode("cp1252")
    protocol = read(tmp_path, p("before"), '<w:altChunk r:id="r_part"/>', extra={"part.html": page})
    assert texts(protocol) == [
        "before", "Safety planning", "Advocates ask first.\nAlways café.", "Listen", "Offer", "a room",
        "Who", "When", "Shelter manager", "within 24 hours",
    ]  # fmt: skip
    assert find(protocol, "Safety planning").kind is Kind.HEADING
    assert find(protocol, "Offer").number == "2."
    assert find(protocol, "a room").kind is Kind.LIST_ITEM
    assert find(protocol, "within 24 hours").column_head == "When"
    assert protocol.unread == ("1 picture (“A map of the house”)", "1 passage of hidden text")


def test_a_saved_web_page_taken_in_is_read(tmp_path: Path) -> None:
    message = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        "<html><body><p>Caf=C3=A9 hours =3D late</p></body></html>\n--x--\n"
    )
    protocol = read(tmp_path, '<w:altChunk r:id="r_part"/>', extra={"part.html": message.encode()})
    assert texts(protocol) == ["Café hours = late"]


def test_a_word_file_taken_in_is_read(tmp_path: Path) -> None:
    inner = write(
        tmp_path / "inner.docx", p("Intake", style="Heading1"), _number(0, "inner item", 2)
    ).read_bytes()
    middle = write(
        tmp_path / "m.docx", p("middle"), '<w:altChunk r:id="r_part"/>', extra={"part.html": inner}
    )
    protocol = read(
        tmp_path,
        p("outer"),
        '<w:altChunk r:id="r_part"/>',
        p("after"),
        extra={"part.html": middle.read_bytes()},
    )
    assert texts(protocol) == ["outer", "middle", "Intake", "inner item", "after"]
    assert find(protocol, "inner item").number == "1."
    assert find(protocol, "Intake").kind is Kind.HEADING
    assert protocol.unread == ()


def test_a_file_taken_in_that_is_damaged_is_said(tmp_path: Path) -> None:
    chunks = '<w:altChunk r:id="r_part"/><w:altChunk r:id="nowhere"/>'
    protocol = read(tmp_path, p("text"), chunks, extra={"part.html": b"PK\x03\x04 cut off"})
    assert protocol.unread == ("2 embedded files",)


_REMARKS = (
    '<w:comment w:id="1" w:author="R. Ames">' + p("Is this still so?") + p("Ask the board.") + "</w:comment>"
    '<w:comment w:id="2">' + p("Nobody refers to this.") + "</w:comment>"
)


def test_comments_are_listed_apart_with_their_places(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("Intake", style="Heading1"),
        p("Advocates listen.", inside='<w:r><w:commentReference w:id="1"/></w:r>'),
        comments=_REMARKS,
    )
    assert texts(protocol) == ["Intake", "Advocates listen."]
    first, second = protocol.asides
    assert (first.kind, first.by, first.text) == ("comment", "R. Ames", "Is this still so? Ask the board.")
    assert (first.place.headings, first.place.address) == (("Intake",), "paragraph 2")
    assert (second.text, second.by, second.place.address) == ("Nobody refers to this.", "", "the document")
    assert protocol.unread == ("2 comments (reviewers’ remarks are not part of the protocol)",)


def test_hidden_text_is_kept_apart_with_its_place(tmp_path: Path) -> None:
    hidden = run("never", "<w:vanish/>") + "<w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:t>ask</w:t></w:r>"
    protocol = read(
        tmp_path, p("first"), p("seen", inside=hidden), table(row(cell(raw=p(inside=hidden)), "b"))
    )
    assert texts(protocol) == ["first", "seen", "b"]
    assert [(one.kind, one.text, one.place.address) for one in protocol.asides] == [
        ("hidden text", "never ask", "paragraph 2"),
        ("hidden text", "never ask", "table 1, row 1, column 1"),
    ]
    assert protocol.unread == ("2 passages of hidden text",)


def _picture(description: str, points: tuple[int, int] = (100, 100), more: str = "") -> str:
    wide, high = (side * 12700 for side in points)
    return (
        f'<w:r><w:drawing><wp:anchor {more}><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr descr="{description}"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def test_pictures_are_listed_with_what_they_show(tmp_path: Path) -> None:
    old = '<w:r><w:pict><v:shape alt="The front door"><v:imagedata/></v:shape></w:pict></w:r>'
    protocol = read(tmp_path, p("text", inside=_picture("Flow chart")), p(inside=old), p("end"))
    assert [(one.text, one.place.address) for one in protocol.asides] == [
        ("Flow chart", "paragraph 1"),
        ("The front door", "after paragraph 1"),
    ]
    assert protocol.asides[0] == Aside("picture", "Flow chart", protocol.passages[0].place)
    assert protocol.unread == ("2 pictures (“Flow chart”; “The front door”)",)


_PAGE_BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def test_a_page_of_only_a_picture_is_said_loudly(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("one"),
        p(inside=_PAGE_BREAK + _picture("")),
        p(inside=_PAGE_BREAK + _picture("")),
        p("four", inside="").replace("<w:r>", _PAGE_BREAK + "<w:r>", 1),
        p("with text", inside=_picture("")),
    )
    assert protocol.unread[0].startswith("2 SCANNED PAGES (pages 2 and 3): a picture of a page")
    assert protocol.unread[1] == "3 pictures"


@pytest.mark.parametrize(
    ("picture", "is_scan"),
    [
        (_picture("", (460, 600)), True),
        (_picture("", (460, 300)), False),
        (_picture("", (460, 600), 'behindDoc="1"'), False),
        (
            '<w:r><w:pict><v:shape style="width:468pt;height:620pt"><v:imagedata/></v:shape></w:pict></w:r>',
            True,
        ),
        (
            '<w:r><w:pict><v:shape style="width:90pt;height:90pt"><v:imagedata/></v:shape></w:pict></w:r>',
            False,
        ),
    ],
)
def test_without_pages_a_picture_over_most_of_a_page_is_a_scan(
    tmp_path: Path, picture: str, is_scan: bool
) -> None:
    protocol = read(tmp_path, p("text"), p(inside=picture))
    assert protocol.unread[0].startswith("1 SCANNED PAGE:") == is_scan


def test_a_sentence_in_the_style_of_a_table_of_contents_is_read(tmp_path: Path) -> None:
    styles = STYLES + '<w:style w:type="paragraph" w:styleId="TH"><w:name w:val="TOC Heading"/></w:style>'
    protocol = read(
        tmp_path,
        p("Inhalt", style="TH"),
        p("Intake\t2", style="TOC1"),
        p("Advocates ask before they write.", style="TOC1"),
        p("Shelter", style="TH"),
        p("Rooms are private."),
        styles=styles,
    )
    assert texts(protocol) == ["Advocates ask before they write.", "Shelter", "Rooms are private."]


def test_the_text_part_is_found_by_its_type_where_no_relationship_leads_to_it(tmp_path: Path) -> None:
    import zipfile

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/text/main.xml" ContentType="{kind}"/></Types>'
    )
    with zipfile.ZipFile(tmp_path / "odd.docx", "w") as made:
        made.writestr("[Content_Types].xml", types)
        made.writestr("text/main.xml", document(p("text")))
    assert texts(read_protocol(tmp_path / "odd.docx")) == ["text"]
