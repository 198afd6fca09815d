"""What a program offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """What the program offers. ``services`` is None where nobody said: then every standard applies."""

    services: tuple[str, ...] | None = None
    agency: str = ""
