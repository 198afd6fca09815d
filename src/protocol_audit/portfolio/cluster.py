"""A Dask cluster to hand the work to; nothing else of the project uses a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from protocol_audit.errors import ReadError

_PATIENCE = "10s"


@contextmanager
def on_cluster(address: str) -> Iterator[None]:
    """Inside, joblib hands its work to the cluster at this address, "tcp://10.0.0.5:8786".

    Raises ReadError where the cluster cannot be reached, or what it takes is not installed.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ReadError(
            "--scheduler: Dask is not installed; install it with: python -m pip install "
            "'protocol-audit[cluster]'"
        ) from error
    from joblib import parallel_config

    try:
        client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ReadError(
            f"--scheduler {address}: no Dask scheduler answers there ({reason}); check the address and "
            "that its workers are running"
        ) from error
    with client, parallel_config(backend="dask", client=client):
        yield
