"""The command line: parses what was typed, calls the steps, and says how it went. No judging here."""

from __future__ import annotations


def main() -> None:
    """Run protocol-audit on this process's arguments and leave with its exit code."""
    from protocol_audit.cli.app import app

    app.main(prog_name="protocol-audit")
