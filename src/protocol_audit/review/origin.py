"""Whether a file of decisions is this agency's, and was made on this pack."""

from __future__ import annotations

from collections.abc import Iterator

from protocol_audit.errors import ReadError
from protocol_audit.model import Decisions, Made, Pack, Problem, Profile, Protocol
from protocol_audit.review.basis import Text, normalized

_SAME = 0.5  # of the passages then: from this share on it is the same protocol, revised
_OTHER = 0.1  # below this share hardly anything is the same


def check_origin(
    decisions: Decisions, pack: Pack, profile: Profile, protocol: Protocol, text: Text
) -> Iterator[Problem]:
    """What is odd about where the decisions come from; ``text`` is the protocol's.

    Raises ReadError where they were made on another pack, or are another agency's: its name is another and
    most of its protocol too.
    """
    made = decisions.made
    if made.pack and made.pack != pack.id:
        raise ReadError(
            f"{decisions.file}: made on the standards {made.pack}, and this assessment is on {pack.id}; "
            f"give the worksheet that belongs to it, or choose the standards with --standards {made.pack}"
        )
    share = _share_kept(made, text)
    agency = profile.agency or protocol.agency
    names = {normalized(name) for name in (agency, protocol.title, protocol.file)}
    if made.agency and agency and normalized(made.agency) not in names:
        if not made.passages:
            yield Problem(decisions.file, f"is about {made.agency!r}, and this assessment about {agency!r}")
        elif share < _SAME:
            raise ReadError(_other_agency(decisions, protocol, agency))
        else:
            yield Problem(
                decisions.file,
                f"names the agency {made.agency!r}, and this assessment {agency!r}; the protocols are mostly "
                f"the same, so the decisions were taken",
            )
    elif share < _OTHER:
        yield Problem(
            decisions.file,
            f"made on the protocol {made.protocol}, of which hardly a passage is in "
            f"{protocol.file}; check that it is this agency's",
        )


def _share_kept(made: Made, text: Text) -> float:
    """How much of the protocol then is in the protocol now; 1 where the file does not say."""
    return len(made.passages & text.fingerprints) / len(made.passages) if made.passages else 1.0


def _other_agency(decisions: Decisions, protocol: Protocol, agency: str) -> str:
    made = decisions.made
    return (
        f"{decisions.file}: a worksheet of another agency: made for {made.agency!r} on {made.protocol}, and "
        f"{protocol.file} is of {agency!r}, with other words. Give this agency's own worksheet; "
        f"if the agency has a new name, give the old one with --agency"
    )
