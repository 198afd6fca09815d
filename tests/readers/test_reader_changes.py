"""Tracked changes of rows, cells and moved text, and what stands in groups of shapes: each once."""

from __future__ import annotations

from pathlib import Path

from word_files import cell, find, p, read, row, run, table, texts

_BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_inserted_rows_and_cells_are_read(tmp_path: Path) -> None:
    inserted = row("new row", "also new", properties='<w:ins w:author="a"/>')
    added = row("old", cell("added", properties='<w:cellIns w:author="a"/>'))
    removed = row("stays", cell("gone", properties='<w:cellDel w:author="a"/>'))
    deleted = row("gone", "gone too", properties='<w:del w:author="a"/>')
    protocol = read(tmp_path, table(row("Who", "When"), inserted, added, removed, deleted))
    assert texts(protocol) == ["Who", "When", "new row", "also new", "old", "added", "stays"]
    assert find(protocol, "added").place.address == "table 1, row 3, column 2"
    assert protocol.unread == ()


def test_text_that_was_moved_is_read_where_it_is_now(tmp_path: Path) -> None:
    mark = "<w:rPr><w:moveFrom/></w:rPr>"
    protocol = read(
        tmp_path,
        '<w:moveFromRangeStart w:id="1" w:name="m"/>',
        p(properties=mark, inside=f"<w:moveFrom>{run('Advocates listen first.')}</w:moveFrom>"),
        '<w:moveFromRangeEnd w:id="1"/>',
        p("In between."),
        '<w:moveToRangeStart w:id="2" w:name="m"/>',
        p(
            properties="<w:rPr><w:moveTo/></w:rPr>",
            inside=f"<w:moveTo>{run('Advocates listen first.')}</w:moveTo>",
        ),
        '<w:moveToRangeEnd w:id="2"/>',
    )
    assert texts(protocol) == ["In between.", "Advocates listen first."]
    assert protocol.unread == ()


def test_a_change_inside_a_change_counts_as_deleted(tmp_path: Path) -> None:
    inside = "<w:ins><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:ins>"
    assert texts(read(tmp_path, p(inside=inside))) == ["kept"]


def test_former_properties_change_nothing(tmp_path: Path) -> None:
    former = '<w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    hidden = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    protocol = read(tmp_path, p(properties=former, inside=run("Advocates listen.", hidden)))
    assert texts(protocol) == ["Advocates listen."]
    assert protocol.counts == {"paragraphs": 1}


def test_boxes_in_groups_are_read_once_and_in_order(tmp_path: Path) -> None:
    shapes = "".join(
        f"<wps:wsp><wps:txbx>{_BOX.format(p(text))}</wps:txbx></wps:wsp>" for text in ("one", "two")
    )
    old = "".join(
        f"<v:shape><v:textbox>{_BOX.format(p(text))}</v:textbox></v:shape>" for text in ("one", "two")
    )
    group = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{shapes}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:group>{old}</v:group></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    protocol = read(tmp_path, p("anchor", inside=group), p("after"))
    assert texts(protocol) == ["anchor", "one", "two", "after"]
    assert protocol.unread == ()


def test_a_box_within_a_box_is_read_once(tmp_path: Path) -> None:
    inner = f"<w:r><w:pict><v:textbox>{_BOX.format(p('inner'))}</v:textbox></w:pict></w:r>"
    in_object = (
        f"<w:r><w:object><v:textbox>{_BOX.format(p('outer', inside=inner))}</v:textbox></w:object></w:r>"
    )
    assert texts(read(tmp_path, p("anchor", inside=in_object))) == ["anchor", "outer", "inner"]


def test_a_running_title_is_read_once_whatever_part_it_stands_in(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="r_header{0}"/><w:footerReference r:id="r_footer1"/></w:sectPr>'
    )
    protocol = read(
        tmp_path,
        p("one", properties=section.format(1)),
        p("two", properties=section.format(2)),
        section.format(1),
        header1=p("House manual"),
        header2=p("House manual") + p("Chapter two"),
        footer1=p("House manual"),
    )
    assert texts(protocol) == ["one", "two", "House manual", "Chapter two"]
