"""An assessment comes back whole, and nothing but an assessment comes back."""

from __future__ import annotations

import io
import pickle
import zlib
from pathlib import Path

import pytest

from protocol_audit.model import Assessment, Profile
from protocol_audit.portfolio.frozen import freeze, thaw
from protocol_audit.program import Program, assess_program
from protocol_audit.standards import load_pack

PACK = "ncedsv-sex-trafficking-2023"


@pytest.fixture(scope="module")
def assessment(request: pytest.FixtureRequest) -> Assessment:
    sample = Path(__file__).parents[2] / "sample_protocols" / "cold-spur-memo.docx"
    return assess_program(Program(sample, Profile()), load_pack(PACK))


def test_it_comes_back_whole_with_the_pack_s_own_standards(assessment: Assessment) -> None:
    again = thaw(freeze(assessment), assessment.pack)
    assert again == assessment
    assert again.pack is assessment.pack
    assert again.findings[0].standard is assessment.pack.standards[0]


def test_it_is_small(assessment: Assessment) -> None:
    assert len(freeze(assessment)) < 40_000


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("this must not run",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not packed",
        zlib.compress(b"no pickle"),
        zlib.compress(pickle.dumps(Hostile())),
        zlib.compress(pickle.dumps({"a": 1})),
        zlib.compress(pickle.dumps(io.BytesIO)),
    ],
)
def test_nothing_else_comes_out(
    assessment: Assessment, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert thaw(content, assessment.pack) is None
    assert capsys.readouterr().out == ""


def test_another_pack_s_assessment_does_not_come_out(assessment: Assessment) -> None:
    from dataclasses import replace

    other = replace(assessment.pack, sha256="0" * 64)
    assert thaw(freeze(assessment), other) is None
