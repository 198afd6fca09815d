"""``run_portfolio``: a folder's programs in, their assessments in the store; what is done is done once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from protocol_audit.errors import ReadError
from protocol_audit.model import NotRead, Pack
from protocol_audit.portfolio.frozen import is_current
from protocol_audit.portfolio.members import Member
from protocol_audit.portfolio.parallel import count_workers, work_off
from protocol_audit.portfolio.store import KeptProgram, Store
from protocol_audit.portfolio.work import Assessed, Failed, Task, key_of, method_of


@dataclass(slots=True)
class Run:
    """How a run went.

    programs  those that are in the store now, by name
    reused    how many of them were there before
    failures  those that could not be assessed
    """

    programs: tuple[KeptProgram, ...] = ()
    reused: int = 0
    failures: tuple[NotRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What every program is held against, and who does the work.

    workers    None: one for every processor
    elsewhere  True where a cluster does the work
    """

    pack: Pack
    pack_name: str
    workers: int | None = None
    elsewhere: bool = False


def run_portfolio(
    members: Sequence[Member],
    settings: Settings,
    store: Store,
    done: Callable[[str], None] = lambda _name: None,
) -> Run:
    """Assess every member that the store does not have yet.

    done  hears the name of each program as it is finished, or found in the store
    """
    failures: dict[str, str] = {}
    keys = dict(_keys(members, settings.pack, failures))
    kept = {name for name, key in keys.items() if store.has(key) and is_current(store.frozen(key))}
    for name in (*failures, *kept):
        done(name)
    workers = settings.workers or count_workers()
    tasks = _tasks(members, keys, kept, settings, workers)
    for outcome in work_off(tasks, workers=min(workers, max(len(tasks), 1)), elsewhere=settings.elsewhere):
        if isinstance(outcome, Assessed):
            store.keep(outcome.key, outcome.result, outcome.frozen)
        else:
            failures[outcome.name] = outcome.message
        done(outcome.name)
    programs = tuple(KeptProgram(name, key) for name, key in keys.items() if name not in failures)
    store.set_latest(programs)
    missed = tuple(NotRead(m.name, failures[m.name]) for m in members if m.name in failures)
    return Run(programs, len(kept), missed)


def _keys(members: Sequence[Member], pack: Pack, failures: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each member's name and key; what cannot be read becomes a failure."""
    method = method_of(pack)
    for member in members:
        try:
            yield member.name, key_of(member, pack, method)
        except ReadError as error:
            failures[member.name] = Failed(member.name, str(error)).message


def _tasks(
    members: Sequence[Member], keys: dict[str, str], kept: set[str], settings: Settings, workers: int
) -> list[Task]:
    threads = max(1, count_workers() // workers)
    return [
        Task(member, keys[member.name], settings.pack_name, settings.pack.sha256, threads)
        for member in members
        if member.name in keys and member.name not in kept
    ]
