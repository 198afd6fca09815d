"""Has a PDF opened in a process of its own, bounded in time and memory, so that no file can do harm here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from protocol_audit.errors import ReadError

CHILD = ("-m", "protocol_audit.readers.pdf.child")
MOST_SECONDS = 240.0  # on the wall clock of a busy computer; the child bounds its own time closer
_MOST_BYTES = 400_000_000  # of a file; scans of whole manuals stay below it
_TRY = "open it in your PDF program, print it to a new PDF, and try again with that; or ask for the Word file"


def take_apart(file: str, data: bytes, *, seconds: float = MOST_SECONDS) -> dict[str, Any]:
    """What stands on the pages of a PDF; raises ReadError where it cannot be opened within bounds."""
    if len(data) > _MOST_BYTES:
        raise ReadError(
            f"{file}: larger than {_MOST_BYTES // 1_000_000} MB; ask for the Word file, or {_TRY}"
        )
    command = [sys.executable, *CHILD]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"{file}: takes too long to open; it may be damaged, or made to; {_TRY}") from error
    except OSError as error:
        raise ReadError(f"{file}: cannot be opened here ({error}); ask for the Word file") from error
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError as error:
        raise ReadError(
            f"{file}: damaged, or it takes more time or memory than a protocol can; {_TRY}"
        ) from error
    refuse(file, found)
    return found


def refuse(file: str, found: dict[str, Any]) -> None:
    """Raise ReadError where the file could not be opened, or may not be read."""
    error = found.get("error")
    if error == "password":
        raise ReadError(
            f"{file}: protected with a password; open it in your PDF program, enter the password, and print "
            f"it to a new PDF (or ask for a copy without a password, or for the Word file)"
        )
    if error == "pages":
        raise ReadError(f"{file}: has {found['pages']:,} pages; give the part of it that is the protocol")
    if error == "words":
        raise ReadError(f"{file}: holds more text than a written protocol can; {_TRY}")
    if error:
        raise ReadError(f"{file}: damaged, the end may be missing as after a broken download; {_TRY}")
