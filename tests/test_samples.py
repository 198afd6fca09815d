"""The sample protocols: built from their texts, our own words, and judged as a reader judged them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from lxml import etree

from protocol_audit.assess import assess
from protocol_audit.model import Outcome, Pack, Profile
from protocol_audit.readers import read_protocol
from protocol_audit.readers.workbook import read_self_assessment
from protocol_audit.review.claims import hold_claims
from protocol_audit.standards import load_pack

_FOLDER = Path(__file__).parents[1] / "sample_protocols"
_EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((_FOLDER / "expected.yaml").read_text(encoding="utf-8"))
_SAMPLES = sorted(_EXPECTED)
_KEPT_ASIDE = {"d03", "d06", "d09", "d12", "d15"}
_RUN_OF_WORDS = 8


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The built-in pack."""
    return load_pack("ncedsv-sex-trafficking-2023")


def test_samples_are_up_to_date() -> None:
    assert _build(_FOLDER, "--check").returncode == 0


def test_check_notices_a_changed_text(tmp_path: Path) -> None:
    folder = tmp_path / "samples"
    shutil.copytree(_FOLDER, folder)
    text = folder / "texts" / "cold-spur.txt"
    text.write_text(
        text.read_text(encoding="utf-8").replace("the binder cover", "the red cover"), encoding="utf-8"
    )
    run = _build(folder, "--check")
    assert run.returncode == 1
    assert "cold-spur-memo.docx" in run.stderr


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "samples"
    shutil.copytree(_FOLDER, folder)
    _build(folder)
    first = {file.name: file.read_bytes() for file in folder.glob("*.??[cs]x")}
    assert len(first) == len(_SAMPLES) + 1
    _build(folder)
    assert first == {file.name: file.read_bytes() for file in folder.glob("*.??[cs]x")}


def test_every_sample_is_described() -> None:
    files = sorted(file.name for file in _FOLDER.glob("*.docx"))
    readme = (_FOLDER / "README.md").read_text(encoding="utf-8")
    assert files == _SAMPLES
    assert [name for name in files if f"| `{name}` |" not in readme] == []


@pytest.mark.parametrize("name", _SAMPLES)
def test_sample_is_a_sound_word_file(name: str) -> None:
    assert docx.Document(str(_FOLDER / name)).core_properties.title
    with zipfile.ZipFile(_FOLDER / name) as package:
        for part in package.namelist():
            etree.fromstring(package.read(part))


@pytest.mark.parametrize("name", _SAMPLES)
def test_sample_is_read_whole(name: str) -> None:
    protocol = read_protocol(_FOLDER / name)
    assert protocol.unread == ()
    assert protocol.agency or protocol.title


def test_what_is_struck_out_is_not_read() -> None:
    text = " ".join(passage.text for passage in read_protocol(_FOLDER / "wheatfall-draft.docx").passages)
    assert "never placed in safe homes" in text
    assert "may approve a safe home" not in text


@pytest.mark.parametrize("name", _SAMPLES)
def test_no_standard_is_called_met_where_the_reader_found_it_missing_or_in_conflict(
    name: str, pack: Pack
) -> None:
    expected = _expected_statuses(name, pack)
    met = {standard for standard, status in _statuses(name, pack).items() if status == "met"}
    assert {standard for standard in met if expected[standard] <= {"not_addressed", "conflict"}} == set()


def test_statuses_are_mostly_what_the_reader_found(pack: Pack) -> None:
    pairs = [
        (status, _expected_statuses(name, pack)[standard])
        for name in _SAMPLES
        for standard, status in _statuses(name, pack).items()
    ]
    assert sum(status in right for status, right in pairs) / len(pairs) >= 0.85


def test_the_sample_self_assessment_stands_beside_its_protocol(pack: Pack) -> None:
    claims = read_self_assessment(_FOLDER / "whitlock-haven-self-assessment.xlsx", pack)
    assert (claims.problems, claims.unread, claims.agency) == ((), (), "Whitlock County Women's Haven")
    held = hold_claims(assess(read_protocol(_FOLDER / "whitlock-haven-outdated.docx"), pack), claims)
    found = {finding.standard.id: finding.claim for finding in held.findings if finding.claim}
    assert len(found) == 43
    assert [str(found[one].agreement) for one in ("WV-2", "SH-2", "PS-5", "KN-3", "AL-3", "IN-4")] == [
        "contradicted",
        "agreed_gap",
        "claimed_and_written",
        "claimed_not_written",
        "written_not_claimed",
        "unanswered",
    ]
    outcomes = {place.cited: place.outcome for one in found.values() for place in one.cited}
    assert outcomes["Section IV.A"] is Outcome.THERE
    assert outcomes["see release form"] is Outcome.OTHER_DOCUMENT
    assert outcomes['"No one is turned away for what she calls it"'] is Outcome.NOT_FOUND


def test_samples_hold_nothing_of_the_toolkit_or_the_benchmark(shared: Path) -> None:
    taken = set(_runs(_texts_of(shared)))
    ours = set(_runs(file.read_text(encoding="utf-8") for file in _FOLDER.glob("texts/*.txt")))
    assert ours & taken == set()


def _build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "build.py"), *arguments], capture_output=True, text=True
    )


def _statuses(name: str, pack: Pack) -> dict[str, str]:
    services = _EXPECTED[name].get("services")
    profile = Profile(services=tuple(services) if services else None)
    findings = assess(read_protocol(_FOLDER / name), pack, profile).findings
    return {finding.standard.id: str(finding.status) for finding in findings}


def _expected_statuses(name: str, pack: Pack) -> dict[str, set[str]]:
    """For each standard the statuses that would be right."""
    sample = _EXPECTED[name]
    right = {standard.id: {"not_addressed"} for standard in pack.standards}
    for status in ("met", "partial", "conflict", "not_applicable"):
        right.update({standard: {status} for standard in sample.get(status, [])})
    right.update({standard: set(statuses) for standard, statuses in sample.get("either", {}).items()})
    return right


def _texts_of(shared: Path) -> Iterator[str]:
    yield (shared / "toolkit" / "toolkit.txt").read_text(encoding="utf-8")
    for name in ("phrases.jsonl", "passages.jsonl"):
        yield from (shared / "benchmark" / name).read_text(encoding="utf-8").splitlines()
    for folder in sorted((shared / "benchmark" / "protocols").iterdir()):
        if folder.name not in _KEPT_ASIDE:
            yield from (passage.text for passage in read_protocol(folder / "protocol.docx").passages)


def _runs(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Every run of so many words, without case and punctuation."""
    for text in texts:
        words = re.findall(r"[a-z0-9]+", text.lower())
        for start in range(len(words) - _RUN_OF_WORDS + 1):
            yield tuple(words[start : start + _RUN_OF_WORDS])
