"""Reading the text of a Word file: what a person sees is read, whatever it is wrapped in."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import cell, field, find, note, p, read, reference, row, run, table, texts, write

from protocol_audit.model import Kind
from protocol_audit.readers import read_protocol

_TEXT_BOX = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent>"
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
_RUBY = f"<w:r><w:ruby><w:rt>{run('rt')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"
_CHOICE = (
    "<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_PAGE = (
    "<html><head><title>x</title></head><body><h1>Intake</h1><p>Ask <b>first</b>.</p>"
    "<ul><li>Listen</li></ul><script>var x</script></body></html>"
)
_PICTURE = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{}"/><a:graphic><a:graphicData>'
    '<pic:pic><a:blip r:embed="r_image1"/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<w:ins>" + run("added") + "</w:ins>", "added"),
        ("<w:moveTo>" + run("moved here") + "</w:moveTo>", "moved here"),
        ("<w:hyperlink>" + run("a link") + "</w:hyperlink>", "a link"),
        ("<w:hyperlink><w:ins>" + run("a link") + "</w:ins></w:hyperlink>", "a link"),
        ("<w:smartTag>" + run("a place") + "</w:smartTag>", "a place"),
        ("<w:customXml>" + run("marked") + "</w:customXml>", "marked"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("chosen") + "</w:sdtContent></w:sdt>", "chosen"),
        ('<w:fldSimple w:instr=" REF x ">' + run("shown") + "</w:fldSimple>", "shown"),
        (field(" REF x ", run("shown")), "shown"),
        (field(" IF " + "x", run("yes")), "yes"),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
        ("<w:bdo>" + run("one ") + "</w:bdo><w:dir>" + run("two") + "</w:dir>", "one two"),
        ("<x:unknown xmlns:x='urn:x'>" + run("wrapped") + "</x:unknown>", "wrapped"),
        ("<w:r><w:t>left</w:t><w:tab/><w:t>right</w:t></w:r>", "left\tright"),
        ("<w:r><w:t>left</w:t><w:br/><w:t>right</w:t></w:r>", "left\nright"),
        ("<w:r><w:t>left</w:t><w:cr/><w:t>right</w:t></w:r>", "left\nright"),
        ("<w:r><w:t>left</w:t><w:ptab/><w:t>right</w:t></w:r>", "left\tright"),
        ("<w:r><w:t>twenty</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r>", "twenty-four"),
        ("<w:r><w:t>con</w:t><w:softHyphen/><w:t>sent</w:t></w:r>", "consent"),
        (run("con\u00adsent\u200b"), "consent"),
        (run("shel") + '<w:proofErr/><w:bookmarkStart w:id="1" w:name="b"/>' + run("ter"), "shelter"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" safe"), "☐ safe"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FD"/></w:r>' + run(" safe"), "☒ safe"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>' + run(" 24 hours"), "≤ 24 hours"),
        ('<w:r><w:sym w:font="Nobody knows" w:char="F0A3"/></w:r>' + run("24 hours"), "≤24 hours"),
        ('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>' + run("24 hours"), "24 hours"),
        (_RUBY, "base (rt)"),
        (_CHOICE.format("<w:t>new</w:t>"), "new"),
        (_CHOICE.format(""), "old"),
    ],
)
def test_text_in_every_wrapper_is_read_once(tmp_path: Path, inside: str, expected: str) -> None:
    protocol = read(tmp_path, p(inside=inside))
    assert texts(protocol) == [expected]
    assert protocol.unread == ()


@pytest.mark.parametrize(
    "inside",
    [
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
        "<w:del>" + run("gone") + "</w:del>",
        "<w:moveFrom>" + run("gone") + "</w:moveFrom>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        + field(" PAGE ", run("gone"))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:instrText>gone</w:instrText></w:r>",
    ],
)
def test_deleted_text_and_instructions_are_not_read(tmp_path: Path, inside: str) -> None:
    protocol = read(tmp_path, p("kept", inside=inside))
    assert texts(protocol) == ["kept"]
    assert protocol.unread == ()


def test_an_instruction_that_never_ends_swallows_no_later_paragraph(tmp_path: Path) -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    protocol = read(tmp_path, p("before", inside=broken), p("after"))
    assert texts(protocol) == ["before", "after"]


def test_text_lost_in_a_damaged_field_is_said(tmp_path: Path) -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("lost")
    protocol = read(tmp_path, p("before", inside=broken), p("after"))
    assert protocol.unread == ("4 characters of text in a form that could not be read",)


def test_text_outside_any_paragraph_is_said(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("kept"), run("stray"))
    assert protocol.unread == ("5 characters of text in a form that could not be read",)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒ ready"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐ ready"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList>',
            "yes ready",
        ),
        ('<w:ddList><w:result w:val="9"/><w:listEntry w:val="no"/></w:ddList>', "ready"),
    ],
)
def test_forms_of_older_word_show_what_was_filled_in(tmp_path: Path, form: str, expected: str) -> None:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
    rest = (
        '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("yes")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + run(" ready")
    )
    protocol = read(tmp_path, p(inside=begin + rest))
    assert texts(protocol) == [expected]
    assert protocol.unread == ()


def test_hidden_text_is_counted_not_read(tmp_path: Path) -> None:
    protocol = read(
        tmp_path, p("seen", inside=run("unseen", "<w:vanish/>")), p("seen", looks='<w:vanish w:val="0"/>')
    )
    assert texts(protocol) == ["seen", "seen"]
    assert protocol.unread == ("1 passage of hidden text",)


def test_text_hidden_by_its_style_is_counted_not_read(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    protocol = read(tmp_path, p("seen"), p("unseen", style="H"), styles=styles)
    assert texts(protocol) == ["seen"]
    assert protocol.unread == ("1 passage of hidden text",)


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    protocol = read(
        tmp_path, p("A room of ", properties="<w:rPr><w:del/></w:rPr>"), p("her own"), p("The end")
    )
    assert texts(protocol) == ["A room of her own", "The end"]


def test_a_large_first_letter_belongs_to_its_word(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("A", properties='<w:framePr w:dropCap="drop"/>'), p("dvocates listen."))
    assert texts(protocol) == ["Advocates listen."]


def test_blocks_in_wrappers_keep_their_order(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    protocol = read(
        tmp_path,
        p("one"),
        control.format(control.format(p("two"))),
        f"<w:customXml>{p('three')}</w:customXml>",
        f"<w:ins>{p('four')}</w:ins>",
        f"<w:del>{p('gone')}</w:del>",
        f"<mc:AlternateContent><mc:Choice>{p('five')}</mc:Choice></mc:AlternateContent>",
        control.format(table(control.format(row(control.format(cell("six")), "seven")))),
    )
    assert texts(protocol) == ["one", "two", "three", "four", "five", "six", "seven"]
    assert protocol.unread == ()


def test_text_boxes_stand_after_the_paragraph_that_holds_them(tmp_path: Path) -> None:
    box = _TEXT_BOX.format(p("in the box") + p("and more"))
    fallback = f"<w:pict><v:textbox><w:txbxContent>{p('in the box')}</w:txbxContent></v:textbox></w:pict>"
    both = _CHOICE.format(box).replace("<w:t>old</w:t>", fallback)
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('old box')}</w:txbxContent></v:textbox></w:pict></w:r>"
    protocol = read(tmp_path, p("anchor", inside=both), p("next"), p(inside=old), p("last"))
    assert texts(protocol) == ["anchor", "in the box", "and more", "next", "old box", "last"]
    assert find(protocol, "in the box").kind is Kind.TEXT_BOX
    assert find(protocol, "in the box").place.address == "text box 1"
    assert find(protocol, "and more").place.address == "text box 1, paragraph 2"
    assert find(protocol, "old box").place.address == "text box 2"
    assert find(protocol, "last").place.address == "paragraph 3"
    assert protocol.counts["text_boxes"] == 2


def test_notes_stand_after_the_passage_that_refers_to_them(tmp_path: Path) -> None:
    protocol = read(
        tmp_path,
        p("Intake", style="Heading1"),
        p("first", inside=reference("3") + reference("2", "endnote")),
        p("second", inside=reference("2")),
        footnotes=f'<w:footnote w:id="0" w:type="separator">{p()}</w:footnote>'
        + note("see the statute", "2")
        + note("see the form", "3")
        + note("nobody refers to it", "4"),
        endnotes=note("at the end", "2", "endnote"),
    )
    assert texts(protocol) == ["Intake", "first", "see the form", "at the end", "second", "see the statute"]
    assert find(protocol, "see the form").place.address == "footnote 1"
    assert find(protocol, "see the statute").place.address == "footnote 2"
    assert find(protocol, "at the end").place.address == "endnote 1"
    assert find(protocol, "see the form").place.headings == ("Intake",)
    assert {passage.kind for passage in protocol.passages[2:4]} == {Kind.FOOTNOTE}
    assert protocol.unread == ()


def test_a_note_that_is_missing_is_said(tmp_path: Path) -> None:
    protocol = read(tmp_path, p("text", inside=reference("7")))
    assert protocol.unread == ("1 note whose text is missing from the file",)


def test_headers_and_footers_come_last_and_once(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="r_header1"/><w:headerReference r:id="r_header2"/>'
        '<w:footerReference r:id="r_footer1"/></w:sectPr>'
    )
    protocol = read(
        tmp_path,
        p("text"),
        section,
        header1=p("Rivermouth Shelter") + table(row("Intake", "2024")),
        header2=p("Rivermouth Shelter"),
        footer1=p("12") + p("| Page 3 of 9") + p("Confidential"),
    )
    assert texts(protocol, Kind.MARGIN) == ["Rivermouth Shelter", "Intake", "Confidential"]
    assert texts(protocol)[0] == "text"
    assert [passage.place.address for passage in protocol.passages[1:]] == ["header", "header", "footer"]


def test_a_table_of_contents_is_counted_not_read(tmp_path: Path) -> None:
    entries = p("Intake\t3", style="TOC1") + p("Shelter\t9", style="TOC1")
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    )
    protocol = read(
        tmp_path, control + f"<w:sdtContent>{p('Contents')}{entries}</w:sdtContent></w:sdt>", p("text")
    )
    assert texts(protocol) == ["text"]
    assert protocol.unread == ()
    assert protocol.counts["contents_lines"] == 3


def test_a_table_of_contents_field_without_an_end_swallows_no_text(tmp_path: Path) -> None:
    begin = field(" TOC \\o ", run("Intake\t3")).replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")
    protocol = read(tmp_path, p(inside=begin), p("Advocates ask whether the caller is safe."))
    assert texts(protocol) == ["Advocates ask whether the caller is safe."]


def test_a_typed_table_of_contents_is_not_read(tmp_path: Path) -> None:
    lines = [p("Intake ........ 3"), p("Shelter ....... 9"), p("Records .......12")]
    protocol = read(tmp_path, p("CONTENTS", looks="<w:b/>"), *lines, p("Advocates listen first."))
    assert texts(protocol) == ["Advocates listen first."]


def test_pictures_are_counted_and_described(tmp_path: Path) -> None:
    picture = f"<w:r>{_PICTURE.format('Intake flow chart')}</w:r>"
    other = f"<w:r>{_PICTURE.format('A picture of a door, automatically generated')}</w:r>"
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="r_image1"/></v:shape></w:pict></w:r>'
    protocol = read(tmp_path, p("text", inside=picture + other + old), extra={"image1.png": b"png"})
    assert protocol.unread == ("3 pictures (“Intake flow chart”)",)


def test_a_logo_on_every_page_is_one_picture(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="r_header1"/><w:headerReference r:id="r_header2"/></w:sectPr>'
    )
    logo = p(inside=f"<w:r>{_PICTURE.format('')}</w:r>")
    protocol = read(tmp_path, p("text"), section, header1=logo, header2=logo)
    assert protocol.unread == ("1 picture in the page header or footer",)


def test_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    chart = '<w:r><w:drawing><a:graphicData><c:chart r:id="x"/></a:graphicData></w:drawing></w:r>'
    diagram = '<w:r><w:drawing><a:graphicData><dgm:relIds r:dm="x"/></a:graphicData></w:drawing></w:r>'
    sheet = "<w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r>"
    protocol = read(
        tmp_path,
        p("text", inside=chart + diagram + sheet),
        '<w:altChunk r:id="r_part"/>',
        '<w:subDoc r:id="x"/>',
        extra={"part.rtf": b"{}"},
        comments='<w:comment w:id="0"/><w:comment w:id="1"/>',
    )
    assert protocol.unread == (
        "1 chart",
        "1 diagram",
        "1 embedded object (such as a sheet or another document)",
        "1 embedded file",
        "1 linked document that the file only points to",
        "2 comments (reviewers’ remarks are not part of the protocol)",
    )


def test_a_diagram_is_read(tmp_path: Path) -> None:
    data = (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
        '<dgm:pt type="doc"/><dgm:pt><dgm:t><a:p><a:r><a:t>Call </a:t></a:r><a:r><a:t>first</a:t></a:r></a:p>'
        "</dgm:t></dgm:pt>"
        '<dgm:pt type="pres"><dgm:t><a:p><a:r><a:t>Call first</a:t></a:r></a:p></dgm:t></dgm:pt>'
        "</dgm:ptLst></dgm:dataModel>"
    )
    diagram = '<w:r><w:drawing><a:graphicData><dgm:relIds r:dm="r_data"/></a:graphicData></w:drawing></w:r>'
    protocol = read(tmp_path, p("text", inside=diagram), extra={"data.xml": data})
    assert texts(protocol) == ["text", "Call first"]
    assert protocol.unread == ()


def test_lettering_and_drawn_text_are_read(tmp_path: Path) -> None:
    word_art = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    drawn = "<w:r><w:drawing><a:p><a:r><a:t>Front door</a:t></a:r></a:p></w:drawing></w:r>"
    protocol = read(tmp_path, p("text", inside=word_art + drawn))
    assert texts(protocol) == ["text", "DRAFT", "Front door"]
    assert protocol.unread == ()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("part.html", _PAGE),
        ("part.txt", "Intake\nAsk first.\nListen"),
    ],
)
def test_files_taken_in_as_text_are_read(tmp_path: Path, file: str, content: str) -> None:
    protocol = read(tmp_path, p("before"), '<w:altChunk r:id="r_part"/>', p("after"), extra={file: content})
    assert texts(protocol) == ["before", "Intake", "Ask first.", "Listen", "after"]
    assert protocol.unread == ()


def test_the_same_file_gives_the_same_protocol(tmp_path: Path) -> None:
    path = write(tmp_path / "protocol.docx", p("one"), table(row("a", "b"), row("c", "d")))
    assert read_protocol(path) == read_protocol(path)


def test_names_of_strict_open_xml_are_read(tmp_path: Path) -> None:
    import zipfile

    path = write(tmp_path / "usual.docx", p("Intake", style="Heading1"), p("text"))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(strict, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            for usual, other in (
                (
                    b"schemas.openxmlformats.org/wordprocessingml/2006/",
                    b"purl.oclc.org/ooxml/wordprocessingml/",
                ),
                (b"schemas.openxmlformats.org/officeDocument/2006/", b"purl.oclc.org/ooxml/officeDocument/"),
                (b"schemas.openxmlformats.org/drawingml/2006/", b"purl.oclc.org/ooxml/drawingml/"),
            ):
                data = data.replace(usual, other)
            copy.writestr(name, data)
    assert read_protocol(strict).passages == read_protocol(path).passages
