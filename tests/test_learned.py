"""The learned reader: its tokenizer against the original, its scores against what a reader would say."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol_audit.learned import LONGEST, Reader, as_read, load_reader, weights
from protocol_audit.learned.wordpiece import WordPiece, split_words

VOCABULARY = {
    piece: number
    for number, piece in enumerate(
        [
            "[PAD]",
            "[UNK]",
            "[CLS]",
            "[SEP]",
            "safe",
            "##ty",
            "plan",
            "##s",
            "24",
            "-",
            "hours",
            "cafe",
            "|",
            "'",
        ]
    )
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: the rules work alone")
    loaded = load_reader()
    if loaded is None:
        pytest.skip("the weights of the learned reader are not in this checkout")
    return loaded


def names(text: str, longest: int = LONGEST) -> list[str]:
    pieces = {number: piece for piece, number in VOCABULARY.items()}
    return [pieces[token] for token in WordPiece(VOCABULARY).encode(text, longest)]


def test_longest_pieces_first_and_marks_around() -> None:
    assert names("Safety plans") == ["[CLS]", "safe", "##ty", "plan", "##s", "[SEP]"]


def test_accents_case_and_control_characters_do_not_matter() -> None:
    assert names("CAFÉ\u200b\tsafe") == ["[CLS]", "cafe", "safe", "[SEP]"]


def test_punctuation_stands_alone_and_unknown_words_are_one_token() -> None:
    assert names("24-hours xyz") == ["[CLS]", "24", "-", "hours", "[UNK]", "[SEP]"]


def test_a_long_text_is_cut_and_still_ends_with_its_mark() -> None:
    tokens = names("safe " * 300, longest=10)
    assert len(tokens) == 10
    assert tokens[-1] == "[SEP]"


def test_a_word_of_over_a_hundred_characters_is_unknown() -> None:
    assert names("s" * 101) == ["[CLS]", "[UNK]", "[SEP]"]


def test_words_of_policy_text() -> None:
    text = "Staff don’t use “safe homes” (see § 4.2)."
    assert list(split_words(text)) == [
        "staff", "don", "’", "t", "use", "“", "safe", "homes", "”", "(", "see", "§", "4", ".", "2", ")", ".",
    ]  # fmt: skip


def test_same_tokens_as_the_original_tokenizer(reader: Reader) -> None:
    tokenizers = pytest.importorskip("tokenizers", reason="the original tokenizer is not installed")
    from importlib.resources import files

    vocabulary = files("protocol_audit.learned") / "data" / "vocabulary.txt"
    original = tokenizers.BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    original.enable_truncation(LONGEST)
    pieces = vocabulary.read_text(encoding="utf-8").split("\n")
    ours = WordPiece({piece: number for number, piece in enumerate(pieces) if piece})
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    lines = [line.replace("[", "(") for text in texts for line in text.split("\n")]  # "[PAD]" is special
    lines += [
        "Ñandú — 24–48 hrs…",
        "☐ Yes ☐ No ☑ n/a",
        "naïve\u00a0café\u2009№ 5 ½ 中文 ﬁrst",
        "\u00ad\ufeffa\u0301b",
    ]
    for line in lines:
        assert ours.encode(line, LONGEST) == original.encode(line).ids, line


def test_a_unit_is_read_with_what_carries_it() -> None:
    assert as_read("Lodging", "Staff will not:", "use motels") == "Lodging | Staff will not: use motels"
    assert as_read("", "", " use motels ") == "use motels"


def test_scores_have_a_row_a_text_and_a_column_a_label(reader: Reader) -> None:
    rows = reader.score(["One.", "Two words.", "One."])
    assert [len(row) for row in rows] == [len(reader.labels)] * 3
    assert rows[0] == rows[2]
    assert len(reader.thresholds) == len(reader.labels)
    assert reader.score([]) == []


def test_a_score_does_not_depend_on_the_texts_beside_it(reader: Reader) -> None:
    text = "Rooms | A survivor of trafficking has a bedroom to herself, apart from the other residents."
    alone = reader.score([text])[0]
    beside = reader.score(
        [text, "Short.", *(f"Line {n} of a much longer form to fill in." for n in range(40))]
    )[0]
    assert beside == pytest.approx(alone, abs=0.01)


def test_every_standard_of_the_pack_has_its_labels(reader: Reader) -> None:
    assert {label.split("/")[0] for label in reader.labels if "/" in label} >= {
        "PS-1",
        "AI-5",
        "SH-3",
        "HO-2",
    }
    assert "AI-5/b" in reader.labels
    assert "SH-3/conflict" in reader.labels
    assert reader.labels[-1] == "hedged"


@pytest.mark.parametrize(
    ("label", "states", "does_not"),
    [
        (
            "SH-1/a",
            "Rooms | A trafficking survivor has, if at all possible, a bedroom apart from DV residents.",
            "Rooms | Bedrooms are cleaned on Fridays and linen is handed out at the front desk.",
        ),
        (
            "SH-3/a",
            "Lodging | No trafficking survivor is ever placed in the home of a volunteer or host family.",
            "Lodging | The safe house has eight bedrooms and a fenced yard.",
        ),
        (
            "AI-3/a",
            "Help | The advocate asks the national trafficking hotline how best to work with the survivor.",
            "Help | The advocate calls the plumber when the boiler is out.",
        ),
        (
            "AL-3/a",
            "After the move | Advocates explain the state's address confidentiality program.",
            "After the move | Mail for former residents is kept for thirty days.",
        ),
    ],
)
def test_what_states_an_element_scores_above_what_does_not(
    reader: Reader, label: str, states: str, does_not: str
) -> None:
    column = reader.labels.index(label)
    high, low = reader.score([states, does_not])
    assert high[column] > reader.thresholds[column] > low[column]


def test_the_promising_sentences_keep_their_order(reader: Reader) -> None:
    texts = [
        "The van is washed on Fridays.",
        "A trafficking survivor is never placed in a safe home.",
        "Receipts are due on the fifth.",
        "Advocates make a safety plan with every client within 24 hours.",
    ]
    assert reader.promising(texts, 2) == [1, 3]
    assert reader.promising(texts, 9) == [0, 1, 2, 3]


def test_without_the_weights_there_is_no_reader(tmp_path: Path) -> None:
    assert load_reader(tmp_path) is None


def test_without_onnxruntime_there_is_no_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert load_reader() is None


def test_what_would_be_loaded_is_known_without_loading_it() -> None:
    reader = load_reader()
    assert weights() == ((reader.pack, reader.version) if reader else None)
