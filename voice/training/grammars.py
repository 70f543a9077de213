"""The grammars as files hold them: named lists of words, weighted groups of commands, free sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

from voice.training.expansion import Slot, expand, pick

FOLDER = Path(__file__).with_name("grammar")


@dataclass(frozen=True, slots=True)
class GrammarFile:
    """One file: its words by name and its templates in groups, each with how often it is chosen."""

    words: Mapping[str, tuple[str, ...]]
    groups: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]

    def sentence(self, slots: Mapping[str, Slot], rng: np.random.Generator) -> str:
        """One sentence with the slots filled."""
        group = self.groups[int(rng.choice(len(self.groups), p=self.shares))]
        return expand(pick(group, rng), slots, rng)


@lru_cache(maxsize=8)
def grammar(name: str) -> GrammarFile:
    """The file of that name, read once."""
    content = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    words = {key: tuple(items) for key, items in content["words"].items()}
    if "sentences" in content:
        return GrammarFile(words, (tuple(content["sentences"]),), (1.0,))
    commands = content["commands"].values()
    weights = [float(group["weight"]) for group in commands]
    shares = tuple(weight / sum(weights) for weight in weights)
    return GrammarFile(words, tuple(tuple(group["say"]) for group in commands), shares)


@lru_cache(maxsize=2)
def always(language: str) -> tuple[str, ...]:
    """The sentences of a language that are in every training and in no examination."""
    return tuple(yaml.safe_load((FOLDER / "always.yaml").read_text(encoding="utf-8"))[language])
