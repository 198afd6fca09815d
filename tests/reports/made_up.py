"""A made-up pack, protocol and assessment with every status, for the tests of the reports."""

from __future__ import annotations

from collections.abc import Sequence

from protocol_audit.model import (
    Assessment,
    Conflict,
    ConflictFinding,
    Element,
    ElementFinding,
    Evidence,
    Finding,
    Found,
    Kind,
    Level,
    Pack,
    Passage,
    Place,
    Profile,
    Protocol,
    Review,
    Section,
    Stance,
    Standard,
    Status,
)

SECTIONS = (Section("IN", "Intake"), Section("ST", "Staying with us"), Section("TA", "Tips and handouts"))


def passage(number: int, text: str, *, headings: Sequence[str] = ("3 Intake", "3.1 First hours")) -> Passage:
    """A paragraph of the made-up protocol."""
    return Passage(text, Place(tuple(headings), f"paragraph {number}", 1 + number // 10))


PASSAGES = (
    passage(
        4,
        "Within 24 hours of arrival an advocate sits down with each guest and talks through present danger.",
    ),
    passage(5, "Advocates hope to offer a second talk about children once staffing allows."),
    passage(
        9,
        "Guests are told on the first evening which doors lock, and whom to wake at night.",
    ),
    passage(21, "Guests without a family may be lodged with a volunteer household.", headings=("6 Rooms",)),
    passage(
        22,
        "Nobody is lodged in a volunteer household when traffickers may look for them.",
        headings=("6 Rooms",),
    ),
    Passage(
        "a bag with medicine and papers",
        Place(("8 Leaving", "8.2 Getting ready"), "paragraph 40", 5),
        Kind.LIST_ITEM,
        lead_in="Before leaving, advocates and guests together prepare:",
    ),
    Passage(
        "Night staff, within the hour",
        Place(("Appendix A",), "table 2, row 3, column 2", 9),
        Kind.TABLE_CELL,
        column_head="Who and when",
        row=(("Step", "Call the on-call advocate"),),
        table=2,
    ),
    passage(77, "The garden gate is painted every second spring.", headings=("12 Grounds",)),
)


def standard(
    id: str,
    title: str,
    *,
    level: Level = Level.REQUIRED,
    parts: Sequence[str] = (
        "present danger is talked through",
        "it happens within a day",
        "children are included",
    ),
    counted: bool = False,
    conflicts: Sequence[str] = (),
    services: Sequence[str] = (),
    note: str = "",
) -> Standard:
    """A made-up standard whose elements are named a, b, c or, where counted, item_1, item_2."""
    ids = [f"item_{n}" if counted else "abcdefghijklm"[n - 1] for n in range(1, len(parts) + 1)]
    elements = tuple(
        Element(one, asks, f"Staff make sure that {asks}, and write down when it was done.", ())
        for one, asks in zip(ids, parts, strict=True)
    )
    return Standard(
        id=id,
        section=id.split("-")[0],
        title=title,
        asks=f"The toolkit asks that a program write down how this is done: {title.lower()}",
        source="SAMPLE HEADING OF A TOOLKIT",
        level=level,
        services=tuple(services),
        scope="client",
        elements=elements,
        conflicts=tuple(Conflict(f"c{n}", says, ()) for n, says in enumerate(conflicts)),
        question=f"How does your team handle {title.lower()} on a night with one person on shift?",
        review=Review(
            "two advocates, how the first hours go",
            "an arrival, with the guest's consent",
            "three closed intake forms",
        ),
        counted=counted,
        met_at=(len(parts) + 1) // 2 if counted else len(parts),
        partial_at=1,
        note=note,
    )


def words(source: Passage, text: str, *supports: str, stance: Stance = Stance.PRACTICE) -> Evidence:
    """Evidence for these words of a passage."""
    start = source.text.index(text)
    return Evidence(source, start, start + len(text), stance, supports)


def found(standard: Standard, evidence: Sequence[Evidence]) -> tuple[ElementFinding, ...]:
    """Each element's finding: stated where evidence of practice supports it, else hedged, else missing."""
    result = []
    for element in standard.elements:
        own = tuple(e for e in evidence if element.id in e.supports)
        plain = any(e.stance is Stance.PRACTICE for e in own)
        result.append(
            ElementFinding(element, Found.STATED if plain else Found.HEDGED if own else Found.MISSING, own)
        )
    return tuple(result)


def met(id: str = "IN-1", title: str = "Talking through danger on arrival", **more: object) -> Finding:
    """A finding that is met by two quotes."""
    one = standard(id, title, **more)  # type: ignore[arg-type]
    evidence = (
        words(PASSAGES[0], PASSAGES[0].text, *(e.id for e in one.elements)),
        words(PASSAGES[2], "Guests are told on the first evening", "c"),
    )
    return Finding(one, Status.MET, found(one, evidence), evidence=evidence, why="Every element is stated.")


def partial(id: str = "IN-2", title: str = "Children and other relatives", **more: object) -> Finding:
    """A finding that is partly addressed, with one element only hoped for."""
    one = standard(id, title, **more)  # type: ignore[arg-type]
    evidence = (
        words(PASSAGES[0], "Within 24 hours of arrival", "b"),
        words(PASSAGES[1], PASSAGES[1].text, "c", stance=Stance.INTENDED),
    )
    return Finding(
        one,
        Status.PARTIAL,
        found(one, evidence),
        evidence=evidence,
        review=("hedged",),
        why="One of three is stated.",
    )


def counted(id: str = "ST-1", title: str = "Getting ready to leave", **more: object) -> Finding:
    """A checklist with one item found of seven."""
    parts = [
        "a packed bag",
        "papers at hand",
        "a code word",
        "a way out",
        "numbers by heart",
        "a phone",
        "next steps",
    ]
    one = standard(id, title, parts=parts, counted=True, level=Level.RECOMMENDED, **more)  # type: ignore[arg-type]
    evidence = (
        words(PASSAGES[5], PASSAGES[5].text, "item_1"),
        words(PASSAGES[6], "within the hour", "item_6"),
    )
    return Finding(
        one, Status.PARTIAL, found(one, evidence), evidence=evidence, why="Two of the four needed."
    )


def not_addressed(id: str = "ST-2", title: str = "A room of one's own", **more: object) -> Finding:
    """A finding with nothing but closest text."""
    one = standard(id, title, **more)  # type: ignore[arg-type]
    return Finding(
        one,
        Status.NOT_ADDRESSED,
        found(one, ()),
        nearest=(words(PASSAGES[7], PASSAGES[7].text), words(PASSAGES[2], "which doors lock")),
        review=("reader_differs",),
        why="No element was found.",
    )


def conflict(id: str = "ST-3", title: str = "Volunteer households", **more: object) -> Finding:
    """A conflict where the protocol says both."""
    one = standard(
        id,
        title,
        parts=("volunteer households are never used",),
        conflicts=("guests are lodged with volunteers",),
        note="Some state rules allow such households for other guests.",
        **more,  # type: ignore[arg-type]
    )
    against = words(
        PASSAGES[3], "may be lodged with a volunteer household", "conflict", stance=Stance.PERMITTED
    )
    in_line = words(PASSAGES[4], PASSAGES[4].text, "a")
    return Finding(
        one,
        Status.CONFLICT,
        found(one, (in_line,)),
        conflicts=(ConflictFinding(one.conflicts[0], (against,)),),
        evidence=(against, in_line),
        review=("conflict", "both_sides"),
        why="A passage allows what the toolkit rules out.",
    )


def not_applicable(id: str = "TA-1", title: str = "Hotel rooms", **more: object) -> Finding:
    """A finding on a standard for programs that lodge people."""
    one = standard(id, title, services=("shelter",), **more)  # type: ignore[arg-type]
    return Finding(one, Status.NOT_APPLICABLE, found(one, ()), why="The profile does not name shelter.")


def assessment(
    findings: Sequence[Finding] | None = None,
    *,
    passages: Sequence[Passage] = PASSAGES,
    agency: str = "Lantern Street House",
    title: str = "Handbook for Advocates",
    unread: Sequence[str] = ("2 pictures",),
    profile: Profile | None = None,
) -> Assessment:
    """An assessment with one finding of each kind, or with these findings."""
    if findings is None:
        tips = counted("TA-2", "Tips for the first week")
        findings = (met(), partial(), counted(), not_addressed(), conflict(), not_applicable(), tips)
    pack = Pack(
        id="made-up",
        title="A made-up toolkit for tests",
        version="1.2.0",
        publisher="Nobody in Particular",
        source="made up",
        about="Made up for tests.",
        services={"shelter": "emergency shelter", "hotline": "a hotline"},
        sections=SECTIONS,
        scopes={},
        concepts={},
        standards=tuple(finding.standard for finding in findings),
        sha256="ab" * 32,
    )
    protocol = Protocol(
        file="lantern-street.docx",
        title=title,
        sha256="0123456789abcdef" * 4,
        passages=tuple(passages),
        unread=tuple(unread),
        agency=agency,
        date="May 2024",
        counts={"paragraphs": 80, "tables": 2, "footnotes": 0},
    )
    return Assessment(protocol, pack, profile or Profile(("hotline",)), tuple(findings))


def large() -> Assessment:
    """An assessment of 43 standards in the mix of a usual protocol."""
    makers = (met, partial, met, not_addressed, counted, met, conflict, not_addressed)
    levels = (Level.REQUIRED, Level.REQUIRED, Level.RECOMMENDED, Level.INFORMATIONAL)
    findings = []
    for number in range(43):
        section = SECTIONS[number * 3 // 43].id
        maker = makers[number % len(makers)]
        more = {} if maker is counted else {"level": levels[number % len(levels)]}
        findings.append(
            maker(f"{section}-{number + 1}", f"Standard number {number + 1} of the toolkit", **more)
        )  # type: ignore[operator]
    return assessment(findings)
