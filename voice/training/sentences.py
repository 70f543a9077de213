"""What the checkpoint learns to write down, and which sentences it never sees before its examination."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from voice.training import english, korean
from voice.training.expansion import spelled_out
from voice.training.goods import sections
from voice.training.grammars import always, grammar

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
HELD_OUT_SHARE = 0.06
KOREAN_SHARE, COMMAND_SHARE, LONG_SHARE = 0.7, 0.85, 0.3
_NAMES = {"ko": "korean", "en": "english"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One transcript: language "ko" or "en", the text as written, and whether it is a command to the shop."""

    language: str
    text: str
    command: bool


def normalised(text: str) -> str:
    """Only the letters: what two transcripts are compared by."""
    return re.sub(r"[\W_]+", "", text.lower())


def is_held_out(sentence: Sentence) -> bool:
    """Whether a sentence belongs to the examination, by a hash of its letters.

    Only composed sentences do. A set phrase such as "저기요" is trained: its words occur in no other sentence, so
    that holding it back would ask for words that were never heard.
    """
    letters = normalised(sentence.text)
    if letters in _trained_whole(sentence.language):
        return False
    digest = hashlib.blake2b(letters.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") / 2**32 < HELD_OUT_SHARE


@lru_cache(maxsize=2)
def _trained_whole(language: str) -> frozenset[str]:
    phrases = set(always(language))
    for kind in ("commands", "chatter"):
        for group in grammar(f"{_NAMES[language]}_{kind}").groups:
            phrases.update(phrase for template in group for phrase in spelled_out(template))
    return frozenset(normalised(phrase) for phrase in phrases)


class Grammar:
    """Endless sentences in both languages, with the shop's product names among the goods."""

    def __init__(self, vocabulary: Path = VOCABULARY) -> None:
        hangul = re.compile("[가-힣]")
        own: dict[str, dict[str, list[str]]] = {"ko": {}, "en": {}}
        for kind, phrases in sections(vocabulary).items():
            own["ko"][kind] = [phrase for phrase in phrases if hangul.search(phrase)]
            own["en"][kind] = [phrase for phrase in phrases if not hangul.search(phrase)]
        self._slots = {
            ("ko", True): korean.command_slots(own["ko"]),
            ("ko", False): korean.chatter_slots(),
            ("en", True): english.command_slots(own["en"]),
            ("en", False): english.chatter_slots(),
        }

    def texts(self, count: int = 60_000) -> set[str]:
        """Enough sentences to know which tokens occur."""
        rng = np.random.default_rng(1)
        return {self.sentence("ko" if n % 2 else "en", command=n % 3 > 0, rng=rng).text for n in range(count)}

    def sentence(self, language: str, *, command: bool, rng: np.random.Generator) -> Sentence:
        """Any sentence, held out or not."""
        if command and rng.random() < 0.04:
            texts = always(language)
            return Sentence(language, texts[int(rng.integers(len(texts)))], True)
        kind = f"{_NAMES[language]}_{'commands' if command else 'chatter'}"
        text = grammar(kind).sentence(self._slots[language, command], rng)
        return Sentence(language, text, command)

    def training(self, rng: np.random.Generator) -> Sentence:
        """A sentence that the examination does not hold, in the mixture the training uses.

        Korean comes more often, for it is the harder one, and so do long sentences.
        """
        while True:
            language = "ko" if rng.random() < KOREAN_SHARE else "en"
            command, tries = rng.random() < COMMAND_SHARE, 2 if rng.random() < LONG_SHARE else 1
            found = [self.sentence(language, command=command, rng=rng) for _ in range(tries)]
            sentence = max(found, key=lambda one: len(one.text))
            if not is_held_out(sentence):
                return sentence

    def examination(
        self, language: str, count: int, rng: np.random.Generator, *, command: bool = True
    ) -> list[Sentence]:
        """Different held-out sentences of one language, as many as asked."""
        found: dict[str, Sentence] = {}
        while len(found) < count:
            sentence = self.sentence(language, command=command, rng=rng)
            if is_held_out(sentence):
                found.setdefault(normalised(sentence.text), sentence)
        return list(found.values())


def as_spoken(sentence: Sentence, rng: np.random.Generator) -> str:
    """The text for the synthesiser: auxiliary 주다 apart half of the time, since both spellings are heard."""
    if sentence.language == "ko" and rng.random() < 0.5:
        return re.sub(r"(?<=[가-힣])(줘|주세요|줄래|봐줘)(?=$|\W|요)", r" \1", sentence.text)
    return sentence.text
