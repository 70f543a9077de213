"""Sentences that mean alike lie near each other, in English and in Korean."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.kiwi_tokenizer import KiwiTokenizer
from nlu.components.kiwi_vectors import morpheme_vectors
from nlu.components.minilm import WIDTH, encoder
from nlu.components.morphemes import analyser
from nlu.components.script import is_english
from nlu.components.sentence_encoder import SentenceEncoder


def test_like_sentences_are_nearer_than_unlike_ones() -> None:
    rows = encoder().encode(["where is my parcel", "has my package arrived yet", "play some jazz"])
    assert rows.shape == (3, WIDTH)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.3


def test_a_sentence_has_the_same_vector_alone_and_among_others() -> None:
    texts = ["pay now", "show me my cart", "add two", "where is it", "how were the reviews this week"]
    together = encoder().encode(texts)
    for text, row in zip(texts, together, strict=True):
        assert np.allclose(encoder().encode([text])[0], row, atol=1e-5)


def test_no_text_is_no_row_and_a_long_one_is_cut() -> None:
    assert encoder().encode([]).shape == (0, WIDTH)
    assert np.isclose(np.linalg.norm(encoder().encode(["water " * 2000])[0]), 1)


@pytest.mark.parametrize(
    ("text", "english"),
    [("pay now", True), ("결제할게", False), ("M 사이즈로", False), ("250", False), ("size M", True)],
)
def test_english_is_what_has_latin_letters_and_no_hangul(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_korean_morphemes_of_like_meaning_are_nearer_than_others() -> None:
    vectors = morpheme_vectors()
    speaker, earphone, weather = (vectors.vector(one, "NNG") for one in ("스피커", "이어폰", "날씨"))
    assert speaker is not None and earphone is not None and weather is not None
    assert speaker @ earphone > speaker @ weather + 0.1
    assert speaker @ earphone == pytest.approx(
        analyser().morpheme_similarity(("스피커", "NNG"), ("이어폰", "NNG")), abs=1e-3
    )


def test_what_kiwi_does_not_know_and_particles_have_no_say() -> None:
    vectors = morpheme_vectors()
    assert vectors.vector("쀍뛟", "NNG") is None
    assert not vectors.mean([("쀍뛟", "NNG"), ("을", "JKO")]).any()
    assert np.allclose(vectors.mean([("물", "NNG"), ("을", "JKO")]), vectors.vector("물", "NNG"), atol=1e-3)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("find me some 유자차", True),
        ("add 라면 to my cart", True),
        ("nimbra 텀블러 담아줘", False),
        ("apple watch 담아줘", False),
        ("린넨 셔츠 size M", False),
    ],
)
def test_a_thing_called_by_its_korean_name_leaves_a_sentence_english(text: str, english: bool) -> None:
    said = Message({TEXT: text})
    KiwiTokenizer(KiwiTokenizer.get_default_config()).process([said])
    SentenceEncoder("encoder", english=2.0, korean=1.0).process([said])
    (feature,) = said.features
    assert bool(feature.features[0, :WIDTH].any()) is english
