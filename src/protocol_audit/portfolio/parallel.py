"""Hands tasks to workers: this process, its own worker processes, or a cluster; results as they come."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from itertools import islice
from typing import TypeVar

from protocol_audit.portfolio.work import Failed, Outcome, Task, assess_task

_AT_A_TIME = 16
_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
_KILLED = (
    "the worker that read it came to its end without a message, as it does where memory runs out; "
    "check this one alone to learn more"
)


def count_workers() -> int:
    """One worker for every processor that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def work_off(tasks: Sequence[Task], *, workers: int, elsewhere: bool = False) -> Iterator[Outcome]:
    """The tasks' outcomes in the order in which they are done; each task has exactly one.

    workers    how many processes work side by side; 1: this process alone
    elsewhere  True where ``cluster.on_cluster`` says who works
    """
    if workers == 1 and not elsewhere:
        yield from map(assess_task, tasks)
        return
    waiting = {task.member.name: task for task in tasks}
    while waiting:
        handed: list[str] = []
        try:
            for outcome in _side_by_side(_noted(waiting, handed), workers):
                del waiting[outcome.name]
                yield outcome
        except BrokenExecutor:
            # One of those that were being worked on ended its worker; alone, it ends only its own.
            for name in [name for name in handed if name in waiting]:
                yield _alone(waiting.pop(name))


def map_side_by_side(
    do: Callable[[_Task], _Done], tasks: Iterable[_Task], *, workers: int, elsewhere: bool
) -> Iterator[_Done]:
    """What comes of each task, in the order of the tasks; a few are taken and worked off at a time."""
    if workers == 1 and not elsewhere:
        yield from map(do, tasks)
        return
    from joblib import Parallel, delayed

    waiting = iter(tasks)
    # In lists, because joblib would take from a generator in a thread of its own, where no store can be read.
    while some := list(islice(waiting, _AT_A_TIME * workers)):
        yield from Parallel(n_jobs=workers, return_as="generator", batch_size=1)(delayed(do)(t) for t in some)


def _noted(waiting: dict[str, Task], handed: list[str]) -> Iterator[Task]:
    """The waiting tasks, each noted as it is handed out."""
    for name, task in list(waiting.items()):
        handed.append(name)
        yield task


def _side_by_side(tasks: Iterable[Task], workers: int) -> Iterator[Outcome]:
    from joblib import Parallel, delayed

    yield from Parallel(n_jobs=workers, return_as="generator_unordered", batch_size=1)(
        delayed(assess_task)(task) for task in tasks
    )


def _alone(task: Task) -> Outcome:
    """The outcome of a task in a worker that has no other."""
    try:
        return next(iter(_side_by_side([task], 2)))
    except BrokenExecutor:
        return Failed(task.member.name, _KILLED)
