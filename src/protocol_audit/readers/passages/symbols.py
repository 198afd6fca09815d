"""Characters that Word keeps as a symbol font's codes, as Unicode.

Source of the codes: the character tables of the fonts Symbol, Wingdings, Wingdings 2 and Webdings. Only
marks that carry meaning in a protocol are listed (boxes, ticks, bullets, arrows, comparisons).
"""

from __future__ import annotations

import re

_BOX, _TICKED, _CROSSED, _BULLET = "☐", "☑", "☒", "•"

_FONTS: dict[str, dict[int, str]] = {
    "symbol": {
        0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
        0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: _BULLET, 0xB9: "≠", 0xBA: "≡",
        0xBB: "≈", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xDE: "⇒", 0x20: " ",
    },
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: _BOX, 0x70: _BOX, 0x71: _BOX, 0x72: _BOX, 0x76: "❖",
        0x78: _CROSSED, 0x9F: _BULLET, 0xA1: "○", 0xA7: "▪", 0xA8: _BOX, 0xD8: "➢", 0xDF: "←", 0xE0: "→",
        0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: _CROSSED, 0xFE: _TICKED, 0x20: " ",
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: _CROSSED, 0x52: _TICKED, 0x53: _CROSSED, 0x54: _CROSSED, 0xA3: _BOX,
        0x97: _BULLET, 0x98: _BULLET, 0x20: " ",
    },
    "webdings": {0x61: "✓", 0x63: _BOX, 0x67: "■", 0x72: "✗", 0x20: " "},
}  # fmt: skip

# A code typed as a character of the private area (U+F000 to U+F0FF), where its font is not known: the
# bullets and boxes that Word's own lists use.
_TYPED = {0xF000 + code: mark for code, mark in {**_FONTS["symbol"], **_FONTS["wingdings"]}.items()}
_TYPED[0xF052] = _TICKED

# Marks without a width or a meaning of their own, which would split a word in two.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))
_CLEAN = {**_TYPED, **_INVISIBLE}
_NEEDS_CLEANING = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\uf000-\uf0ff]")


def symbol(font: str, code: str) -> str:
    """The character that a w:sym shows, "" where neither font nor code says what it means."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower())
    if known is not None:
        return known.get(number & 0xFF, "")
    if 0xF000 <= number <= 0xF0FF:
        return _TYPED.get(number, "")
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000 else ""


def in_font(font: str, text: str) -> str:
    """The signs that letters typed in a font of signs show; any other font's text as it is."""
    known = _FONTS.get(font.strip().lower())
    if known is None:
        return text
    return "".join(
        known.get(ord(one) & 0xFF, one) if ord(one) < 0x100 or 0xF000 <= ord(one) <= 0xF0FF else one
        for one in text
    )


def clean(text: str) -> str:
    """The text with a symbol font's codes as Unicode, and without soft hyphens and invisible marks."""
    return text.translate(_CLEAN) if _NEEDS_CLEANING.search(text) else text
