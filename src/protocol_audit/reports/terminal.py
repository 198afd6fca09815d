"""An assessment as text for a terminal, 80 columns wide: counts, table, what to settle first."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from protocol_audit.model import CLAIMED, Assessment, Finding, Level, Problem, Profile, Status
from protocol_audit.model.worksheet import Look, Worksheet
from protocol_audit.reports.claim_words import AGREEMENT_WORDS, DISAGREEMENTS, by_agreement, has_claims
from protocol_audit.reports.claimed_words import AID, unanswered
from protocol_audit.reports.decided import decision_words, decisions_in_short

WIDTH = 80
_LABEL = 23  # columns of the longest mark and words, and two more

# In the order in which they are shown. Marks are plain characters that every console has.
_SHOWN: dict[Status, tuple[str, str, str]] = {
    Status.CONFLICT: ("!!", "conflict", "the text seems to allow what the toolkit rules out"),
    Status.NOT_ADDRESSED: ("--", "not addressed", "not found in the document"),
    Status.EXPLAINED: ("~~", "differs, explained", "the profile or the reviewer gives the reason"),
    Status.PARTIAL: ("+-", "partly addressed", "some of it is stated, or only as an intention"),
    Status.MET: ("++", "met", "stated in the document"),
    Status.NOT_APPLICABLE: ("..", "does not apply", "about a service that is not offered"),
}
# From a self-assessment alone; what nobody can claim is left out.
_CLAIMED: dict[Status, str] = {
    Status.CONFLICT: "",
    Status.NOT_ADDRESSED: "answered “not met”, or not answered",
    Status.EXPLAINED: "",
    Status.PARTIAL: "as claimed, not verified",
    Status.MET: "as claimed, not verified",
    Status.NOT_APPLICABLE: "as claimed, or about a service that is not offered",
}
_COLORS = {Status.CONFLICT: "1;31", Status.NOT_ADDRESSED: "31", Status.PARTIAL: "33", Status.MET: "32"}
_MOST_SETTLED = 10
_MOST_QUOTED = 160


def summarize(assessment: Assessment, *, color: bool = False) -> str:
    """The assessment on one or two screens, conflicts first; ``color`` adds ANSI colors to the statuses."""
    blocks = [
        _heading(assessment),
        _counts(assessment, color=color),
        _table(assessment, color=color),
        _settle_first(assessment),
        _claims(assessment),
        _unanswered(assessment),
        _decisions(assessment),
        describe_problems(assessment.problems),
        _notes(assessment),
    ]
    return "\n\n".join("\n".join(lines) for block in blocks if (lines := list(block))) + "\n"


def describe_unread(unread: Iterable[str]) -> str:
    """One line on what could not be read; "" where everything was."""
    parts = [plain(part) for part in unread]
    return f"Could not be read: {', '.join(parts)}. Check these by eye." if parts else ""


def describe_problems(problems: Iterable[Problem]) -> list[str]:
    """What was not understood in a workbook, each with its cell; [] where all was."""
    lines = [line for p in problems for line in wrap(f"{p.cell}: {p.message}", first="  ", rest="    ")]
    return ["To look at in the workbook", *lines] if lines else []


def describe_worksheet(worksheet: Worksheet) -> str:
    """What there is to do in a worksheet, in a few lines."""
    looks = [look for look, _ in worksheet.rows]
    counts = (
        (looks.count(Look.CHECK_AGAIN), "to check again, because the words or the standard have changed"),
        (looks.count(Look.INCOMPLETE), "with a decision that is begun and not applied"),
        (looks.count(Look.CONFLICT), "to settle first"),
        (looks.count(Look.MARKED), "marked for a look"),
        (looks.count(Look.DECIDED), "decided, with nothing changed since"),
        (len(worksheet.closed), "closed since the last worksheet"),
    )
    lines = [f"{number:5}  {words}" for number, words in counts if number]
    return "\n".join(
        (
            f"{len(looks):5}  standards in the worksheet",
            *lines,
            *describe_problems(worksheet.assessment.problems),
        )
    )


def plain(text: str) -> str:
    """The text on one line, without what could steer a terminal."""
    return " ".join(harmless(" ".join(text.split())).split())


def harmless(text: str) -> str:
    """The text without control and direction characters, which could steer a terminal; its lines stay."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def wrap(text: str, *, first: str = "", rest: str | None = None) -> list[str]:
    """The text on lines of at most 80 columns, the first and the further ones each after their lead."""
    lead = " " * len(first) if rest is None else rest
    lines = textwrap.wrap(plain(text), WIDTH, initial_indent=first, subsequent_indent=lead)
    return lines or [first.rstrip()]


def _heading(assessment: Assessment) -> Iterator[str]:
    protocol, pack = assessment.protocol, assessment.pack
    agency = assessment.profile.agency or protocol.agency
    yield from wrap(" - ".join(part for part in (agency, protocol.title) if part) or protocol.file)
    size = f"{protocol.counts['answers']} answers" if assessment.is_claimed else f"{protocol.words:,} words"
    yield from wrap(f"{protocol.file}, {size}", first="  ")
    yield from wrap(f"held against {pack.title}, version {pack.version}", first="  ")


def _counts(assessment: Assessment, *, color: bool) -> Iterator[str]:
    numbers = assessment.summary
    for status, (_mark, _words, meaning) in _SHOWN.items():
        if assessment.is_claimed:
            meaning = _CLAIMED[status]
        if numbers[status] or (status is not Status.EXPLAINED and meaning):
            yield f"{numbers[status]:5}  {_label(status, color=color)}{meaning}"


def _table(assessment: Assessment, *, color: bool) -> Iterator[str]:
    ids = max(len("Standard"), *(len(finding.standard.id) for finding in assessment.findings))
    yield f"{'Standard':{ids}}  {'Status':{_LABEL}}  Title"
    yield "-" * WIDTH
    for status in _SHOWN:
        for finding in (f for f in assessment.findings if f.decided is status):
            yield from _row(finding, ids, color=color)


def _row(finding: Finding, ids: int, *, color: bool) -> Iterator[str]:
    indent = ids + _LABEL + 4
    title, *more = textwrap.wrap(plain(finding.standard.title), WIDTH - indent) or [""]
    look = "*" if set(finding.review) - {CLAIMED} else " "
    yield f"{finding.standard.id:{ids}}  {_label(finding.decided, color=color)}{look} {title}"
    yield from (" " * indent + line for line in more)


def _label(status: Status, *, color: bool) -> str:
    """The status as mark and words, equally wide whether colored or not."""
    mark, words, _meaning = _SHOWN[status]
    text = f"{mark} {words}"
    painted = f"\033[{_COLORS[status]}m{text}\033[0m" if color and status in _COLORS else text
    return painted + " " * (_LABEL - len(text))


def _settle_first(assessment: Assessment) -> Iterator[str]:
    findings = list(_by_urgency(assessment))
    if not findings:
        return
    yield "What to settle first"
    for number, finding in enumerate(findings[:_MOST_SETTLED], 1):
        yield from wrap(f"{finding.standard.id}: {finding.standard.title}", first=f"{number:3}. ")
        if finding.decided is Status.CONFLICT:
            yield from _quote(finding)
    if len(findings) > _MOST_SETTLED:
        yield f"     and {len(findings) - _MOST_SETTLED} more; the report lists them all"


def _by_urgency(assessment: Assessment) -> Iterator[Finding]:
    """Conflicts, then the other gaps in required standards, each in pack order."""
    yield from (f for f in assessment.findings if f.decided is Status.CONFLICT)
    others = (f for f in assessment.findings if f.is_gap and f.decided is not Status.CONFLICT)
    yield from (f for f in others if f.standard.level is Level.REQUIRED)


def _quote(finding: Finding) -> Iterator[str]:
    evidence = finding.evidence[0]
    quote = textwrap.shorten(plain(evidence.quote), _MOST_QUOTED, placeholder=" ...")
    yield from wrap(f'"{quote}" ({", ".join(evidence.place.parts)})', first="     ")


def _claims(assessment: Assessment) -> Iterator[str]:
    """How the program's own answers stand beside the protocol, the disagreements with their standards."""
    if not has_claims(assessment):
        return
    yield "Your self-assessment beside the protocol"
    for agreement, findings in by_agreement(assessment).items():
        words = AGREEMENT_WORDS[agreement]
        if agreement in DISAGREEMENTS:
            words += f": {', '.join(finding.standard.id for finding in findings)}"
        yield from wrap(words, first=f"{len(findings):5}  ")


def _unanswered(assessment: Assessment) -> Iterator[str]:
    findings = unanswered(assessment)
    if findings:
        names = ", ".join(finding.standard.id for finding in findings)
        yield from wrap(f"Not answered, which never counts as met: {names}")


def _decisions(assessment: Assessment) -> Iterator[str]:
    """What a reviewer changed, and what has to be looked at again."""
    for line in decisions_in_short(assessment):
        yield from wrap(line)
    for finding in (*assessment.stale, *assessment.changed):
        yield from wrap(f"{finding.standard.id}: {decision_words(finding)}", first="  - ")


def _notes(assessment: Assessment) -> Iterator[str]:
    if any(set(finding.review) - {CLAIMED} for finding in assessment.findings):
        yield from wrap("* A person should look at this one before relying on it; the report says why.")
    if unread := describe_unread(assessment.protocol.unread):
        yield from wrap(unread)
    yield from wrap(_services_note(assessment.profile))
    if assessment.is_claimed:
        yield from wrap(AID)
        return
    yield from wrap(f"Judged by {assessment.method}.")
    yield from wrap(
        "This is an aid to self-assessment and no certification. What is not found in the document may still "
        "be what the program does."
    )


def _services_note(profile: Profile) -> str:
    if profile.services is None:
        given = "" if profile.file else "No profile was given. "
        return (
            f"{given}Nobody said which services the program offers: it was assumed that every standard "
            f"applies. See --services, and protocol-audit profile new."
        )
    return f"Services the program offers, as given: {', '.join(profile.services) or 'none of those listed'}."
