"""What all of a portfolio's reports count: statuses by standard, by section and by level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from protocol_audit.model import Level, Portfolio, ProgramRow, Section, Standard, Status

GAPS = (Status.PARTIAL, Status.NOT_ADDRESSED, Status.CONFLICT)
APPLYING = (Status.MET, *GAPS, Status.EXPLAINED)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many times each status was given."""

    by_status: Mapping[Status, int]

    def __getitem__(self, status: Status) -> int:
        return self.by_status[status]

    @property
    def gaps(self) -> int:
        """How many are open: partly addressed, not addressed or in conflict."""
        return sum(self.by_status[status] for status in GAPS)

    @property
    def applying(self) -> int:
        """How many apply."""
        return sum(self.by_status[status] for status in APPLYING)

    @property
    def gap_share(self) -> float | None:
        """The open ones among those that apply; None where none applies."""
        return self.gaps / self.applying if self.applying else None

    @property
    def met_share(self) -> float | None:
        """The met ones among those that apply; None where none applies."""
        return self[Status.MET] / self.applying if self.applying else None


@dataclass(frozen=True, slots=True)
class StandardFigures:
    """How the programs stand on one standard."""

    standard: Standard
    counts: Counts


class Figures:
    """Every count of one portfolio, made once."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.portfolio = portfolio
        columns = zip(*(row.statuses for row in portfolio.rows), strict=True)
        self.by_standard = tuple(
            StandardFigures(standard, count_statuses(column))
            for standard, column in zip(portfolio.pack.standards, columns, strict=True)
        )
        self.all = _added(one.counts for one in self.by_standard)

    def of_section(self, section: Section, level: Level | None = None) -> Counts:
        """The counts of a section's standards, of one level or of all."""
        return _added(
            one.counts
            for one in self.by_standard
            if one.standard.section == section.id and level in (None, one.standard.level)
        )

    def of_level(self, level: Level) -> Counts:
        """The counts of the standards of one level."""
        return _added(one.counts for one in self.by_standard if one.standard.level is level)

    def most_missed(self) -> tuple[StandardFigures, ...]:
        """The standards, those with a gap in most programs first; in pack order where it is the same."""
        return tuple(sorted(self.by_standard, key=lambda one: -one.counts.gaps))

    def in_section(self, row: ProgramRow, section: Section) -> Counts:
        """One program's counts in a section."""
        pairs = zip(self.portfolio.pack.standards, row.statuses, strict=True)
        return count_statuses(status for standard, status in pairs if standard.section == section.id)

    def programs_with_gap(self, section: Section) -> int:
        """How many programs have a gap in the section."""
        return sum(self.in_section(row, section).gaps > 0 for row in self.portfolio.rows)

    @property
    def claimed(self) -> int:
        """How many programs rest on their own claims alone."""
        return sum(row.is_claimed for row in self.portfolio.rows)


def levels_of(portfolio: Portfolio) -> tuple[Level, ...]:
    """The levels that the pack uses, the strongest first."""
    used = {standard.level for standard in portfolio.pack.standards}
    return tuple(level for level in Level if level in used)


def count_statuses(statuses: Iterable[Status]) -> Counts:
    """How often each status stands among these."""
    counts = dict.fromkeys(Status, 0)
    for status in statuses:
        counts[status] += 1
    return Counts(counts)


def _added(many: Iterable[Counts]) -> Counts:
    total = dict.fromkeys(Status, 0)
    for counts in many:
        for status in Status:
            total[status] += counts[status]
    return Counts(total)
