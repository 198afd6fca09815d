"""Cues of stance that leave a matter open: permission, the liking of staff, and whose right it is."""

from __future__ import annotations

from protocol_audit.language.cues import concept

# Permission: the matter may be done or left.
PERMISSION = concept(
    "permission",
    """
    may
    might
    could
    be|feel free to
    be welcome to
    be permitted|allowed to
    """,
    """
    may|might not
    may|might|could have
    may|might|could happen|come|arise|occur|follow|change|help|need|feel|want|look|seem|know|think
    may|might|could get|become|be worse|dangerous|coming|targeted|afraid|followed|watched|looking
    may|might|could get|become|be trafficked|unsafe|safe|triggering|different|hard|ready|unable|aware
    whatever may
    what may|might|could
    """,
)

# Matters left to staff's liking; the whole sentence.
LIKING = concept(
    "liking",
    """
    at|in|within the? sole? discretion
    at|in the? advocate|director|manager|supervisor|staff|worker discretion
    at her|his|their discretion
    if time allow|permit
    time permit
    if so inclined
    see|think|feel fit
    see|think|feel best
    be optional
    up to the? individual? on? call? advocate|worker|staff|shelter|manager
    up to the? individual? on? call? director|supervisor|volunteer|counselor|program|responder
    leave to the? individual? on? call? advocate|worker|staff|shelter|manager
    leave to the? individual? on? call? director|supervisor|volunteer|counselor|judgment|preference
    depend on the? advocate|worker|staff|shift
    if|as|when|where|whether they|she|he|staff|advocate|worker think|feel|like|prefer|choose|wish|want it?
    may or may not
    not required to
    not mandatory
    be not required
    be encouraged but
    do it or not
    who wish|like|want|choose|prefer to? may|can
    if they remember
    do what feel natural|right|comfortable
    some of us like|prefer|bring|do|ask
    some have found
    be one that some
    some counselor|advocate|staff|worker|volunteer ask|do|use|like|prefer
    both way be fine
    up to whoever|each
    leave to each|whoever
    be for the worker|advocate|staff|director|shift|team to judge|decide|say
    as the worker|advocate|staff think best|fit
    if you feel like|up
    feel up to it
    if ..3 have a? minute|time|moment
    have nothing else to do
    staff|advocate|trainer|worker|volunteer|counselor|team|you may|might wish|want|like to
    most of us do not
    if|when there be time
    """,
    """
    if|as|when|where|whether she|he|they want|wish|choose|like|prefer
    """,
)

OF_PERMISSION = (PERMISSION, LIKING)

# Whose permission is a right and not a liking: "a participant may refuse".
CLIENTS = frozenset(
    (
        "client",
        "survivor",
        "participant",
        "resident",
        "guest",
        "caller",
        "victim",
        "person",
        "she",
        "he",
        "they",
        "anyone",
        "somebody",
        "someone",
        "you",
        "woman",
        "man",
        "child",
        "parent",
        "patient",
        "student",
        "adult",
        "youth",
        "teen",
        "family",
        "mother",
        "individual",
        "anybody",
        "everyone",
        "everybody",
        "those",
        "who",
        "that",
        "minor",
        "nobody",
        "one",
        "trafficker",
        "abuser",
    )
)
