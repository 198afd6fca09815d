"""What a file is, by its ending and its first bytes, and what to do about one that is no .docx."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.errors import ReadError

_WORD = "in Word choose File > Save As and the type “Word Document (.docx)”"
_GOOGLE = "in Google Docs choose File > Download > Microsoft Word (.docx)"
_PAGES = "in Pages choose File > Export To > Word"
_FROM_PDF = (
    f"ask for the Word file it was made from, or open the PDF in Word, see whether the text came over whole, "
    f"and {_WORD.removeprefix('in Word ')}"
)
_OPEN_IN_WORD = f"open it in Word (or LibreOffice); {_WORD}"

# By ending: what such a file is, and how it becomes a .docx.
_BY_ENDING: dict[str, tuple[str, str]] = {
    ".doc": ("a Word file of the old .doc format", _OPEN_IN_WORD),
    ".dot": ("a Word template of the old .dot format", _OPEN_IN_WORD),
    ".pdf": ("a PDF", _FROM_PDF),
    ".odt": (
        "an OpenDocument text",
        "in LibreOffice choose File > Save As and the type “Word 2007-365 (.docx)”",
    ),
    ".ott": (
        "an OpenDocument template",
        "in LibreOffice choose File > Save As and the type “Word 2007-365 (.docx)”",
    ),
    ".rtf": ("a Rich Text file", _OPEN_IN_WORD),
    ".pages": ("a Pages document", _PAGES),
    ".wpd": ("a WordPerfect document", _OPEN_IN_WORD),
    ".wps": ("a Works document", _OPEN_IN_WORD),
    ".gdoc": ("only a link to a Google document, not the document itself", _GOOGLE),
    ".txt": ("a plain text file", _OPEN_IN_WORD),
    ".md": ("a plain text file", _OPEN_IN_WORD),
    ".html": ("a web page", _OPEN_IN_WORD),
    ".htm": ("a web page", _OPEN_IN_WORD),
    ".mht": ("a web page", _OPEN_IN_WORD),
    ".xml": ("an XML file", _OPEN_IN_WORD),
    ".xlsx": ("an Excel workbook, not a written protocol", "give the protocol as a Word file (.docx)"),
    ".xls": ("an Excel workbook, not a written protocol", "give the protocol as a Word file (.docx)"),
    ".csv": ("a table, not a written protocol", "give the protocol as a Word file (.docx)"),
    ".pptx": ("a PowerPoint presentation", "give the protocol as a Word file (.docx)"),
    ".ppt": ("a PowerPoint presentation", "give the protocol as a Word file (.docx)"),
    ".zip": ("a zip archive", "take the Word file out of it first"),
    ".jpg": ("a picture", "ask for the Word file, or retype the text"),
    ".jpeg": ("a picture", "ask for the Word file, or retype the text"),
    ".png": ("a picture", "ask for the Word file, or retype the text"),
    ".tif": ("a picture", "ask for the Word file, or retype the text"),
    ".tiff": ("a picture", "ask for the Word file, or retype the text"),
}

# By first bytes: the ending that would be right.
_BY_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\xffWPC", ".wpd"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"mime-version", ".mht"),
    (b"<?xml", ".xml"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096


def check_is_file(path: Path) -> None:
    """Raise ReadError where there is no such file, or where it is a folder or empty."""
    try:
        if not path.exists():
            raise ReadError(f"{path}: there is no such file; check the name and the folder")
        if path.is_dir():
            raise ReadError(f"{path}: this is a folder; give the Word file (.docx) that is in it")
        if path.name.startswith("~$"):
            raise ReadError(
                f"{path.name}: a file that Word leaves while a document is open; give the document itself"
            )
        if path.stat().st_size == 0:
            raise ReadError(f"{path.name}: the file is empty (0 bytes); ask for it again, or save it again")
    except (OSError, ValueError) as error:
        raise ReadError(
            f"{path}: cannot be opened ({_reason(error)}); check the name and the folder"
        ) from error


def wrong_ending(path: Path) -> ReadError:
    """The error for a file whose ending no reader knows."""
    known = _BY_ENDING.get(path.suffix.lower())
    if known and path.suffix.lower() in (".doc", ".dot") and first_bytes(path).startswith(b"PK"):
        return ReadError(
            f"{path.name}: a .docx file under an old ending; rename it to {path.stem}.docx and try again"
        )
    if known:
        what, how = known
        return ReadError(
            f"{path.name}: this is {what}, which cannot be read; {how}, then try again with that file"
        )
    return ReadError(f"{path.name}: not a Word file (.docx); {_OPEN_IN_WORD}, then try again with that file")


def wrong_content(path: Path) -> ReadError:
    """The error for a file that ends in .docx and is no zip archive at all."""
    head = first_bytes(path)
    if head.startswith(_OLE):
        return _compound_file(path)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    ending = next((ending for magic, ending in _BY_MAGIC if start.startswith(magic.lower())), "")
    if not ending and b"%PDF-" in head[:1024]:
        ending = ".pdf"
    if not ending and head and b"\0" not in head:
        ending = ".txt"
    if ending:
        what, how = _BY_ENDING[ending]
        return ReadError(
            f"{path.name}: ends in {path.suffix} but is {what}; {how}, then try again with that file"
        )
    return ReadError(
        f"{path.name}: not a Word file, or damaged beyond reading; if it opens in Word, "
        f"{_WORD.removeprefix('in Word ')} under a new name, else ask for it again"
    )


def first_bytes(path: Path) -> bytes:
    """The first 4 KB; raises ReadError where they cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise cannot_open(path, error) from error


def cannot_open(path: Path, error: OSError) -> ReadError:
    """The error for a file that the system will not give out."""
    what_to_do = "close it in other programs, and check that you may read it"
    return ReadError(f"{path.name}: cannot be opened ({_reason(error)}); {what_to_do}")


def _compound_file(path: Path) -> ReadError:
    """The error for an OLE compound file: an old .doc, or a .docx behind a password."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return cannot_open(path, error)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return ReadError(
            f"{path.name}: protected with a password; open it in Word, choose File > Info > Protect "
            f"Document > Encrypt with Password, clear the password, and save a copy"
        )
    what, how = _BY_ENDING[".doc"]
    return ReadError(
        f"{path.name}: ends in {path.suffix} but is {what}; {how}, then try again with that file"
    )


def _reason(error: Exception) -> str:
    """What the system says, without its numbers and paths."""
    return (getattr(error, "strerror", None) or str(error)).lower()
