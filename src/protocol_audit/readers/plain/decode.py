"""The text in a file of plain text, whatever its encoding; what is no text is refused."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from protocol_audit.errors import ReadError
from protocol_audit.readers.file_types import check_is_file, whole_file

MOST_BYTES = 32 << 20  # 10,000 pages
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096  # bytes
_MOST_CONTROLS = 0.005  # of the characters
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")


def decoded(path: Path) -> tuple[str, str]:
    """(text with plain line ends, sha256 of the file); raises ReadError where the file is no text."""
    check_is_file(path)
    data = whole_file(
        path,
        MOST_BYTES,
        f"larger than {MOST_BYTES >> 20} MB, which no written protocol is; give the part of it that is the "
        f"protocol",
    )
    text = _text(data)
    controls = len(_CONTROLS.findall(text))
    if controls > _MOST_CONTROLS * len(text):
        raise ReadError(
            f"{path.name}: not text, whatever its name says; ask for the Word file (.docx), or open it in "
            f"the program it was made with and save it as .docx"
        )
    text = _CONTROLS.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if not any(character.isalnum() for character in text):
        raise ReadError(f"{path.name}: holds no text; check that it is the right file, and that it was saved")
    return text, hashlib.sha256(data).hexdigest()


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    sides = _zeros(data)
    if sides is not None:
        return data.decode(sides, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _zeros(data: bytes) -> str | None:
    """UTF-16 without a mark, told by the zeros in every other byte of English; None for anything else."""
    sample = data[:_SAMPLE]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[start::2].count(0), sample[1 - start :: 2].count(0)
        if zeros > 0.8 * len(sample) / 2 and others == 0:
            return encoding
    return None
