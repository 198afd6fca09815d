"""Whatever is wrong in a pack is named with file, line, path, and what is allowed; all of it at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from river_pack import AA, CONCEPTS, FILES, change, problems, write

# Each a change to one file, and the message that it must bring.
WRONG: list[dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("pack_problems.yaml").read_text(encoding="utf-8")
)


class TestWrong:
    @pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong["what"])
    def test_the_message_names_the_place_and_what_is_allowed(self, pack: Path, wrong: dict[str, str]) -> None:
        old = FILES[wrong["file"]] if wrong["old"] == "(all of it)" else wrong["old"]
        change(pack, wrong["file"], old, wrong["new"])
        found = problems(pack)
        assert f"{wrong['file']}, {wrong['place']}: {wrong['said']}" in found
        assert (len(found) > 1) == wrong.get("several", False)

    def test_all_problems_are_named_at_once_in_the_order_of_the_files(self, pack: Path) -> None:
        change(pack, "standards/BB.yaml", "scope: youth", "scope: old")
        change(pack, "standards/AA.yaml", "level: required", "level: must")
        change(pack, "standards/AA.yaml", "title: Pets are welcome", "title: 5")
        change(pack, "concepts/all.yaml", "<young> animal", "<old> animal")
        change(pack, "pack.yaml", "version:", "vershun:")
        places = [line.split(":")[0] for line in problems(pack)]
        assert places == [
            "pack.yaml, line 1",
            "pack.yaml, line 4",
            "concepts/all.yaml, line 4",
            "standards/AA.yaml, line 3",
            "standards/AA.yaml, line 6",
        ]

    def test_a_file_that_is_not_yaml_says_line_and_column(self, pack: Path) -> None:
        change(pack, "standards/AA.yaml", "title: Pets are", "title: Pets: they are")
        (line,) = problems(pack)
        assert line.startswith("standards/AA.yaml, line 3: column ")
        assert "put text that has a colon in quotes" in line

    def test_a_tab_is_explained(self, pack: Path) -> None:
        change(pack, "pack.yaml", "  shelter:", "\tshelter:")
        (line,) = problems(pack)
        assert line.startswith("pack.yaml, line 9: column 1: not YAML: ")
        assert "indent with spaces, not tabs" in line

    def test_a_character_that_yaml_does_not_allow(self, pack: Path) -> None:
        change(pack, "concepts/all.yaml", "youth", "you\x00th")
        (line,) = problems(pack)
        assert line.startswith("concepts/all.yaml: not YAML: ")

    def test_a_file_in_another_encoding(self, pack: Path) -> None:
        (pack / "concepts" / "all.yaml").write_bytes(CONCEPTS.replace("youth", "j\xf6ven").encode("latin-1"))
        assert problems(pack) == ["concepts/all.yaml, line 2: is not UTF-8 text; save it again as UTF-8"]

    def test_an_unreadable_concepts_file_makes_no_further_noise(self, pack: Path) -> None:
        write(pack / "concepts" / "all.yaml", "concepts: [\n")
        assert [line.split(":")[0] for line in problems(pack)] == ["concepts/all.yaml, line 2"]

    def test_a_file_over_the_limit_is_not_read(self, pack: Path) -> None:
        write(pack / "concepts" / "big.yaml", "#" * 5_000_001)
        assert problems(pack) == ["concepts/big.yaml: is larger than 5 MB; split it into several files"]

    def test_depth_without_end_is_refused(self, pack: Path) -> None:
        write(pack / "concepts" / "deep.yaml", "[" * 30)
        assert problems(pack) == ["concepts/deep.yaml, line 1: lists or mappings stand more than 20 deep"]

    def test_a_small_file_that_would_fill_the_memory_is_refused(self, pack: Path) -> None:
        bomb = "a: &a [x, x]\n" + "".join(
            f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
        )
        write(pack / "concepts" / "bomb.yaml", bomb)
        assert problems(pack) == [
            "concepts/bomb.yaml, line 1: '&a': anchors are not read; write the value where it is used"
        ]

    def test_a_concept_in_two_files(self, pack: Path) -> None:
        write(pack / "concepts" / "more.yaml", "concepts:\n  pet: [animal]\n")
        said = "this concept is also in concepts/all.yaml; keep one of them"
        assert problems(pack) == [f"concepts/more.yaml, line 2: concepts.pet: {said}"]

    def test_a_standard_twice(self, pack: Path) -> None:
        again = AA.removeprefix("standards:\n")
        write(pack / "standards" / "AA.yaml", AA + again)
        said = "'AA-1' is given twice; the first is in standards/AA.yaml, line 2"
        assert problems(pack) == [f"standards/AA.yaml, line 34: standards[1].id: {said}"]

    def test_a_section_without_its_file(self, pack: Path) -> None:
        (pack / "standards" / "BB.yaml").unlink()
        assert problems(pack) == ["pack.yaml, line 12: sections[1]: the file 'standards/BB.yaml' is missing"]

    def test_a_file_without_its_section(self, pack: Path) -> None:
        (pack / "standards" / "BB.yaml").rename(pack / "standards" / "B.yaml")
        said = "there is no section 'B' in pack.yaml (did you mean 'BB'?); sections are 'AA', 'BB'"
        assert f"standards/B.yaml: {said}" in problems(pack)

    def test_a_file_with_another_ending(self, pack: Path) -> None:
        write(pack / "concepts" / "more.yml", "concepts: {}\n")
        assert problems(pack) == [
            "concepts/more.yml: is not read: only files that end in '.yaml' are; rename it or take it out"
        ]

    def test_no_head(self, pack: Path) -> None:
        (pack / "pack.yaml").unlink()
        assert problems(pack) == ["pack.yaml: is missing"]

    def test_no_standards(self, pack: Path) -> None:
        shutil.rmtree(pack / "standards")
        assert problems(pack) == [
            "standards: is missing; it holds one file for each section, like 'standards/AI.yaml'"
        ]

    def test_twenty_problems_are_shown_and_the_rest_counted(self, pack: Path) -> None:
        write(pack / "concepts" / "more.yaml", "concepts:\n" + "".join(f"  c{n}: []\n" for n in range(25)))
        found = problems(pack)
        assert len(found) == 21
        assert found[-1] == "... and 5 more"
