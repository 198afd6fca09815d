"""What a program offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Profile:
    """What the program offers, and what else is to be known of it.

    services     None where nobody said: then every standard applies
    populations  whom it serves, in its own words
    contact      whom to ask: "name", "role", "email", "phone" -> text
    exceptions   standard -> why the program differs from it on purpose
    file         the profile's name, without its folder, and its sha256; "" where there is no file
    """

    services: tuple[str, ...] | None = None
    agency: str = ""
    state: str = ""
    populations: tuple[str, ...] = ()
    contact: Mapping[str, str] = field(default_factory=dict)
    exceptions: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    sha256: str = ""

    def or_services(self, services: tuple[str, ...] | None) -> Profile:
        """This profile, with these services where it says nothing of services itself."""
        return self if self.services is not None or services is None else replace(self, services=services)
