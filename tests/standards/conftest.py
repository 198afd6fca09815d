"""A small pack on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from river_pack import FILES, write


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The folder of a small pack that is in order."""
    folder = tmp_path / "quiet-river"
    for name, text in FILES.items():
        write(folder / name, text)
    return folder
