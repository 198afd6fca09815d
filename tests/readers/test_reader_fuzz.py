"""Whatever is done to a Word file's parts or bytes, it is read or refused with a ReadError that names it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import HEAD, bold, cell, field, item, note, p, reference, row, run, table, write

from protocol_audit.errors import ReadError
from protocol_audit.readers import read_protocol

_SETTINGS = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# What a mutation puts in: openings without closings, values that nobody expects, what must not be followed.
_PIECES = (
    "<w:p>", "</w:p>", "<w:p/>", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:sectPr/>", "<?a?>",
    "<w:r><w:t>word</w:t></w:r>", '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText> TOC </w:instrText>", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:del>",
    "</w:del>", "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", "<w:vanish/>",
    '<w:tcPr><w:gridSpan w:val="500000000"/></w:tcPr>', '<w:sym w:font="Wingdings" w:char="FFFFFFFF"/>',
    '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="2"/></w:numPr>', '<w:footnoteReference w:id="2"/>',
    '<w:commentReference w:id="1"/>', '<w:altChunk r:id="r_part"/>', "<w:lastRenderedPageBreak/>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<m:f><m:num/><m:den/></m:f>", "<w:txbxContent>",
    "<!DOCTYPE a>", "&#xD800;", "&a;", "<![CDATA[x]]>", "\0", "\ufffe",
)  # fmt: skip
_VALUES = ("", "-1", "0", "99999999999999999999", "1e400", "NaN", "x", "../../up", "\u0661", "²")

_place = st.floats(0, 1, exclude_max=True)
_mutation = st.one_of(
    st.tuples(st.just("insert"), _place, st.sampled_from(_PIECES)),
    st.tuples(st.just("value"), _place, st.sampled_from(_VALUES)),
    st.tuples(st.just("remove"), _place, st.integers(1, 40)),
    st.tuples(st.just("repeat"), _place, st.integers(2, 40)),
    st.tuples(st.just("cut"), _place, st.just(0)),
)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts of a document with something of everything."""
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('controlled')}</w:sdtContent></w:sdt>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('boxed')}</w:txbxContent></v:textbox></w:pict></w:r>"
    remark = '<w:r><w:commentReference w:id="1"/></w:r>'
    merged = cell("a", properties='<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    title = [p("Protocol", style="Title"), p("Contents\t1", style="TOC1"), p("Intake", style="Heading1")]
    text = [bold("Purpose"), p("text", inside=reference() + remark + box + field(" REF a ", run("shown")))]
    lists = [
        item("one", 0, 2),
        item("two", 1, 2),
        p("A room of ", properties="<w:rPr><w:del/></w:rPr>"),
        p("her own"),
    ]
    grid = table(row("Who", "When", properties=HEAD), row("staff", "at once"), row(merged))
    made = write(
        tmp_path_factory.mktemp("fuzz") / "all.docx",
        *title, *text, control, *lists, grid, '<w:altChunk r:id="r_part"/>',
        '<w:sectPr><w:headerReference r:id="r_header1"/></w:sectPr>',
        footnotes=note("noted"), comments=f'<w:comment w:id="1">{p("why")}</w:comment>', header1=p("House"),
        extra={"part.html": "<p>web<table><tr><td>cell</table>"},
    )  # fmt: skip
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _changed(data: bytes, kind: str, place: float, what: str | int) -> bytes:
    at = int(place * len(data))
    tag = data.find(b"<", at)
    end = data.find(b">", tag) + 1
    if kind == "insert":
        return data[: max(tag, 0)] + str(what).encode("utf-8", "surrogatepass") + data[max(tag, 0) :]
    if kind == "value":
        first = data.find(b'"', at)
        last = data.find(b'"', first + 1)
        return data if first < 0 or last < 0 else data[: first + 1] + str(what).encode() + data[last:]
    if kind == "remove":
        return data[:at] + data[at + int(what) :]
    if kind == "repeat" and 0 <= tag < end:
        return data[:tag] + data[tag:end] * int(what) + data[end:]
    return data[:at]


def _hold(path: Path) -> None:
    refusal, passages = "", ()
    try:
        passages = read_protocol(path).passages
    except ReadError as error:
        refusal = str(error)
    assert path.name in refusal or passages
    assert all(passage.text for passage in passages)


@_SETTINGS
@given(data=st.data())
def test_any_change_of_a_part_is_read_or_refused(
    tmp_path: Path, parts: dict[str, bytes], data: st.DataObject
) -> None:
    changed = dict(parts)
    for _ in range(data.draw(st.integers(1, 4))):
        name = data.draw(st.sampled_from(["word/document.xml", *sorted(parts)]))
        changed[name] = _changed(changed[name], *data.draw(_mutation))
    path = tmp_path / "changed.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in changed.items():
            archive.writestr(name, content)
    _hold(path)


@_SETTINGS
@given(gone=st.sets(st.integers(0, 20), min_size=1))
def test_any_part_may_be_missing(tmp_path: Path, parts: dict[str, bytes], gone: set[int]) -> None:
    path = tmp_path / "less.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, content) in enumerate(parts.items()):
            if number not in gone:
                archive.writestr(name, content)
    _hold(path)


@_SETTINGS
@given(changes=st.lists(st.tuples(_place, st.integers(0, 255)), min_size=1, max_size=12), cut=_place)
def test_any_change_of_the_archive_is_read_or_refused(
    tmp_path: Path, parts: dict[str, bytes], changes: list[tuple[float, int]], cut: float
) -> None:
    path = tmp_path / "bytes.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    data = bytearray(path.read_bytes())
    for place, value in changes:
        data[int(place * len(data))] = value
    path.write_bytes(bytes(data if cut < 0.8 else data[: int(cut * len(data))]))
    _hold(path)


@_SETTINGS
@given(content=st.binary(max_size=300), ending=st.sampled_from([".docx", ".doc", ".odt", ".rtf", ".xyz", ""]))
def test_anything_at_all_is_read_or_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"anything{ending}"
    path.write_bytes(content)
    _hold(path)
