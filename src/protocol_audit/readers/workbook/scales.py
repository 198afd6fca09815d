"""Reads legends: which number, letter or word of a scale means what. A scale may begin with its best step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from protocol_audit.model import Answer
from protocol_audit.readers.workbook.sheet import Holds, Sheet
from protocol_audit.readers.workbook.words import has_phrase, plain, words

_NUMBER = r"\d+(?:\.\d+)?"
_CODE = rf"(?:{_NUMBER}(?:\s*(?:-|–|to|a)\s*{_NUMBER})?|[A-Za-z/]{{1,4}}|[A-Z][A-Za-z/ ]{{2,24}})"
# A step: Y = yes; 1: not in place; 3 – fully; N/A means does not apply.
_STEP = re.compile(rf"^\W*({_CODE})\s*(?:=|:|–|—|-(?=\s)|\bmeans\b|\bsignifica\b)\s*(.+)$", re.DOTALL)
# The other way round: Fully met = 3.
_TURNED = re.compile(rf"^\W*([A-Za-z][^=:\d]*?)\s*(?:=|:)\s*({_NUMBER})\W*$")
# Without any sign, where there are several of them: 1 Full, 2 Substantial, 3 Partial.
_LISTED = re.compile(rf"^\W*({_NUMBER})\s+([A-Za-z].*)$", re.DOTALL)
# A step with its meaning in brackets, as in: from 1 (not met) to 5 (fully met).
_IN_BRACKETS = re.compile(rf"(?<![\d.])({_NUMBER})\s*\(([^()\d][^()]*)\)")
_BEST = re.compile(
    rf"(?<![\d.])({_NUMBER})\s*(?:=|is|being|es)?\s*(?:the\s+|el\s+|la\s+)?(best|highest|worst|lowest|mejor|peor)\b"
    rf"|\b(best|highest|worst|lowest)\s*(?:=|is)\s*({_NUMBER})",
    re.IGNORECASE,
)
_SPAN = re.compile(rf"(?<![\d.])({_NUMBER})\s*(?:-|–|—|to|through|a|hasta)\s*({_NUMBER})(?![\d.])")
_QUOTES = re.compile('["“”]')
_PARTS = re.compile(
    r"[;\n]|,(?=\s*[\w/ ]{1,26}\s*(?:=|:|–))|\.(?=\s+\S)|(?<=\D)\s{3,}|,(?=\s*\d)"
    r"|\s(?=\d(?:\.\d)?\s*(?:=|:|–)\s)"
)
_SCALE_WORDS = ("scale", "rating", "ratings", "rate", "score", "scores", "escala", "calificacion", "puntaje")


@dataclass(slots=True)
class Scale:
    """What the codes of a workbook's legend mean.

    codes  plain words, letters and numbers as they are written -> answer
    spans  numbers from and to -> answer
    low, high  the ends of a scale of numbers, where the legend gives them
    """

    codes: dict[str, Answer] = field(default_factory=dict)
    spans: list[tuple[float, float, Answer]] = field(default_factory=list)
    low: float | None = None
    high: float | None = None

    @property
    def known(self) -> bool:
        """Whether the legend says what numbers mean."""
        return bool(self.spans)

    def number(self, value: float) -> Answer | None:
        """What a number means, or None where the legend does not say or the number is outside the scale."""
        for low, high, answer in self.spans:
            if low <= value <= high:
                return answer
        below = max(((high, answer) for _, high, answer in self.spans if high < value), default=None)
        above = min(((low, answer) for low, _, answer in self.spans if low > value), default=None)
        if below is None or above is None:
            return None
        between = {below[1], above[1]}
        # 1.5 between "partly" and "partly" is partly; a whole step that nobody described is so as well.
        if len(between) == 1 and Answer.NOT_APPLICABLE not in between:
            return below[1]
        return Answer.PARTIAL if between <= {Answer.MET, Answer.PARTIAL, Answer.NOT_MET} else None

    @property
    def ends(self) -> str:
        """The scale's ends for a message: "1 to 4"."""
        low = min(low for low, _, _ in self.spans)
        high = max(high for _, high, _ in self.spans)
        return f"{low:g} to {high:g}"

    def add(self, other: Scale) -> None:
        """Take what another legend says of codes that this one does not have."""
        if not self.spans:
            self.spans, self.low, self.high = list(other.spans), other.low, other.high
        for code, answer in other.codes.items():
            self.codes.setdefault(code, answer)


def read_scale(sheet: Sheet, rows: Iterable[int]) -> Scale:
    """What the legends in these rows of a sheet say."""
    scale = Scale()
    for row in rows:
        cells = [cell for cell in sheet.shown(row) if cell.holds in (Holds.TEXT, Holds.NUMBER)]
        for cell in cells:
            _read_text(scale, cell.text)
    _read_columns(scale, sheet, list(rows))
    _describe_ends(scale)
    _keep_direction(scale)
    return scale


def _read_columns(scale: Scale, sheet: Sheet, rows: list[int]) -> None:
    """Legends of two columns or two rows, codes and what they mean; at least two, as one may be anything."""
    lines: dict[int, list[tuple[str, str]]] = {}
    for row in rows:
        cells = list(sheet.shown(row))
        if len(cells) > 3:
            continue
        for code, meaning in pairwise(cells):
            beside = meaning.column == code.column + 1 and len(code.text) <= 5
            if beside and re.fullmatch(_CODE, code.text) and meaning_of(meaning.text):
                lines.setdefault(code.column, []).append((code.text, meaning.text))
    for above, below in pairwise(rows):
        codes = [cell for cell in sheet.shown(above) if re.fullmatch(_NUMBER, cell.text)]
        found = [(code.text, sheet.text(below, code.column)) for code in codes if below == above + 1]
        lines[-above] = [(code, meaning) for code, meaning in found if meaning_of(meaning)]
    for listed in lines.values():
        if len({meaning_of(meaning) for _, meaning in listed}) > 1:
            for code_text, meaning_text in listed:
                _add(scale, code_text, meaning_text)


def read_legend(text: str) -> Scale:
    """What a text says of codes, such as the head of a column: "Rating (1 = not met, 3 = met)"."""
    scale = Scale()
    inner = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text)
    for part in (text, *inner):
        _read_text(scale, part)
    _describe_ends(scale)
    _keep_direction(scale)
    return scale


def _read_text(scale: Scale, text: str) -> None:
    if len(text) > 2_000:
        return
    _read_steps(scale, list(_steps(text)))
    for match in _IN_BRACKETS.finditer(text):
        _add(scale, match.group(1), match.group(2))
    for match in _BEST.finditer(text):
        number, word = match.group(1) or match.group(4), (match.group(2) or match.group(3)).lower()
        best = word in ("best", "highest", "mejor")
        _add_span(scale, float(number), float(number), Answer.MET if best else Answer.NOT_MET)
    if has_phrase(plain(text), _SCALE_WORDS) and (span := _SPAN.search(text)):
        low, high = float(span.group(1)), float(span.group(2))
        if low < high <= 10:
            scale.low, scale.high = low, high


def _read_steps(scale: Scale, parts: list[str]) -> None:
    """The steps of a legend, each with a sign between code and meaning, or several without one."""
    for part in parts:
        step, turned = _STEP.match(part), _TURNED.match(part)
        if step and "=" not in step.group(2):
            _add(scale, step.group(1), step.group(2))
        if turned:
            _add(scale, turned.group(2), turned.group(1))
    listed = [match for part in parts if (match := _LISTED.match(part)) and meaning_of(match.group(2))]
    if len({meaning_of(match.group(2)) for match in listed}) > 1:
        for match in listed:
            _add(scale, match.group(1), match.group(2))


def _steps(text: str) -> Iterator[str]:
    text = _QUOTES.sub("", text)
    yield from (part.strip() for part in _PARTS.split(text) if part.strip())
    # "Scale: 1 = not met, 2 = ..." begins with a word of its own.
    _, colon, rest = text.partition(":")
    if colon:
        yield from (part.strip() for part in _PARTS.split(rest) if part.strip())


def _add(scale: Scale, code: str, meaning: str) -> None:
    answer = meaning_of(meaning)
    if answer is None or plain(code) in _SCALE_WORDS:
        return
    # A word that is an answer by itself keeps its meaning, unless the legend plainly gives it another.
    if len(plain(code)) > 1 and plain(code) in words().answers and plain(meaning) not in words().answers:
        return
    span = re.fullmatch(rf"({_NUMBER})\s*(?:-|–|to|a)\s*({_NUMBER})", code.strip())
    if span:
        _add_span(scale, float(span.group(1)), float(span.group(2)), answer)
    elif re.fullmatch(_NUMBER, code.strip()):
        _add_span(scale, float(code), float(code), answer)
    else:
        scale.codes.setdefault(plain(code), answer)


def _add_span(scale: Scale, low: float, high: float, answer: Answer) -> None:
    is_new = not any(low == known[0] and high == known[1] for known in scale.spans)
    if answer is not Answer.UNANSWERED and low <= high and is_new:
        scale.spans.append((low, high, answer))


def _describe_ends(scale: Scale) -> None:
    """Where only one end is described and the scale's other end is known, the other end is the opposite."""
    if len(scale.spans) != 1 or scale.low is None or scale.high is None:
        return
    low, high, answer = scale.spans[0]
    opposite = {Answer.MET: Answer.NOT_MET, Answer.NOT_MET: Answer.MET}.get(answer)
    if opposite is None or low != high:
        return
    if low == scale.high:
        scale.spans.append((scale.low, scale.low, opposite))
    elif low == scale.low:
        scale.spans.append((scale.high, scale.high, opposite))


def _keep_direction(scale: Scale) -> None:
    """Leave out an inner step that reads as an end: it lies between its neighbors, which is partly met."""
    steps = [span for span in scale.spans if span[2] is not Answer.NOT_APPLICABLE]
    for low, high, answer in steps:
        below = [other for _, top, other in steps if top < low]
        above = [other for bottom, _, other in steps if bottom > high]
        is_end = set(below) <= {answer} or set(above) <= {answer}
        if not is_end and answer in (Answer.MET, Answer.NOT_MET):
            scale.spans.remove((low, high, answer))


def meaning_of(text: str) -> Answer | None:
    """The answer that a step of a scale stands for by its description, or None where that is not plain."""
    whole = plain(text)
    first = plain(re.split(r"[:;,(–—]|\s-\s|\.\s", text.strip())[0])
    for part in (whole, first):
        if part in words().answers:
            found = words().answers[part]
            return None if found is Answer.UNANSWERED else found
    for part in (first, whole):
        for answer, phrases in words().steps.items():
            if has_phrase(part, phrases):
                return answer
    return None
