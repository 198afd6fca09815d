"""What was assessed, against what and how, as names with their values."""

from __future__ import annotations

import datetime

from protocol_audit import __version__
from protocol_audit.model import Assessment, SourceFile
from protocol_audit.reports.labels import agency_of, count, long_date, shortened
from protocol_audit.reports.summary import services_given

_ASSUMED = "none given; see “What applies and what does not” for what was assumed"


def titles(assessment: Assessment) -> tuple[str, str]:
    """The title and the subtitle of a report: whose protocol, and which."""
    protocol = assessment.protocol
    agency = agency_of(assessment)
    if assessment.is_claimed:
        subtitle = "From the program’s own answers, not verified"
        return shortened(agency or protocol.title or protocol.file, 90), subtitle
    subtitle = protocol.title if agency and protocol.title else "Written protocol"
    return shortened(agency or protocol.title or protocol.file, 90), shortened(subtitle, 120)


def facts(assessment: Assessment, assessed_on: datetime.date) -> dict[str, str]:
    """What stands below the title; nothing without a value."""
    protocol, pack = assessment.protocol, assessment.pack
    claims = assessment.self_assessment
    if assessment.is_claimed:
        source = {"Self-assessment": protocol.file, "Self-assessment dated": protocol.date}
    else:
        source = {
            "Protocol file": protocol.file,
            "Protocol dated": protocol.date or "no date found in the document",
            "Self-assessment": claims.file if claims else "",
        }
    found = {
        **source,
        "Held against": f"{pack.title}, version {pack.version}",
        "Published by": pack.publisher,
        "Assessed on": long_date(assessed_on),
        "Services": services_given(assessment),
        "State": assessment.profile.state,
        "Serves": ", ".join(assessment.profile.populations),
        "Contact": ", ".join(assessment.profile.contact.values()),
    }
    return {name: value for name, value in found.items() if value}


def facts_of_reading(assessment: Assessment) -> dict[str, str]:
    """The file, how much of it was read, against what and with what; nothing without a value."""
    protocol, pack = assessment.protocol, assessment.pack
    counts = [
        count(protocol.words, "word"),
        *(f"{n:,} {name.replace('_', ' ')}" for name, n in protocol.counts.items()),
    ]
    found = {
        "File": _source(protocol.file, protocol.sha256),
        "Title": protocol.title,
        "Dated": protocol.date or "no date found in the document",
        "Read": ", ".join(counts),
        "Held against": f"{pack.title}, version {pack.version} (SHA-256 begins {pack.sha256[:16]})",
        "Profile": _source(assessment.profile.file, assessment.profile.sha256) or _ASSUMED,
        "Decisions": "; ".join(_source(one.file, one.sha256) for one in _decisions(assessment)),
        "Assessed with": f"protocol-audit {__version__}, by {assessment.method}",
        "Self-assessment": _claims_read(assessment),
    }
    return {name: value for name, value in found.items() if value}


def _claims_read(assessment: Assessment) -> str:
    """The workbook that was read beside the protocol, or ""."""
    claims = assessment.self_assessment
    if claims is None or assessment.is_claimed:
        return ""
    parts = [_source(claims.file, claims.sha256)]
    parts += [f"not read: {', '.join(claims.unread)}"] if claims.unread else []
    return "; ".join(parts)


def _source(file: str, sha256: str) -> str:
    """A file with its fingerprint; "" where there is none."""
    return f"{file} (SHA-256 begins {sha256[:16]})" if file else ""


def _decisions(assessment: Assessment) -> tuple[SourceFile, ...]:
    return assessment.decisions.sources if assessment.decisions else ()
