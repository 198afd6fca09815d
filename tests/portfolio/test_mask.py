"""Letters instead of names: what is replaced, in whose text, and what is left as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from protocol_audit.model import Assessment, Pack, Passage, Place, Profile, Protocol
from protocol_audit.portfolio.mask import Mask
from protocol_audit.portfolio.names import names_of
from protocol_audit.standards import load_pack

PACK = load_pack("ncedsv-sex-trafficking-2023")
TEXT = (
    "Juniper Ridge Crisis Center (JRCC) serves three counties. Call JRCC day or night. "
    "Ridge Juniper is another street. Advocates of Juniper Ridge greet each survivor."
)


def assessment(agency: str, text: str, pack: Pack = PACK) -> Assessment:
    """An assessment with nothing in it but a name and a text."""
    bare = replace(pack, standards=())
    passage = Passage(text, Place((), "paragraph 1"))
    protocol = Protocol("protocol.docx", "", "0" * 64, (passage,), agency=agency)
    return Assessment(protocol, bare, Profile(), ())


@pytest.fixture(scope="module")
def mask() -> Mask:
    names = {
        "juniper": names_of(("juniper 2024 final",), assessment("Juniper Ridge Crisis Center, Inc.", TEXT)),
        "haven": names_of(
            ("Protocol",), assessment("Safe Haven Shelter", "a safe haven for all. Safe Haven staff")
        ),
        "dv": names_of(("intake",), assessment("Domestic Violence Services of Oleander", "Oleander")),
    }
    return Mask({"juniper": "A", "haven": "B", "dv": "C"}, names)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Juniper Ridge Crisis Center, Inc. offers shelter.", "Program A, Inc. offers shelter."),
        ("The JUNIPER  RIDGE Crisis\nCenter is open.", "The Program A is open."),
        ("Juniper Ridge's advocates", "Program A's advocates"),
        ("Call JRCC at night.", "Call Program A at night."),
        ("Juniper staff answer.", "Program A staff answer."),
        ("the juniper ridge road", "the Program A road"),
        ("Ridge staff and Crisis Center staff", "Program A staff and Crisis Center staff"),
        ("A crisis center is a place of safety.", "A crisis center is a place of safety."),
        ("We refer to Safe Haven Shelter.", "We refer to Program B."),
        ("We refer to Safe Haven.", "We refer to Program B."),
        ("a safe haven for everyone", "a safe haven for everyone"),
        ("See www.juniperridge.org/help or info@jrcc.net.", "See [web address] or [e-mail address]."),
        ("Domestic Violence Awareness Month", "Domestic Violence Awareness Month"),
    ],
)
def test_names_are_replaced_and_nothing_else(mask: Mask, text: str, shown: str) -> None:
    assert mask.text("juniper", text) == shown


def test_one_word_tells_a_program_only_in_its_own_text(mask: Mask) -> None:
    assert mask.text("haven", "The juniper and JRCC") == "The juniper and JRCC"
    assert mask.text("haven", "Juniper Ridge Crisis Center") == "Program A"
    assert mask.text("dv", "Oleander County") == "Program C County"


def test_people_and_numbers_go_and_national_lines_stay(mask: Mask) -> None:
    shown = mask.text(
        "juniper", "Call 555-201-3344, or the National Human Trafficking Hotline, 1-888-373-7888."
    )
    assert "555-201-3344" not in shown
    assert "1-888-373-7888" in shown


def test_a_name_that_two_programs_share_is_first_of_all_the_program_s_own() -> None:
    shared = names_of((), assessment("Tern House", "Tern House"))
    mask = Mask({"one": "A", "two": "B"}, {"one": shared, "two": shared})
    assert mask.text("two", "Tern House") == "Program B"
    assert mask.text("one", "Tern House") == "Program A"


def test_messages_lose_the_program_s_name_even_where_it_is_a_common_word(mask: Mask) -> None:
    assert mask.message("haven", "haven.docx: damaged") == "Program B.docx: damaged"


def test_labels_stand_in_the_order_of_letters() -> None:
    mask = Mask({"x": "B", "y": "AA", "z": "A"}, {})
    assert [label for label, _ in mask.labels()] == ["Program A", "Program B", "Program AA"]
