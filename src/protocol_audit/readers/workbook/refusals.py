"""What cannot be read as a self-assessment, and how it becomes something that can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.readers.file_types import first_bytes

_IN_EXCEL = "in Excel choose File > Save As and the type “Excel Workbook (.xlsx)”"
_IN_LIBREOFFICE = "in LibreOffice choose File > Save As and the type “Excel 2007-365 (.xlsx)”"
_IN_NUMBERS = "in Numbers choose File > Export To > Excel"
_IN_GOOGLE = "in Google Sheets choose File > Download > Microsoft Excel (.xlsx)"

_REFUSED: dict[str, tuple[str, str]] = {
    ".xls": ("a workbook of the old .xls format", f"open it; {_IN_EXCEL}"),
    ".xlt": ("a template of the old .xlt format", f"open it; {_IN_EXCEL}"),
    ".xlsb": ("a binary workbook", f"open it; {_IN_EXCEL}"),
    ".ods": ("an OpenDocument spreadsheet", f"open it; {_IN_LIBREOFFICE}"),
    ".ots": ("an OpenDocument template", f"open it; {_IN_LIBREOFFICE}"),
    ".fods": ("an OpenDocument spreadsheet", f"open it; {_IN_LIBREOFFICE}"),
    ".numbers": ("a Numbers spreadsheet", _IN_NUMBERS),
    ".gsheet": ("only a link to a Google spreadsheet, not the spreadsheet itself", _IN_GOOGLE),
}
READ = (".xlsx", ".xlsm", ".xltx", ".xltm", ".csv", ".tsv")
ENDINGS = (*READ, *_REFUSED)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_ENTRY = "EncryptedPackage".encode("utf-16-le")
_BLOCK = 1 << 20
# What is said of Word files, said of workbooks.
_OF_WORKBOOKS = (("Word", "Excel"), ("document", "workbook"), ("written protocol", "self-assessment"))


def check_kind(path: Path) -> None:
    """Raise ReadError for a file that is no .xlsx and no .csv, whatever it is called."""
    ending, head = path.suffix.lower(), first_bytes(path)
    if head.startswith(_OLE):
        raise _compound_file(path)
    if ending in _REFUSED:
        what, how = _REFUSED[ending]
        raise ReadError(
            f"{path.name}: this is {what}, which cannot be read; {how}, then try again with that file"
        )
    if ending not in READ:
        raise ReadError(
            f"{path.name}: not a self-assessment workbook; give an Excel workbook (.xlsx) or a .csv file"
        )
    if ending in (".csv", ".tsv") or head.startswith(_ZIP):
        return
    if b"\0" not in head and not head.lstrip().startswith(b"<"):
        raise ReadError(f"{path.name}: ends in {ending} but is plain text; rename it to {path.stem}.csv")
    raise ReadError(
        f"{path.name}: not an Excel workbook, or damaged beyond reading; if it opens in Excel, "
        f"{_IN_EXCEL.removeprefix('in Excel ')} under a new name, else ask for it again"
    )


def check_archive(path: Path, names: tuple[str, ...]) -> None:
    """Raise ReadError for an archive that is no .xlsx; ``names`` are those of its parts, in lower case."""
    for part, ending in (("xl/workbook.bin", ".xlsb"), ("content.xml", ".ods"), ("index/", ".numbers")):
        if any(name.startswith(part) for name in names):
            what, how = _REFUSED[ending]
            raise ReadError(f"{path.name}: this is {what} under another name; {how}, then try that file")
    if any(name.startswith("word/") for name in names):
        raise ReadError(
            f"{path.name}: this is a .docx file under another name; to check it as a protocol, rename it "
            f"to {path.stem}.docx"
        )


@contextmanager
def in_words_of_excel(path: Path) -> Iterator[None]:
    """What is said of damaged Word files, said of this workbook."""
    start = f"{path.name}: "
    try:
        yield
    except ReadError as error:
        message = str(error)
        if not message.startswith(start):
            raise
        message = message.removeprefix(start)
        for word, other in _OF_WORKBOOKS:
            message = message.replace(word, other)
        raise ReadError(start + message) from error


def _compound_file(path: Path) -> ReadError:
    """The error for an OLE compound file: an old .xls, or an .xlsx behind a password."""
    if _holds(path, _DIRECTORY_ENTRY):
        return ReadError(
            f"{path.name}: protected with a password; open it in Excel, choose File > Info > Protect "
            f"Workbook > Encrypt with Password, clear the password, and save a copy"
        )
    what, how = _REFUSED[".xls"]
    called = "" if path.suffix.lower() in (".xls", ".xlt") else " under another name"
    return ReadError(
        f"{path.name}: this is {what}{called}, which cannot be read; {how}, then try again with that file"
    )


def _holds(path: Path, mark: bytes) -> bool:
    before = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if mark in before + block:
                return True
            before = block[-len(mark) :]
    return False
