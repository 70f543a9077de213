"""The grammar: what is learnt, what is held back, and how it is spelt."""

from __future__ import annotations

import numpy as np
import pytest

from voice.training import english, korean
from voice.training.expansion import spelled_out
from voice.training.grammars import always
from voice.training.numbers import english as in_english
from voice.training.numbers import sino
from voice.training.sentences import Grammar, Sentence, as_spoken, is_held_out, normalised

LANGUAGES = ("ko", "en")


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return Grammar()


def test_no_sentence_of_the_examination_is_ever_trained(grammar: Grammar) -> None:
    trained = {normalised(grammar.training(rng).text) for rng in [np.random.default_rng(1)] for _ in range(4000)}
    for language in LANGUAGES:
        asked = grammar.examination(language, 100, np.random.default_rng(2))
        assert len({normalised(sentence.text) for sentence in asked}) == 100
        assert not trained & {normalised(sentence.text) for sentence in asked}


def test_spacing_and_punctuation_do_not_smuggle_a_held_out_sentence_in(grammar: Grammar) -> None:
    for sentence in grammar.examination("ko", 50, np.random.default_rng(3)):
        assert is_held_out(Sentence("ko", sentence.text.replace(" ", "") + "?", True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_demo_says_is_always_trained(language: str) -> None:
    assert not any(is_held_out(Sentence(language, text, True)) for text in always(language))


@pytest.mark.parametrize(
    ("language", "phrase"),
    [("ko", "저기요"), ("ko", "장바구니 열어줘"), ("ko", "잘 못 들었어"), ("en", "what did i add"), ("en", "hi there")],
)
def test_a_set_phrase_whose_words_stand_nowhere_else_is_trained(language: str, phrase: str) -> None:
    assert not is_held_out(Sentence(language, phrase, True))


def test_a_template_without_slots_is_spelled_out_and_one_with_a_slot_is_not() -> None:
    assert spelled_out("(뭐|뭘) 있어(|요)?") == {"뭐 있어?", "뭐 있어요?", "뭘 있어?", "뭘 있어요?"}
    assert spelled_out("{goods} (있어|있어요)?") == frozenset()


def test_a_range_of_prices_goes_from_the_lower_to_the_higher() -> None:
    rng = np.random.default_rng(7)
    won = {f"{sino(n)} 원": n for n in range(500, 200_001, 500)}
    spoken = {f"{in_english(n)} won": n for n in range(1000, 200_001, 1000)}
    for _ in range(300):
        lower, upper = korean.price_range(rng).replace("부터 ", "에서 ").split("에서 ")
        assert won[lower] < won[upper]
        lower, upper = english.price_range(rng).split(" and ")
        assert spoken[lower] < spoken[upper]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_says_the_same(grammar: Grammar, language: str) -> None:
    first, second = (grammar.examination(language, 20, np.random.default_rng(4)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("command", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_is_filled_and_nothing_is_a_digit(grammar: Grammar, language: str, command: bool) -> None:
    rng = np.random.default_rng(5)
    for _ in range(2000):
        text = grammar.sentence(language, command=command, rng=rng).text
        assert text and not set(text) & set("{}|()0123456789"), text


def test_the_product_names_of_the_shop_are_said(grammar: Grammar) -> None:
    rng = np.random.default_rng(6)
    texts = " ".join(grammar.training(rng).text for _ in range(4000))
    assert "제주 삼다수" in texts and "samdasoo" in texts and "콜드브루" in texts


def test_the_synthesiser_hears_both_spellings_of_an_auxiliary_verb() -> None:
    sentence = Sentence("ko", "생수 찾아줘", True)
    assert {as_spoken(sentence, np.random.default_rng(seed)) for seed in range(20)} == {"생수 찾아줘", "생수 찾아 줘"}
