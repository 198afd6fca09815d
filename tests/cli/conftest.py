"""A folder of its own for every test, with a small pack and a protocol in it."""

from __future__ import annotations

import inspect
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner, Result

from protocol_audit.cli.app import app

PACK = {
    "pack.yaml": """
format: 1
id: harbor-test
title: Standards for a Test
version: "1.2.0"
publisher: Nobody
source: Written for this test
about: Four small standards.
services: {shelter: beds for the night, hotline: a telephone, legal: help at court}
sections:
- {id: AA, title: First contact}
- {id: BB, title: Housing}
scopes: {}
""",
    "concepts/words.yaml": """
concepts:
  privacy: [privacy, confidential, private room]
  seventy_two_hours: [72 hours, seventy two hours]
  interview: [interview, talk in private]
  pets: [pet, companion animal]
  curfew: [curfew]
""",
    "standards/AA.yaml": """
standards:
- id: AA-1
  title: Talks are private
  asks: Survivors are interviewed in private.
  source: FIRST CONTACT
  level: required
  scope: client
  elements:
  - id: a
    asks: interviews are private
    insert: Staff hold every interview in a private room.
    found_by:
    - {check: statement, all: [interview, privacy]}
  question: Where do you talk with survivors?
  review: {interview: Ask advocates., observe: Look at the rooms., document: Intake form.}
- id: AA-2
  title: Intake is quick
  asks: Intake is not put off.
  source: FIRST CONTACT
  level: recommended
  scope: client
  elements:
  - id: a
    asks: intake within a day
    insert: Staff complete intake within 24 hours.
    found_by:
    - {check: time_limit, all: [[intake]], at_most_hours: 24}
  conflicts:
  - id: late
    says: intake may wait for days
    found_by:
    - {check: statement, all: [[intake], seventy_two_hours]}
  question: How soon is intake?
  review: {interview: Ask advocates., observe: Look at the log., document: Intake log.}
""",
    "standards/BB.yaml": """
standards:
- id: BB-1
  title: Pets are welcome
  asks: Companion animals are housed with their people, or near them.
  source: HOUSING
  level: required
  services: [shelter]
  scope: client
  elements:
  - id: a
    asks: pets are welcome
    insert: The shelter welcomes pets.
    found_by:
    - {check: statement, all: [pets]}
  question: What about pets?
  review: {interview: Ask residents., observe: Look for kennels., document: House rules.}
- id: BB-2
  title: No curfew
  asks: Residents come and go as they choose.
  source: HOUSING
  level: recommended
  services: [shelter]
  scope: client
  elements:
  - id: a
    asks: no curfew
    insert: The shelter has no curfew.
    found_by:
    - {check: statement, all: [curfew], stance: negated}
  question: Is there a curfew?
  review: {interview: Ask residents., observe: Look at the doors., document: House rules.}
""",
}

PARAGRAPHS = (
    "Staff hold every interview in a private room.",
    "Advocates complete intake within 72 hours of the first call.",
    "Volunteers keep the garden.",
)

_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>"""


def make_word_file(paragraphs: Iterable[str]) -> bytes:
    """A Word file of these paragraphs, the same bytes for the same paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _DOCUMENT.format(body),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return packed.getvalue()


@pytest.fixture
def word_file() -> Callable[[Iterable[str]], bytes]:
    """Makes a Word file of paragraphs."""
    return make_word_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the small pack and a protocol in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "SOURCE_DATE_EPOCH", "PROTOCOL_AUDIT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name, text in PACK.items():
        file = tmp_path / "pack" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.lstrip(), encoding="utf-8")
    (tmp_path / "harbor.docx").write_bytes(make_word_file(PARAGRAPHS))
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Callable[..., Result]:
    """Runs a command line through Click's runner."""
    # Before Click 8.2 the runner mixes the two streams unless told not to.
    apart = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
    runner = CliRunner(**apart)
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def check(run: Callable[..., Result]) -> Callable[..., Result]:
    """Runs ``check`` on a file with the small pack."""
    return lambda file="harbor.docx", *more: run("check", file, "--standards", "pack", *more)


@pytest.fixture
def process(folder: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command line as a process of its own."""

    def start(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, **options.pop("env", {})}  # type: ignore[dict-item]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **options}
        command = [sys.executable, "-m", "protocol_audit", *map(str, arguments)]
        return subprocess.run(command, cwd=folder, env=environment, check=False, **options)  # type: ignore[call-overload]

    return start


@pytest.fixture
def files(folder: Path) -> Callable[[], dict[str, bytes]]:
    """Says what is in the folder: every file with its bytes."""
    return lambda: {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
