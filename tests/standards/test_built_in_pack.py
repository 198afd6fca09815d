"""The built-in pack: all 43 standards, whole, in words that the field uses."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml

from protocol_audit import resources
from protocol_audit.model import Standard
from protocol_audit.standards import list_packs, load_pack

BUILT_IN = "ncedsv-sex-trafficking-2023"
CHECKOUT = Path(__file__).parents[2]
TOOLKIT = CHECKOUT.parent / "shared" / "toolkit" / "toolkit.txt"

HOW_MANY = {"PS": 7, "DF": 2, "KN": 4, "WV": 2, "IN": 4, "AI": 7, "SH": 3, "SP": 6, "LV": 3, "AL": 3, "HO": 2}


class TestBuiltIn:
    def test_it_is_listed_and_loads(self) -> None:
        assert list_packs() == (BUILT_IN,)
        assert load_pack(BUILT_IN, check=True).id == BUILT_IN

    def test_it_has_the_43_standards_in_order(self) -> None:
        pack = load_pack(BUILT_IN)
        wanted = [f"{section}-{n}" for section, count in HOW_MANY.items() for n in range(1, count + 1)]
        assert [standard.id for standard in pack.standards] == wanted
        assert [section.id for section in pack.sections] == list(HOW_MANY)
        assert all(s.id.startswith(s.section + "-") for s in pack.standards)

    def test_every_file_holds_to_the_schema_by_the_jsonschema_package_too(self) -> None:
        folder = CHECKOUT / "standards" / BUILT_IN
        files = {"head": [folder / "pack.yaml"]}
        files |= {name: sorted((folder / name).glob("*.yaml")) for name in ("concepts", "standards")}
        assert len(files["standards"]) == len(HOW_MANY)
        for definition, paths in files.items():
            for path in paths:
                value = yaml.safe_load(path.read_text(encoding="utf-8"))
                errors = [e.message for e in _jsonschema(definition).iter_errors(value)]
                assert not errors, path.name

    def test_every_text_is_there_and_ends_as_a_sentence(self) -> None:
        for standard in load_pack(BUILT_IN).standards:
            assert standard.asks.endswith("."), standard.id
            assert standard.question.endswith("?"), standard.id
            assert all(e.insert.endswith((".", "].")) for e in standard.elements), standard.id
            assert not any(e.asks.endswith(".") for e in standard.elements), standard.id
            assert all(len(text) < 700 for text in _prose(standard)), standard.id

    def test_no_wording_to_insert_is_given_twice(self) -> None:
        inserts = [e.insert for s in load_pack(BUILT_IN).standards for e in s.elements]
        assert len(inserts) == len(set(inserts))

    def test_wording_to_insert_names_trafficking_where_the_standard_is_about_it(self) -> None:
        for standard in load_pack(BUILT_IN).standards:
            if standard.scope == "trafficking":
                lacking = [e.id for e in standard.elements if "traffick" not in e.insert.lower()]
                assert not lacking, standard.id

    def test_words_that_the_field_avoids_are_not_there(self) -> None:
        avoided = re.compile(
            r"prostitut|rescue|voiceless|slave|pimp\b|\bjohns?\b|violation|fail|deficien|non-?complian|battered|"
            r"illegal alien|lifestyle|\bcite|addict",
            re.IGNORECASE,
        )
        for standard in load_pack(BUILT_IN).standards:
            for text in _prose(standard):
                assert not avoided.search(text), f"{standard.id}: {text}"

    def test_only_shelter_standards_name_a_service(self) -> None:
        named = {s.id: s.services for s in load_pack(BUILT_IN).standards if s.services}
        assert named == dict.fromkeys(("AI-4", "SH-1", "SH-2", "SH-3"), ("shelter",))

    def test_no_text_repeats_the_toolkit(self) -> None:
        if not TOOLKIT.is_file():
            pytest.skip("the toolkit's text is not beside this checkout")
        toolkit = _runs_of_words(TOOLKIT.read_text(encoding="utf-8"), 8)
        for standard in load_pack(BUILT_IN).standards:
            for text in _prose(standard):
                assert not _runs_of_words(text, 8) & toolkit, f"{standard.id}: {text}"

    def test_a_pack_goes_to_another_worker_unchanged(self) -> None:
        pack = load_pack(BUILT_IN)
        again = pickle.loads(pickle.dumps(pack))
        assert (again.sha256, again.standards) == (pack.sha256, pack.standards)


def _prose(standard: Standard) -> Iterator[str]:
    yield from (standard.title, standard.asks, standard.question, standard.note)
    yield from (standard.review.interview, standard.review.observe, standard.review.document)
    for element in standard.elements:
        yield from (element.asks, element.insert)
    yield from (conflict.says for conflict in standard.conflicts)


def _runs_of_words(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def _jsonschema(definition: str) -> jsonschema.Draft202012Validator:
    schema = resources.read_schema("pack")
    return jsonschema.Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{definition}"})
