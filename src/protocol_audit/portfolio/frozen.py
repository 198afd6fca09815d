"""An assessment as bytes and back, whole, so that a report can be written without judging again.

Pickle, narrowed: only values of ``model`` can come out, so that a store from elsewhere can run nothing.
The pack stays outside: its standards go in and out by their ids.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import zlib
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from protocol_audit import model
from protocol_audit.model import Assessment, Conflict, Element, Pack, Standard

_MODEL = "protocol_audit.model."
_Kept = Pack | Standard | Element | Conflict


def freeze(assessment: Assessment) -> bytes:
    """The assessment as bytes, without its pack."""
    target = io.BytesIO()
    _Freezer(target, assessment.pack).dump(assessment)
    return _shape() + zlib.compress(target.getvalue())


def is_current(content: bytes) -> bool:
    """Whether the bytes were frozen by a version whose values have the same fields as this one's."""
    return content.startswith(_shape())


def thaw(content: bytes, pack: Pack) -> Assessment | None:
    """The assessment in these bytes, or None where they are not one of this version and this pack."""
    if not is_current(content):
        return None
    content = content.removeprefix(_shape())
    try:
        value = _Thawer(io.BytesIO(zlib.decompress(content)), pack).load()
    except Exception:  # noqa: BLE001 - damaged bytes surface in many ways; all mean: assess again
        return None
    return value if isinstance(value, Assessment) else None


@lru_cache(maxsize=1)
def _shape() -> bytes:
    """A checksum of the fields of all values of the model."""
    values = [getattr(model, name) for name in model.__all__]
    kinds = [value for value in values if isinstance(value, type) and is_dataclass(value)]
    shapes = (f"{kind.__name__}({', '.join(field.name for field in fields(kind))})" for kind in kinds)
    return hashlib.sha256("\n".join(shapes).encode()).digest()[:16]


def _parts(pack: Pack) -> dict[tuple[str, ...], _Kept]:
    """Everything of the pack that an assessment points to, by the way down to it."""
    found: dict[tuple[str, ...], _Kept] = {("pack", pack.sha256): pack}
    for standard in pack.standards:
        found["standard", standard.id] = standard
        found.update((("element", standard.id, element.id), element) for element in standard.elements)
        found.update((("conflict", standard.id, conflict.id), conflict) for conflict in standard.conflicts)
    return found


class _Freezer(pickle.Pickler):
    def __init__(self, target: io.BytesIO, pack: Pack) -> None:
        super().__init__(target, protocol=5)
        self._ways = {id(part): way for way, part in _parts(pack).items()}

    def persistent_id(self, value: Any) -> tuple[str, ...] | None:
        return self._ways.get(id(value)) if isinstance(value, _Kept) else None


class _Thawer(pickle.Unpickler):
    def __init__(self, source: io.BytesIO, pack: Pack) -> None:
        super().__init__(source)
        self._parts = _parts(pack)

    def persistent_load(self, way: Any) -> _Kept:
        return self._parts[way]

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith(_MODEL) else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no value of the model")
        return found
