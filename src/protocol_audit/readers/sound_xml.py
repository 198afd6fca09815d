"""XML parts of documents, parsed without harm: no document type, no entities, bounded in depth and number.

Microsoft Word and OpenDocument files hold XML that somebody may have made to do harm. What is unsound is
refused with a ReadError that names the file, the part and the line.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from protocol_audit.errors import ReadError
from protocol_audit.readers.archive import SAVE_AGAIN

# Bounds the memory: some 100 bytes go to each element. A thousand pages by Word have about a million tags.
MAX_TAGS = 4_000_000

_NEW_DOCUMENT = "copy the text into a new document, and save that"
# What may stand before the root element.
_DOCTYPE = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->)*<!DOCTYPE", re.DOTALL | re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARK = b"\xef\xbb\xbf"


def parse(file: str, part: str, data: bytes, *, before: int = 0) -> Any:
    """The root element of an XML part; raises ReadError where it is not sound XML or may do harm.

    ``file`` and ``part`` are names for the message; ``before`` are the tags of the file's parts so far.
    """
    data = as_utf_8(data)
    if _DOCTYPE.match(data.removeprefix(_MARK)):
        raise _typed(file, part)
    if before + data.count(b"<") > MAX_TAGS:
        raise _too_much(file, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unsound(file, part, error) from error
    except (ValueError, LookupError) as error:
        raise ReadError(f"{file}: damaged: {part} is no XML; {SAVE_AGAIN}") from error
    if root.getroottree().docinfo.doctype:
        raise _typed(file, part)
    return root


def as_utf_8(data: bytes) -> bytes:
    """A part in UTF-16 as UTF-8, without its declaration; any other as it is."""
    if not data.startswith(_UTF_16):
        return data
    encoding = {_UTF_16[2]: "utf-16-le", _UTF_16[3]: "utf-16-be"}.get(data[:2], "utf-16")
    return _DECLARED.sub("", data.decode(encoding, "replace").lstrip("\ufeff")).encode("utf-8", "replace")


def _typed(file: str, part: str) -> ReadError:
    return ReadError(
        f"{file}: {part} carries a document type of its own, which Word never writes and which can do harm; "
        f"{_NEW_DOCUMENT}"
    )


def _too_much(file: str, part: str) -> ReadError:
    return ReadError(f"{file}: {part} holds more than a written protocol can; {_NEW_DOCUMENT}")


def _unsound(file: str, part: str, error: etree.XMLSyntaxError) -> ReadError:
    line = error.lineno or 1
    if "depth" in str(error):
        return ReadError(f"{file}: {part}, line {line}: nested deeper than Word allows; {_NEW_DOCUMENT}")
    if "esource limit" in str(error) or "huge" in str(error):
        return _too_much(file, part)
    reason = str(error.msg or error).split(", line")[0]
    return ReadError(f"{file}: damaged: {part}, line {line}: no sound XML ({reason}); {SAVE_AGAIN}")
