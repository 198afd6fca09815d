"""The cues of stance: function words and turns of policy English, in the wordings of language/wordings.py.

Closed classes only. What a standard is about comes from the pack. One wording a line.
"""

from __future__ import annotations

from protocol_audit.model import Concept


def _concept(id: str, wordings: str, unless: str = "") -> Concept:
    return Concept(id, tuple(_lines(wordings)), tuple(_lines(unless)))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


YEARS = "|".join(str(year) for year in range(1990, 2035))

# Verbs by which a sentence with a year tells history ("In 1998 the founders rented a house").
PAST_VERBS = "rented|bought|founded|began|opened|started|closed|moved|served|formed|merged|joined|housed|was|were|had|took"

# Negation and prohibition; the scope runs forward to the end of the clause.
NEGATION = _concept(
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
NEGATED_AFTER = _concept(
    "negated_after",
    """
    be|remain|stay strictly? prohibited|forbidden|banned|disallowed|excluded|unacceptable|discontinued|avoided|discouraged
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
LACKING = _concept(
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
TERMINATOR = _concept(
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

# Permission: the matter may be done or left.
PERMISSION = _concept(
    "permission",
    """
    may
    might
    could
    be|feel free to
    be welcome to
    be permitted|allowed to
    """,
    """
    may|might not
    may|might|could have
    may|might|could happen|come|arise|occur|follow|change|help|need|feel|want|look|seem|know|think
    may|might|could get|become|be worse|dangerous|coming|targeted|afraid|followed|watched|looking|trafficked|unsafe|safe|triggering|different|hard|ready|unable|aware
    whatever may
    what may|might|could
    """,
)

# Matters left to staff's liking; the whole sentence.
LIKING = _concept(
    "liking",
    """
    at|in|within the? sole? discretion
    at|in the? advocate|director|manager|supervisor|staff|worker discretion
    at her|his|their discretion
    if time allow|permit
    time permit
    if so inclined
    see|think|feel fit
    see|think|feel best
    be optional
    up to the? individual? on? call? advocate|worker|staff|shelter|manager|director|supervisor|volunteer|counselor|program|responder
    leave to the? individual? on? call? advocate|worker|staff|shelter|manager|director|supervisor|volunteer|counselor|judgment|preference
    depend on the? advocate|worker|staff|shift
    if|as|when|where|whether they|she|he|staff|advocate|worker think|feel|like|prefer|choose|wish|want it?
    may or may not
    not required to
    not mandatory
    be not required
    be encouraged but
    do it or not
    if they remember
    """,
    """
    if|as|when|where|whether she|he|they want|wish|choose|like|prefer
    """,
)

# Intention: the whole sentence is about what is hoped or planned.
INTENTION = _concept(
    "intention",
    """
    hope to|that|for
    be hoped
    we|staff|board|agency|program|director|committee hope
    would like to|every
    would love to
    plan to
    plan on
    we|agency|board|program|organization|shelter intend to
    intention be to
    intention to
    be being developed|written|drafted|prepared|created|revised|explored|planned|discussed|considered|built|worked
    in|under development
    in the process of
    in the works
    be working toward|on
    work toward
    looking into
    be looking at
    be exploring
    explore the? possibility|option|idea|way|whether
    be anticipated that
    we|agency|board|program anticipate
    as soon as the? fund|funding|budget|grant|position|money|staff
    once|when|if|as fund|funding|money|resource|grant|staffing|budget ..4 allow|permit|come|grow|arrive|available|secured
    once ..6 be funded|hired|approved|filled|adopted|signed|open|finished|completed|secured
    when ..6 be funded|hired|approved|filled|adopted|secured
    next fiscal? year|spring|summer|fall|winter|quarter
    coming year|months
    in the near? future
    at a future|later date
    future edition|revision|version
    next edition|revision|version
    propose to|that
    be proposed
    proposal to
    under consideration|discussion
    be considering
    consider whether|adding
    tbd
    to be determined|decided|developed|written|added|announced
    not yet ..5 written|developed|adopted|place|trained|available|able|decided|drafted|finished|set
    will eventually
    some day
    someday
    aspire
    aspiration
    long term goal
    wish list
    goal be to
    goal for
    be planned for|in
    will be developed|drafted|written|created|explored|added|revisited
    will develop|draft|explore|create
    expect to have|finish|adopt|begin|add|complete
    be expected ..6 next|spring|summer|fall|winter|year
    not in place
    pilot
    """,
    """
    new|shared hope
    house|home of hope
    safety plan to
    safety plan on
    a|the|their|her|his|this|service|written|exit plan to
    intention to leave|stay|return|go
    be intended to
    will develop a|the|an safety|service|case|personal|individual
    will create a|the|an|with safety|service|case|personal|individual
    will develop|create with
    will develop|create safety|strategy|rapport|trust
    plan to leave|go|return|stay|flee|escape|move
    planning to leave|go|return|stay|flee|escape|move
    hope for the survivor
    """,
)

# Somebody else's words, not the program's own.
QUOTED = _concept(
    "quoted",
    """
    according to
    the? statute|law|code|rule|regulation|toolkit|coalition|manual|standard|guidance|literature|research|survey|report|article|book|training|handbook say|state|provide|read|define|describe|note|suggest|recommend|observe|explain|list|advise
    best practice say|suggest|recommend|hold
    recommend that program|shelter|agency|advocate
    researcher|expert|author|scholar say|suggest|recommend|note|find|advise|hold|agree|believe|think|observe|write
    other|some|many|most|certain|several program|shelter|agency|coalition
    in other state|county
    model|sample|template policy|protocol
    """,
    """
    according to the? policy|procedure|protocol|survivor|client|participant|resident|her|his|their
    this protocol|manual say|state|provide|describe|explain|list
    our protocol|policy|manual say|state|provide|describe|explain|list
    """,
)

# What was once done.
PAST = _concept(
    "past",
    f"""
    used to
    formerly
    previously
    in the past
    until|before|prior {YEARS}
    prior to {YEARS}
    historically
    in {YEARS} ..4 {PAST_VERBS}
    at one time
    year ago
    earlier|old|previous|former version|policy|protocol|manual|binder|form|procedure|edition
    no longer in force|effect|use
    be dropped|deleted|withdrawn|rescinded|repealed|discontinued
    """,
    """
    be used to
    get used to
    supersede ..8
    replace ..8
    """,
)

# Others than the program, as the subject of a duty.
PARTNER = _concept(
    "partner",
    """
    police|officer|deputy|detective|sheriff|prosecutor|hospital|nurse|school|cps|dcfs|county|city|state|court|clinic|landlord|contractor|vendor|consultant|department|lawyer|attorney|judge|hotel|motel will|shall|must|may|agree|undertake|should
    task force|team will|shall|must|may|agree|undertake|should
    partner|partnering|member|receiving|outside|other agency|program|organization will|shall|must|may|agree|undertake|should|do|be|have
    partner will|shall|must|may|agree|undertake
    party b|two
    second party
    """,
)

ALL = (
    NEGATION,
    NEGATED_AFTER,
    LACKING,
    TERMINATOR,
    PERMISSION,
    LIKING,
    INTENTION,
    QUOTED,
    PAST,
    PARTNER,
)

# Whose permission is a right and not a liking: "a participant may refuse".
CLIENTS = frozenset(
    "client survivor participant resident guest caller victim person she he they anyone somebody someone you woman"
    " man child parent patient student adult youth teen family mother individual anybody everyone everybody those"
    " who that minor nobody one trafficker abuser".split()
)

# Headings under which nothing is the program's present practice.
HEADING_INTENDED = _concept(
    "heading_intended",
    """
    looking ahead
    future plan|direction|goal|work|step
    next steps for
    strategic plan
    pending item|edit|change
    goal for the? year
    planned change|improvement
    work in progress
    wish list
    under development
    parking lot
    """,
)
HEADING_OTHER = _concept(
    "heading_other",
    """
    duty|responsibility|role|obligation|undertaking|commitment of the? county? police|sheriff|hospital|partner|department|city|county|court|agency|party|task
    partner|police|sheriff|hospital responsibility|duty|role|obligation
    training agenda|topic|curriculum|module|outline|schedule|calendar|plan|objective
    volunteer|staff|board|new training
    orientation agenda|schedule
    revision history|log
    history of revision|the|this
    note on the? revision
    change log
    reference
    bibliography
    further|suggested reading
    table of content
    content
    job description
    position description
    """,
)
