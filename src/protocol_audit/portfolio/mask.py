"""``Mask``: letters instead of names, in every text that is written about a program."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from protocol_audit.model import Private
from protocol_audit.portfolio.names import WORD, Names, bare
from protocol_audit.sharing import private_words

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"“”]+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|edu|us|info)\b(?:/[^\s<>()\"“”]*)?",
    re.IGNORECASE,
)
# What is put in place of other private words, where it is not the program's letter.
_INSTEAD = {
    Private.ADDRESS: "[address]",
    Private.PHONE: "[telephone number]",
    Private.EMAIL: "[e-mail address]",
    Private.PERSON: "[name]",
}
_LABEL = re.compile(r"\bProgram [A-Z]+\b")
_BETWEEN = re.compile(r"[\s.,&/_'’()-]{1,4}\Z")


@dataclass(frozen=True, slots=True)
class _Form:
    """Words that are a program's name, in small letters."""

    words: tuple[str, ...]
    program: str
    has_capitals: bool

    def stands(self, text: str, found: list[re.Match[str]], number: int) -> bool:
        """Whether the words stand here one after the other, whatever little stands between them."""
        here = found[number : number + len(self.words)]
        if tuple(bare(match.group()) for match in here) != self.words:
            return False
        if self.has_capitals and not all(match.group()[0].isupper() for match in (here[0], here[-1])):
            return False
        return all(_BETWEEN.match(text[one.end() : other.start()]) for one, other in pairwise(here))


class Mask:
    """Puts a program's letter in place of its name, wherever another program's text has it, too."""

    def __init__(self, letters: Mapping[str, str], names: Mapping[str, Names]) -> None:
        """Make the mask.

        letters  the letter of every program, by its name in the folder
        names    by what else each can be told
        """
        self._letters = dict(letters)
        self._here = {program: given.here for program, given in names.items()}
        # By first word, so that a long list costs no more than a short one.
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for program, given in names.items():
            forms = [_Form(words, program, has_capitals=False) for words in given.anywhere]
            forms += [_Form(words, program, has_capitals=True) for words in given.titled - given.anywhere]
            for form in forms:
                self._forms[form.words[0]].append(form)
        for found in self._forms.values():
            found.sort(key=lambda form: (-len(form.words), letters[form.program], form.words))

    def label(self, program: str) -> str:
        """What the program is called: "Program C"."""
        return f"Program {self._letters[program]}"

    def labels(self) -> list[tuple[str, str]]:
        """Every program's label and its name, in the order of the letters."""
        found = ((self.label(program), program) for program in self._letters)
        return sorted(found, key=lambda one: (len(one[0]), one))

    def file(self, program: str, file: str) -> str:
        """What a file of the program is called: "Program C.docx"."""
        return f"{self.label(program)}{PurePath(file).suffix.lower()}"

    def text(self, program: str, text: str) -> str:
        """A text of the program without names of agencies and people, addresses, and numbers to call."""
        # First what a name may stand inside of.
        text = _WEB.sub("[web address]", _MAIL.sub("[e-mail address]", text))
        text = self._without_names(program, text)
        pieces, done = [], 0
        for start, end, kind in private_words(text):
            if not _LABEL.search(text[start:end]):
                pieces += [text[done:start], _INSTEAD.get(kind, "[private]")]
                done = end
        return "".join((*pieces, text[done:]))

    def message(self, program: str, message: str) -> str:
        """A message about the program's files without its name, whatever that is."""
        literal = sorted({program, PurePath(program).stem}, key=len, reverse=True)
        pattern = "|".join(map(re.escape, filter(None, literal)))
        label = self.label(program)
        return self.text(program, re.sub(pattern, label.replace("\\", r"\\"), message, flags=re.IGNORECASE))

    def _without_names(self, program: str, text: str) -> str:
        found = list(WORD.finditer(text))
        pieces, done, number = [], 0, 0
        while number < len(found):
            many, label = self._match(program, text, found, number)
            if many:
                pieces += [text[done : found[number].start()], label]
                done = found[number + many - 1].end()
            number += max(many, 1)
        return "".join((*pieces, text[done:]))

    def _match(self, program: str, text: str, found: list[re.Match[str]], number: int) -> tuple[int, str]:
        """How many words from this one on are a name, and the label to put there; (0, "") where none is."""
        stands = [
            form
            for form in self._forms.get(bare(found[number].group()), ())
            if form.stands(text, found, number)
        ]
        if stands:
            # Names that two programs share are first of all the program's own.
            form = next((form for form in stands if form.program == program), stands[0])
            last = found[number + len(form.words) - 1].group()
            return len(form.words), self._labelled(form.program, last)
        word = found[number].group()
        if re.sub(r"['’]s$", "", word) in self._here.get(program, ()):
            return 1, self._labelled(program, word)
        return 0, ""

    def _labelled(self, program: str, last_word: str) -> str:
        possessive = re.search(r"['’]s$", last_word, re.IGNORECASE)
        return self.label(program) + (possessive.group() if possessive else "")
