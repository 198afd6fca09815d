"""Private words of a text: where they stand, and of what kind they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from protocol_audit.model import Private
from protocol_audit.sharing.addresses import addresses
from protocol_audit.sharing.numbers import birth_dates, case_numbers, emails, identity_numbers, plates
from protocol_audit.sharing.people import people
from protocol_audit.sharing.telephones import telephones

Finder = Callable[[str], Iterable[tuple[int, int]]]


class Span(NamedTuple):
    """Private words by offset, in characters from 0."""

    start: int
    end: int
    kind: Private


def private_words(text: str, common: frozenset[str] = frozenset()) -> list[Span]:
    """The private words of a text in their order; none overlaps another.

    common  words in lower case that are no names, as the document uses them
    """
    # What is most certain comes first: a number that is one of these is no telephone number as well.
    finders: tuple[tuple[Private, Finder], ...] = (
        (Private.EMAIL, emails),
        (Private.IDENTITY_NUMBER, identity_numbers),
        (Private.LICENSE_PLATE, plates),
        (Private.CASE_NUMBER, case_numbers),
        (Private.BIRTH_DATE, birth_dates),
        (Private.ADDRESS, addresses),
        (Private.PHONE, telephones),
        (Private.PERSON, partial(people, common=common)),
    )
    found: list[Span] = []
    taken = bytearray(len(text))
    for kind, find in finders:
        for start, end in find(text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Span(start, end, kind))
    return sorted(found)
