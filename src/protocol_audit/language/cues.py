"""Cues of stance that reach over a clause: negation, lack, and where their scope ends.

Wordings are those of language/steps.py.

Closed classes only. What a standard is about comes from the pack. One wording a line.
"""

from __future__ import annotations

from protocol_audit.model import Concept


def concept(name: str, wordings: str, unless: str = "") -> Concept:
    """A concept from wordings given one a line."""
    return Concept(name, tuple(_lines(wordings)), tuple(_lines(unless)))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


# Negation and prohibition; the scope runs forward to the end of the clause.
NEGATION = concept(
    "negation",
    """
    not
    never
    no
    nor
    neither
    nobody
    none of
    nothing
    no one
    no longer
    avoid
    refrain from
    prohibit
    forbid
    ban
    rule out
    in place of
    in lieu of
    instead of
    rather than
    stop|cease|discontinue
    do away with
    end the use|practice of
    decline to
    refuse to
    refuse any
    exclude
    stay|steer|keep|shy away|clear from|of
    discourage
    hardly|rarely|seldom
    against the use|using|placing
    """,
    # Turns that look like negation and are none.
    """
    not only
    not just
    not merely
    not simply
    not solely
    not limited to
    no|not later than
    never later|longer|more than
    no|not more|fewer|less|longer|sooner|earlier than
    no|not sooner
    no matter
    whether or not
    or not
    no wrong door
    not to exceed
    no cost|charge|fee
    not necessarily
    nothing but
    anything but
    no exception
    no doubt
    no question asked
    if|when|where|whether not
    if no
    not unless
    not until
    why not
    can not be overstated
    do not hesitate|wait|forget|assume|delay|leave
    never forget|assume|leave
    not least
    no prior
    in no case later|longer|more
    not matter
    does|do not have to
    need not
    not need to
    no need
    not require|required|obliged|obligated|expected
    not the only
    not yet
    """,
)

# "X is prohibited": negation that follows what it negates.
NEGATED_AFTER = concept(
    "negated_after",
    """
    be|remain|stay strictly? prohibited|forbidden|banned|disallowed
    be|remain|stay strictly? excluded|unacceptable|discontinued|avoided|discouraged
    be to be avoided
    be|will|shall|may|must|can|should|do|would|could|have not
    be|will|shall|may|must|can|should|do|would|have never
    be|have|will|shall|may|can|do no longer
    be|will|shall neither
    be out of the question
    be off limits|the
    be ruled out
    be no option
    be not an option
    should|must|shall|will|can|to be avoided|discontinued
    be kept to a minimum
    be refused|declined|denied
    under no circumstance
    in no case|event
    at no time
    never
    """,
    """
    be not only|just|merely|limited|necessarily|required
    do not have to
    do not matter|need|require
    be|will|shall|may|must|can|should|do|would|could|have not only|just|merely
    """,
)

# With one of these, what follows is lacking; after a negation it is a duty ("no sharing without a release").
LACKING = concept(
    "lacking",
    """
    without
    absent a|an|the|any
    in the absence of
    """,
    """
    without delay
    without exception
    without fail
    without cost|charge
    without regard
    without question
    without waiting
    without judgment|judging|judgement
    without being asked
    without asking
    without having to
    without discrimination
    without a? cost
    without undue
    within or without
    """,
)

# Where the scope of a cue ends.
TERMINATOR = concept(
    "terminator",
    """
    but
    however
    although
    though
    whereas
    while
    unless
    except
    until
    because
    since
    so
    nevertheless
    nonetheless
    yet
    instead
    other than
    apart|aside from
    provided that
    only
    in order to
    if
    when
    where
    whenever
    who
    which
    once
    after
    before
    and will|shall|must|should|may|can|be|do|have
    and they|she|he|it|we|staff|advocate
    """,
    "instead of",
)


OF_CLAUSES = (NEGATION, NEGATED_AFTER, LACKING, TERMINATOR)
