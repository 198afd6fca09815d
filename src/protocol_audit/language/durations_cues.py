"""What the words around a length of time make of it: a limit, a delay, a rhythm, a length or no time at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protocol_audit.language.durations_amounts import Reading
from protocol_audit.language.durations_clocks import clock_after
from protocol_audit.language.durations_words import UNIT, UNIT_HOURS, Comparator, one_of

_REACH = 90  # characters of evenly spaced text that are looked at on either side
_BREAK = re.compile(r" [.;?!|\[\]☐☒](?= )")

# Words that may stand between a cue and the length of time: "within [the first] 24 hours".
_FILL = (
    r"(?: (?:the|an?|her|his|their|your|our|its|about|around|roughly|approximately|only|just|another|first|next"
    r"|coming|initial|very|from|between|period of|window of|space of|maximum of|total of|end of|close of|further|,|:|-|\())*"
)
_CAPPED = (
    r"(?:(?:no|not|never|nor) (?:(?:any|be|go|run) )?(?:more|later|longer|greater|further) than"
    r"|(?:not|never)(?: to)? (?:exceed(?:ing)?|beyond|past|over|go (?:beyond|past|over))|without exceeding)"
)
_EXCEED = (
    r"(?:(?:more|later|longer|greater|further) than|exceed(?:s|ed|ing)?|beyond|past|in excess of|above"
    r"|over(?! (?:the|an?|her|his|their|next|coming)))"
)
_LIMITED = one_of(
    r"with ?in", r"w / ?in", r"w / i", r"inside(?: of)?", r"less than", r"fewer than", r"sooner than", r"under",
    r"up ?to(?: and including)?", r"as (?:many|much) as", r"(?:at|at the) (?:most|latest|outside)", r"throughout",
    r"(?:by|before|at|on)(?: the)?(?: (?:end|close|start|beginning|completion))? of", r"by", r"before", r"b 4", r"in",
    r"during", r"in the course of", r"over the", r"at", r"max(?:imum)?(?: time)?(?: of| is)?",
    r"limit(?:ed|s)?(?: time)?(?: of| to| is| at)*", r"deadline(?: of| is)?", r"cap(?:ped)?(?: of| at)?",
    r"(?:extend\w*|raised|lengthened|moved|changed|increased|shortened|cut|reduced|stretch\w*)(?: \w+){0,3} to",
    r"due(?: in| at| by)?", r"(?:target|goal|turnaround)(?: time)?(?: is| of)?",
)  # fmt: skip
_GIVEN = (
    r"(?:have|has|had|given|gives?|gave|gets?|allow|allows|allowed|allowing|permits?|permitted)"
    r"(?: (?:staff|us|them|her|him|you|advocates?|an advocate|clients?|up to))*"
)
_AFTER = one_of(
    "after", "once", "not before", "until", "till", "at least", "following", "(?:not|no) (?:less|fewer|sooner|earlier) than",
    "a minimum of", "minimum(?: of)?",
)  # fmt: skip
_UP_TO = r"(?:up to|at least|as long as|(?:no|not) (?:more|longer) than|a (?:min|max)imum of|over|more than|less than)"
_STAY = (
    r"(?:stay(?:s|ed|ing)?|shelter(?:ed)?|hous(?:ed|ing)|remain\w*|lasts?|lasted|lasting|lodging|kept|keep|retain\w*"
    rf"|stored?|held)(?: (?:is|are|of|for|to|limited|{_UP_TO}))*"
)
_PAST = r"(?:(?:the|these|in|her|his|their) (?:past|previous|prior|preceding)|last|previous)"
_BEFORE_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf" {pattern}{_FILL} $"))
    for name, pattern in (
        ("past", _PAST),
        ("every", r"(?:every|each|per)(?: other)?"),
        ("for", rf"for(?: {_UP_TO})?"),
        ("lasting", _STAY),
        ("capped", _CAPPED),
        ("exceed", _EXCEED),
        ("after", _AFTER),
        ("within", _LIMITED),
        ("given", _GIVEN),
    )
)

_PASSED = (
    r"(?:have|has|had) (?:(?:now|already|fully) )?(?:passed|elapsed|gone by|run out)"
    r"|(?:is|are) (?:up|over|out)|(?:(?:may|can|will|must|shall) )?(?:pass|elapse)(?:es)?"
)
_LEAST = (
    r"or (?:more|longer|over|later)|and (?:over|up|more|longer)|plus|\+|minimum|at (?:the earliest|least)"
)
_MOST = (
    r"(?:, )?(?:or (?:less|sooner|fewer|earlier|under|before)|at (?:the )?(?:very )?(?:latest|most|outside)"
    r"|max(?:imum)?|tops|(?:is|are) allowed|allowed"
    r"|(?:is|are|as) the (?:most|(?:outer |outside |longest |time )?(?:limit|maximum|deadline|target|rule|standard)))"
)
_TO_DO = r"in which|(?:from (?:the )?\w+ )?to (?!\d|an? |the )\w+"
_AFTER_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf" (?:{pattern})(?= )"))
    for name, pattern in (
        ("past", r"ago|back|earlier"),
        ("lead", r"(?:' |of |in )?(?:\w+ )?(?:notice|advance)|ahead|beforehand|before|prior to"),
        ("rate", rf"(?:an?|per|each|every|out of the|/) {UNIT}|weekly|daily|monthly|annually|yearly"),
        ("passed", _PASSED),
        ("least", _LEAST),
        ("most", _MOST),
        ("to do", _TO_DO),
    )
)

_NOT_TIME = re.compile(
    r" (?:(?:- )?(?:of age|olds?)|and (?:older|younger|under)|off|at a time"
    r"|(?:- )?(?:to|by) (?:- )?(?:day|night)) "
)
_SOME_DAY_TO = re.compile(r" (?:, )?to | , ")
_COUNTED = re.compile(r" (?:once|twice|times|\d[\d,.]*) $")
_ON_A = re.compile(r" on $")
_WHEN = re.compile(r" (?:when|that|where) ")
_HYPHEN = re.compile(r" - ")
_AGE = re.compile(r" (?:under|over|below|above|ages?|aged|attain\w*|reach\w*|turn\w*|than|least|until|of) $")
_AGE_YEARS = range(10, 26)
_SOME_DAY = re.compile(r" (?:will|would|may|might|could|can|hope|hopes|to|like|shall) $")
_NOUN_USE = re.compile(
    r" (?:program|shift|care|room|camp|labor|treatment|job|center|staff|workers?|crew|trip|guard|advocate|manager"
    r"|supervisor|light) "
)
# What may stand before "a week" where that is a length, not a rate: "wait a week", "chores a week".
_LENGTH_BEFORE = re.compile(
    r"(?:^| [,:(\-]| (?:wait\w*|takes?|took|needs?|spen[dt]|be|is|was|to|and|or|than|only|just|almost|nearly|about|of"
    r"|staff|us|them|her|him|you|me|advocates?|another|quite|says?|cost)) $"
)
_LIMIT_NOUN = re.compile(
    r" (?:- )?(?:(?:(?!hotline|line|stay|training)\w+ )?(?:limit|rule|deadline|window|requirement|target|timeframe"
    r"|timeline|turnaround|cutoff|allowance|standard|cap|maximum|goal)|mark|time|period)(?= )"
)
_CHECK_NOUN = re.compile(
    r" (?:- )?(?:(?!hotline|line|stay|training|course)[^ .,;]+ ){0,3}?(?:screen|screens|screening|assess\w*|plan|plans"
    r"|planning|reviews?|checks?|check - in|interviews?|intakes?|evaluations?|visits?|meetings?)(?= )"
)
_NOUN = re.compile(
    r" (?:- )?(?!of |after |from |or |and |to |in |is |are |for |at |with |by |following )[a-z]"
)
_CONTENT = re.compile(r" of (?!stay |the stay |her stay )")
_LATER = re.compile(r" (?:after|following|from|later|post|past|since)(?= )")
_ON = re.compile(r" (?:on|for|is|are)(?: the| her| his| their| your| our)?(?: very)? $")
_ADDING = re.compile(
    r" (?:extend\w*(?: \w+){0,3} by|another|additional|extra|by (?:up to|as (?:much|many) as)"
    r"|extensions? of(?: up to)?)(?: (?:up to|an?|as much as|another|no more than|additional))* $"
)
_ON_TOP = re.compile(r" (?:beyond|past|on top of|in addition to|over and above) ")
_NEGATION = re.compile(
    r" (?:not|no|never|nor|cannot|can't|won't|mustn't|shouldn't|doesn't|don't|without)(?= )"
)
_DELAY = re.compile(
    r" (?:delay\w*|defer\w*|postpon\w*|put(?:ting)? off|wait\w*|hold(?:ing)? (?:over|off)|held (?:over|off)|push\w*"
    r"|suspend\w*|set|scheduled|booked|arranged)(?= )"
)
# Small words that belong to a fixed expression which begins with one of the second: "by the", "no later than".
_LEAD = re.compile(
    r" (?:(?:by|before|on|until|during|with ?in|at|in|early|late|later|(?:no|not) later than|prior to|the|very) )+$"
)
_TAKES_LEAD = re.compile(
    r"(?:next|following|coming|same|first|that|day|end|close|start|noon|midday|midnight|morning|last|past|week"
    r"|business|working|weekday|\d+) "
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

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """True where a pattern for what precedes ends at the reading."""
        return bool(pattern.search(self.before))

    def precedes(self, pattern: re.Pattern[str]) -> bool:
        """True where a pattern for what comes next begins at the reading's end."""
        return bool(pattern.match(self.after))

    @property
    def negated(self) -> bool:
        """True where a negation stands before the cue: "no more than", "shall not exceed"."""
        return bool(_NEGATION.search(self.before[: len(self.before) - self.lead + 1]))


def find_cue(text: str, reading: Reading, floor: int) -> Cue | None:
    """What the words around a reading make of it, or None where it is no time at all.

    ``floor`` is where the expression before it ended: words before that belong to that one.
    """
    before, after = _sides(text, reading, floor)
    if reading.fixed:
        lead = _LEAD.search(before) if _TAKES_LEAD.match(text, reading.start) else None
        return Cue(reading.comparator, reading.start - (len(lead[0]) - 1 if lead else 0), reading.end)
    around = _Around(reading, before, after, *_cue_before(before), *_cue_after(after))
    if _is_no_time(text[reading.start : reading.end], around):
        return None
    comparator, takes = _strong(around) or _by_attribute(around) or _weak(around)
    added = reading.added or around.follows(_ADDING) or around.precedes(_ON_TOP)
    return Cue(
        comparator,
        reading.start - (around.lead if "before" in takes else 0),
        reading.end + (around.reach if "after" in takes else 0),
        2.0 if comparator == "every" and " other " in before[-around.lead - 1 :] else 1.0,
        added and comparator in ("within", "bare"),
    )


def _sides(text: str, reading: Reading, floor: int) -> tuple[str, str]:
    """The text before and after a reading, each up to the nearest full stop or table rule."""
    before = text[max(floor, reading.start - _REACH) : reading.start]
    for broken in reversed(list(_BREAK.finditer(before))):
        before = before[broken.end() :]
        break
    after = text[reading.end : reading.end + _REACH]
    stop = _BREAK.search(after)
    return before, after[: stop.start() + 1] if stop else after


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
    """True for ages, days off, "some day", a "day program" and rates without a count."""
    reading = around.reading
    if around.precedes(_NOT_TIME):
        return True
    if reading.unit == "year" and reading.high is not None:
        years = reading.high / UNIT_HOURS["year"]
        return years in _AGE_YEARS and around.follows(_AGE)
    if words == "1 day":
        return around.follows(_SOME_DAY) or (not around.cue_before and around.precedes(_SOME_DAY_TO))
    if words == "a shift":
        return around.cue_before != "within" or around.precedes(_NOUN_USE)
    if reading.indefinite and around.follows(_ON_A) and around.precedes(_WHEN):
        return True
    return reading.indefinite and reading.unit != "hour" and around.precedes(_NOUN_USE)


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
    if around.reading.indefinite and around.follows(_COUNTED):
        return "every", ()
    if name_after == "rate":
        return "lasting", ("after",)
    if name_after == "passed":
        limited = name in ("within", "capped") or (name == "exceed" and around.negated)
        return "within" if limited else "after", ("before", "after")
    if name_after == "least":
        return "lasting" if name == "for" else "after", ("before", "after")
    return None


def _by_attribute(around: _Around) -> _Decision | None:
    """What the noun says before which a compound stands: "48-hour limit", "24-hour hotline"."""
    if not around.reading.compound or around.cue_after:
        return None
    within = around.cue_before in ("within", "capped")
    if around.precedes(_LIMIT_NOUN) and around.cue_before not in ("for", "after"):
        return "within", ("before",) if within else ()
    if around.precedes(_CHECK_NOUN) and around.reading.unit not in ("month", "quarter", "year"):
        return "bare", ()
    if around.precedes(_NOUN) and (not within or around.precedes(_HYPHEN)):
        return "lasting", ()
    return None


def _weak(around: _Around) -> _Decision:
    """What the nearest cue says where nothing strong does."""
    name, reading = around.cue_before, around.reading
    if name == "exceed":
        return "within" if around.negated else "after", ("before",)
    if name == "for" and around.follows(_DELAY):
        return "after" if " at least " in around.before[-around.lead :] else "within", ("before",)
    if name == "for" or (name == "lasting" and not reading.counts_on):
        return "lasting", ("before",)
    if name == "after":
        return "after", ("before",)
    if name in ("within", "capped") or (reading.counts_on and around.follows(_ON)):
        return "within", ("before",)
    return _weakest(around)


def _weakest(around: _Around) -> _Decision:
    """What remains to be said without a cue before."""
    name, reading = around.cue_before, around.reading
    if around.cue_after == "most":
        return "within", ("before", "after")
    if around.cue_after == "to do":
        return "within", ("before",)
    if not reading.counts_on:
        if around.precedes(_CONTENT):
            return ("within" if clock_after(around.after)[0] else "lasting"), ()
        if name == "given" or around.precedes(_LATER):
            return "within", ("before",)
    if reading.indefinite and not around.follows(_LENGTH_BEFORE):
        return "every", ()
    return reading.comparator, ()
