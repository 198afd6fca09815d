"""``protocol-audit profile new``: asks what a program offers, and writes its profile."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from protocol_audit.cli.destination import Destination, check_kind, destination_options
from protocol_audit.cli.guard import DONE
from protocol_audit.cli.options import standards_option
from protocol_audit.cli.streams import say
from protocol_audit.errors import ProfileError

if TYPE_CHECKING:
    from protocol_audit.model import Pack, Profile

_CONTACT = {"name": "their name", "role": "what they do", "email": "e-mail", "phone": "telephone"}
_EXAMPLES = """\b
Example:
  protocol-audit profile new -o our-program.yaml
  protocol-audit check "Our protocol.docx" --profile our-program.yaml

Press Enter to leave a question unanswered. Ctrl+C stops, and nothing is
written. The file is plain text; you can change it later in any editor.
"""


@click.group(
    short_help="Makes the file that says what your program offers.",
    help="Profiles say whose protocol it is, what the program offers, and where it differs on purpose from a "
    "standard.",
    epilog=_EXAMPLES,
)
def profile() -> None:
    """The commands about profiles."""


@profile.command(
    short_help="Asks a few questions and writes a profile.",
    help="Asks a few questions about the program, and writes the answers as a profile (.yaml).",
    epilog=_EXAMPLES,
)
@destination_options("the profile", "profile.yaml", shown="- shows it here")
@standards_option
def new(*, output: Path | None, force: bool, pack_name: str) -> int:
    """Ask, show what was understood, and write it; returns the exit code."""
    from protocol_audit.profiles import write_profile
    from protocol_audit.standards import load_pack

    output = output or Path("profile.yaml")
    check_kind(output, ending=".yaml", noun="a profile (plain text)", is_text=True, others=(".yml",))
    destination = Destination(output, force, (Path(pack_name),))
    destination.check()
    content = write_profile(_ask(load_pack(pack_name)))
    if not destination.is_standard_output:
        say(f"\n{content.decode()}")
        click.confirm(f"Write this to {output}?", default=True, abort=True)
    destination.write(content)
    if not destination.is_standard_output:
        say(f"The profile is in {output}. To use it, add:  --profile {output}")
    return DONE


def _ask(pack: Pack) -> Profile:
    from protocol_audit.model import Profile

    say("A few questions about the program. Enter leaves one unanswered; Ctrl+C stops.\n")
    return Profile(
        agency=_text("The agency's name"),
        state=_text("The state or territory"),
        services=_services(pack.services),
        populations=_populations(),
        contact=_contact(),
        exceptions=_exceptions(pack),
    )


def _text(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer.strip()


def _services(services: Mapping[str, str]) -> tuple[str, ...] | None:
    """What the program offers; None where nobody says, and then every standard will apply."""
    from protocol_audit.profiles import parse_services

    numbers = dict(enumerate(services, 1))
    say("\nWhat does the program offer?")
    say("\n".join(f"{number:4}  {services[name]}" for number, name in numbers.items()))
    while True:
        answer = _text("Numbers or names, parted by commas; none for none of them")
        if not answer:
            say("Nobody says, so every standard will be applied.")
            return None
        words = answer.replace(",", " ").split()
        chosen = [numbers.get(int(word), word) if word.isdecimal() else word for word in words]
        try:
            return parse_services(",".join(chosen), services)
        except ProfileError as error:
            say(f"  {error}")


def _populations() -> tuple[str, ...]:
    answer = _text("\nWhom does it serve, in your own words, parted by commas")
    return tuple(part.strip() for part in answer.split(",") if part.strip())


def _contact() -> dict[str, str]:
    say("\nWhom can people ask about the protocol? Reports will show it.")
    answers = {name: _text(f"  {question}") for name, question in _CONTACT.items()}
    return {name: answer for name, answer in answers.items() if answer}


def _exceptions(pack: Pack) -> dict[str, str]:
    """Standards from which the program differs on purpose, until an empty answer."""
    say("\nDoes the program differ from a standard on purpose, such as for a rule of the state?")
    found: dict[str, str] = {}
    while answer := _text("  The standard's id, such as AI-5; Enter where there is no other"):
        standard = pack.standard(answer)
        if standard is None:
            say(f"  {pack.id} has no standard {answer!r}. To see them all:  protocol-audit standards show")
            continue
        say(f"  {standard.id}: {standard.title}")
        reason = _text("  The reason, with the rule's number if there is one")
        if reason:
            found[standard.id] = reason
        else:
            say("  Without a reason it is no exception.")
    return found
