"""What people type for a decision, for progress and for "still right", and what it means."""

from __future__ import annotations

import re
from difflib import get_close_matches

from protocol_audit.model import STATUS_WORDS, Progress, Status
from protocol_audit.model.worksheet import AGREE, PROGRESS_WORDS, STILL_RIGHT

_DECISIONS: dict[str, Status | None] = {
    **{words: status for status, words in STATUS_WORDS.items()},
    **{str(status): status for status in Status},
    AGREE: None,
    "agreed": None,
    "i agree": None,
    "as read": None,
    "fully met": Status.MET,
    "partial": Status.PARTIAL,
    "partly": Status.PARTIAL,
    "partly met": Status.PARTIAL,
    "partially met": Status.PARTIAL,
    "partially addressed": Status.PARTIAL,
    "not met": Status.NOT_ADDRESSED,
    "missing": Status.NOT_ADDRESSED,
    "not found": Status.NOT_ADDRESSED,
    "conflicts": Status.CONFLICT,
    "explained": Status.EXPLAINED,
    "differs": Status.EXPLAINED,
    "not applicable": Status.NOT_APPLICABLE,
    "n/a": Status.NOT_APPLICABLE,
    "na": Status.NOT_APPLICABLE,
}
_PROGRESS: dict[str, Progress] = {
    **{words: progress for progress, words in PROGRESS_WORDS.items()},
    "open": Progress.NOT_STARTED,
    "to do": Progress.NOT_STARTED,
    "planned": Progress.NOT_STARTED,
    "started": Progress.IN_PROGRESS,
    "ongoing": Progress.IN_PROGRESS,
    "in work": Progress.IN_PROGRESS,
    "on hold": Progress.WAITING,
    "blocked": Progress.WAITING,
    "complete": Progress.DONE,
    "completed": Progress.DONE,
    "finished": Progress.DONE,
    "closed": Progress.DONE,
    "dropped": Progress.DROPPED,
    "cancelled": Progress.DROPPED,
    "canceled": Progress.DROPPED,
}
_CHECKED = (STILL_RIGHT, "yes", "x", "ok", "okay", "right", "checked", "still holds", "y", "✓", "✔", "☒", "☑")


def plain(text: str) -> str:
    """The text's words in lower case, parted by one space."""
    return " ".join(re.findall(r"[^\W_]+|[✓✔☒☑]", text.casefold()))


_BY_DECISION = {plain(words): status for words, status in _DECISIONS.items()}
_BY_PROGRESS = {plain(words): progress for words, progress in _PROGRESS.items()}
_ALL_CHECKED = frozenset(map(plain, _CHECKED))


def is_decision(text: str) -> bool:
    """Whether the text is a decision that is understood."""
    return plain(text) in _BY_DECISION


def decision_of(text: str) -> Status | None:
    """The status that was decided, None for "agree"; only for what ``is_decision``."""
    return _BY_DECISION[plain(text)]


def progress_of(text: str) -> Progress | None:
    """How far an action is, or None where the text does not say."""
    return _BY_PROGRESS.get(plain(text))


def is_checked(text: str) -> bool:
    """Whether the text says that a decision is still right."""
    return plain(text) in _ALL_CHECKED


def suggest_decision(text: str) -> str:
    """What may have been meant, and what there is to choose from."""
    return _suggest(text, {plain(words): words for words in (AGREE, *STATUS_WORDS.values())})


def suggest_progress(text: str) -> str:
    """What may have been meant, and what there is to choose from."""
    return _suggest(text, {plain(words): words for words in PROGRESS_WORDS.values()})


def _suggest(text: str, choices: dict[str, str]) -> str:
    near = get_close_matches(plain(text), choices, n=2, cutoff=0.6)
    meant = f"did you mean {' or '.join(f'“{choices[one]}”' for one in near)}? " if near else ""
    return f"{meant}There is: {', '.join(choices.values())}"
