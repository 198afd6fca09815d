"""The process of its own in which a PDF is opened: bytes in, what stands on the pages out, as JSON.

A PDF may be made to harm whoever opens it, and the library that opens it is native code. So it runs apart,
with a bound on its memory; the process that started it bounds its time. Nothing else is loaded here.
"""

from __future__ import annotations

import json
import sys

MOST_MEMORY = 1_500_000_000  # bytes; a 1,000-page protocol takes a tenth of it


def main() -> None:
    """Read a PDF from standard input and write what it holds, or why it cannot be opened."""
    _bound_memory()
    from protocol_audit.readers.pdf.extract import extract

    found = extract(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(found, separators=(",", ":")).encode())


def _bound_memory() -> None:
    """Hold this process to its memory, where the system can (it can on macOS and Linux)."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    main()
