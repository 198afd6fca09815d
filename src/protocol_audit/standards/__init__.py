"""Standards packs: a toolkit's standards as data, read into the values of the model."""

from __future__ import annotations

from protocol_audit.errors import PackError
from protocol_audit.model import Pack
from protocol_audit.standards.build import build_pack
from protocol_audit.standards.pack_files import PackFiles, list_packs, read_pack_files
from protocol_audit.standards.yaml_text import KeyPath, Problem

__all__ = ["list_packs", "load_pack"]

_MOST_PROBLEMS = 20


def load_pack(name_or_path: str, *, check: bool = False) -> Pack:
    """The pack of this id, or in this folder.

    Raises PackError, with every problem on a line of its own, where there is no such pack or it does not
    hold to the schema. A built-in pack is held to the whole schema only with ``check``, or when
    something in it cannot be read: that takes longer than reading it, and tests have done it before.
    """
    files = read_pack_files(name_or_path)
    if check or not files.built_in:
        _refuse_problems(files)
    try:
        return build_pack(files)
    except (TypeError, KeyError, ValueError, AttributeError):
        _refuse_problems(files)
        raise


def _refuse_problems(files: PackFiles) -> None:
    from protocol_audit.standards.pack_check import find_problems

    problems = find_problems(files)
    if not problems:
        return
    lines = [_word(files.folder, name, problem) for name, problem in problems[:_MOST_PROBLEMS]]
    if len(problems) > _MOST_PROBLEMS:
        lines.append(f"... and {len(problems) - _MOST_PROBLEMS} more")
    raise PackError("\n".join(lines))


def _word(folder: str, name: str, problem: Problem) -> str:
    line = f", line {problem.line}" if problem.line else ""
    place = f" {_show_path(problem.path)}:" if problem.path else ""
    return f"{folder}/{name}{line}:{place} {problem.message}"


def _show_path(path: KeyPath) -> str:
    """The path as people write it: standards[3].level."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
