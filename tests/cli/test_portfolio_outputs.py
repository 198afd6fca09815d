"""``portfolio`` with ``--each``, ``--anonymous`` and ``--scheduler``: what is written, and what it tells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import Result

SECRET = "Juniper Ridge Crisis Center"
MEMBERS = {
    "Juniper Ridge": (
        SECRET,
        "Staff hold every interview in a private room at Juniper Ridge.",
        "JRCC advocates complete intake within 72 hours.",
        "The shelter has no curfew, says Juniper Ridge Crisis Center (JRCC).",
    ),
    "Fern": ("The shelter welcomes pets, as Juniper Ridge Crisis Center does.",),
}


@pytest.fixture
def members(folder: Path, word_file: Callable[..., bytes]) -> Path:
    """A folder with two programs and one that cannot be read; all of them have names."""
    members = folder / "members"
    (members / "Juniper Ridge").mkdir(parents=True)
    (members / "Juniper Ridge" / "protocol.docx").write_bytes(word_file(MEMBERS["Juniper Ridge"]))
    profile = f"agency: {SECRET}\nservices: [shelter]\n"
    (members / "Juniper Ridge" / "profile.yaml").write_text(profile, encoding="utf-8")
    (members / "Fern.docx").write_bytes(word_file(MEMBERS["Fern"]))
    (members / "Juniper broken.docx").write_bytes(b"%PDF-1.7")
    (members / "Juniper list.csv.bak").write_bytes(b"x")
    return members


@pytest.fixture
def portfolio(run: Callable[..., Result], members: Path) -> Callable[..., Result]:
    """Runs ``portfolio`` on the members with the small pack, in this process."""
    options = ("--standards", "pack", "--workers", "1", "--date", "2026-11-26")
    return lambda *more: run("portfolio", "members", *options, *more)


def everything(folder: Path) -> str:
    """The names of all files in the folder, and all text in them and in their parts."""
    texts = []
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        texts.append(file.name)
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as package:
                texts += [package.read(name).decode("utf-8", errors="replace") for name in package.namelist()]
        else:
            texts.append(file.read_text(encoding="utf-8"))
    return "\n".join(texts)


def test_each_program_has_its_own_report(portfolio: Callable[..., Result], folder: Path) -> None:
    result = portfolio("--each")
    assert result.exit_code == 0, result.stderr
    reports = sorted(file.name for file in (folder / "members-portfolio-reports").iterdir())
    assert reports == ["Fern-gap-report.docx", "Juniper Ridge-gap-report.docx"]


def test_the_report_is_the_one_that_check_writes(
    portfolio: Callable[..., Result], run: Callable[..., Result], folder: Path
) -> None:
    portfolio("--each")
    run("check", "members/Fern.docx", "--standards", "pack", "--date", "2026-11-26", "-o", "fern.docx")
    written = folder / "members-portfolio-reports" / "Fern-gap-report.docx"
    assert written.read_bytes() == (folder / "fern.docx").read_bytes()


def test_reports_are_replaced_only_where_nobody_worked_in_them(
    portfolio: Callable[..., Result], folder: Path
) -> None:
    portfolio("--each")
    for name in ("members-portfolio.xlsx", "members-portfolio-summary.docx"):
        (folder / name).unlink()
    assert portfolio("--each").exit_code == 0
    for name in ("members-portfolio.xlsx", "members-portfolio-summary.docx"):
        (folder / name).unlink()
    report = folder / "members-portfolio-reports" / "Fern-gap-report.docx"
    report.write_bytes(b"notes of a director")
    result = portfolio("--each")
    assert result.exit_code == 1
    assert "somebody may have worked in it" in result.stderr
    assert report.read_bytes() == b"notes of a director"
    assert portfolio("--each", "--force").exit_code == 0
    assert report.read_bytes() != b"notes of a director"


@pytest.fixture
def anonymous(portfolio: Callable[..., Result], folder: Path) -> Path:
    """The folder with what was written with letters."""
    (folder / "out").mkdir()
    result = portfolio("--anonymous", "--each", "-o", "out/letters.xlsx")
    assert result.exit_code == 0, result.stderr
    for name in ("Juniper", "JRCC", "Fern"):
        assert name.lower() not in (result.stdout + result.stderr).lower()
    return folder / "out"


def test_no_name_is_in_anything_that_is_written(anonymous: Path) -> None:
    text = everything(anonymous)
    for name in ("Juniper", "JRCC", "Fern"):
        assert name.lower() not in text.lower()
    assert "members" not in text


def test_quotes_and_properties_have_letters(anonymous: Path) -> None:
    reports = sorted((anonymous / "letters-reports").iterdir())
    assert len(reports) == 2
    texts = ["\n".join(p.text for p in docx.Document(str(report)).paragraphs) for report in reports]
    (own,) = [n for n, text in enumerate(texts) if "in a private room at Program" in text]
    letter = reports[own].name.removesuffix("-gap-report.docx")
    assert f"in a private room at {letter}." in texts[own]
    assert docx.Document(str(reports[own])).core_properties.title == f"Gap report: {letter}"
    assert f"as {letter} does" in texts[1 - own]


def test_a_program_keeps_its_letter(
    portfolio: Callable[..., Result], anonymous: Path, members: Path, word_file: Callable[..., bytes]
) -> None:
    def letters() -> dict[str, str]:
        (anonymous.parent / "key.csv").unlink(missing_ok=True)
        result = portfolio("--anonymous", "-o", "out/letters.xlsx", "--force", "--key", "key.csv")
        assert result.exit_code == 0, result.stderr
        lines = (anonymous.parent / "key.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
        return {name: letter for letter, name in (line.split(",") for line in lines)}

    before = letters()
    assert set(before) == {"Juniper Ridge", "Fern", "Juniper broken"}
    (members / "Alder.docx").write_bytes(word_file(["The shelter welcomes pets."]))
    (members / "Fern.docx").write_bytes(word_file(["Something else."]))
    after = letters()
    assert after.items() > before.items()
    assert after["Alder"] == "Program D"


def test_the_key_is_written_only_when_asked_for(anonymous: Path, portfolio: Callable[..., Result]) -> None:
    assert not list(anonymous.parent.glob("*.csv"))
    assert portfolio("--key", "key.csv", "--force").exit_code == 2


def test_failures_and_files_passed_over_have_no_names(anonymous: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO((anonymous / "letters.xlsx").read_bytes()), data_only=True)
    lines = list(book["Not read"].iter_rows(min_row=5, max_col=3, values_only=True))
    assert [line[0] for line in lines] == ["Not assessed", "Passed over"]
    assert lines[0][1].startswith("Program ")
    assert lines[0][2].startswith(f"{lines[0][1]}.docx: ")
    assert lines[1][1:] == ("File 1.bak", "a file that belongs to no program")


def test_a_cluster_does_the_same_work(run: Callable[..., Result], members: Path, folder: Path) -> None:
    distributed = pytest.importorskip("distributed")
    options = ("--standards", "pack", "--date", "2026-11-26")
    here = run("portfolio", "members", *options, "--workers", "1", "-o", "here.xlsx")
    assert here.exit_code == 0, here.stderr
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        there = run(
            "portfolio",
            "members",
            *options,
            "--scheduler",
            address,
            "--fresh",
            "-o",
            "there.xlsx",
            "--each",
        )
    assert there.exit_code == 0, there.stderr
    assert (folder / "there.xlsx").read_bytes() == (folder / "here.xlsx").read_bytes()
    assert len(list((folder / "there-reports").iterdir())) == 2


def test_a_cluster_that_is_not_there(
    portfolio: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from protocol_audit.portfolio import cluster

    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    result = portfolio("--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 1
    assert "no Dask scheduler answers there" in result.stderr
    assert "Traceback" not in result.stderr
