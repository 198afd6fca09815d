"""The schema of packs, and the messages for what does not hold to it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st
from river_pack import AA, BB, CONCEPTS, HEAD

from protocol_audit import resources
from protocol_audit.standards import build
from protocol_audit.standards.schema_check import _MESSAGES, SchemaCheck
from protocol_audit.standards.yaml_text import read_yaml


def _jsonschema(definition: str) -> jsonschema.Draft202012Validator:
    schema = resources.read_schema("pack")
    return jsonschema.Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"})


SCALARS = [None, True, 0, 3, 1.5, "", "  ", "a", "AA-1", "statement", "time_limit", "enumeration", "sentence"]
CONTAINERS = [[], ["a"], [["a b"]], [[]], [1], {}, {"a": "b"}, {"required": []}]
VALUES = st.sampled_from(SCALARS) | st.sampled_from(CONTAINERS)
RULE_KEYS = ["check", "all", "any", "at_least", "at_most_hours", "more_than_hours", "unless"]
OTHER_KEYS = [
    "id",
    "items",
    "elements",
    "met_at",
    "partial_at",
    "presented_by",
    "found_by",
    "wordings",
    "Extra",
]
KEYS = st.sampled_from(RULE_KEYS) | st.sampled_from(OTHER_KEYS)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container with each of its keys or positions."""
    steps = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    found = [(value, step) for step in steps]
    for step in steps:
        found.extend(_places(value[step]))
    return found


class TestSchema:
    def test_it_is_a_schema(self) -> None:
        schema = resources.read_schema("pack")
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$id"] == "urn:protocol-audit:schema:pack"

    def test_it_uses_only_what_the_messages_know(self) -> None:
        said = {"$ref", "description", "properties", "propertyNames", "items", "allOf", "if", "then"} | {
            "else"
        }
        for schema in _schemas(resources.read_schema("pack")["$defs"]):
            assert set(schema) <= set(_MESSAGES) | said

    def test_nothing_unknown_is_allowed_in_a_mapping(self) -> None:
        for schema in _schemas(resources.read_schema("pack")["$defs"]):
            assert schema.get("type") != "object" or "additionalProperties" in schema

    def test_the_kinds_of_rule_are_those_that_are_read(self) -> None:
        rule = resources.read_schema("pack")["$defs"]["rule"]["properties"]
        assert set(rule["check"]["enum"]) == build.CHECKS
        assert set(rule["within"]["enum"]) == build.UNITS
        assert set(rule["stance"]["enum"]) == build.STANCES

    @given(data=st.data())
    def test_nothing_that_the_jsonschema_package_finds_goes_unsaid(self, data: st.DataObject) -> None:
        definition, text = data.draw(
            st.sampled_from([("head", HEAD), ("concepts", CONCEPTS), ("standards", AA), ("standards", BB)])
        )
        value = copy.deepcopy(read_yaml(text).value)
        for _ in range(data.draw(st.integers(0, 2))):
            container, step = data.draw(st.sampled_from(_places(value)))
            if isinstance(container, dict) and data.draw(st.booleans()):
                container[data.draw(KEYS)] = copy.deepcopy(data.draw(VALUES))
            elif data.draw(st.booleans()):
                del container[step]
            else:
                container[step] = copy.deepcopy(data.draw(VALUES))
            if not _places(value):
                break
        ours = SchemaCheck(resources.read_schema("pack")).problems(value, definition=definition)
        assert (not ours) == _jsonschema(definition).is_valid(value), json.dumps([value, ours])


def _schemas(definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every schema inside the definitions, whatever the depth."""
    waiting: list[Any] = list(definitions.values())
    while waiting:
        schema = waiting.pop()
        yield schema
        for word in ("items", "additionalProperties", "propertyNames", "if", "then", "else", "not"):
            waiting.extend([schema[word]] if isinstance(schema.get(word), dict) else [])
        for word in ("anyOf", "oneOf", "allOf"):
            waiting.extend(schema.get(word, []))
        waiting.extend(schema.get("properties", {}).values())
