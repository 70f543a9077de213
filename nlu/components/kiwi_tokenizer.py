"""Tokens for Rasa from Kiwi's Korean morphemes, with the offsets they have in the text."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.morphemes import Morpheme, analyser, morphemes

# What Rasa's CRF reads as a token's part of speech.
POS_TAG_KEY = "pos"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class KiwiTokenizer(Tokenizer):
    """Cuts Korean into morphemes; lemmas are dictionary forms, tags go where Rasa's CRF looks for them."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        # Loaded with the model, so that the first utterance does not wait for it.
        analyser()

    @staticmethod
    def required_packages() -> list[str]:
        return ["kiwipiepy"]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of ``message[attribute]``; a text without any, only blanks say, is one token."""
        return tokens(message.get(attribute))


class MorphemeToken(Token):
    """A token whose identity for Rasa's cache is told quickly: training asks for it dozens of times."""

    def fingerprint(self) -> str:
        """What tells this token from others."""
        return f"{self.start} {self.text} {self.lemma} {self.get(POS_TAG_KEY)}"


def tokens(text: str) -> list[Token]:
    """The morphemes of ``text`` as Rasa's tokens; a text without any, only blanks say, is one token."""
    found = [
        MorphemeToken(
            text[one.start : one.end],
            one.start,
            one.end,
            data={POS_TAG_KEY: "+".join(one.tags)},
            lemma="+".join(one.forms),
        )
        for one in morphemes(text)
    ]
    return found or [Token(text, 0, data={POS_TAG_KEY: "SW"})]


def pieces(message: Message) -> list[Morpheme]:
    """The morphemes that the tokens of a message's text were made from."""
    return [
        Morpheme(one.start, one.end, tuple(one.lemma.split("+")), tuple(one.get(POS_TAG_KEY, "").split("+")))
        for one in message.get(TOKENS_NAMES[TEXT]) or ()
    ]
