"""Holds values to a JSON Schema, with messages for people who edit data files.

It knows the keywords that the project's schemas use, and a test holds it equal to the jsonschema package.
That package takes a tenth of a second to import and most of a second for a grown pack, and of an
alternative it can only say that no branch fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from protocol_audit.standards.yaml_text import KeyPath

Schema = Mapping[str, Any]
Problems = list[tuple[KeyPath, str]]
_Test = Callable[[Any, KeyPath, Problems], None]

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
        self._definitions: dict[str, _Test] = {}

    def problems(self, value: Any, *, definition: str) -> Problems:
        """What is wrong with the value by this entry of ``$defs``, as (path, message), in no sure order."""
        found: Problems = []
        self._referenced(f"#/$defs/{definition}")(value, (), found)
        return found

    def _referenced(self, reference: str) -> _Test:
        if reference not in self._definitions:
            self._definitions[reference] = self._compile(self._resolve(reference))
        return self._definitions[reference]

    def _resolve(self, reference: str) -> Schema:
        schema: Any = self._root
        for step in reference.removeprefix("#/").split("/"):
            schema = schema[step]
        return self._resolve(schema["$ref"]) if "$ref" in schema else schema

    def _compile(self, schema: Schema) -> _Test:
        if "$ref" in schema:
            return self._referenced(schema["$ref"])
        tests = [_KEYWORDS[word](self, schema) for word in schema if word in _KEYWORDS]
        if "type" not in schema:
            return _all_of(tests)
        return _typed(schema, tests)

    def _accepted_types(self, schema: Schema) -> tuple[type, ...]:
        """The Python types that a branch of ``anyOf`` is for; empty where it does not say."""
        schema = self._resolve(schema["$ref"]) if "$ref" in schema else schema
        return _TYPES[schema["type"]][0] if "type" in schema else ()

    # One method a keyword: the schema that has it -> a test.

    def _properties(self, schema: Schema) -> _Test:
        tests = {key: self._compile(inner) for key, inner in schema["properties"].items()}

        def test(value: Any, path: KeyPath, found: Problems) -> None:
            for key, inner in value.items():
                if key in tests:
                    tests[key](inner, (*path, key), found)

        return test

    def _additional_properties(self, schema: Schema) -> _Test:
        known = schema.get("properties", {})
        rest = schema["additionalProperties"]
        rest_test = None if rest is False else self._compile(rest)

        def test(value: Any, path: KeyPath, found: Problems) -> None:
            for key, inner in value.items():
                if key in known:
                    continue
                if rest_test:
                    rest_test(inner, (*path, key), found)
                else:
                    said = f"not known here{suggest(key, known)}; known are {listed(known)}"
                    found.append(((*path, key), said))

        return test

    def _property_names(self, schema: Schema) -> _Test:
        name_test = self._compile(schema["propertyNames"])

        def test(value: Any, path: KeyPath, found: Problems) -> None:
            for key in value:
                name_test(key, (*path, key), found)

        return test

    def _items(self, schema: Schema) -> _Test:
        item_test = self._compile(schema["items"])

        def test(value: Any, path: KeyPath, found: Problems) -> None:
            for position, item in enumerate(value):
                item_test(item, (*path, position), found)

        return test

    def _any_of(self, schema: Schema) -> _Test:
        if all(set(branch) == {"required"} for branch in schema["anyOf"]):
            return _count_given(schema["anyOf"], at_most=len(schema["anyOf"]))
        branches = [(self._accepted_types(branch), self._compile(branch)) for branch in schema["anyOf"]]
        wanted = schema["description"]

        def test(value: Any, path: KeyPath, found: Problems) -> None:
            for types, branch in branches:
                if isinstance(value, types):
                    return branch(value, path, found)
            found.append((path, f"should be {wanted}, not {_name_kind(value)}"))
            return None

        return test

    def _all_of(self, schema: Schema) -> _Test:
        return _all_of([self._compile(inner) for inner in schema["allOf"]])

    def _if(self, schema: Schema) -> _Test:
        condition, then, otherwise = (self._compile(schema[word]) for word in ("if", "then", "else"))

        def test(value: Any, path: KeyPath, found: Problems) -> None:
            against: Problems = []
            condition(value, path, against)
            (otherwise if against else then)(value, path, found)

        return test


def _all_of(tests: Sequence[_Test]) -> _Test:
    def test(value: Any, path: KeyPath, found: Problems) -> None:
        for one in tests:
            one(value, path, found)

    return test


def _typed(schema: Schema, tests: Sequence[_Test]) -> _Test:
    types, kind = _TYPES[schema["type"]]
    plain = bool in types

    def test(value: Any, path: KeyPath, found: Problems) -> None:
        # True is an int to Python, not to a reader.
        if not isinstance(value, types) or (isinstance(value, bool) and not plain):
            hint = "; put it in quotes" if kind == "text" and isinstance(value, (int, float)) else ""
            found.append((path, f"should be {kind}, not {_name_kind(value)}{hint}"))
            return
        for one in tests:
            one(value, path, found)

    return test


def _enum(_: SchemaCheck, schema: Schema) -> _Test:
    allowed = schema["enum"]

    def test(value: Any, path: KeyPath, found: Problems) -> None:
        if value not in allowed or isinstance(value, bool):
            found.append((path, f"{value!r} is not one of {listed(allowed)}{suggest(value, allowed)}"))

    return test


def _pattern(_: SchemaCheck, schema: Schema) -> _Test:
    search = re.compile(schema["pattern"]).search
    wanted = schema.get("description", "")

    def test(value: Any, path: KeyPath, found: Problems) -> None:
        if not search(value):
            found.append((path, f"{value!r} should be {wanted}" if value.strip() and wanted else "is empty"))

    return test


def _required(_: SchemaCheck, schema: Schema) -> _Test:
    needed = schema["required"]

    def test(value: Any, path: KeyPath, found: Problems) -> None:
        found.extend((path, f"{key!r} is missing") for key in needed if key not in value)

    return test


def _dependent_required(_: SchemaCheck, schema: Schema) -> _Test:
    needs = schema["dependentRequired"]

    def test(value: Any, path: KeyPath, found: Problems) -> None:
        for key, others in needs.items():
            if key in value:
                missing = [other for other in others if other not in value]
                found.extend((path, f"{key!r} goes with {other!r}, which is missing") for other in missing)

    return test


def _one_of(_: SchemaCheck, schema: Schema) -> _Test:
    return _count_given(schema["oneOf"], at_most=1)


def _count_given(branches: Sequence[Schema], *, at_most: int) -> _Test:
    """The test for a choice between keys of which one must be given, and ``at_most`` so many may be."""
    keys = [key for branch in branches for key in branch["required"]]

    def test(value: Any, path: KeyPath, found: Problems) -> None:
        given = [key for key in keys if key in value]
        if not given:
            found.append((path, f"needs {' or '.join(map(repr, keys))}"))
        elif len(given) > at_most:
            found.append((path, f"has {' and '.join(map(repr, given))}; give exactly one of them"))

    return test


def _not(_: SchemaCheck, schema: Schema) -> _Test:
    # Only as {"not": {}}, which nothing passes, with a description of where the key belongs.
    said = schema["description"]
    return lambda _value, path, found: found.append((path, said))


def _min_items(_: SchemaCheck, schema: Schema) -> _Test:
    least = schema["minItems"]

    def test(value: Any, path: KeyPath, found: Problems) -> None:
        if len(value) < least:
            found.append((path, "is empty" if not value else f"has {len(value)} of at least {least}"))

    return test


def _minimum(_: SchemaCheck, schema: Schema) -> _Test:
    least = schema["minimum"]
    return _bound(lambda value: value >= least, f"is less than {least}")


def _exclusive_minimum(_: SchemaCheck, schema: Schema) -> _Test:
    least = schema["exclusiveMinimum"]
    return _bound(lambda value: value > least, f"is not more than {least}")


def _bound(holds: Callable[[Any], bool], said: str) -> _Test:
    def test(value: Any, path: KeyPath, found: Problems) -> None:
        if not holds(value):
            found.append((path, f"{value} {said}"))

    return test


_KEYWORDS: dict[str, Callable[[SchemaCheck, Schema], _Test]] = {
    "enum": _enum,
    "pattern": _pattern,
    "required": _required,
    "properties": SchemaCheck._properties,
    "additionalProperties": SchemaCheck._additional_properties,
    "propertyNames": SchemaCheck._property_names,
    "dependentRequired": _dependent_required,
    "minItems": _min_items,
    "items": SchemaCheck._items,
    "minimum": _minimum,
    "exclusiveMinimum": _exclusive_minimum,
    "anyOf": SchemaCheck._any_of,
    "oneOf": _one_of,
    "allOf": SchemaCheck._all_of,
    "if": SchemaCheck._if,
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
        return f"the text {value!r}"
    return "a list" if isinstance(value, list) else "a mapping"
