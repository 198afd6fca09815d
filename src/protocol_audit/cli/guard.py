"""Nothing that goes wrong reaches a user as a traceback: every end has a message and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

import click

from protocol_audit.cli.streams import forgive_characters, give_up_output, note
from protocol_audit.errors import ProtocolAuditError

DONE, NOT_DONE, WRONG_COMMAND_LINE, FAIL_ON_REACHED = 0, 1, 2, 3
_STOPPED = 130  # what a shell gives a command that was stopped with Ctrl+C


class GuardedGroup(click.Group):
    """A group of commands whose every run ends with one of the exit codes and a message for people."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and leave with the exit code."""
        forgive_characters()
        kwargs["standalone_mode"] = False
        # Click would take [draft] in a file's name for a pattern there, and could read another file.
        kwargs["windows_expand_args"] = False
        try:
            code = super().main(*args, **kwargs)
        except BaseException as error:  # noqa: BLE001 - the last stop: whatever it is, it ends in words
            code = _end(error)
        sys.exit(code or DONE)


@contextmanager
def working_on(file: str) -> Iterator[None]:
    """Remember, for the message, which file was being worked on when something unforeseen happens."""
    try:
        yield
    except Exception as error:
        error.add_note(file)
        raise


def _end(error: BaseException) -> int:
    """Say what went wrong; returns the exit code."""
    if os.environ.get("PROTOCOL_AUDIT_DEBUG") and not isinstance(error, SystemExit | click.ClickException):
        with suppress(OSError):
            traceback.print_exception(error)
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else NOT_DONE
    if isinstance(error, click.ClickException):
        with suppress(OSError):
            error.show()
        return error.exit_code
    note(f"protocol-audit: {_in_words(error)}")
    return _STOPPED if isinstance(error, KeyboardInterrupt | click.Abort) else NOT_DONE


def _in_words(error: BaseException) -> str:
    file = "".join(f"{note}: " for note in getattr(error, "__notes__", ())[:1])
    if isinstance(error, ProtocolAuditError):
        return str(error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return "stopped"
    if isinstance(error, MemoryError):
        return f"{file}too large for the memory of this computer. Close other programs, or split the document"
    if isinstance(error, RecursionError):
        return f"{file}nested too deeply to be read. Copy the text into a new document and check that"
    if isinstance(error, OSError) and not file:
        give_up_output()
        return f"the result could not be shown ({error.strerror or error})"
    return (
        f"{file}something went wrong inside protocol-audit ({type(error).__name__}).\n"
        "This is a fault in protocol-audit, not in your document. To report it, set PROTOCOL_AUDIT_DEBUG=1\n"
        "and run the same command again: it then prints what those who maintain protocol-audit need.\n"
        "Read that before you send it on; it may quote words of the document."
    )
