"""Other libraries that read Word files, to compare with; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def _python_docx() -> Callable[[Path], str]:
    import docx

    def read(file: Path) -> str:
        document = docx.Document(str(file))
        texts = [paragraph.text for paragraph in document.paragraphs]
        texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join(texts)

    return read


def _docx2python() -> Callable[[Path], str]:
    from docx2python import docx2python

    def read(file: Path) -> str:
        with docx2python(file) as document:
            return str(document.text)

    return read


def _mammoth() -> Callable[[Path], str]:
    import mammoth

    def read(file: Path) -> str:
        with file.open("rb") as opened:
            return str(mammoth.extract_raw_text(opened).value)

    return read


OTHER_READERS: dict[str, Callable[[], Callable[[Path], str]]] = {
    "python-docx": _python_docx,
    "docx2python": _docx2python,
    "mammoth": _mammoth,
}
