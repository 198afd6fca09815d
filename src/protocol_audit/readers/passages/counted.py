"""How many of something there are, in words: for what a reader says that it could not read."""

from __future__ import annotations

_MOST_DESCRIPTIONS = 5
_LONGEST_DESCRIPTION = 60
_MOST_PAGES = 10

REMARKS = " (reviewers’ remarks are not part of the protocol)"


def number(count: int, one: str, many: str = "") -> str:
    """How many: "1 picture", "2 pictures"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def described(descriptions: list[str]) -> str:
    """What pictures are said to show, where somebody described them, else ""."""
    different = list(dict.fromkeys(filter(None, descriptions)))[:_MOST_DESCRIPTIONS]
    if not different:
        return ""
    short = [
        text if len(text) <= _LONGEST_DESCRIPTION else f"{text[:_LONGEST_DESCRIPTION].rstrip()} …"
        for text in different
    ]
    return f" ({'; '.join(f'“{text}”' for text in short)})"


def scanned(count: int, pages: list[int]) -> str:
    """So many pages are pictures of pages; ``pages`` has those whose number is known."""
    where = f" ({pages_listed(pages)})" if pages else ""
    return (
        f"{number(count, 'SCANNED PAGE', 'SCANNED PAGES')}{where}: a picture of a page, whose words are not "
        f"in the file; ask for the text, or check the page by eye"
    )


def pages_listed(pages: list[int]) -> str:
    """Pages in words, of many the first ones: "page 3", "pages 3, 4 and 9"."""
    shown = [str(page) for page in pages[:_MOST_PAGES]]
    name = "page" if len(pages) == 1 else "pages"
    if len(pages) > _MOST_PAGES:
        return f"{name} {', '.join(shown)} and {len(pages) - _MOST_PAGES} more"
    return f"{name} {', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else f"{name} {shown[0]}"
