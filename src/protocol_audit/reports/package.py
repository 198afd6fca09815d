"""Office files are zip packages: makes one depend on nothing but its parts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name

# What XML 1.0 does not allow in text; shown as U+FFFD, so that a reader sees that something stood there.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without characters that XML does not allow."""
    return _ILLEGAL.sub("\ufffd", text)


def same_bytes(package: bytes, edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The package with the same times for every part whenever and wherever it is written.

    edit  (name of a part, its content) -> what it is to hold instead
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            part = source.read(name)
            result.writestr(info, edit(name, part) if edit else part)
    return target.getvalue()
