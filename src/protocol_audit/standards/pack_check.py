"""Everything that is wrong with a pack's files at once: YAML, schema, and names that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from protocol_audit.language.steps import compile_wording
from protocol_audit.resources import read_schema
from protocol_audit.standards.pack_files import HEAD, PackFile, PackFiles
from protocol_audit.standards.schema_check import SchemaCheck, listed, suggest
from protocol_audit.standards.yaml_text import KeyPath, Problem

_REFERENCE = re.compile(r"<([^<>]*)>")
# Reports keep it for the conflicting words; see Evidence.supports.
_RESERVED_ELEMENT = "conflict"

Located = tuple[str, Problem]


def find_problems(files: PackFiles) -> list[Located]:
    """What is wrong with the pack, as (file name, problem), in the order of files and lines."""
    check = _PackCheck(files)
    check.run()
    order = {name: position for position, name in enumerate(_reading_order(files))}
    last = len(order)
    return sorted(check.found, key=lambda found: (order.get(found[0], last), found[0], found[1].line))


def _reading_order(files: PackFiles) -> Iterator[str]:
    yield HEAD
    yield from sorted({file.name for file in files.concepts} | _names(files.problems, "concepts"))
    by_section = {f"standards/{section}.yaml": None for section in _section_ids(files)}
    yield from by_section
    others = {file.name for file in files.standards} | _names(files.problems, "standards")
    yield from sorted(others - set(by_section))


def _names(problems: Iterable[Located], folder: str) -> set[str]:
    return {name for name, _ in problems if name.startswith(folder)}


def _section_ids(files: PackFiles) -> list[str]:
    head = files.head.document.value if files.head else None
    sections = head.get("sections") if isinstance(head, dict) else None
    if not isinstance(sections, list):
        return []
    return [s["id"] for s in sections if isinstance(s, dict) and isinstance(s.get("id"), str)]


@cache
def _schema() -> SchemaCheck:
    return SchemaCheck(read_schema("pack"))


class _PackCheck:
    """One run over a pack's files; ``found`` has what is wrong."""

    def __init__(self, files: PackFiles) -> None:
        self.found: list[Located] = list(files.problems)
        self._files = files
        self._unsound: set[tuple[str, KeyPath]] = set()
        self._head: dict[str, Any] = {}
        self._concepts: dict[str, tuple[str, list[str]]] = {}
        self._all_concepts_known = not _names(files.problems, "concepts")

    def run(self) -> None:
        for file, definition in self._files_by_definition():
            self._check_schema(file, definition)
        if self._files.head and not any(name == HEAD for name, _ in self._unsound):
            self._head = self._files.head.document.value
        self._read_concepts()
        self._check_concepts()
        self._check_head()
        self._check_standards()

    def _files_by_definition(self) -> Iterator[tuple[PackFile, str]]:
        if self._files.head:
            yield self._files.head, "head"
        yield from ((file, "concepts") for file in self._files.concepts)
        yield from ((file, "standards") for file in self._files.standards)

    def _check_schema(self, file: PackFile, definition: str) -> None:
        self.found.extend((file.name, problem) for problem in file.document.problems)
        if not file.document.readable:
            self._mark_unsound(file, ())
            return
        for path, message in _schema().problems(file.document.value, definition=definition):
            self._mark_unsound(file, path)
            self._add(file, path, message)

    def _mark_unsound(self, file: PackFile, path: KeyPath) -> None:
        """Leave this entry of the file (a standard, a concept) out of the checks that need its shape."""
        self._unsound.add((file.name, path[:2]))
        if len(path) < 2 and file in self._files.concepts:
            self._all_concepts_known = False

    def _add(self, file: PackFile, path: KeyPath, message: str) -> None:
        self.found.append((file.name, Problem(file.document.line(path), path, message)))

    def _sound(self, file: PackFile, key: str) -> Iterator[tuple[KeyPath, Any]]:
        """The entries of the file that hold to the schema, with their paths."""
        whole = {(file.name, ()), (file.name, (key,))}
        if whole & self._unsound:
            return
        entries = file.document.value[key]
        for step, entry in entries.items() if isinstance(entries, dict) else enumerate(entries):
            if (file.name, (key, step)) not in self._unsound:
                yield (key, step), entry

    # Concepts.

    def _read_concepts(self) -> None:
        for file in self._files.concepts:
            for path, entry in self._sound(file, "concepts"):
                name = str(path[1])
                if name in self._concepts:
                    said = f"this concept is also in {self._concepts[name][0]}; keep one of them"
                    self._add(file, path, said)
                    continue
                self._concepts[name] = (file.name, entry if isinstance(entry, list) else entry["wordings"])
            self._concepts.update(self._unsound_names(file))

    def _unsound_names(self, file: PackFile) -> dict[str, tuple[str, list[str]]]:
        """Concepts whose wordings are not sound: named so that their use is no second error."""
        paths = [path for name, path in self._unsound if name == file.name and len(path) == 2]
        return {str(path[1]): (file.name, []) for path in paths if str(path[1]) not in self._concepts}

    def _check_concepts(self) -> None:
        for file in self._files.concepts:
            for path, entry in self._sound(file, "concepts"):
                if isinstance(entry, list):
                    self._check_wordings(file, path, entry)
                    continue
                self._check_wordings(file, (*path, "wordings"), entry["wordings"])
                self._check_wordings(file, (*path, "unless"), entry.get("unless", []))

    def _check_terms(self, file: PackFile, path: KeyPath, terms: Iterable[Any]) -> None:
        for position, term in enumerate(terms):
            if isinstance(term, str):
                self._check_concept_name(file, (*path, position), term)
            else:
                self._check_wordings(file, (*path, position), term)

    def _check_concept_name(self, file: PackFile, path: KeyPath, name: str) -> None:
        if name not in self._concepts and self._all_concepts_known:
            self._add(file, path, f"there is no concept {name!r}{suggest(name, self._concepts)}")

    def _check_wordings(self, file: PackFile, path: KeyPath, wordings: Iterable[str]) -> None:
        for position, wording in enumerate(wordings):
            here = (*path, position)
            for name in _REFERENCE.findall(wording):
                self._check_concept_name(file, here, name)
                self._check_not_nested(file, here, name)
            said = _explain_wording(wording)
            if said:
                self._add(file, here, said)

    def _check_not_nested(self, file: PackFile, path: KeyPath, name: str) -> None:
        nested = next((w for w in self._concepts.get(name, ("", []))[1] if _REFERENCE.search(w)), None)
        if nested:
            said = f"<{name}> itself refers to a concept ({nested!r}); a reference goes one level deep only"
            self._add(file, path, said)

    # The head.

    def _check_head(self) -> None:
        if not self._files.head or not self._head:
            return
        self._check_unique(self._files.head, ("sections",), self._head["sections"], "section")
        for name, scope in self._head["scopes"].items():
            path: KeyPath = ("scopes", name)
            if name == "client":
                self._add(self._files.head, path, "the scope 'client' is always there; leave it out")
            for key in ("about", "includes"):
                self._check_terms(self._files.head, (*path, key), scope.get(key, []))
        there = {file.name for file in self._files.standards} | _names(self._files.problems, "standards")
        for position, section in enumerate(self._head["sections"]):
            name = f"standards/{section['id']}.yaml"
            if not {name, "standards"} & there:
                self._add(self._files.head, ("sections", position), f"the file {name!r} is missing")

    # Standards.

    def _check_standards(self) -> None:
        first: dict[str, str] = {}
        for file in self._files.standards:
            self._check_section(file)
            for path, standard in self._sound(file, "standards"):
                self._check_standard(file, path, standard)
                if standard["id"] in first:
                    said = f"{standard['id']!r} is given twice; the first is in {first[standard['id']]}"
                    self._add(file, (*path, "id"), said)
                first.setdefault(standard["id"], f"{file.name}, line {file.document.line(path)}")

    def _check_section(self, file: PackFile) -> None:
        sections = [section["id"] for section in self._head.get("sections", ())]
        if self._head and file.stem not in sections:
            said = f"there is no section {file.stem!r} in {HEAD}{suggest(file.stem, sections)}"
            self.found.append((file.name, Problem(0, (), f"{said}; sections are {listed(sections)}")))

    def _check_standard(self, file: PackFile, path: KeyPath, standard: Mapping[str, Any]) -> None:
        if standard["id"].rpartition("-")[0] != file.stem:
            said = f"{standard['id']!r} should begin with its section, {file.stem + '-'!r}"
            self._add(file, (*path, "id"), said)
        if self._head:
            scopes = ["client", *self._head["scopes"]]
            self._check_known(file, (*path, "scope"), standard["scope"], scopes, "scope")
            for position, service in enumerate(standard.get("services", [])):
                here = (*path, "services", position)
                self._check_known(file, here, service, self._head["services"], "service")
        key = "items" if "items" in standard else "elements"
        self._check_elements(file, (*path, key), standard[key])
        if key == "items":
            self._check_counts(file, path, standard)
            self._check_terms(file, (*path, "presented_by"), standard.get("presented_by", []))
        self._check_unique(file, (*path, "conflicts"), standard.get("conflicts", []), "conflict")
        for position, conflict in enumerate(standard.get("conflicts", [])):
            self._check_rules(file, (*path, "conflicts", position, "found_by"), conflict["found_by"])

    def _check_known(self, file: PackFile, path: KeyPath, name: str, known: Iterable[str], kind: str) -> None:
        known = list(known)
        if name not in known:
            said = f"there is no {kind} {name!r}{suggest(name, known)}; known are {listed(known)}"
            self._add(file, path, said)

    def _check_elements(self, file: PackFile, path: KeyPath, elements: list[Any]) -> None:
        self._check_unique(file, path, elements, "element")
        for position, element in enumerate(elements):
            if element["id"] == _RESERVED_ELEMENT:
                said = f"{_RESERVED_ELEMENT!r} is kept for conflicts; name it otherwise"
                self._add(file, (*path, position, "id"), said)
            self._check_rules(file, (*path, position, "found_by"), element["found_by"])

    def _check_counts(self, file: PackFile, path: KeyPath, standard: Mapping[str, Any]) -> None:
        items, met_at, partial_at = len(standard["items"]), standard["met_at"], standard["partial_at"]
        if met_at > items:
            self._add(file, (*path, "met_at"), f"{met_at} is more than the {items} items there are")
        if partial_at > met_at:
            self._add(file, (*path, "partial_at"), f"{partial_at} is more than 'met_at', {met_at}")

    def _check_unique(self, file: PackFile, path: KeyPath, entries: Iterable[Any], kind: str) -> None:
        seen: set[str] = set()
        for position, entry in enumerate(entries):
            if entry["id"] in seen:
                self._add(file, (*path, position, "id"), f"{entry['id']!r} is given to two {kind}s")
            seen.add(entry["id"])

    def _check_rules(self, file: PackFile, path: KeyPath, rules: Iterable[Mapping[str, Any]]) -> None:
        for position, rule in enumerate(rules):
            here = (*path, position)
            for key in ("all", "any", "context", "under", "unless"):
                self._check_terms(file, (*here, key), rule.get(key, []))
            choices = len(rule.get("any", []))
            if rule.get("at_least", 1) > max(choices, 1):
                said = f"{rule['at_least']} is more than the {choices} terms in 'any'"
                self._add(file, (*here, "at_least"), said)


def _explain_wording(wording: str) -> str:
    """What is wrong with a wording, or "" where nothing is."""
    if "*" in wording:
        return f"wording {wording!r}: there are no wildcards; inflection is found without them"
    if re.search("[<>]", _REFERENCE.sub("", wording)):
        return f"wording {wording!r}: '<' and '>' stand only around the name of a concept"
    try:
        compile_wording(wording)
    except ValueError as error:
        return str(error)
    return ""
