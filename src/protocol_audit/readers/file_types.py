"""What a file is, by its ending and its first bytes, and what to do about one that no reader reads."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.errors import ReadError

_WORD = "in Word choose File > Save As and the type “Word Document (.docx)”"
_GOOGLE = "in Google Docs choose File > Download > Microsoft Word (.docx)"
_PAGES = "in Pages choose File > Export To > Word"
_OPEN_IN_WORD = f"open it in Word (or LibreOffice); {_WORD}"

_EXPORT_MASTER = "in LibreOffice choose File > Export and the type “ODF Text Document (.odt)”"
_AS_TEXT = "give the protocol as a text document (.docx or .odt)"

# By ending: what such a file is, and how it becomes a .docx.
_BY_ENDING: dict[str, tuple[str, str]] = {
    ".doc": ("a Word file of the old .doc format", _OPEN_IN_WORD),
    ".dot": ("a Word template of the old .dot format", _OPEN_IN_WORD),
    ".odm": ("an OpenDocument master, which only points to other documents", _EXPORT_MASTER),
    ".ods": ("an OpenDocument spreadsheet, not a written protocol", _AS_TEXT),
    ".odp": ("an OpenDocument presentation", _AS_TEXT),
    ".rtf": ("a Rich Text file", _OPEN_IN_WORD),
    ".pages": ("a Pages document", _PAGES),
    ".wpd": ("a WordPerfect document", _OPEN_IN_WORD),
    ".wps": ("a Works document", _OPEN_IN_WORD),
    ".gdoc": ("only a link to a Google document, not the document itself", _GOOGLE),
    ".txt": ("a plain text file", "if it is the protocol, give its name the ending .txt"),
    ".html": ("a web page", _OPEN_IN_WORD),
    ".htm": ("a web page", _OPEN_IN_WORD),
    ".mht": ("a web page", _OPEN_IN_WORD),
    ".xml": ("an XML file", _OPEN_IN_WORD),
    ".xlsx": ("an Excel workbook, not a written protocol", "give the protocol as a Word file (.docx)"),
    ".xls": ("an Excel workbook, not a written protocol", "give the protocol as a Word file (.docx)"),
    ".csv": ("a table, not a written protocol", "give the protocol as a Word file (.docx)"),
    ".pptx": ("a PowerPoint presentation", "give the protocol as a Word file (.docx)"),
    ".ppt": ("a PowerPoint presentation", "give the protocol as a Word file (.docx)"),
    ".jpg": ("a picture", "ask for the Word file, or retype the text"),
    ".jpeg": ("a picture", "ask for the Word file, or retype the text"),
    ".png": ("a picture", "ask for the Word file, or retype the text"),
    ".tif": ("a picture", "ask for the Word file, or retype the text"),
    ".tiff": ("a picture", "ask for the Word file, or retype the text"),
}

# By first bytes: the ending that would be right.
_BY_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%pdf", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\xffwpc", ".wpd"),
    (b"\x89png", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"ii*\0", ".tif"),
    (b"mm\0*", ".tif"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"mime-version", ".mht"),
    (b"<?xml", ".xml"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FLAT = b"urn:oasis:names:tc:opendocument:xmlns:office"
_HEAD = 4096
_BLOCK = 1 << 20
# By the mimetype that an OpenDocument file begins with.
_BY_MIMETYPE = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.text-template": ".ott",
    b"application/vnd.oasis.opendocument.text-master": ".odm",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
# The kinds whose files have no mark of their own, so that the ending says which of them it is.
_UNMARKED = (".txt", ".md", ".csv", ".xml", ".gdoc", ".html", ".htm")


def check_is_file(path: Path) -> None:
    """Raise ReadError where there is no such file, or where it is a folder or empty."""
    try:
        if not path.exists():
            raise ReadError(f"{path}: there is no such file; check the name and the folder")
        if path.is_dir():
            raise ReadError(f"{path}: this is a folder; give the protocol that is in it")
        if path.name.startswith("~$"):
            raise ReadError(
                f"{path.name}: a file that Word leaves while a document is open; give the document itself"
            )
        if not path.is_file():
            raise ReadError(f"{path}: not an ordinary file; save the document as a file and give that")
        if path.stat().st_size == 0:
            raise ReadError(f"{path.name}: the file is empty (0 bytes); ask for it again, or save it again")
    except (OSError, ValueError) as error:
        raise ReadError(
            f"{path}: cannot be opened ({_reason(error)}); check the name and the folder"
        ) from error


def kind_of(path: Path) -> str:
    """The ending that a file should have, by what it holds; its own where the content does not say.

    Every zip archive but an OpenDocument file counts as ".docx", whose reader says what else it may be.
    Raises ReadError where the file cannot be read.
    """
    head = first_bytes(path)
    own = path.suffix.lower()
    if head.startswith(_ZIP):
        return _open_document(head) or ".docx"
    if head.startswith(_OLE):
        return own if own in (".dot", ".wps", ".xls", ".ppt") else ".doc"
    kind = _by_magic(head)
    if kind == ".xml" and _FLAT in head:
        return ".fodt"
    if kind == ".xml" and own in _UNMARKED:
        return own
    return kind or own


def called_wrongly(path: Path, *endings: str) -> str:
    """Words for a file that has none of the endings of its kind, "" for one that has."""
    return "" if path.suffix.lower() in endings else " under another name"


def cannot_read(path: Path, kind: str) -> ReadError:
    """The error for a file of a kind that no reader knows: what it is, and how it becomes a .docx."""
    if first_bytes(path).startswith(_OLE) and _is_encrypted(path):
        return ReadError(
            f"{path.name}: protected with a password; open it in Word, choose File > Info > Protect "
            f"Document > Encrypt with Password, clear the password, and save a copy"
        )
    if kind not in _BY_ENDING:
        return ReadError(
            f"{path.name}: not a Word file (.docx), nor a PDF or another kind of file that can be read; "
            f"{_OPEN_IN_WORD}, then try again with that file"
        )
    what, how = _BY_ENDING[kind]
    if _is_called_so(path, kind):
        return ReadError(
            f"{path.name}: this is {what}, which cannot be read; {how}, then try again with that file"
        )
    return ReadError(
        f"{path.name}: ends in {path.suffix or 'nothing'} but is {what}; {how}, then try again with that file"
    )


def wrong_content(path: Path) -> ReadError:
    """The error for a file that should be a .docx and is no zip archive at all."""
    kind = kind_of(path)
    head = first_bytes(path)
    if head.startswith(_OLE) or (_by_magic(head) and kind in _BY_ENDING):
        return cannot_read(path, kind)
    if head and b"\0" not in head:
        return cannot_read(path, ".txt")
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


def whole_file(path: Path, most: int, too_large: str) -> bytes:
    """All of a file; raises ReadError where it cannot be read, or holds more than ``most`` bytes.

    too_large  what is then said of it, after its name
    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise cannot_open(path, error) from error
    if len(data) > most:
        raise ReadError(f"{path.name}: {too_large}")
    return data


def cannot_open(path: Path, error: OSError) -> ReadError:
    """The error for a file that the system will not give out."""
    what_to_do = "close it in other programs, and check that you may read it"
    return ReadError(f"{path.name}: cannot be opened ({_reason(error)}); {what_to_do}")


def _by_magic(head: bytes) -> str:
    """The ending that goes with these first bytes, "" where they do not say."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    found = next((ending for magic, ending in _BY_MAGIC if start.startswith(magic)), "")
    return found or (".pdf" if b"%PDF-" in head[:1024] else "")


def _open_document(head: bytes) -> str:
    """The kind of an OpenDocument file, which begins with its type, unpacked; "" for any other archive."""
    if head[30:38] != b"mimetype":
        return ""
    start = 38 + int.from_bytes(head[28:30], "little")
    kind = head[start : start + int.from_bytes(head[22:26], "little")]
    return _BY_MIMETYPE.get(kind.strip(), ".odt" if kind.startswith(b"application/vnd.oasis") else "")


def _is_called_so(path: Path, kind: str) -> bool:
    """Whether a file's own ending says what it is."""
    own = path.suffix.lower()
    return own == kind or _BY_ENDING.get(own, ("",))[0] == _BY_ENDING[kind][0]


def _is_encrypted(path: Path) -> bool:
    """Whether an OLE compound file holds a package behind a password; read in pieces, as it may be large."""
    mark = "EncryptedPackage".encode("utf-16-le")
    before = b""
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                if mark in before + block:
                    return True
                before = block[-len(mark) :]
    except OSError as error:
        raise cannot_open(path, error) from error
    return False


def _reason(error: Exception) -> str:
    """What the system says, without its numbers and paths."""
    return (getattr(error, "strerror", None) or str(error)).lower()
