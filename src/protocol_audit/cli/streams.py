"""What is said to the user: results on standard output, messages and progress on standard error."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

from protocol_audit.errors import WriteError

_PATIENCE = 1.0  # seconds of work after which a user wonders what is going on
_NAME_SHOWN = 30  # characters of a name that fit beside a bar


def forgive_characters() -> None:
    """Make a console that lacks a character show a question mark instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        # Not every stream is one of Python's own: a test's or a notebook's may lack this.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def wants_color() -> bool:
    """True where standard output is a terminal that shows colors and nobody asked for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def say(text: str) -> None:
    """Show a result on standard output; a reader that closes early, such as head, has seen enough."""
    if sys.stdout is None:  # closed by who started this
        return
    try:
        click.echo(text, nl=not text.endswith("\n"))
    except BrokenPipeError:
        give_up_output()


def say_bytes(content: bytes) -> None:
    """Send a result to standard output exactly as it is; raises WriteError where it does not arrive whole."""
    if sys.stdout is None:
        raise WriteError("standard output is closed; give a file's name with --output")
    try:
        stream = sys.stdout.buffer
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        give_up_output()
    except OSError as error:
        give_up_output()
        raise WriteError(f"standard output did not take all of it ({error.strerror or error})") from error


def note(text: str) -> None:
    """Say something beside the result, on standard error."""
    if sys.stderr is None:
        return
    with suppress(OSError):
        click.echo(text, err=True)


def give_up_output() -> None:
    """Stop writing to standard output, so that what is left in its buffer cannot fail at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Gives a function that takes what is going on now, to be shown once the work has gone on for a second.

    It is one line on standard error that changes and goes away at the end, and only where somebody watches.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _text: None
        return
    line = _ChangingLine()
    timer = threading.Timer(_PATIENCE, line.appear)
    timer.daemon = True
    timer.start()
    try:
        yield line.change
    finally:
        timer.cancel()
        line.vanish()


@contextmanager
def counting(
    label: str, *, of: int, quiet: bool = False, names: bool = True
) -> Iterator[Callable[[str], None]]:
    """Gives a function that takes the name of each thing that is done, for a bar on standard error.

    It is there only where somebody watches.

    of     how many things there are
    names  whether the bar shows the last one's name
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _name: None
        return

    def shown(name: str | None) -> str:
        return (name or "")[:_NAME_SHOWN] if names else ""

    with click.progressbar(
        length=of, label=label, file=sys.stderr, show_pos=True, item_show_func=shown
    ) as bar:
        yield lambda name: bar.update(1, name)


class _ChangingLine:
    """One line on standard error that is not shown before ``appear``."""

    def __init__(self) -> None:
        self._text = ""
        self._is_shown = False
        self._lock = threading.Lock()

    def appear(self) -> None:
        with self._lock:
            self._is_shown = True
            self._show(self._text)

    def change(self, text: str) -> None:
        with self._lock:
            width = len(self._text)
            self._text = text
            if self._is_shown:
                self._show(text.ljust(width))

    def vanish(self) -> None:
        with self._lock:
            if self._is_shown:
                self._show(" " * len(self._text) + "\r")
            self._is_shown = False

    @staticmethod
    def _show(text: str) -> None:
        with suppress(OSError):
            click.echo("\r" + text, err=True, nl=False)
