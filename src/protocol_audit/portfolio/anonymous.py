"""Letters instead of names: which program gets which, and what is written of each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from protocol_audit.model import NotRead, Pack
from protocol_audit.portfolio.frozen import thaw
from protocol_audit.portfolio.mask import Mask
from protocol_audit.portfolio.members import Member, Members
from protocol_audit.portfolio.names import names_of
from protocol_audit.portfolio.run import Run
from protocol_audit.portfolio.store import Store
from protocol_audit.portfolio.work import sum_of

_UNCLEAR = "which of its files is meant cannot be told, so the program was not assessed"
_PASSED_OVER = "a file that belongs to no program"


def make_mask(store: Store, members: Members, run: Run, pack: Pack) -> Mask:
    """The mask for all programs of the folder, those that could not be read among them.

    A program keeps its letter from run to run, because the store remembers it. New ones get theirs in an
    order that follows from their files, and so tells nothing about their names.
    """
    called = {member.name: _called(member) for member in members.programs}
    called |= {unclear.name: (unclear.name,) for unclear in members.unclear}
    order = sorted(called, key=lambda name: (_draw(name, members.programs), name))
    names = {name: names_of(words) for name, words in called.items()}
    for name, key in run.programs:
        assessment = thaw(store.frozen(key), pack)
        names[name] = names_of(called[name], assessment)
    return Mask(store.letters(order), names)


def masked_members(members: Members, run: Run, mask: Mask) -> tuple[list[NotRead], list[NotRead]]:
    """The programs that could not be assessed, and the files that were passed over, without names."""
    failures = [NotRead(mask.label(one.name), _message(one, members.programs, mask)) for one in run.failures]
    failures += [NotRead(mask.label(one.name), _UNCLEAR) for one in members.unclear]
    failures.sort(key=lambda one: (len(one.name), one.name))
    passed_over = [
        NotRead(f"File {number}{PurePath(one.name).suffix.lower()}", _PASSED_OVER)
        for number, one in enumerate(members.passed_over, 1)
    ]
    return failures, passed_over


def in_order(run: Run, mask: Mask) -> Run:
    """The run with its programs in the order of their letters."""

    def place(name: str) -> tuple[int, str]:
        return len(mask.label(name)), mask.label(name)

    return replace(run, programs=tuple(sorted(run.programs, key=lambda kept: place(kept.name))))


def write_key(mask: Mask) -> bytes:
    """Which letter is which program, as a table that Excel opens."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(("Letter", "Program"))
    for label, name in mask.labels():
        # A name that begins like a formula would be one in Excel.
        writer.writerow((label, f"'{name}" if name[:1] in "=+-@\t\r" else name))
    return target.getvalue().encode("utf-8-sig", errors="replace")


def _called(member: Member) -> Sequence[str]:
    """What the program's files are called."""
    return tuple(dict.fromkeys((member.name, *(file.stem for file in member.files))))


def _draw(name: str, members: Iterable[Member]) -> str:
    member = next((member for member in members if member.name == name), None)
    return sum_of(member) if member else "~"


def _message(missed: NotRead, members: Iterable[Member], mask: Mask) -> str:
    """The failure's message with the program's files called by its letter."""
    member = next(member for member in members if member.name == missed.name)
    message = missed.why
    for file in sorted(member.files, key=lambda file: -len(file.name)):
        for called in (str(file), file.name):
            message = message.replace(called, mask.file(member.name, file.name))
    return mask.message(member.name, message)
