"""Where a command writes: the options ``--output`` and ``--force``, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from protocol_audit.cli.options import typed_output
from protocol_audit.cli.streams import note, say_bytes
from protocol_audit.output import check_output, write_output

STANDARD_OUTPUT = Path("-")
# Endings that promise another kind of file than a command writes; the program that owns it would refuse it.
_FOREIGN = frozenset(
    (
        *(".doc", ".docm", ".docx", ".dotx", ".odt", ".pages", ".pdf", ".rtf"),
        *(".csv", ".html", ".md", ".txt", ".xls", ".xlsx"),
    )
)

# Kinds of files that people type into: one that is replaced is kept beside the new one.
_TYPED_INTO = frozenset((".docx", ".xlsx", ".yaml", ".yml"))

_Command = Callable[..., Any]


@dataclass(frozen=True)
class Destination:
    """Where the result goes, and what it must not replace."""

    output: Path
    force: bool
    inputs: tuple[Path, ...]

    @property
    def is_standard_output(self) -> bool:
        """Whether the result is shown instead of written."""
        return self.output == STANDARD_OUTPUT

    def check(self) -> None:
        """Raise WriteError where writing would lose something or cannot work; before any work is done."""
        if not self.is_standard_output:
            check_output(self.output, force=self.force, inputs=self.inputs)

    def write(self, content: bytes) -> None:
        """Write the content whole or not at all; raises WriteError."""
        if self.is_standard_output:
            say_bytes(content)
        else:
            typed_into = self.output.suffix.lower() in _TYPED_INTO
            kept = write_output(
                self.output, content, force=self.force, inputs=self.inputs, keep_old=typed_into
            )
            if kept:
                note(f"protocol-audit: the file that was there is kept as {kept.name}")


def destination_options(what: str, default: str, *, shown: str = "") -> Callable[[_Command], _Command]:
    """Give a command ``--output`` and ``--force``.

    what     is written, with its article: "the report"
    default  the name that it gets without ``--output``, for people: "NAME-gap-report.docx"
    shown    what - does, for a result that can be text
    """
    place = f"Where to write {what}" + (f"; {shown}" if shown else "")

    def give(command: _Command) -> _Command:
        command = click.option(
            "--force",
            is_flag=True,
            help="Replace a file of that name that is there already. A file that is read is never replaced.",
        )(command)
        return click.option(
            "-o",
            "--output",
            type=typed_output,
            metavar="FILE",
            help=f"{place}. Without it: in the current folder, as {default}.",
        )(command)

    return give


def check_kind(output: Path, *, ending: str, noun: str, is_text: bool, others: Collection[str] = ()) -> None:
    """Refuse an output that promises another kind of file; raises click.UsageError.

    ending, noun  of what is written: ".docx", "a Word file"
    is_text       whether it may be shown on a terminal
    others        endings of other kinds that the command can write
    """
    if output == STANDARD_OUTPUT:
        if not is_text:
            raise click.UsageError(
                f"{noun} cannot be shown here; give --output a name, such as one that ends in {ending}."
            )
        return
    given = output.suffix.lower()
    if given != ending and (given in others or (not is_text and given in _FOREIGN)):
        choices = " or ".join(dict.fromkeys((ending, *others)))
        raise click.UsageError(
            f"{output}: what is written is {noun}, so its name cannot end in {given}. "
            f"It can end in {choices}."
        )
