"""``python -m protocol_audit`` is the same as ``protocol-audit``."""

from __future__ import annotations

from protocol_audit.cli import main

if __name__ == "__main__":
    main()
