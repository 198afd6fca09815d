"""What is said to the user: results on standard output, messages and progress on standard error."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from protocol_audit.errors import WriteError

_PATIENCE = 1.0  # seconds of work after which a user wonders what is going on


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
    with suppress(OSError):
        click.echo(text, err=True)


def give_up_output() -> None:
    """Stop writing to standard output, so that what is left in its buffer cannot fail at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def progress(text: str, *, quiet: bool) -> Iterator[None]:
    """Say on standard error what is going on, where it takes more than a second and somebody watches."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    timer = threading.Timer(_PATIENCE, note, [text])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
