"""A coalition's own template: what of it is kept, and what is said where it cannot be used."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor
from made_up import assessment, large
from word_xml import W, parts_of, problems, text_of, tree

from protocol_audit.errors import ReadError
from protocol_audit.reports.word import write_word

DAY = datetime.date(2026, 11, 6)
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Build = Callable[[Document], None]


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """Saves a template after these changes to an empty one."""

    def save(*changes: Build, name: str = "coalition.docx") -> Path:
        document = docx.Document()
        for change in changes:
            change(document)
        document.save(str(tmp_path / name))
        return tmp_path / name

    return save


def written(template: Path) -> bytes:
    return write_word(assessment(), assessed_on=DAY, template=template)


def opened(template: Path) -> Document:
    return docx.Document(io.BytesIO(written(template)))


def with_header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Coalition of the Two Rivers"


def with_own_headings(document: Document) -> None:
    style = document.styles["Heading 1"]
    style.font.color.rgb = RGBColor(0x80, 0x00, 0x80)  # type: ignore[union-attr]
    style.font.size = Pt(31)  # type: ignore[union-attr]


def with_letterhead(document: Document) -> None:
    document.add_paragraph("Two Rivers letterhead")
    document.add_paragraph("")
    document.add_paragraph("")


def on_a4(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)


def without_lists(document: Document) -> None:
    part = document.part
    for name, relationship in list(part.rels.items()):
        if relationship.reltype.endswith("/numbering"):
            part.rels.pop(name)


def with_our_bookmark_names(document: Document) -> None:
    paragraph = document.add_paragraph("A place of its own")
    paragraph._p.append(parse_xml(f'<w:bookmarkStart {NAMESPACE} w:id="7" w:name="gap_gaps"/>'))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {NAMESPACE} w:id="7"/>'))


def with_a_style_id_of_ours(document: Document) -> None:
    style = document.styles.add_style("Two Rivers Quote", 1)
    style.element.set(qn("w:styleId"), "GapQuote")


def with_traces_of_a_machine(document: Document) -> None:
    core = document.core_properties
    core.author, core.last_modified_by, core.keywords = "Jane Doe", "jdoe", "draft for Jane"
    target = "file:///C:/Users/jdoe/Templates/Normal.dotm"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    settings = document.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"
    )
    name = settings.relate_to(target, kind, is_external=True)
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    document.settings.element.insert(
        0, parse_xml(f'<w:attachedTemplate {NAMESPACE} {relation} r:id="{name}"/>')
    )
    document.settings.element.insert(0, parse_xml(f'<w:updateFields {NAMESPACE} w:val="true"/>'))


def with_a_logo_on_the_first_page_only(document: Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Two Rivers logo"


def with_two_columns(document: Document) -> None:
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")


def on_wide_pages(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width


def without_a_section(document: Document) -> None:
    document.element.body.remove(document.element.body.sectPr)


CHANGES: list[Build] = [
    with_header,
    with_own_headings,
    with_letterhead,
    on_a4,
    without_lists,
    with_our_bookmark_names,
    with_a_style_id_of_ours,
    with_traces_of_a_machine,
    with_a_logo_on_the_first_page_only,
    with_two_columns,
    on_wide_pages,
    without_a_section,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_any_template_gives_a_word_file_whose_xml_is_in_order(
    template: Callable[..., Path], change: Build
) -> None:
    content = written(template(change))
    assert problems(content) == []
    assert write_word(assessment(), assessed_on=DAY, template=template(change)) == content


def test_a_template_of_nothing_but_a_document_part_will_do(tmp_path: Path) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package = "http://schemas.openxmlformats.org/package/2006"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"'
            f' ContentType="{word}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relation}"'
            ' Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {NAMESPACE}><w:body><w:p/></w:body></w:document>",
    }
    path = other_file(tmp_path, "bare.docx", zipped(**parts))
    content = written(path)
    assert problems(content) == []
    assert written(path) == content


def test_header_is_kept_on_every_page_and_a_footer_is_added(template: Callable[..., Path]) -> None:
    document = opened(template(with_header))
    for section in document.sections:
        assert section.header.paragraphs[0].text == "Coalition of the Two Rivers"
        assert "NUMPAGES" in [e.text.strip() for e in section.footer._element.iter(W + "instrText")]
        assert not section.different_first_page_header_footer


def test_headings_take_the_look_of_the_template(template: Callable[..., Path]) -> None:
    document = opened(template(with_own_headings))
    heading = next(p for p in document.paragraphs if p.text == "Gaps by priority")
    assert heading.style is not None
    assert heading.style.font.size == Pt(31)
    assert heading.style.font.color.rgb == RGBColor(0x80, 0x00, 0x80)


def test_letterhead_stays_and_the_report_follows_without_an_empty_line(
    template: Callable[..., Path],
) -> None:
    texts = [p.text for p in opened(template(with_letterhead)).paragraphs]
    assert texts[:2] == ["Two Rivers letterhead", "Gap report"]


def test_tables_fit_between_the_margins_of_the_template(template: Callable[..., Path]) -> None:
    body = tree(written(template(on_a4)))
    widths = {int(t.find(f"{W}tblPr/{W}tblW").get(W + "w")) for t in body.iter(W + "tbl")}
    upright = round(150 / 25.4 * 1440)
    assert min(widths) == pytest.approx(upright, abs=3)


def test_wide_pages_stay_wide(template: Callable[..., Path]) -> None:
    assert {s.page_width > s.page_height for s in opened(template(on_wide_pages)).sections} == {True}


def test_a_logo_of_the_first_page_stays_there_and_the_others_get_our_header(
    template: Callable[..., Path],
) -> None:
    sections = opened(template(with_a_logo_on_the_first_page_only)).sections
    assert [s.different_first_page_header_footer for s in sections] == [True, False, False]
    assert sections[0].first_page_header.paragraphs[0].text == "Two Rivers logo"
    assert "Lantern Street House" in sections[1].header.paragraphs[0].text


def test_names_of_people_and_machines_are_taken_out(template: Callable[..., Path]) -> None:
    content = written(template(with_traces_of_a_machine))
    for name, blob in parts_of(content).items():
        assert b"jdoe" not in blob, name
        assert b"Jane" not in blob, name
    assert b"updateFields" not in parts_of(content)["word/settings.xml"]


def test_links_go_to_our_bookmarks_and_not_to_those_of_the_template(template: Callable[..., Path]) -> None:
    body = tree(written(template(with_our_bookmark_names)))
    names = [b.get(W + "name") for b in body.iter(W + "bookmarkStart")]
    assert "gap2_gaps" in names
    assert all(a.get(W + "anchor", "gap2_").startswith("gap2_") for a in body.iter(W + "hyperlink"))


def test_a_report_can_be_the_template_of_the_next(tmp_path: Path) -> None:
    first = tmp_path / "first.docx"
    first.write_bytes(write_word(large(), assessed_on=DAY))
    content = written(first)
    assert problems(content) == []
    assert "word/charts/chart2.xml" in parts_of(content)
    assert text_of(tree(content)).count("Already strong") > 2


def other_file(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def zipped(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return target.getvalue()


def template_file(tmp_path: Path) -> Path:
    """A Word template (.dotx), which says so inside."""
    target = io.BytesIO()
    docx.Document().save(target)
    changed = io.BytesIO()
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(changed, "w") as package:
        for name in source.namelist():
            package.writestr(name, source.read(name).replace(b"document.main+xml", b"template.main+xml"))
    return other_file(tmp_path, "own.dotx", changed.getvalue())


def cut_short(tmp_path: Path) -> Path:
    """A Word file whose styles are cut in the middle."""
    target = io.BytesIO()
    docx.Document().save(target)
    changed = io.BytesIO()
    with zipfile.ZipFile(target) as source, zipfile.ZipFile(changed, "w") as package:
        for name in source.namelist():
            blob = source.read(name)
            package.writestr(name, blob[: len(blob) // 2] if name == "word/styles.xml" else blob)
    return other_file(tmp_path, "cut.docx", changed.getvalue())


BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "gone.docx", "no such file"),
    "a folder": (lambda folder: folder, "is a folder"),
    "text": (lambda folder: other_file(folder, "own.docx", b"Dear board,"), "is not a Word file"),
    "empty": (lambda folder: other_file(folder, "own.docx", b""), "is not a Word file"),
    "old or locked": (
        lambda folder: other_file(folder, "own.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
        "has a password or is of an old kind",
    ),
    "another zip": (
        lambda folder: other_file(folder, "own.docx", zipped(mimetype="application/epub+zip")),
        "own.docx: ",
    ),
    "a .dotx": (template_file, "save it as a Word document (.docx)"),
    "damaged": (cut_short, "the template is damaged"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_template_is_refused_with_advice(kind: str, tmp_path: Path) -> None:
    make, message = BAD[kind]
    with pytest.raises(ReadError) as raised:
        written(make(tmp_path))
    assert message in str(raised.value)
    assert ";" in str(raised.value)
