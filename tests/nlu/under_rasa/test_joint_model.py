"""The joint model that comes with the project reads both languages, and is asked only of what it was not shown."""

from __future__ import annotations

import numpy as np
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.joint import Reading, joint_model
from nlu.components.joint_inputs import held_back
from nlu.components.joint_reader import JointReader, reading_of
from nlu.components.kiwi_tokenizer import KiwiTokenizer
from nlu.components.misspelt_copies import MISSPELT
from nlu.components.morphemes import morphemes


def read(*texts: str) -> list[Reading]:
    return joint_model().read(texts, [morphemes(text) for text in texts])


def likeliest(text: str) -> str:
    (reading,) = read(text)
    return joint_model().intents[int(reading.intents.argmax())]


def test_a_text_is_read_the_same_alone_and_among_others() -> None:
    texts = ["물 좀 담아 줄래", "pop some water in my basket", "네", "how are sales reviews", "물 좀 담아 줄래요"]
    for text, reading in zip(texts, read(*texts), strict=True):
        (alone,) = read(text)
        assert np.allclose(alone.intents, reading.intents, atol=1e-4)
        assert np.allclose(alone.tags, reading.tags, atol=1e-4)


def test_there_is_a_row_of_tags_for_each_morpheme_and_shares_add_up_to_one() -> None:
    for text in ("린넨 셔츠 하나 담아줘", "add the linen shirt", "...", "물 " * 300):
        (reading,) = read(text)
        assert reading.tags.shape == (len(morphemes(text)), len(joint_model().tags))
        assert np.allclose(reading.tags.sum(1), 1, atol=1e-3)
        assert np.isclose(np.exp(reading.intents).sum(), 1, atol=1e-3)


def test_nothing_to_read_is_no_reading() -> None:
    assert joint_model().read([], []) == []


def test_unlike_wordings_of_one_wish_are_read_alike_in_both_languages() -> None:
    for text in ("이거 바구니에 좀 챙겨 넣어 줄래", "chuck a loaf of rye in my basket would you"):
        assert likeliest(text) == "add_to_cart"
    for text in ("손님들이 요즘 뭐래, 평이 좀 괜찮아?", "what's the word from buyers lately"):
        assert likeliest(text).startswith("reviews_")


def test_an_intent_that_it_was_not_taught_has_no_share() -> None:
    (reading,) = read("물 담아줘")
    assert joint_model().share(reading, "fly_to_the_moon") == 0
    assert 0.3 < joint_model().share(reading, "add_to_cart") <= 1


def test_of_training_examples_only_those_are_read_that_it_was_not_shown() -> None:
    texts = [f"물 {number}병 담아줘" for number in range(60)]
    examples = [Message({TEXT: text, INTENT: "add_to_cart"}) for text in texts]
    copies = [Message({TEXT: text, INTENT: "add_to_cart", MISSPELT: "other"}) for text in texts]
    KiwiTokenizer(KiwiTokenizer.get_default_config()).process([*examples, *copies])
    JointReader().process_training_data(TrainingData([*examples, *copies]))
    read_ones = [one.get(TEXT) for one in examples if reading_of(one)]
    assert read_ones == [text for text in texts if held_back(text)]
    assert 0 < len(read_ones) < len(texts) / 2
    assert not any(reading_of(one) for one in copies)
