"""What the words around a length of time make of it (a limit, a delay, a rhythm, a length) and what starts it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protocol_audit.language.durations_amounts import Reading
from protocol_audit.language.durations_words import CLOCKS, UNIT, UNIT_HOURS, Comparator, one_of

_REACH = 90  # characters of evenly spaced text that are looked at on either side
_BREAK = re.compile(r" [.;?!|\[\]☐☒] ")

_FILL = (
    r"(?: (?:the|an?|her|his|their|your|our|its|about|around|roughly|approximately|only|just|another|first|next"
    r"|coming|initial|very|from|between|period of|window of|space of|maximum of|total of|further|,|:|-|\())*"
)
_EXCEED = (
    r"(?:(?:more|later|longer|greater|further) than|exceed(?:s|ed|ing)?|beyond|past|over|in excess of|above)"
)
_LIMITED = one_of(
    r"with ?in", r"w / ?in", r"w / i", r"inside(?: of)?", r"less than", r"fewer than", r"sooner than", r"under",
    r"up ?to(?: and including)?", r"as (?:many|much) as", r"(?:at|at the) (?:most|latest|outside)", r"throughout",
    r"(?:by|before|at|on)(?: the)?(?: (?:end|close|start|beginning|completion))? of", r"by", r"before", r"b4", r"in",
    r"during", r"in the course of", r"over the", r"at", r"max(?:imum)?(?: time)?(?: of| is)?",
    r"limit(?:ed|s)?(?: time)?(?: of| to| is| at)*", r"deadline(?: of| is)?", r"cap(?:ped)?(?: of| at)?",
    r"(?:extend\w*|raised|lengthened|moved|changed|increased|shortened|cut|reduced|stretch\w*)(?: \w+){0,3} to",
    r"due(?: in| at| by)?", r"(?:target|goal|turnaround)(?: time)?(?: is| of)?",
)  # fmt: skip
_GIVEN = (
    r"(?:have|has|had|given|gives?|gets?|get|allow|allows|allowed|allowing|permits?|permitted)"
    r"(?: (?:staff|us|them|her|him|you|advocates?|an advocate|clients?|up to))*"
)
_AFTER = r"(?:after|once|until|till|at least|following|(?:not|no) (?:less|fewer|sooner|earlier) than|a minimum of|minimum(?: of)?)"
_FOR = r"for(?: (?:up to|at least|as long as|no (?:more|longer) than|not more than|a minimum of|a maximum of|over|more than|less than))?"
_STAY = (
    r"(?:stay(?:s|ed|ing)?|shelter(?:ed)?|hous(?:ed|ing)|remain\w*|lasts?|lasted|lasting|lodging|kept|keep|retain\w*|stored?|held)"
    r"(?: (?:is|are|of|for|up to|at least|to|limited|no (?:more|longer) than))*"
)
_PAST = r"(?:(?:the|these|in|over|during|within|her|his|their|for) (?:past|previous|prior|preceding)|last|previous)"
_BEFORE_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf" {pattern}{_FILL} $"))
    for name, pattern in (
        ("past", _PAST),
        ("every", r"(?:every|each|per)(?: other)?"),
        ("for", _FOR),
        ("lasting", _STAY),
        ("exceed", _EXCEED),
        ("after", _AFTER),
        ("within", _LIMITED),
        ("given", _GIVEN),
    )
)

_PASSED = r"(?:\w+ )?(?:have|has|had|is|are|were) (?:\w+ )?(?:passed|elapsed|gone by|up|over|run out)|(?:\w+ )?(?:pass|elapse)(?:es)?"
_LEAST = (
    r"or (?:more|longer|over|later)|and (?:over|up|more|longer)|plus|\+|minimum|at (?:the earliest|least)"
)
_MOST = (
    r"(?:, )?(?:or (?:less|sooner|fewer|earlier|under|before)|at (?:the )?(?:very )?(?:latest|most|outside)|max(?:imum)?|tops"
    r"|(?:is|are|as) the (?:outer |outside |longest |time )?(?:limit|maximum|deadline|target|rule|standard)"
    r"|(?:is|are) allowed|allowed|in which|(?:from (?:the )?\w+ )?to (?!\d|an? |the |one |two |three )\w+)"
)
_AFTER_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf" (?:{pattern})(?= )"))
    for name, pattern in (
        ("past", r"ago|back|earlier"),
        ("lead", r"(?:' |of |in )?(?:\w+ )?(?:notice|advance)|ahead|beforehand|before|prior to"),
        ("rate", rf"(?:an?|per|each|every|out of the|/) {UNIT}|weekly|daily|monthly|annually|yearly"),
        ("passed", _PASSED),
        ("least", _LEAST),
        ("most", _MOST),
    )
)

_NOT_TIME = re.compile(
    r" (?:(?:- )?(?:of age|olds?)|and (?:older|younger|under)|off|at a time|(?:- )?(?:to|by) (?:- )?(?:day|night)) "
)
_AGE = re.compile(
    r" (?:under|over|below|above|age|aged|ages|attain\w*|reach\w*|turn\w*|than|least|until|of|to|is|are) $"
)
_AGE_YEARS = range(10, 26)
_SOME_DAY = re.compile(r" (?:will|would|may|might|could|can|hope|hopes|to|like|shall) $")
_COUNTED = re.compile(
    r" (?:once|twice|times|\d[\d,.]*|(?!us |is |was |has |takes |gets |gives |waits |allows |needs |lasts )\w+s) $"
)
_NOUN_USE = re.compile(
    r" (?:program|shift|care|room|camp|labor|treatment|job|in|of|to|center|staff|worker|crew|trip) "
)

_ATTRIBUTE = re.compile(
    r" (?:- )?(?:\w+ )?(?:hotline|helpline|line|crisis|staffing|staff|coverage|number|phone|services?|access|stays?|hold|training|course"
    r"|class|curriculum|program|supply|notice|supervision|care|support|pager|response|emergency|desk|shelter|facility|bed|answering"
    r"|on|text|chat|domestic|toll|workshop|module|sessions?|refresher|shifts?|week|day|period of)(?= )"
)  # fmt: skip
_LIMIT_ATTRIBUTE = re.compile(
    r" (?:- )?(?:(?!hotline|line|stay|training)\w+ )?(?:limit|rule|deadline|window|requirement|target|timeframe|timeline|mark|turnaround"
    r"|cutoff|allowance|standard|cap|maximum|goal|time|period)(?= )"
)  # fmt: skip
_CONTENT = re.compile(r" of (?!stay |the stay |her stay )")
_LATER = re.compile(r" (?:after|following|from|later|post|past|since)(?= )")
_ON = re.compile(r" (?:on|for|is|are)(?: the| her| his| their| your| our)?(?: very)? $")
_ADDING = re.compile(
    r" (?:extend\w*(?: \w+){0,3} by|another|additional|extra|by (?:up to|as (?:much|many) as)|extensions? of(?: up to)?)"
    r"(?: (?:up to|an?|as much as|another|no more than|additional))* $"
)
_ON_TOP = re.compile(r" (?:beyond|past|on top of|in addition to|over and above) ")
_NEGATION = re.compile(
    r" (?:not|no|never|nor|cannot|can't|won't|mustn't|shouldn't|doesn't|don't|without)(?= )"
)
_DELAY = re.compile(
    r" (?:delay\w*|defer\w*|postpon\w*|put(?:ting)? off|wait\w*|hold over|held over|push\w*|suspend\w*)(?= )"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What a reading is, and from where to where the words that say so reach."""

    comparator: Comparator
    start: int
    end: int
    factor: float = 1.0
    added: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """The text on both sides of a reading, and the cues that touch it there."""

    reading: Reading
    before: str
    after: str
    cue_before: str
    lead: int  # how far the cue before reaches back
    cue_after: str
    reach: int  # how far the cue after reaches on

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """True where a pattern for what precedes ends at the reading."""
        return bool(pattern.search(self.before))

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """True where a pattern for what follows begins at the reading."""
        return bool(pattern.match(self.after))

    @property
    def negated(self) -> bool:
        """True where a negation stands before the cue: "no more than", "shall not exceed"."""
        return bool(_NEGATION.search(self.before[: len(self.before) - self.lead + 1]))


def find_cue(text: str, reading: Reading, floor: int) -> Cue | None:
    """What the words around a reading make of it, or None where it is no time at all.

    ``floor`` is where the expression before it ended: words before that belong to that one.
    """
    if reading.fixed:
        return Cue(reading.comparator, reading.start, reading.end)
    around = _look_around(text, reading, floor)
    words = text[reading.start : reading.end]
    if _is_no_time(words, around):
        return None
    comparator, takes = _strong(around) or _by_attribute(around) or _weak(around)
    added = reading.added or around.matches(_ADDING) or around.follows(_ON_TOP)
    return Cue(
        comparator,
        reading.start - (around.lead if "before" in takes else 0),
        reading.end + (around.reach if "after" in takes else 0),
        2.0 if comparator == "every" and " other " in around.before[-around.lead - 1 :] else 1.0,
        added and comparator in ("within", "bare"),
    )


def _look_around(text: str, reading: Reading, floor: int) -> _Around:
    """The surroundings of a reading, each side up to the nearest full stop or table rule."""
    before = text[max(floor, reading.start - _REACH) : reading.start]
    for broken in _BREAK.finditer(before):
        last = broken.end() - 1
        before = " " * last + before[last:]
    after = text[reading.end : reading.end + _REACH]
    stop = _BREAK.search(after)
    after = after[: stop.start() + 1] if stop else after
    cue_before, lead = _cue_before(before)
    cue_after, reach = _cue_after(after)
    return _Around(reading, before, after, cue_before, lead, cue_after, reach)


def _cue_before(before: str) -> tuple[str, int]:
    """The name of the cue that stands directly before, and how far back it starts."""
    for name, pattern in _BEFORE_CUES:
        match = pattern.search(before)
        if match:
            return name, len(before) - match.start() - 1
    return "", 0


def _cue_after(after: str) -> tuple[str, int]:
    """The name of the cue that follows directly, and how far it reaches."""
    for name, pattern in _AFTER_CUES:
        match = pattern.match(after)
        if match:
            return name, match.end()
    return "", 0


def _is_no_time(words: str, around: _Around) -> bool:
    """True for ages, days off, "some day" and a "day program"."""
    reading = around.reading
    if around.follows(_NOT_TIME):
        return True
    if reading.unit == "year" and reading.high is not None:
        years = reading.high / UNIT_HOURS["year"]
        return years in _AGE_YEARS and around.matches(_AGE)
    if words == "one day":
        return around.matches(_SOME_DAY)
    return reading.indefinite and reading.unit != "hour" and around.follows(_NOUN_USE)


_Decision = tuple[Comparator, tuple[str, ...]]


def _strong(around: _Around) -> _Decision | None:
    """What cues decide whatever else stands there: the past, a rhythm, a lead time, time passed."""
    name, name_after = around.cue_before, around.cue_after
    if "past" in (name, name_after):
        return "past", ("before",) if name == "past" else ("after",)
    if name_after == "lead" and not around.reading.counts_on:
        return "lasting", ("before", "after")
    if name == "every":
        return "every", ("before",)
    if name_after == "rate":
        return "lasting", ("after",)
    if name_after == "passed":
        limited = name == "within" or (name == "exceed" and around.negated)
        return "within" if limited else "after", ("before", "after")
    if name_after == "least":
        return "lasting" if name == "for" else "after", ("before", "after")
    if name == "exceed":
        return "within" if around.negated else "after", ("before",)
    return None


def _by_attribute(around: _Around) -> _Decision | None:
    """What the noun says before which a compound stands: "48-hour limit", "24-hour hotline"."""
    if not around.reading.compound:
        return None
    if around.follows(_LIMIT_ATTRIBUTE) and around.cue_before not in ("for", "after"):
        return "within", ("before",) if around.cue_before == "within" else ()
    return ("lasting", ()) if around.follows(_ATTRIBUTE) else None


def _weak(around: _Around) -> _Decision:
    """What the nearest cue says where nothing strong does."""
    name, reading = around.cue_before, around.reading
    if name == "for" and around.matches(_DELAY):
        return "within", ("before",)
    if name in ("for", "lasting"):
        return "lasting", ("before",)
    if name == "after":
        return "after", ("before",)
    if name == "within" or (reading.counts_on and around.matches(_ON)):
        return "within", ("before",)
    if around.cue_after == "most":
        return "within", ("before", "after")
    if not reading.counts_on:
        if around.follows(_CONTENT) and not clock_after(around.after)[0]:
            return "lasting", ()
        if name == "given" or around.follows(_LATER):
            return "within", ("before",)
    if reading.indefinite and around.matches(_COUNTED):
        return "every", ()
    return "bare", ()


_STARTS = r"(?:of|from|after|following|since|post|upon|once|past|that|when|starting|counted|running|beginning|measured|-)"
_CONNECTED = re.compile(rf"(?: ,)?(?: (?:weekends|weekdays|holidays) (?:\w+ ){{1,2}}, )?(?: {_STARTS})+(?= )")
_STOP = re.compile(
    r" (?:[,;:()|]|an? (?:advocate|case manager|staff)|advocates?|staff|case managers?|we|will|shall|must|should|may|by|with|and|or) "
)
_CLOCK_WORDS = 9
_STARTED_BEFORE = re.compile(
    r" (?:upon|after|from|following|of|since|once|when|between|at|on|whenever)((?: [^ .;?!|,]+){1,6})"
)


def clock_after(after: str) -> tuple[str, int, int]:
    """What starts the clock, by the words that follow: its name, and where in them they start and end."""
    connected = _CONNECTED.match(after)
    if not connected:
        return "", 0, 0
    tail = after[connected.end() :]
    stop = _STOP.search(tail)
    words = (tail[: stop.start()] if stop else tail).split()[:_CLOCK_WORDS]
    end = connected.end() + 1 + len(" ".join(words))
    return clock_of(" ".join(words)), connected.end() + 1, end if words else 0


def clock_before(before: str) -> str:
    """What starts the clock, by words before a limit: "Once admitted, ... within 24 hours"."""
    for match in reversed(list(_STARTED_BEFORE.finditer(before))):
        clock = clock_of(match[1].strip())
        if clock:
            return clock
    return ""


_CLOCKS = tuple((name, re.compile(rf" (?:{pattern})(?= )")) for name, pattern in CLOCKS.items())


def clock_of(text: str) -> str:
    """The name of the first clock that evenly spaced text speaks of, or ""."""
    found = [(match.start(), name) for name, pattern in _CLOCKS if (match := pattern.search(f" {text} "))]
    return min(found, key=lambda each: each[0])[1] if found else ""


_WEEKENDS_OUT = re.compile(
    r" (?:exclud\w+|except(?:ing|ed)?|unless|not (?:counting|including)|other than|apart from|outside(?: of)?|minus)"
    r"(?: [^ .;]+){0,5} (?:weekends?|holidays?|saturdays?|sundays?) "
    r"| weekends?(?: and (?:\w+ )?holidays?)? (?:are |is |do |does )?(?:excluded|excepted|not|aside|apart) "
    r"| monday (?:through|to|-) friday | (?:on|during) (?:weekdays|(?:business|working|office|regular) (?:days|hours)) "
)


def leaves_out_weekends(text: str, reading: Reading) -> bool:
    """True where the sentence says that the hours or days of a reading do not run on weekends."""
    if reading.unit not in ("hour", "day"):
        return False
    return bool(_WEEKENDS_OUT.search(text, max(0, reading.start - _REACH), reading.end + _REACH))
