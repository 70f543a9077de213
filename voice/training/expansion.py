"""A small grammar engine: templates with {slots}, alternatives in (a|b), and Korean particles that agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np

Words = Sequence[str]
Slot = Words | Callable[[np.random.Generator], str]

_SLOT = re.compile(r"\{(\w+)(?::([가-힣]+))?\}")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_PARTICLES = {
    "을": ("을", "를"),
    "이": ("이", "가"),
    "은": ("은", "는"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이랑": ("이랑", "랑"),
    "이나": ("이나", "나"),
    "이야": ("이야", "야"),
    "이에요": ("이에요", "예요"),
}


def with_particle(word: str, particle: str) -> str:
    """The word with the form of the particle that its last syllable asks for."""
    after_consonant, after_vowel = _PARTICLES[particle]
    last = ord(word[-1])
    final = (last - 0xAC00) % 28 if 0xAC00 <= last <= 0xD7A3 else 0
    if particle == "으로" and final == 8:
        return word + after_vowel
    return word + (after_consonant if final else after_vowel)


@lru_cache(maxsize=4096)
def _alternatives(group: str) -> tuple[str, ...]:
    return tuple(group.split("|"))


def spelled_out(template: str) -> frozenset[str]:
    """Every sentence that a template without slots can make; none for a template with a slot."""
    if "{" in template:
        return frozenset()
    waiting, done = [template], set()
    while waiting:
        text = waiting.pop()
        found = _CHOICE.search(text)
        if found is None:
            done.add(" ".join(text.split()))
        else:
            waiting.extend(text[: found.start()] + way + text[found.end() :] for way in _alternatives(found.group(1)))
    return frozenset(done)


def pick(items: Sequence[str], rng: np.random.Generator) -> str:
    """One of the items, each as likely."""
    return items[int(rng.integers(len(items)))]


def expand(template: str, slots: Mapping[str, Slot], rng: np.random.Generator) -> str:
    """The template with every choice made and every slot filled."""
    text = template
    while _CHOICE.search(text):
        text = _CHOICE.sub(lambda found: pick(_alternatives(found.group(1)), rng), text)

    def fill(found: re.Match[str]) -> str:
        slot = slots[found.group(1)]
        word = slot(rng) if callable(slot) else pick(slot, rng)
        if "{" in word:
            word = expand(word, slots, rng)
        return with_particle(word, found.group(2)) if found.group(2) else word

    return " ".join(_SLOT.sub(fill, text).split())
