"""``protocol-audit compare``: what changed between two assessments, protocols or portfolios."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from protocol_audit.cli.assessing import Inputs, assess_inputs, assessing_options, take_inputs
from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE, working_on
from protocol_audit.cli.options import day_of_assessment, day_option, template_option, typed_path
from protocol_audit.cli.streams import progress, say

if TYPE_CHECKING:
    from protocol_audit.model import Comparison, PortfolioComparison

    Compared = Comparison | PortfolioComparison

_EXAMPLES = """\b
Examples:
  protocol-audit compare spring.json autumn.json
      two assessments, written by: protocol-audit check FILE --format json
  protocol-audit compare "Protocol 2025.docx" "Protocol 2026.docx"
      assesses both, and compares
  protocol-audit compare 2025.sqlite 2026.sqlite
      two portfolios, each as kept by: protocol-audit portfolio FOLDER
      (or the two folders)

Says what was closed, what is new, what improved or got worse, with the old and
the new words, and writes a report. Where the standards themselves changed
between the two, that is told apart from what the program changed.
"""
_ENDINGS = {"docx": (".docx", "a Word file", False), "json": (".json", "JSON, for other programs", True)}


@dataclass(frozen=True)
class _Request:
    """What was asked for, as typed."""

    before: Path
    after: Path
    inputs: Inputs
    destination: Destination
    kind: str
    template: Path | None
    day: date
    quiet: bool


@click.command(
    short_help="Says what changed between two protocols or assessments.",
    help="Says what changed between BEFORE and AFTER: two assessments (.json), two protocols, or two "
    "portfolios' stores (.sqlite).",
    epilog=_EXAMPLES,
)
@click.argument("before", type=typed_path)
@click.argument("after", type=typed_path)
@destination_options("the report", "AFTER-progress.docx", shown="- shows it here (json only)")
@click.option(
    "--format",
    "kind",
    type=click.Choice(list(_ENDINGS)),
    help="The kind of report. Without it: what the ending of --output says, else docx (Word).",
)
@assessing_options
@template_option
@day_option
@click.option("-q", "--quiet", is_flag=True, help="Show no summary, only the name of the report.")
def compare(before: Path, after: Path, **options: Any) -> int:
    """Compare the two and write the report; returns the exit code."""
    before, after = _store_in(before), _store_in(after)
    request = _make_request(before, after, take_inputs(after, options), **options)
    request.destination.check()
    with progress(quiet=request.quiet) as tell:
        compared = _compare(request, tell)
        tell("Writing the report ...")
        content = _content(request, compared)
    request.destination.write(content)
    _tell(request, compared)
    return DONE


def _make_request(
    before: Path,
    after: Path,
    inputs: Inputs,
    *,
    output: Path | None,
    force: bool,
    kind: str | None,
    template: Path | None,
    day: date | None,
    quiet: bool,
) -> _Request:
    if before.exists() and after.exists() and before.samefile(after):
        raise click.UsageError(
            f"{before} and {after} are one and the same file; name the earlier and the later."
        )
    kind = kind or ("json" if output and output.suffix.lower() == ".json" else "docx")
    ending, noun, is_text = _ENDINGS[kind]
    output = output or Path(f"{_name_of(after)}-progress{ending}")
    check_kind(output, ending=ending, noun=noun, is_text=is_text, others=[".docx", ".json"])
    if template and kind != "docx":
        raise click.UsageError(f"--template is for the Word report, and this one is {noun}.")
    read = (before, *inputs.paths, *([template] if template else []))
    return _Request(
        before, after, inputs, Destination(output, force, read), kind, template, day_of_assessment(day), quiet
    )


def _name_of(after: Path) -> str:
    """What the report is named after: the later file, or the folder of a store that has the usual name."""
    from protocol_audit.portfolio.store import NAME

    return after.resolve().parent.name if after.name == NAME else after.stem


def _compare(request: _Request, tell: Callable[[str], None]) -> Compared:
    from protocol_audit.compare import compare_assessments
    from protocol_audit.errors import ReadError

    stores = [_is_store(path) for path in (request.before, request.after)]
    if all(stores):
        return _compare_stores(request)
    if any(stores):
        raise ReadError(
            f"{request.before} and {request.after}: a portfolio's store can only be compared with another one"
        )
    results = [_result(request, path, tell) for path in (request.before, request.after)]
    return compare_assessments(results[0], results[1], (str(request.before), str(request.after)))


def _store_in(path: Path) -> Path:
    """The path, or where it is a folder that a portfolio was made of, the store in it."""
    from protocol_audit.portfolio.store import NAME

    return path / NAME if (path / NAME).is_file() else path


def _is_store(path: Path) -> bool:
    from protocol_audit.portfolio.store import ENDING, is_store

    return path.suffix.lower() == ENDING or is_store(path)


def _compare_stores(request: _Request) -> PortfolioComparison:
    from protocol_audit.compare import compare_portfolios
    from protocol_audit.portfolio.store import open_existing

    with ExitStack() as opened:
        stores = [opened.enter_context(closing(open_existing(p))) for p in (request.before, request.after)]
        return compare_portfolios(stores[0], stores[1])


def _result(request: _Request, path: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    """The assessment in the file, or of the protocol in it."""
    from protocol_audit.compare import read_result
    from protocol_audit.reports.json_report import assessment_as_json

    if path.suffix.lower() == ".json":
        return read_result(path)
    with working_on(path.name):
        return assessment_as_json(assess_inputs(replace(request.inputs, file=path), tell))


def _content(request: _Request, compared: Compared) -> bytes:
    if request.kind == "json":
        from protocol_audit.reports.comparison.as_json import write_json

        return write_json(compared)
    from protocol_audit.reports.comparison.word import write_word

    return write_word(compared, compared_on=request.day, template=request.template)


def _tell(request: _Request, compared: Compared) -> None:
    from protocol_audit.model import Comparison
    from protocol_audit.reports.comparison.terminal import summarize, summarize_portfolios

    if request.destination.is_standard_output:
        return
    if request.quiet:
        say(str(request.destination.output))
        return
    say(summarize(compared) if isinstance(compared, Comparison) else summarize_portfolios(compared))
    say(f"The report is in {request.destination.output}")
