"""The whole result in a few sentences, and what is said of every assessment."""

from __future__ import annotations

from protocol_audit.model import Assessment, Status
from protocol_audit.reports import claimed_words
from protocol_audit.reports.decided import decisions_in_short
from protocol_audit.reports.labels import agency_of, count, service_words, shortened

AID = (
    "This report is an aid to self-assessment. It is not a certification, a legal opinion or a review of "
    "practice. It says what is written in one document: something that is not found there may well be done."
)
NO_GAPS = "No gap was found: every standard that applies is met in the document."
NOTHING_FIRST = "Nothing goes against the toolkit, and no required standard is open."
BEGUN = "No standard is met in full yet. These are begun, and can be built on:"
NOT_BEGUN = "No standard is met in full yet. The wording offered with each finding is a place to start."
UNREAD = "These parts could not be read, and nothing in them was judged. Check them by eye:"
ALL_READ = "No part of the document was left unread."


def summarize(assessment: Assessment) -> str:
    """The whole result in plain language, strengths first."""
    if assessment.is_claimed:
        return claimed_words.summarize_claims(assessment)
    numbers = assessment.summary
    total = len(assessment.findings)
    applying = total - numbers[Status.NOT_APPLICABLE]
    agency = shortened(agency_of(assessment), 120)
    who = f"The protocol of {agency}" if agency else "The protocol"
    opening = f"{who} was read against {count(total, 'standard')}"
    if not applying:
        return f"{opening}. With the services given, none of them applies to the program."
    which = (
        "all of which apply"
        if applying == total
        else f"{applying} of which {_verb(applying, 'apply', 'applies')}"
    )
    parts = [f"{opening}, {which} to the program."]
    parts += _strong_words(numbers, applying) + _open_words(numbers) + decisions_in_short(assessment)
    look = sum(bool(finding.review) for finding in assessment.findings)
    if look:
        parts.append(
            f"{count(look, 'finding')} {_verb(look, 'are', 'is')} marked for a person to look at first."
        )
    return " ".join(parts)


def aid(assessment: Assessment) -> str:
    """What the report is and is not."""
    return claimed_words.AID if assessment.is_claimed else AID


def no_gaps(assessment: Assessment) -> str:
    """What is said where there is no gap."""
    return claimed_words.NO_GAPS if assessment.is_claimed else NO_GAPS


def services_given(assessment: Assessment) -> str:
    """The services as given, or what was done where nobody said."""
    services = assessment.profile.services
    if services is None:
        return "not stated, so every standard was applied"
    return ", ".join(service_words(services)) or "none of those that the standards name"


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
