"""Options that mean the same in every command, and what is made of them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.errors import ProfileError, WriteError

if TYPE_CHECKING:
    from protocol_audit.model import Pack, Profile

DEFAULT_PACK = "ncedsv-sex-trafficking-2023"

_Command = Callable[..., Any]


# The values of options: Click calls these with what was typed.


def typed_path(text: str) -> Path:
    """The file or folder that was meant; it need not exist."""
    if not str(text).strip():
        raise click.BadParameter("a file's name is needed here")
    return Path(typed_name(text))


def typed_output(text: str) -> Path:
    """The file to write to; raises WriteError for what can only be a folder, which a Path cannot tell."""
    path = typed_path(text)
    if str(text).rstrip("\"'”").endswith(("/", os.sep)):
        raise WriteError(f"{path}: this is a folder; add a name, such as {path / 'report.docx'}")
    return path


def typed_name(text: str) -> str:
    """The name that was meant by what was typed, pasted or dragged: no quotation marks, ~ is home."""
    text = str(text)
    if os.path.lexists(text):
        return text
    # cmd.exe leaves the mark of "C:\\Folder\\" at the end; some terminals put them around a dropped file.
    bare = text.strip().strip("\"'“”") or text
    return str(Path(bare).expanduser()) if bare.startswith("~") else bare


def typed_day(text: str) -> date:
    """The date that was typed as YYYY-MM-DD."""
    if isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise click.BadParameter(f"{text!r} is not a day; write it like 2026-11-30")


def standards_option(command: _Command) -> _Command:
    """Give a command ``--standards``."""
    return click.option(
        "--standards",
        "pack_name",
        type=typed_name,
        metavar="PACK",
        default=DEFAULT_PACK,
        help=f"The standards: a built-in pack's name, or the folder of a pack. Without it: {DEFAULT_PACK}.",
    )(command)


def decisions_option(command: _Command) -> _Command:
    """Give a command ``--decisions``."""
    return click.option(
        "--decisions",
        type=typed_path,
        metavar="FILE",
        multiple=True,
        help="The reviewer's decisions and the action plan: a filled-in worksheet (.xlsx), or a gap report "
        "(.docx) whose action plan was filled in. May be given more than once.",
    )(command)


def from_the_root(pack_name: str) -> str:
    """A pack's folder with the whole way to it, for processes that stand elsewhere; an id as it is."""
    from protocol_audit.standards import list_packs

    is_id = pack_name in list_packs() or not Path(pack_name).exists()
    return pack_name if is_id else str(Path(pack_name).absolute())


def profile_options(command: _Command) -> _Command:
    """Give a command ``--profile`` and ``--services``."""
    command = click.option(
        "--services",
        metavar="LIST",
        multiple=True,
        help='What the program offers, such as "shelter,hotline", or none. Standards about a service that is '
        "not offered then do not apply, and are listed so. Where nothing says it, every standard applies.",
    )(command)
    return click.option(
        "--profile",
        "profile_file",
        type=typed_path,
        metavar="FILE",
        help="A file (.yaml) that says whose protocol it is and what the program offers; the command "
        '"profile new" makes one.',
    )(command)


def template_option(command: _Command) -> _Command:
    """Give a command ``--template``."""
    return click.option(
        "--template",
        type=typed_path,
        metavar="FILE",
        help="A Word file (.docx) of your own, whose styles, header and logo are taken over.",
    )(command)


def day_option(command: _Command) -> _Command:
    """Give a command ``--date``, which is also ``--today``: the day from which "overdue" counts."""
    return click.option(
        "--date",
        "--today",
        "day",
        type=typed_day,
        metavar="YYYY-MM-DD",
        help="The day that is shown, and against which it is said what is overdue. Without it: today.",
    )(command)


def make_profile(
    pack: Pack, profile_file: Path | None, services: tuple[str, ...], agency: str = ""
) -> Profile:
    """What the program offers, from the profile file and the command line.

    A name from the command line goes before the file's. Raises click.UsageError where both say the services.
    """
    from dataclasses import replace

    from protocol_audit.model import Profile
    from protocol_audit.profiles import parse_services, read_profile

    profile = read_profile(profile_file, pack) if profile_file else Profile()
    if services and profile.services is not None:
        raise click.UsageError(
            f"--services and the profile {profile_file} both say what is offered; give one."
        )
    if services:
        try:
            profile = replace(profile, services=parse_services(",".join(services), pack.services))
        except ProfileError as error:
            raise click.BadParameter(str(error), param_hint="--services") from error
    return replace(profile, agency=agency.strip() or profile.agency)


def only_file(files: tuple[Path, ...], *, example: str) -> Path:
    """The one file that was named; raises click.UsageError where a name with spaces fell into parts."""
    if len(files) == 1:
        return files[0]
    whole = " ".join(map(str, files))
    if Path(whole).exists():
        raise click.UsageError(f'The name has spaces in it; put it in quotation marks: {example} "{whole}"')
    raise click.UsageError(
        f"One file at a time, please; this names {len(files)}: {', '.join(map(str, files))}. "
        f'Where a name has spaces in it, put it in quotation marks: {example} "Our protocol.docx"'
    )


def day_of_assessment(day: date | None) -> date:
    """The day that was asked for, else SOURCE_DATE_EPOCH's, else today."""
    if day:
        return day
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds; unset it, or give --date."
        ) from error
