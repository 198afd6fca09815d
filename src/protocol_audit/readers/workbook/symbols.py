"""The check marks and boxes that fonts of pictures draw for letters: "ü" in Wingdings is a check mark."""

from __future__ import annotations

from collections.abc import Mapping

_DRAWN: Mapping[str, Mapping[str, str]] = {
    "wingdings": {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "o": "☐", "¨": "☐", "x": "☒"},
    "wingdings 2": {"P": "✓", "O": "✗", "R": "☑", "Q": "☒", "S": "☒", "T": "☒", "£": "☐"},
    "webdings": {"a": "✓", "r": "✗", "g": "■", "c": "☐"},
}


def drawn(text: str, font: str) -> str:
    """What a reader of the sheet sees for a single letter in such a font; any other text as it is."""
    return _DRAWN.get(font.casefold(), {}).get(text.strip(), text)
