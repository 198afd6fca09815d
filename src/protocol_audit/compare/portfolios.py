"""``compare_portfolios``: the programs of two portfolio stores, each with itself."""

from __future__ import annotations

from pathlib import Path

from protocol_audit.compare.assessments import compare_assessments
from protocol_audit.compare.result_file import Result, parse_result
from protocol_audit.errors import ReadError
from protocol_audit.model import PortfolioComparison
from protocol_audit.portfolio.store import KeptProgram, Store


def compare_portfolios(before: Store, after: Store) -> PortfolioComparison:
    """The programs of the latest run of each, matched by their names.

    Raises ReadError where a store has no programs, no program is in both, or they have different packs.
    """
    old, new = (_programs(store) for store in (before, after))
    shared = [name for name in new if name in old]
    if not shared:
        raise ReadError(
            f"{before.path} and {after.path}: no program is in both; programs are matched by the names of "
            "their files or sub-folders"
        )
    pairs = []
    for name in shared:
        results = _result(before, old[name]), _result(after, new[name])
        names = _called(before.path, name), _called(after.path, name)
        pairs.append((name, compare_assessments(*results, names)))
    return PortfolioComparison(
        pack=pairs[0][1].pack,
        before=str(before.path),
        after=str(after.path),
        programs=tuple(pairs),
        only_before=tuple(name for name in old if name not in new),
        only_after=tuple(name for name in new if name not in old),
    )


def _programs(store: Store) -> dict[str, KeptProgram]:
    programs = {kept.name: kept for kept in store.latest()}
    if not programs:
        raise ReadError(f"{store.path}: no finished run in it; run protocol-audit portfolio to its end first")
    return programs


def _result(store: Store, kept: KeptProgram) -> Result:
    return parse_result(store.result(kept.key), _called(store.path, kept.name))


def _called(path: Path, name: str) -> str:
    return f"{path}: {name}"
