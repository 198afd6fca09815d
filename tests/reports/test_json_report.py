"""The JSON result: its schema, its order, its bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from protocol_audit import __version__
from protocol_audit.model import (
    CLAIMED,
    REVIEW_REASONS,
    Agreement,
    Answer,
    Aside,
    Assessment,
    CitedPlace,
    Claim,
    ClaimFinding,
    Conflict,
    ConflictFinding,
    Element,
    ElementFinding,
    Evidence,
    Finding,
    Found,
    Level,
    Outcome,
    Pack,
    Passage,
    Place,
    Problem,
    Profile,
    Protocol,
    Review,
    Rule,
    Section,
    SelfAssessment,
    Stance,
    Standard,
    Status,
)
from protocol_audit.reports.json_report import write_json
from protocol_audit.resources import read_schema
from protocol_audit.standards.fingerprint import fingerprints

RULES = (Rule("statement", all=("x",)),)
WORDS = "Advocates call back within 72 hours — “at the latest”."
PASSAGE = Passage(WORDS, Place(("4 Intake", "4.2 First call"), "paragraph 41", 7))
UNPAGED = Passage("Staff hope to offer rides.", Place((), "table 2, row 3, column 1"))


def standard(id: str, level: Level = Level.REQUIRED) -> Standard:
    return Standard(
        id=id,
        section=id[:2],
        title=f"Title of {id}",
        asks="...",
        source="...",
        level=level,
        services=(),
        scope="client",
        elements=tuple(Element(e, f"asks {e}", f"Insert {e}.", RULES) for e in "ab"),
        conflicts=(Conflict("late", "a call back may take days", RULES),),
        question=f"Question of {id}?",
        review=Review("", "", ""),
        counted=False,
        met_at=2,
        partial_at=1,
    )


def evidence(passage: Passage, *supports: str) -> Evidence:
    return Evidence(passage, 0, len(passage.text), Stance.PRACTICE, supports)


def findings() -> tuple[Finding, ...]:
    conflict, partial, absent, outside = map(standard, ("AA-1", "AA-2", "BB-1", "BB-2"))
    said, hoped = evidence(PASSAGE, "conflict"), evidence(UNPAGED, "a")
    return (
        Finding(
            conflict,
            Status.CONFLICT,
            (ElementFinding(conflict.elements[0], Found.STATED, (evidence(PASSAGE, "a"),)),),
            conflicts=(ConflictFinding(conflict.conflicts[0], (said,)),),
            evidence=(said, evidence(PASSAGE, "a", "b")),
            review=("conflict", "both_sides"),
            why="A conflict goes before everything else.",
        ),
        Finding(
            partial,
            Status.PARTIAL,
            (
                ElementFinding(partial.elements[0], Found.HEDGED, (hoped,)),
                ElementFinding(partial.elements[1], Found.MISSING),
            ),
            evidence=(hoped,),
            review=("hedged",),
        ),
        Finding(
            absent,
            Status.NOT_ADDRESSED,
            tuple(ElementFinding(element, Found.MISSING) for element in absent.elements),
            nearest=(evidence(UNPAGED),),
        ),
        Finding(
            outside,
            Status.NOT_APPLICABLE,
            tuple(ElementFinding(element, Found.MISSING) for element in outside.elements),
            why="No shelter is offered.",
        ),
    )


@pytest.fixture
def assessment() -> Assessment:
    found = findings()
    pack = Pack(
        id="harbor-test",
        title="Standards for a Test",
        version="1.2.0",
        publisher="",
        source="",
        about="",
        services={"shelter": "beds"},
        sections=(Section("AA", "A"), Section("BB", "B")),
        scopes={},
        concepts={},
        standards=tuple(finding.standard for finding in found),
        sha256="a" * 64,
    )
    protocol = Protocol(
        "harbor.docx",
        "Harbor Manual",
        "b" * 64,
        (PASSAGE, UNPAGED),
        ("2 pictures",),
        asides=(Aside("comment", "Ask the board.", Place(("Intake",), "paragraph 2", 1), by="R. Ames"),),
    )
    return Assessment(protocol, pack, Profile(("shelter",)), found)


@pytest.fixture
def result(assessment: Assessment) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(write_json(assessment))
    return value


def hold_to_schema(value: object) -> None:
    Draft202012Validator(read_schema("assessment")).validate(value)


def test_the_schemas_are_in_order() -> None:
    for name in ("assessment", "comparison", "profile", "record"):
        schema = read_schema(name)
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"urn:protocol-audit:schema:{name}"


def test_the_result_holds_to_its_schema(result: dict[str, Any]) -> None:
    hold_to_schema(result)


def test_the_schema_allows_nothing_unknown() -> None:
    def objects(node: object) -> list[dict[str, Any]]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        found = [schema for part in inner for schema in objects(part)]
        is_object = isinstance(node, dict) and node.get("type") == "object"
        return [*found, node] if is_object and "properties" in node else found  # type: ignore[list-item,operator]

    schemas = objects(read_schema("assessment"))
    assert len(schemas) > 8
    assert all(schema["additionalProperties"] is False for schema in schemas)
    asked_for = {"claim", "exception", "decision", "action", "differs_explained", "share_check"}
    later = {"standard_sha256"}  # not in files of earlier versions, which can still be compared
    for schema in schemas:
        optional = set(schema["properties"]) - set(schema["required"])
        assert optional <= asked_for | later


def test_the_schema_knows_every_status_level_and_review_reason() -> None:
    definitions = read_schema("assessment")["$defs"]
    assert definitions["review"]["enum"] == list(REVIEW_REASONS)
    read = [str(status) for status in Status if status is not Status.EXPLAINED]
    assert definitions["finding"]["properties"]["status"]["enum"] == read
    assert definitions["decided"]["enum"] == [str(status) for status in Status]
    assert definitions["finding"]["properties"]["level"]["enum"] == [str(level) for level in Level]
    assert definitions["summary"]["required"] == read


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (1, {"evidence": []}),
        (0, {"conflicts": []}),
        (0, {"status": "unknown"}),
        (0, {"review": ["a hunch"]}),
        (0, {"score": 0.7}),
    ],
)
def test_the_schema_refuses_false_assurance(
    result: dict[str, Any], number: int, change: dict[str, Any]
) -> None:
    result["findings"][number] |= change
    with pytest.raises(ValidationError):
        hold_to_schema(result)


def test_keys_stand_in_the_documented_order(result: dict[str, Any]) -> None:
    assert list(result) == [
        "format", "tool", "pack", "protocol", "self_assessment", "profile", "decisions", "method", "summary",
        "applicability", "findings", "problems",
    ]  # fmt: skip
    assert list(result["findings"][0]) == [
        "standard", "title", "section", "level", "status", "decided", "why", "review", "elements",
        "conflicts", "evidence", "nearest", "suggestion", "question", "standard_sha256",
    ]  # fmt: skip


def test_the_head_says_what_was_held_against_what(result: dict[str, Any]) -> None:
    assert result["format"] == 1
    assert result["tool"] == {"name": "protocol-audit", "version": __version__}
    assert result["pack"] == {
        "id": "harbor-test",
        "title": "Standards for a Test",
        "version": "1.2.0",
        "sha256": "a" * 64,
    }
    assert result["protocol"] == {
        "file": "harbor.docx",
        "title": "Harbor Manual",
        "agency": "",
        "date": "",
        "sha256": "b" * 64,
        "words": 15,
        "unread": ["2 pictures"],
        "asides": [
            {
                "kind": "comment",
                "text": "Ask the board.",
                "by": "R. Ames",
                "place": {"headings": ["Intake"], "address": "paragraph 2", "page": 1},
            }
        ],
    }
    assert result["profile"] == {
        "agency": "", "services": ["shelter"], "state": "", "populations": [], "contact": {},
        "exceptions": {}, "file": "", "sha256": "",
    }  # fmt: skip
    assert result["summary"] == {
        "met": 0,
        "partial": 1,
        "not_addressed": 1,
        "conflict": 1,
        "not_applicable": 1,
    }
    assert result["self_assessment"] is None
    assert result["problems"] == []


def test_a_finding_has_everything_with_the_quotes_as_written(
    assessment: Assessment, result: dict[str, Any]
) -> None:
    place = {"headings": ["4 Intake", "4.2 First call"], "address": "paragraph 41", "page": 7}
    finding = result["findings"][0]
    assert finding.pop("standard_sha256") == fingerprints(assessment.pack)["AA-1"]
    assert finding == {
        "standard": "AA-1",
        "title": "Title of AA-1",
        "section": "AA",
        "level": "required",
        "status": "conflict",
        "decided": "conflict",
        "why": "A conflict goes before everything else.",
        "review": ["conflict", "both_sides"],
        "elements": [{"id": "a", "asks": "asks a", "found": True, "hedged": False, "doubtful": False}],
        "conflicts": [{"id": "late", "says": "a call back may take days"}],
        "evidence": [
            {"quote": WORDS, "supports": ["conflict"], "place": place},
            {"quote": WORDS, "supports": ["a", "b"], "place": place},
        ],
        "nearest": [],
        "suggestion": "",
        "question": "Question of AA-1?",
    }


def test_a_hedged_element_is_not_found(result: dict[str, Any]) -> None:
    partial = result["findings"][1]
    assert [(e["found"], e["hedged"]) for e in partial["elements"]] == [(False, True), (False, False)]
    assert partial["suggestion"] == "Insert a.\nInsert b."
    assert partial["evidence"][0]["place"] == {
        "headings": [],
        "address": "table 2, row 3, column 1",
        "page": None,
    }


def test_what_decided_nothing_stands_apart(result: dict[str, Any]) -> None:
    absent, outside = result["findings"][2:]
    assert absent["evidence"] == []
    assert [(n["quote"], n["supports"]) for n in absent["nearest"]] == [("Staff hope to offer rides.", [])]
    assert (outside["status"], outside["why"], outside["suggestion"]) == (
        "not_applicable",
        "No shelter is offered.",
        "",
    )


def test_services_that_nobody_said_are_null_and_none_is_a_list(assessment: Assessment) -> None:
    for services, shown in ((None, None), ((), [])):
        result = json.loads(write_json(replace(assessment, profile=Profile(services))))
        hold_to_schema(result)
        assert result["profile"]["services"] == shown


CLAIM = Claim("AA-1", Answer.MET, "p. 7", "since May", "Answers!D14", (("Answers!E14", "p. 7"),))
CLAIMS = SelfAssessment(
    "harbor.xlsx", "c" * 64, (CLAIM,), (Problem("Answers!D15", "answer 'maybe' not understood"),),
    agency="Harbor House", services=("shelter",), unread=("hidden sheet 'Lists'",),
)  # fmt: skip


def test_a_claim_stands_beside_what_the_protocol_says(assessment: Assessment) -> None:
    place = Place(("4 Intake",), "paragraph 41", 7)
    cited = (CitedPlace("p. 7", Outcome.THERE, place), CitedPlace("Form 2", Outcome.OTHER_DOCUMENT))
    first = replace(assessment.findings[0], claim=ClaimFinding(CLAIM, Agreement.CONTRADICTED, cited))
    held = replace(assessment, findings=(first, *assessment.findings[1:]), self_assessment=CLAIMS)
    result = json.loads(write_json(held))
    hold_to_schema(result)
    assert result["findings"][0]["claim"] == {
        "answer": "met",
        "evidence": "p. 7",
        "comment": "since May",
        "cell": "Answers!D14",
        "agreement": "contradicted",
        "cited": [
            {"cited": "p. 7", "outcome": "there", "there": True, "found": {
                "headings": ["4 Intake"], "address": "paragraph 41", "page": 7,
            }},
            {"cited": "Form 2", "outcome": "other_document", "there": False, "found": None},
        ],
    }  # fmt: skip
    assert "claim" not in result["findings"][1]
    assert result["self_assessment"] == {
        "file": "harbor.xlsx",
        "agency": "Harbor House",
        "date": "",
        "services": ["shelter"],
        "sha256": "c" * 64,
        "unread": ["hidden sheet 'Lists'"],
    }
    assert result["problems"] == [{"cell": "Answers!D15", "message": "answer 'maybe' not understood"}]


def as_claimed(assessment: Assessment) -> Assessment:
    """The assessment of the same standards from a self-assessment alone, every one claimed as met."""
    found = []
    for old in assessment.findings:
        one = old.standard
        elements = tuple(ElementFinding(element, Found.MISSING) for element in one.elements)
        claim = ClaimFinding(replace(CLAIM, standard=one.id), Agreement.NOT_CHECKED)
        found.append(Finding(one, Status.MET, elements, review=(CLAIMED,), claim=claim))
    return replace(assessment, findings=tuple(found), self_assessment=CLAIMS)


def test_from_a_self_assessment_alone_no_protocol_is_shown(assessment: Assessment) -> None:
    result = json.loads(write_json(as_claimed(assessment)))
    hold_to_schema(result)
    assert result["protocol"] is None
    assert [finding["review"] for finding in result["findings"]] == [["claimed"]] * 4
    unmarked = json.loads(write_json(as_claimed(assessment)))
    unmarked["findings"][0]["review"] = []
    with pytest.raises(ValidationError):
        hold_to_schema(unmarked)


def test_a_claim_is_never_more_than_a_claim(assessment: Assessment) -> None:
    claimed = as_claimed(assessment)
    first = claimed.findings[0]
    with pytest.raises(ValueError, match="not what was claimed"):
        replace(first, claim=ClaimFinding(replace(CLAIM, answer=Answer.PARTIAL), Agreement.NOT_CHECKED))
    with pytest.raises(ValueError, match="not what was claimed"):
        replace(first, claim=None)
    with pytest.raises(ValueError, match="without evidence"):
        replace(first, review=())
    with pytest.raises(ValueError, match="without the self-assessment"):
        replace(claimed, self_assessment=None)
    with pytest.raises(ValueError, match="not on both"):
        replace(claimed, findings=(*claimed.findings[:3], assessment.findings[3]))


def test_the_bytes_are_utf8_with_a_newline_and_the_same_each_time(assessment: Assessment) -> None:
    content = write_json(assessment)
    assert content == write_json(assessment)
    assert WORDS.encode().replace(b'"', b"") in content
    assert content.startswith(b'{\n  "format": 1,\n')
    assert content.endswith(b"}\n")
    assert b"\r" not in content


def test_a_file_name_that_is_no_text_still_gives_json(assessment: Assessment) -> None:
    odd = replace(assessment, protocol=replace(assessment.protocol, file="caf\udce9.docx"))
    assert json.loads(write_json(odd))["protocol"]["file"] == "caf\udce9.docx"
