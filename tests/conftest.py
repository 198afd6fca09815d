"""Where things are, for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the checkout."""
    return _CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the toolkit and the benchmark, beside the checkout; skips where it is not there."""
    folder = _CHECKOUT.parent / "shared"
    if not (folder / "benchmark").is_dir():
        pytest.skip("the shared folder with the benchmark is not beside this checkout")
    return folder
