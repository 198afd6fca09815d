"""The option ``--record``: what was judged on what is kept beside the result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.destination import STANDARD_OUTPUT, Destination, check_kind
from protocol_audit.cli.options import typed_output

if TYPE_CHECKING:
    from protocol_audit.model import Assessment

_Command = Callable[..., Any]


def record_option(command: _Command) -> _Command:
    """Give a command ``--record``."""
    return click.option(
        "--record",
        type=typed_output,
        metavar="FILE.json",
        help="Keep a record beside the result: every file that was read with its fingerprint, the versions "
        "and the whole assessment, so that you can show later what was judged on what.",
    )(command)


def record_beside(record: Path | None, result: Destination) -> Destination | None:
    """Where the record goes, or None where none was asked for; what is read is never replaced.

    Raises click.UsageError where it cannot be a record, or would take the result's place.
    """
    if record is None:
        return None
    if record == STANDARD_OUTPUT:
        raise click.UsageError("--record needs a file's name, such as record.json.")
    check_kind(record, ending=".json", noun="JSON", is_text=False)
    if record.resolve() == result.output.resolve():
        raise click.UsageError(f"{record}: --output and --record name the same file; give two names.")
    return Destination(record, result.force, result.inputs)


def write_record_to(record: Destination | None, assessment: Assessment, assessed_on: date) -> None:
    """Write the record where one was asked for; raises WriteError."""
    if record is not None:
        from protocol_audit.reports.record import write_record

        record.write(write_record(assessment, assessed_on=assessed_on))
