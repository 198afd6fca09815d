"""YAML is read with the line of every value, and no text makes the reader break."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.standards.yaml_text import read_yaml

WORDS = st.text(alphabet="aby01.:-#'\"\n \u00e9", max_size=12)
VALUES_OF_ANY_DEPTH = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


class TestLines:
    def test_every_value_has_its_line(self) -> None:
        document = read_yaml("a:\n  - x\n  -\n    b: |\n      text\n    c: [1,\n      2]\n")
        assert document.value == {"a": ["x", {"b": "text\n", "c": [1, 2]}]}
        assert document.line(("a",)) == 1
        assert document.line(("a", 0)) == 2
        assert document.line(("a", 1, "c", 1)) == 7
        assert document.line(("a", 1, "missing")) == 4

    @given(VALUES_OF_ANY_DEPTH)
    def test_what_is_written_is_read_back(self, value: Any) -> None:
        assert read_yaml(yaml.safe_dump(value)).value == value

    @given(st.text(alphabet="ab:-[]{}&*!|>'\"#,? \n\t%@`", max_size=60))
    def test_no_text_ends_in_a_traceback(self, text: str) -> None:
        document = read_yaml(text)
        assert document.readable == (not any(p.path == () for p in document.problems))
