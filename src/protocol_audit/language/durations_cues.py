"""The words around a length of time that say what it is, as patterns over evenly spaced text."""

from __future__ import annotations

import re

from protocol_audit.language.durations_words import UNIT, one_of

REACH = 90  # characters of evenly spaced text that are looked at on either side
BREAK = re.compile(r" [.;?!|\[\]☐☒](?= )")

# Words that may stand between a cue and the length of time: "within [the first] 24 hours".
_FILL = (
    r"(?: (?:the|an?|her|his|their|your|our|its|about|around|roughly|approximately|only|just|another|first"
    r"|next|coming|initial|very|from|between|period of|window of|space of|maximum of|total of|end of"
    r"|close of|further|,|:|-|\())*"
)
_CAPPED = (
    r"(?:(?:no|not|never|nor) (?:(?:any|be|go|run) )?(?:more|later|longer|greater|further) than|(?:not"
    r"|never)(?: to)? (?:exceed(?:ing)?|beyond|past|over|go (?:beyond|past|over))|without exceeding)"
)
_EXCEED = (
    r"(?:(?:more|later|longer|greater|further) than|>(?: =)?|≥|exceed(?:s|ed|ing)?|beyond|past"
    r"|in excess of|above|over(?! (?:the|an?|her|his|their|next|coming)))"
)
_LIMITED = one_of(
    r"with ?in", r"w / ?in", r"w / i", r"inside(?: of)?", r"less than(?: or equal to)?", r"< ?=?", "≤",
    r"fewer than", r"sooner than", r"under", r"up ?to(?: and including)?", r"as (?:many|much) as",
    r"(?:at|at the) (?:most|latest|outside)", r"throughout",
    r"(?:by|before|at|on)(?: the)?(?: (?:end|close|start|beginning|completion))? of", r"by", r"before",
    r"b 4", r"in", r"during", r"in the course of", r"over the", r"at",
    r"max(?:imum)?(?: time)?(?: of| is)?", r"limit(?:ed|s)?(?: time)?(?: of| to| is| at)*",
    r"deadline(?: of| is)?", r"cap(?:ped)?(?: of| at)?",
    r"(?:extend\w*|raised|lengthened|moved|changed|increased|shortened|cut|reduced)(?: \w+){0,3} to",
    r"due(?: in| at| by)?", r"(?:target|goal|turnaround)(?: time)?(?: is| of)?",
)  # fmt: skip
_GIVEN = (
    r"(?:have|has|had|given|gives?|gave|gets?|allow|allows|allowed|allowing|permits?|permitted)"
    r"(?: (?:staff|us|them|her|him|you|advocates?|an advocate|clients?|up to))*"
)
_AFTER = one_of(
    "after", "once", "not before", "until", "till", "at least", "following",
    "(?:not|no) (?:less|fewer|sooner|earlier) than", "a minimum of", "minimum(?: of)?",
)  # fmt: skip
_UP_TO = (
    r"(?:up to|at least|as long as|(?:no|not) (?:more|longer) than|a (?:min|max)imum of|over|more than"
    r"|less than)"
)
_STAY = (
    r"(?:stay(?:s|ed|ing)?|shelter(?:ed)?|hous(?:ed|ing)|remain\w*|lasts?|lasted|lasting|lodging|kept|keep"
    rf"|retain\w*|stored?|held)(?: (?:is|are|of|for|to|limited|{_UP_TO}))*"
)
_PAST = r"(?:(?:the|these|in|her|his|their) (?:past|previous|prior|preceding)|last|previous)"
BEFORE_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
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
    r"(?:have|has|had) (?:(?:now|already|fully) )?(?:passed|elapsed|gone by|run out)|(?:is|are) (?:up|over"
    r"|out)|(?:(?:may|can|will|must|shall) )?(?:pass|elapse)(?:es)?"
)
_LEAST = (
    r"or (?:more|longer|over|later)|and (?:over|up|more|longer)|plus(?! (?:an?|another) )|\+|minimum"
    r"|at (?:the earliest|least)"
)
_MOST = (
    r"(?:, )?(?:or (?:less|sooner|fewer|earlier|under|before)|at (?:the )?(?:very )?(?:latest|most"
    r"|outside)|max(?:imum)?|tops|(?:is|are) allowed|allowed|(?:is|are|as) the (?:most|(?:outer |outside "
    r"|longest |time )?(?:limit|maximum|deadline|target|rule|standard)))"
)
_TO_DO = r"in which|(?:from (?:the )?\w+ )?to (?!\d|an? |the )\w+"
AFTER_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
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

# What shows that a length of time is none: "18 years of age", "one day at a time", "days off".
NOT_TIME = re.compile(
    r" (?:(?:- )?(?:of age|olds?)|and (?:older|younger|under)|at a time"
    r"|(?:- )?(?:to|by) (?:- )?(?:day|night)) "
)
OFF = re.compile(r" off ")
AGE = re.compile(r" (?:under|over|below|above|ages?|aged|attain\w*|reach\w*|turn\w*|than|least|until|of) $")
AGE_YEARS = range(10, 26)
# "They will one day", "it may one day, to".
SOME_DAY = re.compile(r" (?:will|would|may|might|could|can|hope|hopes|to|like|shall) $")
SOME_DAY_TO = re.compile(r" (?:, )?to [a-z]| , ")
# "On a night when the desk is empty".
ON_A = re.compile(r" on $")
WHEN = re.compile(r" (?:when|that|where) ")
# What "a day" or "a shift" describes: "a day program", "a shift manager".
NOUN_USE = re.compile(
    r" (?:program|shift|care|room|camp|labor|treatment|job|center|staff|workers?|crew|trip|guard|advocate"
    r"|manager|supervisor|light) "
)
# What makes "a week" a rate ("twice a week"), and what may stand before it where it is a length.
COUNTED = re.compile(r" (?:once|twice|times|\d[\d,.]*) $")
LENGTH_BEFORE = re.compile(
    r"(?:^| [,:(\-]| (?:wait\w*|takes?|took|needs?|spen[dt]|be|is|was|to|and|or|than|only|just|almost"
    r"|nearly|about|of|staff|us|them|her|him|you|me|advocates?|another|quite|says?|cost)) $"
)

# What a compound stands before: "48-hour limit", "24-hour risk screen", any other noun.
LIMIT_NOUN = re.compile(
    r" (?:- )?(?:(?:(?!hotline|line|stay|training)\w+ )?(?:limit|rule|deadline|window|requirement|target"
    r"|timeframe|timeline|turnaround|cutoff|extension|allowance|standard|cap|maximum|goal)|mark|time"
    r"|period)(?= )"
)
CHECK_NOUN = re.compile(
    r" (?:- )?(?:(?!hotline|line|stay|training|course)[^ .,;]+ ){0,3}?(?:screen|screens|screening"
    r"|assess\w*|plan|plans|planning|reviews?|checks?|check - in|interviews?|intakes?|evaluations?|visits?"
    r"|meetings?)(?= )"
)
NOUN = re.compile(
    r" (?:- )?(?!of |after |from |or |and |to |in |is |are |for |at |with |by |following )[a-z]"
)
HYPHEN = re.compile(r" - ")

CONTENT = re.compile(r" of (?!stay |the stay |her stay )")
LATER = re.compile(r" (?:after|following|from|later|post|past|since)(?= )")
ON = re.compile(r" (?:on|for|is|are)(?: the| her| his| their| your| our)?(?: very)? $")
NEGATION = re.compile(
    r" (?:not|no|never|nor|cannot|can't|won't|mustn't|shouldn't|doesn't|don't|without)(?: [^ ]+){0,4} $"
)
# What makes the time after "for" a limit: "put off for up to four days".
DELAY = re.compile(
    r" (?:delay\w*|defer\w*|postpon\w*|put(?:ting)? off|wait\w*|hold(?:ing)? (?:over|off)|held (?:over"
    r"|off)|push\w*|suspend\w*|extend\w*(?! - stay)|extensions?|set|scheduled|booked|arranged)(?= )"
)
# Time on top of another limit.
ADDING = re.compile(
    r" (?:extend\w*(?: \w+){0,3} (?:by|for)|another|additional|extra|by (?:up to|as (?:much|many) as)"
    r"|extensions? of(?: up to)?)(?: (?:up to|an?|as much as|another|no more than|additional))* $"
)
ON_TOP = re.compile(r" (?:(?:- )?extension|beyond|past|on top of|in addition to|over and above) ")

# Small words before a fixed expression that belong to it, where it begins with one of TAKES_LEAD.
LEAD = re.compile(
    r" (?:(?:by|before|on|until|during|with ?in|at|in|early|late|later|(?:no|not) later than|prior to|the"
    r"|very) )+$"
)
TAKES_LEAD = re.compile(
    r"(?:next|following|coming|same|first|that|day|end|close|start|noon|midday|midnight|morning|last|past"
    r"|week|business|working|weekday|\d+) "
)
