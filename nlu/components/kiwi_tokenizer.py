"""Tokens for Rasa from Kiwi's Korean morphemes, with the offsets they have in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kiwipiepy import Kiwi
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from nlu.components.english_words import english_tag

# What Rasa's CRF reads as a token's part of speech.
POS_TAG_KEY = "pos"

# Kiwi cuts these into pieces that mean nothing by themselves: don't, T-shirt, 10,000, 2L.
_WHOLE = re.compile(r"[A-Za-z]+(?:['’\-][A-Za-z]+)*|\d+(?:[.,]\d+)*(?:[A-Za-z]+)?")
_LONGEST = 2000


@dataclass(frozen=True)
class Morpheme:
    """Dictionary forms and tags of ``text[start:end]``; a contraction holds several of each."""

    start: int
    end: int
    forms: tuple[str, ...]
    tags: tuple[str, ...]


@cache
def analyser() -> Kiwi:
    """The one Kiwi of this process: its model takes seconds to read and some 150 MB."""
    return Kiwi(num_workers=1)


def merged(pieces: Iterable[Morpheme]) -> list[Morpheme]:
    """``pieces`` in order, with those that share a character made one."""
    result: list[Morpheme] = []
    for piece in sorted(pieces, key=lambda one: (one.start, one.end)):
        if result and piece.start < result[-1].end:
            last = result[-1]
            result[-1] = replace(
                last,
                end=max(last.end, piece.end),
                forms=last.forms + piece.forms,
                tags=last.tags + piece.tags,
            )
        else:
            result.append(piece)
    return result


def morphemes(text: str) -> list[Morpheme]:
    """The morphemes of ``text``, not overlapping, English words and figures whole."""
    whole = [
        Morpheme(match.start(), match.end(), (match[0].lower(),), (_tag(match[0]),))
        for match in _WHOLE.finditer(text)
    ]
    pieces = [
        Morpheme(token.start, token.end, (token.form,), (token.tag,))
        for token in analyser().tokenize(text[:_LONGEST])
        if token.len > 0 and not _inside(token.start, token.end, whole)
    ]
    return merged([*pieces, *whole])


def _inside(start: int, end: int, whole: Sequence[Morpheme]) -> bool:
    return any(one.start <= start and end <= one.end for one in whole)


def _tag(word: str) -> str:
    return "SN" if word[0].isdigit() else english_tag(word)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class KiwiTokenizer(Tokenizer):
    """Cuts Korean into morphemes; lemmas are dictionary forms, tags go where Rasa's CRF looks for them."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def required_packages() -> list[str]:
        return ["kiwipiepy"]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of ``message[attribute]``; a text without any, only blanks say, is one token."""
        text = message.get(attribute)
        tokens = [
            Token(
                text[one.start : one.end],
                one.start,
                one.end,
                data={POS_TAG_KEY: "+".join(one.tags)},
                lemma="+".join(one.forms),
            )
            for one in morphemes(text)
        ]
        return tokens or [Token(text, 0, data={POS_TAG_KEY: "SW"})]


