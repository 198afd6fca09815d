"""Where things are, and how Hypothesis looks for examples, for every test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

_CHECKOUT = Path(__file__).parents[1]

settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


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
