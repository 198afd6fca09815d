"""Cues of stance that hold for a whole sentence, or for all that stands under a heading.

Intention, liking of staff, somebody else's words, the past, another agency's duty.
"""

from __future__ import annotations

from protocol_audit.language.cues import concept

YEARS = "|".join(str(year) for year in range(1990, 2035))

# Verbs by which a sentence with a year tells history ("In 1998 the founders rented a house").
PAST_VERBS = (
    "rented|bought|founded|began|opened|started|closed|moved|served|formed|merged|housed|was|had|took"
)
# Intention: the whole sentence is about what is hoped or planned.
INTENTION = concept(
    "intention",
    f"""
    hope to|that|for
    be hoped
    we|staff|board|agency|program|director|committee hope
    would like to|every
    would love to
    plan to
    plan on
    we|agency|board|program|organization|shelter|committee|staff|director intend to
    be being formed|assembled|set
    be drawing up
    intention be to
    intention to
    be being developed|written|drafted|prepared|created|revised
    be being explored|planned|discussed|considered|built|worked
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
    once|when|if|as fund|funding|money ..4 allow|permit|come|grow|arrive|available|secured
    once|when|if|as resource|grant|staffing|budget ..4 allow|permit|come|grow|arrive|available|secured
    once ..6 be funded|hired|approved|filled|adopted|open|finished|completed|secured
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
    we|agency|board|program|organization|shelter|committee|director want to
    we|agency|board|program|organization|shelter|committee want every|each|all|our
    something we want to
    want to be able to
    mean to write|add|put|make|build|set|find|start|change|include
    we|agency|board|program|committee|director mean to
    would so? like|love to|for|each|every|the|our|it
    in time perhaps|maybe
    it be our|the aim|hope|intention|plan|wish|dream that|to
    our|its|the aim|hope|dream|wish|intention be that|for|to
    dream of|about
    program|shelter|agency we dream
    weigh whether
    lean toward
    no decision yet
    be thinking of putting|adding|making|starting|hiring|buying|opening|using
    think about how|whether
    be put together
    be being put|identified|tested|sought|negotiated|designed|recruited|translated|rewritten|finalized
    if ..4 adopted|awarded|passed
    if ..6 ever bought|built|opened|funded|hired
    proposed
    possible new question|item|section|row|policy|form
    plan row|item
    requested for
    under review
    pending vote|approval|adoption|board
    as time go on
    lord|god willing
    with your help there|we
    by winter|spring|summer|fall
    by {YEARS} we|it|our|the
    by year end we|the|our
    be suggested that
    be intended that
    be planned that
    be to be worked|added|written|drawn|included
    next on the list
    still looking for|into
    get in|into the habit
    take it to the board
    let us see|vote
    first draft
    in draft
    year goal
    when there be money|fund|funding|staff
    we|page|card|form|map|poster|team|board|committee might|could
    might go up|in|here
    could follow
    we think will|should
    should we think
    space permit
    """,
    """
    proposed move|placement|address|plan|guardian
    if she|he|they ..3 adopted
    under review by the? court
    we could not
    new|shared hope
    house|home of hope
    safety plan to
    safety plan on
    a|the|their|her|his|this|service|written|exit plan to
    intention to leave|stay|return|go
    be intended to
    will draft ..2 safety|visiting|leaving|child plan
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
QUOTED = concept(
    "quoted",
    """
    according to
    the? statute|law|code|rule say|state|provide|read|define|describe
    the? regulation|toolkit|coalition|manual|standard say|state|provide|read|define|describe
    the? statute|law|code|rule note|suggest|recommend|observe|explain|list|advise
    the? regulation|toolkit|coalition|manual|standard note|suggest|recommend|observe|explain|list|advise
    the? guidance|literature|research|survey say|state|provide|read|define|describe
    the? report|article|book|training|handbook say|state|provide|read|define|describe
    the? guidance|literature|research|survey note|suggest|recommend|observe|explain|list|advise
    the? report|article|book|training|handbook note|suggest|recommend|observe|explain|list|advise
    best practice say|suggest|recommend|hold
    recommend that program|shelter|agency|advocate
    researcher|expert|scholar say|suggest|recommend|note|find|advise
    researcher|expert|scholar hold|agree|believe|think|observe|write
    other|some|many|most|certain|several program|shelter|agency|coalition use|have|allow|require|choose
    other|some|many|most|certain|several program|shelter|agency|coalition find|prefer|limit|report|put|place
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
PAST = concept(
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
    be ..2 used to
    get used to
    supersede ..8
    replace ..8
    """,
)

# Others than the program, as the subject of a duty.
PARTNER = concept(
    "partner",
    """
    police|officer|deputy|detective|sheriff|prosecutor will|shall|must|may|agree|undertake|should
    hospital|nurse|school|cps|dcfs|county|city will|shall|must|may|agree|undertake|should
    state|court|clinic|landlord|contractor|vendor will|shall|must|may|agree|undertake|should
    consultant|department|lawyer|attorney|judge|hotel|motel will|shall|must|may|agree|undertake|should
    task force|team will|shall|must|may|agree|undertake|should
    partner|partnering|member|receiving|outside|other agency|program|organization will|shall|must|may|agree
    partner|partnering|member agency|program|organization undertake|should|do|be|have
    receiving|outside|other agency|program|organization undertake|should|do|be|have
    partner will|shall|must|may|agree|undertake
    party b|two
    second party
    """,
)

# Headings under which nothing is the program's present practice.
HEADING_INTENDED = concept(
    "heading_intended",
    """
    looking ahead
    future plan|direction|goal|work|step
    next steps for
    strategic plan
    pending item|edit|change
    goal for the|this|next|coming? year
    next year
    planned change|improvement
    work in progress
    wish list
    under development
    parking lot
    to do list
    still|left|yet to do
    for later
    proposed change|text|language|wording|addition|revision
    card|poster|outreach|page idea
    idea for the|next|a
    where we would like to be
    our|director|staff wish
    year goal
    learning goal
    fund drive
    """,
)
HEADING_OTHER = concept(
    "heading_other",
    """
    duty|responsibility|role of the? county? police|sheriff|hospital|partner|department
    obligation|undertaking|commitment of the? county? police|sheriff|hospital|partner|department
    duty|responsibility|role of the? county? city|county|court|agency|party|task
    obligation|undertaking|commitment of the? county? city|county|court|agency|party|task
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
    job description
    position description
    """,
)

OF_SENTENCES = (INTENTION, QUOTED, PAST, PARTNER)
# Headings under which nothing holds at all, not even a fact.
HEADING_VOID = concept(
    "heading_void",
    """
    superseded|rescinded|withdrawn|repealed|retired policy|procedure|protocol|version|section|text
    obsolete|archived|former|old policy|procedure|protocol|version|section|text
    superseded
    no longer in force|use|effect
    what not to do|say
    example of what not|poor|bad
    common mistake|error
    bad|poor practice
    """,
)

OF_HEADINGS = (HEADING_INTENDED, HEADING_OTHER, HEADING_VOID)
