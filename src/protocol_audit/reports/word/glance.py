"""The title block and the page that a board reads: where the protocol stands, at a glance."""

from __future__ import annotations

from protocol_audit.model import Finding, Level, Status
from protocol_audit.reports.labels import (
    LEVEL_WORDS,
    STATUS_COLORS,
    STATUS_MARKS,
    STATUS_WORDS,
    capital,
    count,
    gaps_by_priority,
    long_date,
    service_words,
    shortened,
    shown_statuses,
)
from protocol_audit.reports.word.chart import drawing
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.markup import (
    NOTHING,
    Markup,
    cell,
    link,
    paragraph,
    row,
    run,
    shares,
    symbol,
    table,
)
from protocol_audit.reports.word.styles import status_style

# So many lines leave the page at a glance on one page, with titles of two lines and unread parts.
_STRENGTHS, _FIRST = 6, 8

_AID = (
    "This report is an aid to self-assessment. It is not a certification, a legal opinion or a review of "
    "practice. It says what is written in one document: something that is not found there may well be done."
)


def title_block(draft: Draft) -> Markup:
    """What was assessed, against what and when."""
    protocol, pack = draft.assessment.protocol, draft.assessment.pack
    title = draft.agency or protocol.title or protocol.file
    subtitle = protocol.title if draft.agency and protocol.title else "Written protocol"
    facts = {
        "Protocol file": protocol.file,
        "Protocol dated": protocol.date or "no date found in the document",
        "Held against": f"{pack.title}, version {pack.version}",
        "Published by": pack.publisher,
        "Assessed on": long_date(draft.assessed_on),
        "Services": _services(draft),
    }
    lines = [_fact(name, value) for name, value in facts.items() if value]
    return Markup(
        paragraph(run("Gap report"), style="GapKicker")
        + paragraph(run(shortened(title, 90)), style="Title")
        + paragraph(run(shortened(subtitle, 120)), style="Subtitle")
        + "".join(lines)
        + paragraph(run(_AID), style="GapNote")
    )


def _fact(name: str, value: str) -> Markup:
    return paragraph(run(f"{name}\t", "GapLabel"), run(value), style="GapFact")


def _services(draft: Draft) -> str:
    services = draft.assessment.profile.services
    if services is None:
        return "not stated, so every standard was applied"
    return ", ".join(service_words(services)) or "none of those that the standards name"


def at_a_glance(draft: Draft, chart: str, number: int) -> Markup:
    """The page at a glance; ``chart`` is the chart's relationship, ``number`` its drawing's."""
    picture = drawing(draft.assessment, relationship=chart, width=draft.page.upright, number=number)
    return Markup(
        draft.heading(1, "At a glance", "at a glance", props="<w:pageBreakBefore/>")
        + paragraph(run(_summary(draft)))
        + _unread(draft)
        + _tiles(draft)
        + paragraph(picture, props='<w:keepNext/><w:spacing w:before="120" w:after="60"/>')
        + _strengths(draft)
        + _settle_first(draft)
    )


def _summary(draft: Draft) -> str:
    """The whole result in plain language, strengths first."""
    numbers = draft.assessment.summary
    total = len(draft.assessment.findings)
    applying = total - numbers[Status.NOT_APPLICABLE]
    who = f"The protocol of {draft.agency}" if draft.agency else "The protocol"
    opening = f"{who} was read against {count(total, 'standard')}"
    if not applying:
        return f"{opening}. With the services given, none of them applies to the program."
    which = (
        "all of which apply"
        if applying == total
        else f"{applying} of which {_verb(applying, 'apply', 'applies')}"
    )
    parts = [f"{opening}, {which} to the program."]
    parts += _strong_words(numbers, applying) + _open_words(numbers)
    look = sum(bool(finding.review) for finding in draft.assessment.findings)
    if look:
        parts.append(
            f"{count(look, 'finding')} {_verb(look, 'are', 'is')} marked for a person to look at first."
        )
    return " ".join(parts)


def _verb(number: int, plural: str, singular: str) -> str:
    return singular if number == 1 else plural


def _strong_words(numbers: dict[Status, int], applying: int) -> list[str]:
    met, partial = numbers[Status.MET], numbers[Status.PARTIAL]
    if met == applying:
        return [f"It meets {'it' if met == 1 else f'all {met}'} in full; no gap was found."]
    if met and partial:
        return [f"It meets {met} in full and addresses {partial} in part."]
    if met:
        return [f"It meets {met} in full."]
    return [f"It addresses {partial} in part; none is met in full yet."] if partial else []


def _open_words(numbers: dict[Status, int]) -> list[str]:
    absent, against = numbers[Status.NOT_ADDRESSED], numbers[Status.CONFLICT]
    parts = []
    if absent:
        parts.append(
            f"For {absent}, no wording that counts was found in the document; it may still be what staff do."
        )
    if against:
        where, which = count(against, "standard"), _verb(against, "these", "this")
        parts.append(f"On {where} it says something that goes against the toolkit: settle {which} first.")
    return parts


def _unread(draft: Draft) -> Markup:
    unread = draft.assessment.protocol.unread
    if not unread:
        return NOTHING
    words = f"Not read: {shortened('; '.join(unread), 160)}. What stands there was not judged. "
    return paragraph(
        run("! ", "GapLabel"),
        run(words),
        link("What was read and what was not", draft.anchor("read")),
        style="GapSmall",
    )


def _tiles(draft: Draft) -> Markup:
    """The counts by status, as a table of one row."""
    statuses = shown_statuses(draft.assessment)
    widths = shares(draft.page.upright, *(1 for _ in statuses))
    numbers = draft.assessment.summary
    cells = []
    for status, width in zip(statuses, widths, strict=True):
        ground = STATUS_COLORS[status][1]
        figure = paragraph(run(str(numbers[status]), status_style(status)), style="GapNumber")
        cells.append(cell(figure, width=width, fill=ground))
    marks = [Markup(symbol(STATUS_MARKS[status]) + run(f"  {STATUS_WORDS[status]}")) for status in statuses]
    return table(
        marks, [row(cells)], widths=widths, about="Number of standards by status", head_style="GapTileHead"
    )


def _strengths(draft: Draft) -> Markup:
    """What is met, the strongest asks of the toolkit first."""
    heading = draft.heading(2, "Already strong", "strong")
    met = [f for f in draft.assessment.findings if f.decided is Status.MET]
    if not met:
        return Markup(heading + _building_on(draft))
    met.sort(key=lambda f: list(Level).index(f.standard.level))
    lines = [_line(draft, finding) for finding in met[:_STRENGTHS]]
    more = _more(draft, len(met) - _STRENGTHS, "findings", "Findings by section")
    return Markup(heading + "".join(lines) + more)


def _building_on(draft: Draft) -> Markup:
    partial = [f for f in draft.assessment.findings if f.decided is Status.PARTIAL]
    if not partial:
        return paragraph(
            run("No standard is met in full yet. The wording offered with each finding is a place to start.")
        )
    partial.sort(key=lambda f: -f.count_stated)
    lead = paragraph(
        run("No standard is met in full yet. These are begun, and can be built on:"), style="GapLead"
    )
    return Markup(lead + "".join(_line(draft, finding) for finding in partial[:_STRENGTHS]))


def _settle_first(draft: Draft) -> Markup:
    """Conflicts, then required standards that are not met."""
    heading = draft.heading(2, "Settle first", "settle first")
    gaps = gaps_by_priority(draft.assessment)
    first = [f for f in gaps if f.decided is Status.CONFLICT or f.standard.level is Level.REQUIRED]
    if not first:
        words = "Nothing goes against the toolkit, and no required standard is open."
        return Markup(heading + paragraph(run(words)))
    lines = [_line(draft, finding) for finding in first[:_FIRST]]
    more = _more(draft, len(first) - _FIRST, "gaps", "Gaps by priority")
    return Markup(heading + "".join(lines) + more)


def _line(draft: Draft, finding: Finding) -> Markup:
    standard = finding.standard
    title = draft.link_to(standard, f"{standard.id} {shortened(standard.title, 70)}")
    status = f" – {STATUS_WORDS[finding.decided].lower()}, {LEVEL_WORDS[standard.level].lower()}"
    return paragraph(title, run(status, "GapQuiet"), style="ListBullet")


def _more(draft: Draft, number: int, anchor: str, where: str) -> Markup:
    if number <= 0:
        return NOTHING
    return paragraph(
        run(f"{capital(str(number))} more in "), link(where, draft.anchor(anchor)), run("."), style="GapSmall"
    )
