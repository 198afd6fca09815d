"""Street addresses, crossings and coordinates. A post office box names no place and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = "Street|Avenue|Road|Boulevard|Lane|Highway|Parkway|Alley|Turnpike|Expressway|Freeway"
_SHORT = "St|Ave|Rd|Blvd|Ln|Hwy|Pkwy|Dr|Ct|Cir|Pl|Ter|Trl|Sq|Plz|Pk|Cv|Xing"
# Words that end a street's name, and many other names too.
_DOUBTFUL = "Drive|Court|Circle|Place|Way|Terrace|Trail|Loop|Square|Plaza|Row|Run|Pass|Path|Pike|Point|Cove"
_LONG = f"{_PLAIN}|{_DOUBTFUL}"
_KINDS = rf"(?:{_LONG})\b|(?:{_SHORT})\b\.?"
_CAPITAL_KINDS = rf"(?:{_LONG.upper()})\b|(?:{_SHORT.upper()})\b\.?"
_COMPASS = r"(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West|Northeast|Northwest|Southeast|Southwest)\.?"
_NAME = r"(?:(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w’'-]*\.?|of|de|del|la|las|los|the) ){1,4}"
_HOUSE = r"(?<![\w.§#$/:-])(?P<house>\d{1,6}(?:-\d{1,4})?[A-Za-z]?|One|Two|Three)(?:½| 1/2)? "
_UNIT = r"(?:,? (?:Apt|Apartment|Unit|Suite|Ste|Bldg|Building|Room|Rm|Floor|Fl|Lot|#)\.? ?#?[\w-]{1,5}\b)?"
_REST = r"(?P<rest>(?:,? [A-Z][\w.’'-]+){1,4},? (?:[A-Z]{2}|[A-Z][a-z]+)\.?,? \d{5}(?:-\d{4})?)?"
_STREET = re.compile(
    rf"{_HOUSE}(?P<name>(?:{_COMPASS} )?{_NAME})(?P<kind>{_KINDS})"
    rf"(?: {_COMPASS}(?=[\s,.;)]|$))?{_UNIT}{_REST}"
)
_CAPITALS = re.compile(
    rf"{_HOUSE}(?P<name>(?:[A-Z0-9’'.-]+ ){{1,4}})(?P<kind>{_CAPITAL_KINDS})"
    rf"{_UNIT}"
)
_ROUTE = re.compile(
    r"(?<![\w.§#$/:-])(?P<house>\d{2,6}) (?:(?:[NSEW]|North|South|East|West)\.? )?"
    r"(?:(?:U\.?S\.?|State|County|Old|Nevada|Rural) ){0,2}(?:Highway|Hwy\.?|Route|Rte\.?|Road|Rd\.?) "
    r"(?:No\. ?)?\d{1,4}[A-Z]?\b"
)
_SPANISH = re.compile(
    r"(?<![\w.§#$/:-])(?P<house>\d{2,6}) (?:Calle|Avenida|Camino|Paseo|Via|Vía|Rancho|Corte) "
    r"(?:[A-Z][\w’'-]+ ?){1,3}"
)
# Written without capitals, which counts only after words that announce an address.
_SLOPPY = re.compile(
    r"\b(?:located at|address(?: is|:)?|lives? at|resides? at|residing at|situated at|house at|shelter at"
    r"|site at)"
    rf" (?P<all>\d{{1,6}} (?:[\w’'.-]+ ){{1,4}}(?:{_KINDS}))",
    re.IGNORECASE,
)
_STREETS = rf"(?:[A-Z0-9][\w’'-]*)(?: (?:[A-Z][\w’'-]*|{_PLAIN}|{_SHORT}))*"
_CROSSING = re.compile(rf"\b(?:corner|intersection|crossroads) of {_STREETS} (?:and|&) {_STREETS}")
_COORDINATES = re.compile(r"(?<![\w.])-?\d{1,2}\.\d{3,8}°? ?[NS]?, ?-?\d{1,3}\.\d{3,8}°? ?[EW]?(?!\w|\.\d)")
# A number before a name that is no house: parts of a text, years, times, rules.
_NO_HOUSE = re.compile(
    r"(?:\b(?:section|sec|policy|policies|chapter|article|appendix|attachment|exhibit|form|standard|step|page"
    r"|pp?|part|item|goal|tier|level|phase|module|version|title|rule|no|number|nrs|usc|cfr|act|table|figure"
    r"|box|grant|since|year|than|least|most|every|each|within)\.?|[§#]) $",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|minutes?|years?|percent|steps?|people|women|men|children|youths?"
    r"|survivors?|victims?|clients?|residents?|staff|advocates?|beds?|units?|programs?|copies|points?)\b",
    re.IGNORECASE,
)
_OTHER_NAMES = re.compile(
    r"\b(?:family|district|justice|juvenile|municipal|supreme|superior|circuit|county|tribal|drug|civil"
    r"|criminal|traffic|probate|federal|state|appeals?|safe|first|work|market|hiding|other|this|that|right|power"
    r"|healing|talking|support|giving|under|gate|half|court|policy|procedures?|training|donation|food|clothing|blood"
    r"|safety|critical|career|shelter|volunteer|fund|main|entry|entrance) ",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[ -](?:map|outreach|names?|teams?|work(?:ers?)?|blocks?|smarts?|based|level|safety)\b", re.IGNORECASE
)
_STREET_SAINT = re.compile(r" (?:Mary|John|Jude|Luke|Vincent|Joseph|Francis|Paul|Anne|Rose|Peter)\b")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where a street address, a crossing or coordinates stand."""
    for pattern in (_STREET, _CAPITALS):
        for found in pattern.finditer(text):
            if _is_address(found, text):
                yield found.span()
    for pattern in (_ROUTE, _SPANISH):
        yield from (
            (found.start(), found.start() + len(found.group().rstrip()))
            for found in pattern.finditer(text)
            if not _is_part_number(text, found.start())
        )
    yield from (f.span("all") for f in _SLOPPY.finditer(text) if not _UNITS.search(f["all"]))
    for pattern in (_CROSSING, _COORDINATES):
        yield from (found.span() for found in pattern.finditer(text))


def _is_address(found: re.Match[str], text: str) -> bool:
    name, kind, house = found["name"], found["kind"].title().rstrip("."), found["house"]
    if _UNITS.search(name) or _MORE.match(text, found.end("kind")):
        return False
    rest = found.groupdict().get("rest")
    if kind == "St" and not rest and _STREET_SAINT.match(text, found.end()):
        return False
    if rest:
        return True
    if not house[0].isdigit() or _is_part_number(text, found.start()):
        return False
    if kind in _DOUBTFUL.split("|"):
        return _is_surely_house(house) and not _OTHER_NAMES.match(name)
    return True


def _is_surely_house(house: str) -> bool:
    """Whether the number is more than the number of a heading, and no year."""
    return house.isdigit() and len(house) >= 3 and not 1900 <= int(house) <= 2099


def _is_part_number(text: str, start: int) -> bool:
    """Whether the words before the number say that it is no house's."""
    return _NO_HOUSE.search(text[max(0, start - 20) : start]) is not None
