"""Protocols of a few paragraphs, held against a pack of three standards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lantern import lantern_pack, protocol_of

from protocol_audit.assess import assess
from protocol_audit.model import Assessment, Pack, Profile


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return lantern_pack(tmp_path_factory.mktemp("lantern"))


@pytest.fixture(scope="session")
def assessed(pack: Pack) -> Callable[..., Assessment]:
    """Assesses paragraphs with the pack, or with another one."""

    def make(
        *paragraphs: str, agency: str = "", on: Pack | None = None, profile: Profile | None = None
    ) -> Assessment:
        return assess(protocol_of(paragraphs, agency), on or pack, profile)

    return make
