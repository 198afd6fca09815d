"""Time windows: the forms that policies use, what is none, and what holds for any number and unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol_audit.language.durations import Duration, find_durations, longest_limit

HOUR, DAY, WEEK, MONTH, YEAR = 1.0, 24.0, 168.0, 720.0, 8760.0


def only(text: str) -> Duration:
    """The one duration that a text holds."""
    found = find_durations(text)
    assert len(found) == 1, [text[each.start : each.end] for each in found]
    return found[0]


LIMITS = [
    # digits and words
    ("within 24 hours", 24),
    ("within twenty-four hours", 24),
    ("within twenty four hours", 24),
    ("within forty eight hours", 48),
    ("within twenty-four (24) hours", 24),
    ("within 72 (seventy-two) hours", 72),
    ("within one hundred and twenty hours", 120),
    ("within a day", 24),
    ("within an hour", 1),
    ("within one hour", 1),
    ("within the hour", 1),
    ("in a couple of days", 48),
    ("within a couple days", 48),
    ("within half a day", 12),
    ("within half an hour", 0.5),
    ("within a week and a half", 252),
    ("within a day and a half", 36),
    ("within two and a half days", 60),
    ("within 1½ days", 36),
    ("within 1 1/2 days", 36),
    ("within 2.5 hours", 2.5),
    ("within 1,000 hours", 1000),
    ("within a fortnight", 336),
    ("within one month", MONTH),
    ("within 30 days", 720),
    ("within a year", YEAR),
    ("within two sleeps", 48),
    # spelling and spacing
    ("w/in 24 hrs", 24),
    ("w/I 24 hours", 24),
    ("with in one week", WEEK),
    ("within 24hrs", 24),
    ("within 48hrs.", 48),
    ("within 24h", 24),
    ("within 48 - hours", 48),
    ("within 24 hour(s)", 24),
    ("within 24\u00a0hours", 24),
    ("WITHIN 24 HOURS", 24),
    ("Within\n24\thours", 24),
    ("b4 24 hrs", 24),
    # wordings of a limit
    ("inside of two days", 48),
    ("in under two days", 48),
    ("in less than 48 hours", 48),
    ("in 48 hours or less", 48),
    ("48 hours at the latest", 48),
    ("24 hrs max", 24),
    ("no later than 48 hours after entry", 48),
    ("not later than 48 hours after entry", 48),
    ("in no case later than 72 hours", 72),
    ("in no event more than seventy-two hours", 72),
    ("no more than two days may elapse", 48),
    ("no more than 30 hours pass", 30),
    ("not to exceed five days", 120),
    ("shall not exceed 48 hours", 48),
    ("never past: 30 hours", 30),
    ("at most two days", 48),
    ("up to five days", 120),
    ("before 48 hours have passed", 48),
    ("by the end of two days", 48),
    ("not longer than three days", 72),
    ("in the first 48 hours", 48),
    ("over the first two days", 48),
    ("the outer limit of 48 hours", 48),
    ("the 48-hour limit", 48),
    ("the three-day rule", 72),
    ("a 48-hour window", 48),
    ("within the 24-hour period", 24),
    ("30 hours is the target", 30),
    ("thirty hours are allowed", 30),
    ("Advocates have three days to begin", 72),
    ("have four days from referral to begin", 96),
    ("may be delayed for up to four days", 96),
    ("extended to 72 hours with the supervisor's approval", 72),
    ("48 hours of identification", 48),
    ("72 hours after arrival", 72),
    ("repeat the check at 24 hours", 24),
    # days, weeks and nights in a count
    ("by day 2", 48),
    ("by day 5", 120),
    ("by the end of day 2", 48),
    ("by the end of day two", 48),
    ("on day one", 24),
    ("on the second day", 48),
    ("by the 14th day of her stay", 336),
    ("during the first day", 24),
    ("in the first day or two", 48),
    ("by the 48th hour", 48),
    ("before the second night", 48),
    ("before the first night", 24),
    ("before the third day", 48),
    ("before the third day is over", 72),
    ("in her second week", 336),
    ("within the first week", WEEK),
    ("within the week", WEEK),
    ("before the week is out", WEEK),
    ("no later than the close of the first calendar week", WEEK),
    ("at the first weekly meeting", WEEK),
    ("within the first hour", 1),
    # events
    ("at intake", 24),
    ("during the intake interview", 24),
    ("upon arrival", 24),
    ("on the day of arrival", 24),
    ("on the day she arrives", 24),
    ("the day they come in", 24),
    ("the same day", 24),
    ("that very night", 24),
    ("before bedtime", 24),
    ("by end of day", 24),
    ("at the first contact", 24),
    ("during that same visit", 24),
    ("before the end of the visit", 24),
    ("before the call ends", 24),
    ("immediately", 1),
    ("at once", 1),
    ("right away", 1),
    ("on the spot", 1),
    ("as soon as she is admitted", 1),
    ("the same shift", 12),
    ("by the end of the shift", 12),
    ("before your shift ends", 12),
    ("by the end of the next shift", 24),
    ("the next day", 48),
    ("by the end of the following day", 48),
    ("no later than 5 p.m. the following day", 41),
    ("by close of business tomorrow", 41),
    ("by noon the next day", 36),
    ("by noon on the day after arrival", 36),
    ("by 9 a.m. the next day", 48),
    ("the next morning", 36),
    ("by midnight of the day following admission", 48),
    ("the day after arrival", 48),
    ("by the end of tomorrow", 48),
    ("early the following week", 336),
    ("same-day risk screening", 24),
    ("until the next day's shift", 48),
    ("before the intake is closed", 24),
    ("before the survivor leaves the hospital", 24),
    ("right then", 1),
    ("by the evening", 24),
    ("in wk 2", 336),
    ("by the close of the shift", 12),
    ("within 24 hours, weekends and holidays included", 24),
    ("≤ 48 hours", 48),
    ("< 48 hrs", 48),
    ("up to six days off", 144),
    ("must not be more than 48 hours", 48),
]


@pytest.mark.parametrize(("text", "hours"), LIMITS)
def test_a_limit_is_read_in_hours(text: str, hours: float) -> None:
    found = only(text)
    assert (found.comparator, found.high_hours) == ("within", pytest.approx(hours))
    assert not found.business


RANGES = [
    ("24-48 hrs", "bare"),
    ("24 – 48 hours", "bare"),
    ("24—48 hours", "bare"),
    ("24/48 hours", "bare"),
    ("24-48", "bare"),
    ("24h-48h", "bare"),
    ("24- to 48-hour", "bare"),
    ("Hour 24-48", "bare"),
    ("24 to 48 hours", "bare"),
    ("one or two days", "bare"),
    ("a day or two", "bare"),
    ("one (1) to two (2) days", "bare"),
    ("1-2 days", "bare"),
    ("within 24-48 hours", "within"),
    ("within the first 24-48 hrs", "within"),
    ("between 24 and 48 hours", "within"),
    ("within twenty-four (24) to forty-eight (48) hours", "within"),
    ("within 24 hours to 2 days", "within"),
    ("again at 24-48 hours", "within"),
    ("within 24-48 of arrival", "within"),
    ("a 24-48 hour window", "within"),
    ("days 1 and 2", "bare"),
    ("by day 1 or 2", "within"),
    ("on the first or second day", "within"),
]


@pytest.mark.parametrize(("text", "comparator"), RANGES)
def test_a_range_keeps_both_ends(text: str, comparator: str) -> None:
    found = only(text)
    assert (found.comparator, found.low_hours, found.high_hours) == (comparator, 24, 48)


OTHER_TIMES = [
    # not before
    ("after 48 hours", "after", 48),
    ("once 72 hours have passed", "after", 72),
    ("not before 72 hours have passed", "after", 72),
    ("no sooner than 24 hours", "after", 24),
    ("not less than 24 hours", "after", 24),
    ("at least 48 hours later", "after", 48),
    ("72 hours or more", "after", 72),
    ("more than 48 hours", "after", 48),
    ("beyond two days", "after", 48),
    ("until day three", "after", 72),
    ("24+ hours", "after", 24),
    (">48 hours", "after", 48),
    ("Staff who are not on duty in this program may need longer than 48 hours", "after", 48),
    # again and again
    ("every 24 hours", "every", 24),
    ("daily", "every", 24),
    ("each day", "every", 24),
    ("nightly", "every", 24),
    ("weekly", "every", WEEK),
    ("every week", "every", WEEK),
    ("every other week", "every", 336),
    ("every second week", "every", 336),
    ("every 30 days", "every", 720),
    ("twice a month", "every", MONTH),
    ("three meals a day", "every", 24),
    ("annually", "every", YEAR),
    # lengths, attributes and lead times
    ("a stay of 30 days", "lasting", 720),
    ("a 30-day stay", "lasting", 720),
    ("stays up to 30 days", "lasting", 720),
    ("sheltered for 72 hours", "lasting", 72),
    ("for up to 30 days", "lasting", 720),
    ("a 72-hour hold", "lasting", 72),
    ("a 24-hour hotline", "lasting", 24),
    ("a twenty-four hour hotline", "lasting", 24),
    ("24-hour staffing", "lasting", 24),
    ("20-hour training", "lasting", 20),
    ("20 hours of training", "lasting", 20),
    ("24 hours a day", "lasting", 24),
    ("30 hours per week", "lasting", 30),
    ("open 24/7", "lasting", WEEK),
    ("around the clock", "lasting", WEEK),
    ("48 hours' notice", "lasting", 48),
    ("24 hours before the hearing", "lasting", 24),
    ("no later than two days before the move", "lasting", 48),
    ("30 days in advance", "lasting", 720),
    ("kept seven years", "lasting", 7 * YEAR),
    ("overnight", "lasting", 12),
    # gone by
    ("two days ago", "past", 48),
    ("in the past 48 hours", "past", 48),
    ("in the last 30 days", "past", 720),
    ("during the previous 12 months", "past", 12 * MONTH),
    # nothing says
    ("24 hrs", "bare", 24),
    ("Day 2", "bare", 48),
    ("First hour", "bare", 1),
    ("a 24-hour risk screen", "bare", 24),
    ("72 hours", "bare", 72),
    ("tomorrow", "bare", 48),
]


@pytest.mark.parametrize(("text", "comparator", "hours"), OTHER_TIMES)
def test_what_is_no_plain_limit_says_what_it_is(text: str, comparator: str, hours: float) -> None:
    found = only(text)
    assert (found.comparator, found.high_hours) == (comparator, pytest.approx(hours))


VAGUE = [
    "promptly",
    "as soon as possible",
    "as soon as practicable",
    "ASAP",
    "a.s.a.p.",
    "in a timely manner",
    "at the earliest opportunity",
    "without undue delay",
    "in due course",
    "when she is ready",
    "within a reasonable time",
    "in the coming days",
    "shortly after arrival",
]


@pytest.mark.parametrize("text", VAGUE)
def test_a_limit_without_a_number_is_vague(text: str) -> None:
    found = only(f"The risk screen is done {text}.")
    assert (found.comparator, found.high_hours, found.verdict(48)) == ("vague", None, "unclear")


BUSINESS = [
    ("within one business day", "unclear"),
    ("within one (1) business day", "unclear"),
    ("the next business day", "unclear"),
    ("by the next working day", "unclear"),
    ("first business day", "unclear"),
    ("by close of the next business day", "unclear"),
    ("the same business day", "unclear"),
    ("within a business day", "unclear"),
    ("within two (2) business days", "unclear"),
    ("within 48 business hours", "unclear"),
    ("by close of business", "unclear"),
    ("by Monday", "unclear"),
    ("until the Tuesday", "unclear"),
    ("the Thursday following", "unclear"),
    ("before the weekend", "unclear"),
    ("after the weekend", "unclear"),
    ("within 24 hours, excluding weekends and holidays", "unclear"),
    ("within 24 hours, weekends excepted", "unclear"),
    ("within 48 hours Monday through Friday", "unclear"),
    ("within three business days", "outside"),
    ("by the end of the third business day", "outside"),
    ("within five (5) working days", "outside"),
    ("3 business days", "outside"),
    ("within 72 business hours", "outside"),
]


@pytest.mark.parametrize(("text", "verdict"), BUSINESS)
def test_business_days_may_take_in_a_weekend(text: str, verdict: str) -> None:
    found = only(text)
    assert found.business
    assert found.verdict(48) == verdict
    assert found.nominal_hours is not None
    assert found.high_hours is not None
    assert found.high_hours >= found.nominal_hours + 48


VERDICTS = [
    ("within 24 hours", "inside"),
    ("within 48 hours", "inside"),
    ("24-48 hours", "inside"),
    ("at intake", "inside"),
    ("the next day", "inside"),
    ("within 49 hours", "outside"),
    ("24-72 hours", "outside"),
    ("within the first week", "outside"),
    ("within a few days", "outside"),
    ("within a few hours", "inside"),
    ("on the second day after arrival", "unclear"),
    ("by the day after tomorrow", "unclear"),
    ("after 72 hours", "outside"),
    ("after 24 hours", "unclear"),
    ("another 24 hours may be allowed", "unclear"),
]


@pytest.mark.parametrize(("text", "verdict"), VERDICTS)
def test_the_verdict_on_48_hours(text: str, verdict: str) -> None:
    assert only(text).verdict(48) == verdict


NO_TIME = [
    "Call 911.",
    "Policy 4.8",
    "Form 24",
    "See section 4.8.1.",
    "Room 12 has two beds.",
    "two to a room",
    "18 years of age or older",
    "a person who has not attained 18 years",
    "under 18",
    "over 12 years old",
    "a 15-year-old",
    "girls under 18 years",
    "October 3, 2023",
    "at 7 a.m.",
    "by 5 p.m.",
    "for the second time",
    "She gets two days off.",
    "a day program",
    "these days",
    "one day at a time",
    "Some day we hope to own the building.",
    "They will one day be free.",
    "on her birthday",
    "day-to-day tasks",
    "The bus pass costs $48.",
    "Nobody may stay at the motel.",
    "No one sleeps in the office.",
    "the shift manager",
    "a shift manager",
    "Office hours 9 to 5",
    "the walk-in hours",
    "the intake form",
    "at the intake desk",
    "all at once",
    "",
    " ",
    "– ( ) . 24",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_what_only_looks_like_time_is_left_alone(text: str) -> None:
    assert find_durations(text) == ()


SEVERAL = [
    ("within 2 days, or 3 if a weekend falls between", [48, 72]),
    ("within 24 hours or, with approval, 72 hours", [24, 72]),
    ("within 24 hours, extended to 72 hours where the supervisor agrees", [24, 72]),
    ("At intake or within 48 hours", [24, 48]),
    ("[ ] within 24 hours [ ] within 48 hours [ ] within 72 hours", [24, 48, 72]),
    ("not less than 24 hours and no more than 48 hours", [24, 48]),
    ("The 48-hour limit may be extended by 24 hours", [48, 72]),
    ("within two days; an additional three days may be allowed", [48, 120]),
    ("up to two days beyond the 24 hours", [72, 24]),
    ("within 48 hours plus a 24-hour extension", [48, 72]),
    ("The 24-hour limit may be extended for another 48 hours", [24, 72]),
    ("from two days to five", [48, 120]),
    ("no more than 2 days after arrival (or 3 days over a weekend)", [48, 72]),
    ("within two weeks (14 days) of intake", [336, 336]),
    ("at two weeks and at three months", [336, 2160]),
    ("Screened within 24 hours and reviewed every week", [24, 168]),
]


@pytest.mark.parametrize(("text", "hours"), SEVERAL)
def test_every_limit_in_a_sentence_is_read(text: str, hours: list[float]) -> None:
    assert [each.high_hours for each in find_durations(text)] == hours


def test_a_second_limit_takes_the_comparator_of_the_first() -> None:
    first, second = find_durations("within 24 hours or 3 days")
    assert (first.comparator, second.comparator) == ("within", "within")


CLOCKS = [
    ("within 24 hours of intake", "intake", "intake"),
    ("within 24 hours of her arrival at the shelter", "entry", "her arrival at the shelter"),
    ("within 48 hours after admission", "entry", "admission"),
    ("48 hours post-admission", "entry", "admission"),
    ("within two days after the survivor moves in", "entry", "the survivor moves in"),
    ("within 48 hrs. of identification", "identification", "identification"),
    ("within 48 hours after someone is identified", "identification", "someone is identified"),
    ("within 24 hours of a disclosure", "disclosure", "a disclosure"),
    ("within 24 hours from first contact", "first contact", "first contact"),
    ("within 48 hours of leaving", "departure", "leaving"),
    ("within 48 hours of a change of room", "", "a change of room"),
    ("within 48 hours", "", ""),
    ("upon identification", "identification", ""),
    ("on the day she leaves", "departure", ""),
    ("before she leaves the hospital", "", ""),
    ("on the day of arrival", "entry", "arrival"),
    ("Once she is admitted, staff screen her within 24 hours", "entry", ""),
]


@pytest.mark.parametrize(("text", "clock", "anchor"), CLOCKS)
def test_what_starts_the_clock_is_named(text: str, clock: str, anchor: str) -> None:
    found = only(text)
    assert (found.clock, found.anchor) == (clock, anchor)


def test_offsets_take_in_the_words_that_make_it_a_limit() -> None:
    text = "An advocate, no later than forty-eight (48) hours after entry, asks about danger."
    found = only(text)
    assert text[found.start : found.end] == "no later than forty-eight (48) hours"


def test_the_longest_limit_is_the_one_that_allows_most() -> None:
    found = find_durations("within 24 hours, at most 72 hours, reviewed every 30 days")
    longest = longest_limit(found)
    assert longest is not None
    assert longest.high_hours == 72
    assert longest_limit(find_durations("every day")) is None


# Properties.

UNITS = {"hour": HOUR, "day": DAY, "night": DAY, "week": WEEK, "month": MONTH, "minute": 1 / 60}
TEMPLATES = (
    "Within {} staff screen for danger.",
    "The screen is done no later than {} after entry.",
    "It shall not take more than {}.",
    "inside of {}",
    "in under {}",
    "at most {} may pass",
    "Up to {}, an advocate",
    "A plan is made in {} or less.",
)
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
NAMES = [*SMALL.split(), "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int, hyphen: str = "-") -> str:
    if number < 20:
        return NAMES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (hyphen + NAMES[ones] if ones else "")


numbers = st.integers(min_value=2, max_value=99)
units = st.sampled_from(sorted(UNITS))
templates = st.sampled_from(TEMPLATES)


@given(numbers, units, templates)
def test_hours_are_number_times_unit(number: int, unit: str, template: str) -> None:
    found = only(template.format(f"{number} {unit}s"))
    assert found.comparator == "within"
    assert found.high_hours == pytest.approx(number * UNITS[unit])
    assert found.unit == unit


@given(numbers, units, templates, st.sampled_from(["-", " ", "\u2011"]))
def test_digits_words_and_both_agree(number: int, unit: str, template: str, hyphen: str) -> None:
    words = in_words(number, hyphen)
    forms = (
        f"{number} {unit}s",
        f"{words} {unit}s",
        f"{words} ({number}) {unit}s",
        f"{number} ({words}) {unit}s",
    )
    read = {
        (found.low_hours, found.high_hours, found.comparator, found.clock)
        for found in (only(template.format(form)) for form in forms)
    }
    assert len(read) == 1


@given(numbers, units, templates, st.sampled_from([" ", "  ", "\u00a0", "\n", "\t"]), st.booleans())
def test_case_and_spacing_do_not_matter(
    number: int, unit: str, template: str, space: str, upper: bool
) -> None:
    plain = template.format(f"{number} {unit}s")
    varied = plain.replace(" ", space)
    varied = varied.upper() if upper else varied
    before, after = only(plain), only(varied)
    assert (before.high_hours, before.comparator, before.unit) == (
        after.high_hours,
        after.comparator,
        after.unit,
    )
    assert varied[after.start : after.end].lower() == plain[before.start : before.end].lower().replace(
        " ", space
    )


@given(numbers, numbers, units, st.sampled_from(["-", " - ", "–", " to ", "/", " or "]))
def test_ranges_keep_their_ends_in_order(one: int, other: int, unit: str, joint: str) -> None:
    low, high = sorted((one, other))
    found = only(f"within {low}{joint}{high} {unit}s")
    assert found.low_hours == pytest.approx(low * UNITS[unit])
    assert found.high_hours == pytest.approx(high * UNITS[unit])


@given(numbers, units, templates)
def test_offsets_cut_out_the_number(number: int, unit: str, template: str) -> None:
    text = f"x {template.format(f'{number} {unit}s')} y"
    found = only(text)
    assert f"{number} {unit}s" in text[found.start : found.end]


@given(st.integers(min_value=1, max_value=30), st.floats(min_value=1, max_value=1000))
def test_business_days_are_never_surer_than_days(number: int, limit: float) -> None:
    plain, business = only(f"within {number} days"), only(f"within {number} business days")
    if business.verdict(limit) == "inside":
        assert plain.verdict(limit) == "inside"
    if plain.verdict(limit) == "outside":
        assert business.verdict(limit) == "outside"


PIECES = st.sampled_from([
    "within", "24", "48", "hours", "hour", "hrs.", "day", "days", "two", "(2)", "a hundred", "-", "–", "/",
    "to", "or",
    "the", "first", "second", "next", "business", "shift", "week", "a", "an", "of", "after", "intake",
    "arrival", "at",
    "no", "not later than", "more than", "every", "by", "end", "for", "last", "ago", "before", ",", ".",
    ";", "|",
    "half", "and", "extended by", "another",
])  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join)))
def test_any_text_gives_ordered_expressions_inside_it(text: str) -> None:
    last = 0
    for found in find_durations(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        assert found.high_hours is None or found.high_hours >= (found.low_hours or 0) >= 0
        last = found.end
