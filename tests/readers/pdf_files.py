"""PDFs built for the tests, object by object, so that each construct stands there as programs write it."""

from __future__ import annotations

import hashlib
import textwrap
from pathlib import Path

_FONTS = ("Helvetica", "Helvetica-Bold", "Courier", "Symbol")
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def text(x: float, y: float, words: str, *, size: float = 11, font: int = 0, more: str = "") -> str:
    """Words whose baseline begins at a point, counted from the top left corner; ``more`` sets what else."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F{font} {size} Tf {more} 1 0 0 1 {x} {792 - y} Tm ({escaped}) Tj ET\n"


def turned(x: float, y: float, words: str, matrix: str = "0 1 -1 0", *, size: float = 11) -> str:
    """Words that do not stand straight."""
    return f"BT /F0 {size} Tf {matrix} {x} {792 - y} Tm ({words}) Tj ET\n"


def lines(x: float, y: float, *texts: str, size: float = 11, font: int = 0) -> str:
    """Lines below each other, the usual distance apart."""
    return "".join(
        text(x, y + number * size * 1.25, one, size=size, font=font) for number, one in enumerate(texts)
    )


def wrapped(x: float, y: float, width: int, words: str, *, size: float = 10) -> str:
    """Text wrapped at a number of characters, in a font whose letters are all as wide as each other."""
    return lines(x, y, *textwrap.wrap(words, width), size=size, font=2)


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A straight line."""
    return f"0.5 w {x0} {792 - y0} m {x1} {792 - y1} l S\n"


def ruled(across: list[float], down: list[float]) -> str:
    """The lines of a table."""
    lying = "".join(rule(across[0], y, across[-1], y) for y in down)
    return lying + "".join(rule(x, down[0], x, down[-1]) for x in across)


def picture(x: float, y: float, width: float, height: float) -> str:
    """A grey picture with its upper left corner at a point."""
    image = "BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI"
    return f"q {width} 0 0 {height} {x} {792 - y - height} cm {image} Q\n"


def pdf(
    *pages: str,
    annotations: dict[int, list[str]] | None = None,
    fields: bool = False,
    bookmarks: list[tuple[str, int]] | None = None,
    turn: int = 0,
    info: str = "",
    user: str | None = None,
    fonts: tuple[str, ...] = _FONTS,
    catalog: str = "",
) -> bytes:
    """A PDF with these pages of content; ``user`` is the password that opens it ("" for none)."""
    objects: list[bytes] = [b""] * 4
    font_objects = []
    for name in fonts:
        font = name if name.startswith("<<") else f"<</Type/Font/Subtype/Type1/BaseFont/{name}>>"
        font_objects.append(_add(objects, font))
    named = " ".join(f"/F{at} {number} 0 R" for at, number in enumerate(font_objects))
    kids, notes = [], []
    for at, page in enumerate(pages):
        content = page.encode("latin-1")
        stream = _add(objects, b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        own = [_add(objects, one) for one in (annotations or {}).get(at, ())]
        notes.extend(own)
        refs = " ".join(f"{number} 0 R" for number in own)
        kids.append(
            _add(
                objects,
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Rotate {turn}/Contents {stream} 0 R"
                f"/Resources<</Font<<{named}>>>>/Annots[{refs}]>>",
            )
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    outline = _outline(objects, bookmarks, kids) if bookmarks else ""
    form = f"/AcroForm<</Fields[{' '.join(f'{one} 0 R' for one in notes)}]>>" if fields else ""
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{outline}{form}{catalog}>>".encode()
    objects[2] = f"<<{info}>>".encode()
    objects[3] = b"<<>>"
    return _written(objects, user)


def write(path: Path, *pages: str, **more: object) -> Path:
    """A file with such a PDF."""
    path.write_bytes(pdf(*pages, **more))  # type: ignore[arg-type]
    return path


def _add(objects: list[bytes], body: str | bytes) -> int:
    objects.append(body.encode("latin-1") if isinstance(body, str) else body)
    return len(objects)


def _outline(objects: list[bytes], bookmarks: list[tuple[str, int]], kids: list[int]) -> str:
    first = len(objects) + 2
    last = first + len(bookmarks) - 1
    root = _add(objects, f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(bookmarks)}>>")
    for at, (title, page) in enumerate(bookmarks):
        links = f"/Prev {first + at - 1} 0 R" if at else ""
        links += f"/Next {first + at + 1} 0 R" if first + at < last else ""
        _add(objects, f"<</Title({title})/Parent {root} 0 R/Dest[{kids[page]} 0 R/Fit]{links}>>")
    return f"/Outlines {root} 0 R"


def _written(objects: list[bytes], user: str | None) -> bytes:
    identity = b"0123456789abcdef"
    key, lock = (_key(user, identity), _lock(user, identity)) if user is not None else (b"", b"")
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        if key and b"stream\n" in body:
            body = _encrypted(body, key, number)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    ids = b"/ID[<%s><%s>]" % (identity.hex().encode(), identity.hex().encode())
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 3 0 R%s%s>>\n" % (len(objects) + 1, ids, lock)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


# The standard security handler, revision 2 (ISO 32000-1, 7.6.3): 40 bits, as old programs write it.
def _owner() -> bytes:
    return _rc4(hashlib.md5(_padded("owner")).digest()[:5], _padded("keep"))


def _key(user: str, identity: bytes) -> bytes:
    return hashlib.md5(_padded(user) + _owner() + b"\xc0\xff\xff\xff" + identity).digest()[:5]


def _lock(user: str, identity: bytes) -> bytes:
    opened = _rc4(_key(user, identity), _PADDING)
    return b"/Encrypt<</Filter/Standard/V 1/R 2/P -64/O<%s>/U<%s>>>" % (
        _owner().hex().encode(),
        opened.hex().encode(),
    )


def _encrypted(body: bytes, key: bytes, number: int) -> bytes:
    head, _, rest = body.partition(b"stream\n")
    content = rest.removesuffix(b"\nendstream")
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return head + b"stream\n" + _rc4(own, content) + b"\nendstream"


def _padded(password: str) -> bytes:
    return (password.encode() + _PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
