"""What the joint model is given of an utterance, and what it is shown in training."""

from __future__ import annotations

from pathlib import Path
from random import Random

from nlu.components.joint_inputs import held_back, inputs, parts
from nlu.components.minilm import LONGEST, encoder
from nlu.components.morphemes import morphemes
from nlu.components.swapping import Name
from nlu.folds import Data, Example
from nlu.joint import STATE
from nlu.joint.examples import Told, kept_apart, rounds, slipped_in_a_name, words_joined
from nlu.joint.prepare import TAGS, UNTOLD, Table, arrays, prepare, tags


def test_korean_is_read_by_morphemes_and_english_by_word_pieces() -> None:
    tokenizer = encoder().tokenizer
    korean = inputs("생수 담아줘", morphemes("생수 담아줘"), tokenizer)
    assert korean.positions[1].word == "생수"
    assert all(one.piece is None for one in korean.positions[1:-1])
    english = inputs("add water", morphemes("add water"), tokenizer)
    assert all(one.piece is not None for one in english.positions)
    assert english.telling == (1, 2)


def test_each_morpheme_is_told_by_the_first_position_that_reads_it() -> None:
    text = "add nimbrazon kettle"
    given = inputs(text, morphemes(text), encoder().tokenizer)
    pieces = encoder().tokenizer.encode(text).tokens
    told = [pieces[at] for at in given.telling if at is not None]
    assert told[0] == "add" and told[-1] == "kettle"
    assert len(told) == 3


def test_a_long_text_is_cut_and_what_is_cut_off_tells_nothing() -> None:
    for text in ("물 " * 300, "water " * 300):
        said = morphemes(text)
        given = inputs(text, said, encoder().tokenizer)
        assert len(given.positions) <= LONGEST
        assert len(given.telling) == len(said)
        assert given.telling[0] is not None and given.telling[-1] is None


def test_a_word_spelt_wrong_has_most_parts_of_the_right_one() -> None:
    right, wrong, other = (set(parts(word)) for word in ("장바구니", "장바구미", "리뷰"))
    assert len(right & wrong) > len(right) / 2 > len(right & other)


EXAMPLES = tuple(
    Example(line, "add_to_cart", f"meaning {number}")
    for number, line in enumerate(f"[린넨 셔츠](product) {count}개 담아 줘" for count in range(1, 200))
)
DATA = Data(EXAMPLES, ({"lookup": "product", "examples": "- 물티슈\n- 고등어\n"},))


def test_every_round_keeps_names_where_they_are_and_leaves_out_what_is_held_back() -> None:
    kept = kept_apart(DATA)
    assert 0 < len(kept) < len(EXAMPLES) / 4
    assert all(held_back(one.text) for one in kept)
    seen = set()
    for told in rounds(DATA, 3):
        assert len(told) + len(kept) == len(EXAMPLES)
        for one in told:
            assert one.names is not None
            seen.update(one.text[name.start : name.end] for name in one.names)
    assert {"린넨 셔츠", "물티슈", "고등어"} <= seen
    assert not any(name.startswith(" ") or name.endswith(" ") for name in seen)


def test_a_slip_in_a_name_and_words_written_as_one_move_the_names_along() -> None:
    text = "고등어 자반 하나랑 물티슈 담아 줘"
    names = [Name("product", 0, 6), Name("product", 11, 14)]
    for seed in range(50):
        new, moved = slipped_in_a_name(text, names, Random(seed))
        assert new[moved[0].end :].startswith(" 하나랑 ") and new[moved[1].end :] == " 담아 줘"
        new, moved = words_joined(text, names, Random(seed))
        assert [new[one.start : one.end].replace(" ", "") for one in moved] == ["고등어자반", "물티슈"]


def test_tags_mark_where_names_begin_and_end_and_nothing_where_none_are_marked() -> None:
    text = "린넨 셔츠 담아줘"
    said = morphemes(text)
    found = [TAGS[one] for one in tags(said, Told(text, "add_to_cart", (Name("product", 0, 5),)))]
    last = max(place for place, one in enumerate(said) if one.start < 5)
    assert found[0] == "B-product" and found[last] == "L-product"
    assert set(found[1:last]) <= {"I-product"} and set(found[last + 1 :]) == {"O"}
    assert set(tags(said, Told(text, "out_of_scope", None))) == {UNTOLD}


def test_arrays_hold_the_examples_one_after_the_other() -> None:
    told = [Told("add water", "add", (Name("product", 4, 9),)), Told("물 담아줘", "add", ())]
    forms, words = Table(), Table()
    made = arrays(told, forms, words, ["add", "other"])
    assert made["begins"].tolist()[0] == 0 and made["begins"][-1] == len(made["positions"])
    english, korean = (made["positions"][made["begins"][n] : made["begins"][n + 1]] for n in range(2))
    assert (english[:, 0] >= 0).all() and TAGS[english[2, 3]] == "U-product"
    assert (korean[1:-1, 1] >= 0).all() and len(forms.words) == len(korean) - 2
    assert made["intents"].tolist() == [0, 0]


def test_preparing_anew_leaves_nothing_of_a_former_training(tmp_path: Path) -> None:
    (tmp_path / STATE).write_bytes(b"learnt")
    (tmp_path / "round-7.npz").write_bytes(b"other examples")
    prepare(DATA, tmp_path, 1)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["base.npz", "kept.npz", "round-0.npz", "tables.npz"]
