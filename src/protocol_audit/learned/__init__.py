"""The learned reader: how far a text states each element, by a small network; an opinion, no verdict.

It needs ``onnxruntime`` (and the numpy that comes with it); without it ``load_reader`` returns None and the
rules work alone. Nothing is fetched and nothing is kept on disk.
"""

from __future__ import annotations

from .reader import LONGEST, Reader, as_read, load_reader, weights

__all__ = ["LONGEST", "Reader", "as_read", "load_reader", "weights"]
