"""The command ``protocol-audit`` with its subcommands."""

from __future__ import annotations

from pathlib import Path

import click

from protocol_audit import __version__
from protocol_audit.cli.check import check
from protocol_audit.cli.compare import compare
from protocol_audit.cli.explain import explain
from protocol_audit.cli.guard import GuardedGroup
from protocol_audit.cli.portfolio import portfolio
from protocol_audit.cli.profile import profile
from protocol_audit.cli.standards import standards
from protocol_audit.cli.statement import statement
from protocol_audit.cli.template import template
from protocol_audit.cli.worksheet import worksheet

_EXAMPLES = """\b
Examples:
  protocol-audit check "Our protocol.docx"
      reads your protocol and writes "Our protocol-gap-report.docx"
  protocol-audit check "Our protocol.docx" --services "shelter,hotline"
      the same, for a program that offers these services
  protocol-audit explain "Our protocol.docx" AI-5
      shows which words decided on one standard
  protocol-audit worksheet "Our protocol.docx"
      writes the workbook in which you correct findings and plan
  protocol-audit standards show
      lists what your protocol is held against
  protocol-audit statement --help
      says more about one command; each has such a page

Put names that contain spaces in quotation marks. You can also type
protocol-audit check and a space, and then drag the file into this window.
Everything happens on this computer; nothing is sent anywhere.
"""


# What protocols are called, so that a mistyped name is still told from a command.
_ENDINGS = (".docx", ".docm", ".pdf", ".odt", ".txt", ".md")


class _Commands(GuardedGroup):
    """The subcommands; a file given without one gets the command that was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does; for a file's name it says which command to put before it."""
        name = args[0]
        if name not in self.commands and (name.lower().endswith(_ENDINGS) or Path(name).is_file()):
            raise click.UsageError(
                f'{name} is a file, not a command. To check it, type:  protocol-audit check "{name}"', ctx
            )
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    name="protocol-audit",
    help="Checks a program's written protocol against a toolkit's standards, and writes a report of what is "
    "already strong, what is missing, and wording to consider.",
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(__version__, prog_name="protocol-audit", message="%(prog)s %(version)s")
def app() -> None:
    """The command line as a whole."""


app.add_command(check)
app.add_command(compare)
app.add_command(explain)
app.add_command(portfolio)
app.add_command(profile)
app.add_command(standards)
app.add_command(statement)
app.add_command(template)
app.add_command(worksheet)
