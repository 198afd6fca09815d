"""The page: whole, safe, readable by everybody, and with nothing from elsewhere."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import lxml.html
import pytest
from made_up import (
    PASSAGES,
    assessment,
    conflict,
    found,
    large,
    met,
    not_addressed,
    partial,
    passage,
    standard,
    words,
)

from protocol_audit.model import (
    CLAIMED_STATUS,
    Action,
    Agreement,
    Answer,
    Assessment,
    Claim,
    ClaimFinding,
    Day,
    Decided,
    Decision,
    Decisions,
    ElementFinding,
    Finding,
    Found,
    SelfAssessment,
    SourceFile,
    Status,
)
from protocol_audit.reports.html import write_html
from protocol_audit.reports.labels import STATUS_WORDS
from protocol_audit.sharing import share_check

DAY = datetime.date(2026, 11, 26)
STYLE = (files("protocol_audit.reports.html") / "report.css").read_text(encoding="utf-8")
BAD = "<script>alert(1)</script>\"'><img src=x onerror=y> & \x00\x0b {{ 7 * 7 }}"


def page(one: Assessment) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(write_html(one, assessed_on=DAY).decode())


def hostile() -> Assessment:
    bad = passage(3, BAD, headings=(BAD,))
    one = standard("IN-1", BAD, note=BAD)
    evidence = (words(bad, BAD, "a", "b", "c"),)
    finding = Finding(one, Status.MET, found(one, evidence), evidence=evidence)
    return assessment([finding], passages=(bad,), agency=BAD, title=BAD, unread=(BAD,))


WHOLE = [assessment(), large(), hostile(), assessment([not_addressed()]), assessment([met()], unread=())]


@pytest.fixture(params=WHOLE, ids=["small", "large", "hostile", "gap", "strong"])
def one(request: pytest.FixtureRequest) -> Assessment:
    found: Assessment = request.param
    return replace(found, sharing=share_check(found))


def test_the_same_assessment_gives_the_same_bytes(one: Assessment) -> None:
    assert write_html(one, assessed_on=DAY) == write_html(one, assessed_on=DAY)


def test_every_standard_and_every_quote_is_in_it(one: Assessment) -> None:
    text = page(one).text_content()
    for finding in one.findings:
        assert finding.standard.id in text
        assert STATUS_WORDS[finding.decided] in text
        if "\x00" not in finding.standard.title:
            assert all(evidence.quote in text for evidence in finding.evidence)


def test_what_was_not_read_and_that_it_is_no_certification_is_said() -> None:
    text = page(assessment()).text_content()
    assert text.count("2 pictures") >= 2
    assert "not a certification" in text


def test_nothing_that_comes_from_a_document_becomes_part_of_the_page() -> None:
    content = write_html(hostile(), assessed_on=DAY).decode()
    tree = page(hostile())
    assert not tree.xpath("//script | //img | //iframe | //object | //link | //base | //form")
    assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@style | //@src")
    assert "<script" not in content
    assert "49" not in tree.xpath("//h1")[0].text_content()
    assert "\x00" not in content


def test_nothing_is_loaded_and_only_the_own_style_is_allowed(one: Assessment) -> None:
    tree = page(one)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = tree.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_every_link_leads_somewhere_and_no_name_is_there_twice(one: Assessment) -> None:
    tree = page(one)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)
    for names in tree.xpath("//@aria-labelledby"):
        assert set(names.split()) <= set(ids)


def test_headings_go_down_one_step_at_a_time(one: Assessment) -> None:
    levels = [int(heading.tag[1]) for heading in page(one).xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_people_who_do_not_see_the_page_find_their_way(one: Assessment) -> None:
    tree = page(one)
    assert tree.get("lang") == "en"
    assert tree.xpath("//title")[0].text.startswith("Gap report: ")
    first = tree.xpath("//body/*")[0]
    assert (first.tag, first.get("href")) == ("a", "#main")
    assert len(tree.xpath("//main")) == len(tree.xpath("//header")) == len(tree.xpath("//footer")) == 1
    for table in tree.xpath("//table"):
        assert table.xpath("thead/tr/th")
        assert all(head.get("scope") in ("col", "row") for head in table.xpath(".//th"))
        lengths = {len(row.xpath("th|td")) for row in table.xpath(".//tr")}
        assert len(lengths) == 1
    for region in tree.xpath("//div[@role='region']"):
        assert region.get("aria-label")
        assert region.get("tabindex") == "0"
    for drawing in tree.xpath("//svg"):
        assert drawing.get("role") == "img"
        assert drawing.xpath("title")[0].text.startswith("Bar chart")
    assert all(details.xpath("summary/h4") for details in tree.xpath("//details"))


def test_no_status_is_told_by_color_alone() -> None:
    tree = page(assessment())
    shown = {node.get("class").split()[1]: node.text_content() for node in tree.xpath("//*[@class]")
             if node.get("class").startswith("status ")}  # fmt: skip
    for status, words_ in STATUS_WORDS.items():
        if str(status).replace("_", "-") in shown:
            assert words_ in shown[str(status).replace("_", "-")]


def test_findings_are_open_so_that_they_print() -> None:
    assert all(details.get("open") is not None for details in page(large()).xpath("//details"))


def test_both_sides_of_a_conflict_and_closest_text_are_there() -> None:
    text = page(assessment([conflict(), not_addressed()])).text_content()
    assert "What goes against the toolkit" in text
    assert PASSAGES[4].text in text
    assert "Closest text, not counted" in text


def test_words_to_look_at_before_sharing_are_there_only_where_somebody_asked() -> None:
    assert "Before you share this report" not in page(assessment()).text_content()
    assert "Before you share this report" in page(replace(assessment(), sharing=())).text_content()


def test_a_reviewers_decision_counts_and_is_told() -> None:
    decision = Decision("IN-2", Status.MET, "It is on the form", "R. Vance", Day("soon"))
    action = Action("IN-3", "Write it down", "Ana", Day("2025-01-01", datetime.date(2025, 1, 1)))
    findings = [
        replace(partial("IN-2"), decision=Decided(decision)),
        replace(partial("IN-3"), action=action),
        replace(conflict(), exception="A rule of the state"),
    ]
    one = replace(assessment(findings), decisions=Decisions((SourceFile("review.xlsx", "c" * 64),)))
    text = " ".join(page(one).text_content().split())
    for said in ("R. Vance", "It is on the form", "Overdue", "Write it down", "A rule of the state"):
        assert said in text
    assert "The reviewer’s decisions" in text
    assert "Differs, explained" in text


def test_claims_stand_beside_what_is_written() -> None:
    claim = Claim("IN-1", Answer.NOT_MET, "p. 4", "", "Answers!D4")
    finding = replace(met(), claim=ClaimFinding(claim, Agreement.WRITTEN_NOT_CLAIMED))
    one = replace(assessment([finding]), self_assessment=SelfAssessment("ours.xlsx", "d" * 64, (claim,)))
    text = page(one).text_content()
    assert "Claims and what is written" in text
    assert "Written, not claimed" in text


def test_a_page_of_claims_alone_says_so() -> None:
    claim = Claim("IN-1", Answer.MET, "", "", "Answers!D4")
    missing_one = Claim("ST-2", Answer.UNANSWERED, "", "we are not sure", "")
    findings = []
    for made, one in ((met(), claim), (not_addressed(), missing_one)):
        elements = tuple(ElementFinding(e.element, Found.MISSING) for e in made.elements)
        beside = ClaimFinding(one, Agreement.NOT_CHECKED)
        status = CLAIMED_STATUS[one.answer]
        findings.append(Finding(made.standard, status, elements, review=("claimed",), claim=beside))
    ours = SelfAssessment("ours.xlsx", "d" * 64, (claim, missing_one))
    text = page(_claimed(findings, ours)).text_content()
    assert "Not verified." in text
    assert "Unanswered" in text
    assert "we are not sure" in text


def _claimed(findings: list[Finding], ours: SelfAssessment) -> Assessment:
    base = assessment([met(), not_addressed()])
    return replace(base, findings=tuple(findings), self_assessment=ours)


def _palettes() -> list[dict[str, str]]:
    """The light, the dark and the print colors."""
    return [
        dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    ]


def _luminance(color: str) -> float:
    parts = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """By WCAG 2.1, 1.4.3."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark", "print"])
def test_every_text_stands_out_from_its_ground(palette: dict[str, str]) -> None:
    statuses = [str(status).replace("_", "-") for status in Status]
    pairs = [(name, f"{name}-ground") for name in statuses]
    pairs += [(name, ground) for name in ("text", "quiet", "ink", "link") for ground in ("page", "band")]
    pairs += [("ink", "head"), ("warning-text", "warning"), *((name, "page") for name in statuses)]
    weak = [(a, b) for a, b in pairs if _contrast(palette[a], palette[b]) < 4.5]
    assert weak == []


@pytest.mark.parametrize("value", Found)
def test_every_element_has_a_mark(value: Found) -> None:
    assert re.search(rf"\.checks \.{value}::before[^{{]*\{{[^}}]*content:", STYLE)
