"""Holds values to a JSON Schema with the jsonschema package, with messages for people who edit data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from protocol_audit.standards.yaml_text import KeyPath

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Schema = Mapping[str, Any]
# jsonschema's ValidationError; its own types say of every attribute that it may be unset.
Error = Any
Problems = list[tuple[KeyPath, str]]

_LONGEST = 60  # characters of a wrong text in a message

_TYPES: dict[str, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "text"),
    "integer": ((int,), "a whole number"),
    "number": ((int, float), "a number"),
    "boolean": ((bool,), "true or false"),
    "array": ((list,), "a list"),
    "object": ((dict,), "a mapping (key: value)"),
}


class SchemaCheck:
    """A schema made ready to hold many values to it."""

    def __init__(self, schema: Schema) -> None:
        self._root = schema

    def problems(self, value: Any, *, definition: str) -> Problems:
        """What is wrong with the value by this entry of ``$defs``, as (path, message), in no sure order."""
        validator = self._validator(definition)
        return list(dict.fromkeys(_told(validator.iter_errors(value), ())))

    def _validator(self, definition: str) -> Draft202012Validator:
        # A tenth of a second to import: only where something is checked.
        from jsonschema import Draft202012Validator

        part = {key: inner for key, inner in self._root.items() if key in ("$schema", "$defs")}
        return Draft202012Validator({**part, "$ref": f"#/$defs/{definition}"})


def _told(errors: Iterator[Error], base: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The problems of jsonschema's errors; where the kind of a value is wrong, nothing else is said of it."""
    by_path: dict[KeyPath, list[Error]] = {}
    for error in errors:
        by_path.setdefault((*base, *error.relative_path), []).append(error)
    for path, found in by_path.items():
        wrong_kind = [error for error in found if error.validator == "type"]
        for error in wrong_kind[:1] or found:
            yield from _MESSAGES[str(error.validator)](error, path)


def _type(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    kind = _TYPES[str(error.validator_value)][1]
    is_number = isinstance(error.instance, (int, float))
    hint = "; put it in quotes" if kind == "text" and is_number else ""
    yield path, f"should be {kind}, not {_name_kind(error.instance)}{hint}"


def _enum(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    allowed = error.validator_value
    yield path, f"{error.instance!r} is not one of {listed(allowed)}{suggest(error.instance, allowed)}"


def _pattern(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if "propertyNames" in error.absolute_schema_path:
        path = (*path, error.instance)
    wanted = error.schema.get("description", "")
    yield path, f"{error.instance!r} should be {wanted}" if error.instance.strip() and wanted else "is empty"


def _required(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for key in error.validator_value:
        if key not in error.instance:
            yield path, f"{key!r} is missing"


def _additional(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known:
            yield (*path, key), f"not known here{suggest(key, known)}; known are {listed(known)}"


def _dependent(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for key, others in error.validator_value.items():
        if key in error.instance:
            for other in (other for other in others if other not in error.instance):
                yield path, f"{key!r} goes with {other!r}, which is missing"


def _min_items(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    count = len(error.instance)
    yield path, "is empty" if not count else f"has {count} of at least {error.validator_value}"


def _minimum(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    yield path, f"{error.instance} is less than {error.validator_value}"


def _exclusive_minimum(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    yield path, f"{error.instance} is not more than {error.validator_value}"


def _choice(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """A choice between keys of which one must be given, or between kinds of value."""
    branches = error.validator_value
    if not all(set(branch) == {"required"} for branch in branches):
        yield from _kinds(error, path)
        return
    keys = [key for branch in branches for key in branch["required"]]
    given = [key for key in keys if key in error.instance]
    if given:
        yield path, f"has {' and '.join(map(repr, given))}; give exactly one of them"
    else:
        yield path, f"needs {' or '.join(map(repr, keys))}"


def _kinds(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Of alternatives, what is wrong by the one that the value is of the kind for."""
    branches: dict[int, list[Error]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.relative_schema_path[0]), []).append(inner)
    for found in branches.values():
        if not any(inner.validator == "type" and not inner.relative_path for inner in found):
            yield from _told(iter(found), path)
            return
    yield path, f"should be {error.schema['description']}, not {_name_kind(error.instance)}"


def _not(error: Error, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    # Only as {"not": {}}, which nothing passes, with a description of where the key belongs.
    yield path, error.schema["description"]


_MESSAGES: dict[str, Callable[[Error, KeyPath], Iterator[tuple[KeyPath, str]]]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "required": _required,
    "additionalProperties": _additional,
    "dependentRequired": _dependent,
    "minItems": _min_items,
    "minimum": _minimum,
    "exclusiveMinimum": _exclusive_minimum,
    "anyOf": _choice,
    "oneOf": _choice,
    "not": _not,
}


def listed(values: Any) -> str:
    """Values as a message lists them: 'a', 'b', 'c'."""
    return ", ".join(repr(value) for value in values)


def suggest(wrong: Any, known: Any) -> str:
    """A hint at the nearest of the known names, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(str(wrong), [str(name) for name in known], n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _name_kind(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {value[:_LONGEST]!r}"
    return "a list" if isinstance(value, list) else "a mapping"
