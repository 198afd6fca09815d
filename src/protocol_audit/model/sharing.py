"""What stands in a protocol and should not leave the house unseen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_LETTER = re.compile(r"\w[\w’'-]*")


class Private(StrEnum):
    """A kind of words to look at before a result is shared."""

    ADDRESS = "address"  # a street address, a crossing, coordinates
    PHONE = "phone"  # a telephone number that is no public hotline
    EMAIL = "email"
    PERSON = "person"  # a person's name, or initials with what happened to them
    BIRTH_DATE = "birth_date"
    CASE_NUMBER = "case_number"
    IDENTITY_NUMBER = "identity_number"  # social security, driver's license, alien registration
    LICENSE_PLATE = "license_plate"
    AUTHOR = "author"  # who wrote or changed the file, by its properties


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Words to look at before a result is shared.

    words      as they stand
    where      the place, in words: "paragraph 41", "Review!J7", "the file's property “author”"
    page       of the place, or None
    standards  the standards whose findings show these words; () for the file's properties and title
    """

    kind: Private
    words: str
    where: str
    page: int | None = None
    standards: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("a disclosure without words")

    @property
    def masked(self) -> str:
        """The words as a result may show them: names in a file's properties by their first letters alone.

        Quotes stand in the result anyway; the properties of the protocol's file do not.
        """
        if self.kind is not Private.AUTHOR:
            return self.words
        return _LETTER.sub(lambda word: f"{word.group()[0]}…", self.words)
