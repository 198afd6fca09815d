"""What an answer's cell says: met, partly, not met, does not apply, nothing; or why it is not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protocol_audit.model import Answer
from protocol_audit.readers.workbook.scales import Scale, meaning_of
from protocol_audit.readers.workbook.sheet import Cell, Holds
from protocol_audit.readers.workbook.words import has_phrase, plain, words

UNDERSTOOD = (
    "understood are Met, Partly met, Not met, N/A, Yes, No, In progress, the letters Y, N, P, check marks, "
    "and words like these in English and Spanish"
)

_BOX = r"(?:[☐☑☒□■▢✓✔✗✘●○◯]|\[\s*[xX✓✔]?\s*\]|\(\s*[xX✓✔]?\s*\)|_+\s*[xX✓✔]?\s*_+)"
_BOXED = re.compile(_BOX)
_CHECKED = re.compile(r"[☑☒■✓✔✗✘●xX]")
_CODED = re.compile(r"^\(?([A-Za-z]|\d+(?:\.\d+)?)\)?\s*(?:[-–—=:.)(]|,?\s)\s*(.*?)\)?$", re.DOTALL)
# The stroke of "N/A" parts nothing.
_SPLIT = re.compile(r"\s*(?:[-–—,;:(\[\n]|(?<!\b[nN])/|/(?![aA]\b)|\.(?=\s))\s*")
_PAGE = re.compile(r"(?:p|pp|pg|pag|s|sec)\b\.?\s*\d[\d\s.,;–-]*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_PLACE_WORDS = re.compile(r"[^\W\d_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a cell.

    problem  why it was not understood, in words; then the answer is UNANSWERED
    place    where it says besides that it is written: "p. 33" of "Y - p. 33"
    """

    answer: Answer
    problem: str = ""
    place: str = ""


_BLANK = Reading(Answer.UNANSWERED)


def read_answer(cell: Cell, scale: Scale) -> Reading:
    """What a cell in a column of answers says, by the legend first where there is one."""
    if cell.holds is Holds.NOTHING:
        return _BLANK
    if cell.holds is Holds.UNSAVED:
        return _problem(
            "the answer is a formula whose result was not saved; open the file in Excel and save it"
        )
    if cell.holds is Holds.ERROR:
        return _problem(f"the answer is the error {cell.text}, not an answer")
    if cell.holds is Holds.DATE:
        return _problem(f"{shown(cell.text)} is a date, not an answer; {UNDERSTOOD}")
    if cell.holds is Holds.TRUTH:
        return Reading(Answer.MET if cell.text == "TRUE" else Answer.NOT_MET)
    return read_words_of_answer(cell.text, scale)


def read_words_of_answer(text: str, scale: Scale) -> Reading:
    """What a text says as an answer."""
    said = plain(text) or text.strip()
    if not said:
        return _BLANK
    known = scale.codes.get(said) or words().answers.get(said) or words().answers.get(_unbracketed(said))
    if known:
        return Reading(known)
    if _PAGE.fullmatch(text.strip()):
        return _problem(f"answer {shown(text)} says where, and not whether; {UNDERSTOOD}")
    alone = _alone(text)
    if alone:
        return alone
    if _NUMBER.fullmatch(said.removesuffix("%")):
        return _number(text, said, scale)
    return _boxes(text, scale) or _coded(text, scale) or _with_more(text, scale) or _misspelled(text, said)


def _unbracketed(said: str) -> str:
    return re.sub(r"[()\[\]]", "", said).strip()


def _alone(text: str) -> Reading | None:
    """The answer of a check mark or a cross without words, beside a word that says the same, or a place."""
    found = set()
    for marks, answer in ((words().yes_alone, Answer.MET), (words().no_alone, Answer.NOT_MET)):
        if any(mark in text for mark in marks):
            found.add(answer)
            for mark in marks:
                text = text.replace(mark, " ")
    rest = text.replace("\ufe0f", " ").strip(" -–—,;:()[]")
    place = rest if found and is_place(rest) else ""
    if plain(rest) and not place:
        found.add(words().answers.get(plain(rest), Answer.UNANSWERED))
    return Reading(found.pop(), place=place) if len(found) == 1 and Answer.UNANSWERED not in found else None


def _number(text: str, said: str, scale: Scale) -> Reading:
    if said.endswith("%"):
        return _problem(f"answer {shown(text)} is a percentage, which says no answer by itself; {UNDERSTOOD}")
    if not scale.known:
        return _problem(
            f"answer {shown(text)} is a number, and no legend says what it means (1 may be best or worst); "
            f"add a line such as “1 = not met, 2 = partly met, 3 = met”"
        )
    found = scale.number(float(said.replace(",", ".")))
    if found is None:
        return _problem(f"answer {shown(text)} is outside the scale of {scale.ends}")
    return Reading(found)


def _boxes(text: str, scale: Scale) -> Reading | None:
    """Several choices in one cell, one of them checked: "☐ Yes ☒ No ☐ N/A", "Yes __X__ No ____"."""
    boxes = list(_BOXED.finditer(text))
    if len(boxes) < 2:
        return None
    leading = not text[: boxes[0].start()].strip()
    chosen: list[Answer] = []
    for number, box in enumerate(boxes):
        if leading:
            end = boxes[number + 1].start() if number + 1 < len(boxes) else len(text)
            label = text[box.end() : end]
        else:
            label = text[boxes[number - 1].end() if number else 0 : box.start()]
        if _CHECKED.search(box.group()):
            answer = _known(label, scale)
            if answer is None:
                return _problem(f"answer {shown(text)} is not understood: {shown(label.strip())} is checked")
            chosen.append(answer)
    if not chosen:
        return _BLANK
    if len(set(chosen)) > 1:
        return _problem(f"answer {shown(text)} has more than one box checked")
    return Reading(chosen[0])


def _coded(text: str, scale: Scale) -> Reading | None:
    """A code with what it means: "2 - Partially in place", "3 (partial)"."""
    match = _CODED.match(text.strip())
    if not match or not match.group(2):
        return None
    code, label = match.group(1), match.group(2)
    meaning = _known(label, scale) or (meaning_of(label) if code.isdigit() and not is_place(label) else None)
    if _NUMBER.fullmatch(code):
        by_legend = scale.number(float(code)) if scale.known else None
        if by_legend and meaning and by_legend is not meaning:
            return _problem(
                f"answer {shown(text)}: the number and the words say different things by the legend"
            )
        if by_legend and not meaning:
            return _number_and_more(text, by_legend, label, scale)
        return Reading(meaning) if meaning else None
    by_letter = scale.codes.get(plain(code)) or words().answers.get(plain(code))
    if meaning and by_letter and by_letter is not meaning:
        return _problem(f"answer {shown(text)}: the letter and the words say different things")
    return Reading(meaning) if meaning and len(label.split()) <= 4 else None


def _number_and_more(text: str, answer: Answer, rest: str, scale: Scale) -> Reading:
    """A number of the legend with other words, or with a second number: "4, p. 12", "2-3"."""
    rest = rest.lstrip("/ ")
    if not _NUMBER.fullmatch(rest):
        return _judge_rest(text, answer, rest, scale)
    if scale.number(float(rest.replace(",", "."))) is answer:
        return Reading(answer)
    return _problem(f"answer {shown(text)} is two numbers, which say different things by the legend")


def _with_more(text: str, scale: Scale) -> Reading | None:
    """An answer with more words after it: where it is written, why not, or an exception."""
    for match in reversed(list(_SPLIT.finditer(text.strip()))):
        answer = _known(text.strip()[: match.start()], scale)
        if answer is None:
            continue
        rest = text.strip()[match.end() :].strip(" )]")
        return _judge_rest(text, answer, rest, scale)
    first, _, rest = text.strip().partition(" ")
    answer = _known(first, scale) if len(first) > 1 else None
    if answer is None or not rest:
        return None
    return _judge_rest(text, answer, rest.strip(" )]"), scale) if is_place(rest) else None


def _judge_rest(text: str, answer: Answer, rest: str, scale: Scale) -> Reading:
    if not rest or answer is Answer.UNANSWERED:
        return Reading(answer)
    if is_place(rest):
        return Reading(answer, place=rest)
    if has_phrase(plain(rest), words().exceptions) and answer in (Answer.MET, Answer.NOT_APPLICABLE):
        return _problem(f"answer {shown(text)} has an exception; {UNDERSTOOD}, without more words")
    if answer is Answer.MET or _known(rest.split(",")[0], scale) not in (None, answer):
        return _problem(f"answer {shown(text)} says more than an answer; {UNDERSTOOD}, without more words")
    return Reading(answer)


def is_place(text: str) -> bool:
    """Whether a text only says where something is written: "p. 33", "Policy 8.2", "see attached form"."""
    said = [plain(word) for word in _PLACE_WORDS.findall(text)]
    if not said:
        return bool(re.search(r"\d", text))
    if has_phrase(plain(text), words().exceptions):
        return False
    named = [word for word in said if word in words().citations]
    return bool(named) and len(said) <= 3 + 2 * len(named)


def _misspelled(text: str, said: str) -> Reading:
    """The answer that a word is but for a slip of the finger; else why it is not understood."""
    if len(said) >= 5 and not re.search(r"[\d?]", said):
        near = {answer for word, answer in words().answers.items() if _is_near(said, word)}
        if len(near) == 1:
            return Reading(near.pop())
    return _problem(f"answer {shown(text)} is not understood; {UNDERSTOOD}")


def _is_near(said: str, word: str) -> bool:
    """Whether two words differ by one letter, or two in a long one, after the same first letter."""
    most = 2 if len(word) >= 12 else 1
    if len(word) < 5 or said[0] != word[0] or abs(len(said) - len(word)) > most:
        return False
    return _distance(said, word) <= most


def _distance(one: str, other: str) -> int:
    """Letters to add, leave out, change, or swap with the next (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[-1] + 1, last[j] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _known(text: str, scale: Scale) -> Answer | None:
    said = plain(text)
    return scale.codes.get(said) or words().answers.get(said)


def _problem(message: str) -> Reading:
    return Reading(Answer.UNANSWERED, message)


def shown(text: str) -> str:
    """A value as a message shows it: on one line, in quotation marks, not longer than a line."""
    text = " ".join(text.split())
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"
