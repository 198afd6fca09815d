"""The process of its own in which a PDF is opened: bytes in, what stands on the pages out, as JSON.

A PDF may be made to harm whoever opens it, and the library that opens it is native code. So it runs apart,
with a bound on its memory; the process that started it bounds its time. Nothing else is loaded here.
"""

from __future__ import annotations

import contextlib
import json
import sys

MOST_MEMORY = 1_500_000_000  # bytes; a 1,000-page protocol takes a fifth of it
MOST_SECONDS = 90  # of the processor's time; a 1,000-page protocol takes 20


def main() -> None:
    """Read a PDF from standard input and write what it holds, or why it cannot be opened."""
    _bound()
    from protocol_audit.readers.pdf.extract import extract

    found = extract(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(found, separators=(",", ":")).encode())


def _bound() -> None:
    """Hold this process to its memory and time, where the system can (it can on macOS and Linux)."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        _, hard = resource.getrlimit(kind)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
