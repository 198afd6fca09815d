"""Private words are found, and words that only look like them are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.model import Private
from protocol_audit.sharing import private_words
from protocol_audit.sharing.telephones import _hotlines

FOUND = [
    (Private.ADDRESS, "The house is at |1420 Juniper Street, Apt 4, Reno, NV 89501|."),
    (Private.ADDRESS, "Our shelter, |77 W. 4th Ave.|, is not named to callers."),
    (Private.ADDRESS, "Drive to |3300 Quail Hollow Court| before dark."),
    (Private.ADDRESS, "Mail goes to P.O. Box 12 and people go to |400 Main St.|"),
    (Private.ADDRESS, "The house is located at |212 willow lane| behind the store."),
    (Private.ADDRESS, "Staff wait at the |corner of Elm and 3rd|."),
    (Private.ADDRESS, "Turn in at |4410 Highway 50|."),
    (Private.ADDRESS, "|12 ORCHARD ROAD|"),
    (Private.ADDRESS, "|One Juniper Road, Elko, NV 89801|"),
    (Private.ADDRESS, "It lies at |39.5296, -119.8138|."),
    (Private.ADDRESS, "La casa está en |880 Calle Sol|."),
    (Private.PHONE, "The manager’s cell is |775-555-0142|."),
    (Private.PHONE, "Call |(775) 555-0142| ext. 3."),
    (Private.PHONE, "Phone: |7755550142|"),
    (Private.PHONE, "In town call |555-0142|."),
    (Private.PHONE, "The hotline rings the on-call advocate’s cell, |775-555-0142|."),
    (Private.EMAIL, "Write to |jane.doe@shelter.example.org|."),
    (Private.PERSON, "|Ms. Alvarez| approves every stay."),
    (Private.PERSON, "|Maria|, a 16-year-old, was moved twice."),
    (Private.PERSON, "|Maria Lopez| (age 16) was placed."),
    (Private.PERSON, "|Maria|, 16, was recruited at a mall."),
    (Private.PERSON, "Then 15-year-old |Destiny| ran."),
    (Private.PERSON, "|Destiny|'s trafficker waited outside."),
    (Private.PERSON, "|Destiny| was sold in two states."),
    (Private.PERSON, "A survivor named |Destiny| spoke to staff."),
    (Private.PERSON, "Last year the client |Destiny| stayed."),
    (Private.PERSON, "|J.M.| came to the house on March 3, 2021."),
    (Private.PERSON, "The file of client |J. M.| is closed."),
    (Private.BIRTH_DATE, "|DOB: 3/12/2004|"),
    (Private.BIRTH_DATE, "She was |born on March 3, 2004|."),
    (Private.IDENTITY_NUMBER, "SSN |123-45-6780|"),
    (Private.IDENTITY_NUMBER, "|driver's license no. 1234567890|"),
    (Private.IDENTITY_NUMBER, "|A# 204-555-123|"),
    (Private.CASE_NUMBER, "See |Case No. 21-CR-00412|."),
    (Private.CASE_NUMBER, "Her |client ID 40213| is on the form."),
    (Private.LICENSE_PLATE, "|license plate number ABC 123|"),
    (Private.LICENSE_PLATE, "a car, |plate: 12A-345|"),
]

NOT_FOUND = """\
Call 911 or 988, or 2-1-1 for housing.
The National Human Trafficking Hotline is 1-888-373-7888.
Callers reach our 24-hour hotline at 775-555-0142.
Text HELP to 233733.
Reports follow NRS 201.300 and 22 U.S.C. 7102 of October 28, 2000.
A.B. 64 took effect on October 1, 2015, and P.L. 106-386 before it.
34 U.S.C. § 12291(b)(2) forbids it.
Section 12 Main requirements
May Street art helps some survivors.
3 Family Court
12 District Court rules
2023 Safe Place
5.2 Emergency Street Outreach
4 Intake Road Map
Section 12 Elm Street
Step 4 Safety Plan Drive
8 Point Plan
the 3 Rivers Way program
10 Steps Lane
Mail goes to P.O. Box 1234, Reno, NV 89501.
Within 24 hours street outreach goes out.
We serve 30 youth through street outreach.
Youth, age 16 and older, may consent.
Minors, a 16-year-old among them, may consent.
In Nevada, a 16-year-old may consent.
Clients (age 18 and over) may stay.
Children, 12, 13 or 14, have a room of their own.
Forms ask for Mr. or Ms. and nothing more.
Miss no appointment without a call.
The date of birth is not written down.
DOB: ________
Case number: ______
The case number is kept apart.
Write down the license plate number of the vehicle.
Social Security number: XXX-XX-XXXX
Policy 775-10-2014
Between 2019-2021 the grant paid for it.
Client Bill of Rights
The survivor and an advocate go over the client Release of Information.
A person known as Victim Advocate is on call.
The survivor Advocates meet weekly.
$775-1000 a month
Form 1023-4567
Open 24/7
""".splitlines()


@pytest.mark.parametrize(("kind", "marked"), FOUND, ids=[text for _, text in FOUND])
def test_private_words_are_found_from_the_first_to_the_last(kind: Private, marked: str) -> None:
    before, words, _ = marked.split("|")
    text = marked.replace("|", "")
    spans = private_words(text)
    assert [(text[span.start : span.end], span.kind) for span in spans] == [(words, kind)]
    assert spans[0].start == len(before)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_private_is_left_alone(text: str) -> None:
    assert private_words(text) == []


def test_a_word_that_the_document_writes_small_is_no_name() -> None:
    text = "Harbor, a 16-year-old ship, lies in the bay."
    assert [span.kind for span in private_words(text)] == [Private.PERSON]
    assert private_words(text, frozenset({"harbor"})) == []


def test_a_whole_name_stays_one_where_its_last_word_is_used_small() -> None:
    text = "Maria Rivers (age 17) asked for help."
    assert private_words(text, frozenset({"rivers"}))[0].kind is Private.PERSON


@given(
    st.sampled_from(sorted(_hotlines())), st.sampled_from(["-", ".", " "]), st.sampled_from(["", "1-", "+1 "])
)
def test_a_public_hotline_is_never_warned_of(number: str, mark: str, lead: str) -> None:
    shown = mark.join((number[:3], number[3:6], number[6:]))
    assert private_words(f"Call {lead}{shown} at any hour.") == []


@given(
    st.integers(200, 799).filter(lambda area: area % 100 != 11), st.integers(200, 999), st.integers(0, 9999)
)
def test_any_number_of_a_town_is_found_in_every_spelling(area: int, first: int, last: int) -> None:
    for form in ("{}-{}-{:04}", "({}) {}-{:04}", "{}.{}.{:04}", "1-{}-{}-{:04}"):
        text = f"Her cell is {form.format(area, first, last)}."
        assert [span.kind for span in private_words(text)] == [Private.PHONE]


@given(st.integers(1, 99999), st.sampled_from(["Elm", "N. Quail", "Old Mill", "4th"]))
def test_any_house_in_a_street_is_found(house: int, name: str) -> None:
    for kind in ("Street", "Ave.", "Rd", "Blvd.", "Lane"):
        text = f"Bring guests to {house} {name} {kind} at night."
        assert [span.kind for span in private_words(text)] == [Private.ADDRESS]


@given(st.text(max_size=300))
def test_spans_stand_in_the_text_and_never_overlap(text: str) -> None:
    spans = private_words(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "part", ["A ", "1 ", "1 Aa ", "a@", "1-", "A. ", "Aa’", "12 AA ", "39.123, ", "Aa Aa "]
)
def test_long_text_is_looked_over_in_one_go(part: str) -> None:
    private_words(part * 20_000)
