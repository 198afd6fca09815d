"""What to look at before the report is shared, as a part of it."""

from __future__ import annotations

from protocol_audit.reports.labels import shortened
from protocol_audit.reports.sharing_words import (
    AUTHORS_HINT,
    PRIVATE_WORDS,
    names_authors,
    share_lead,
    where_words,
)
from protocol_audit.reports.word.draft import Draft
from protocol_audit.reports.word.markup import (
    NOTHING,
    Markup,
    cell,
    heads,
    paragraph,
    row,
    run,
    shares,
    table,
)

_FOR_YOU = "This part is for you. Delete it before you send the report to anybody."


def before_sharing(draft: Draft) -> Markup:
    """The part, on a page of its own; nothing where nobody asked for it."""
    found = draft.assessment.sharing
    if found is None:
        return NOTHING
    heading = draft.heading(1, "Before you share this report", "sharing", props="<w:pageBreakBefore/>")
    lead = Markup(paragraph(run(share_lead(found))) + paragraph(run(_FOR_YOU, "GapLabel")))
    if not found:
        return Markup(heading + lead)
    widths = shares(draft.page.upright, 20, 42, 38)
    rows = []
    for one in found:
        texts = (PRIVATE_WORDS[one.kind], shortened(one.masked, 120), where_words(one))
        cells = (paragraph(run(text), style="GapTableText") for text in texts)
        rows.append(row(cell(text, width=width) for text, width in zip(cells, widths, strict=True)))
    about = "What to look at before the report is shared"
    words = table(heads("What it is", "Words", "Where"), rows, widths=widths, about=about)
    after = paragraph(run(AUTHORS_HINT), style="GapSmall") if names_authors(found) else NOTHING
    return Markup(heading + lead + words + after)
