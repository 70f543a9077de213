"""What the joint model is shown, as arrays: made with Rasa's interpreter, by the very code that reads utterances.

``.venv-rasa/bin/python -m nlu.joint.prepare --out var/joint --rounds 10``
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from nlu.components.joint import likenesses
from nlu.components.joint_inputs import inputs, parts
from nlu.components.kiwi_vectors import morpheme_vectors
from nlu.components.minilm import encoder
from nlu.components.morphemes import Morpheme, morphemes
from nlu.folds import Data, read
from nlu.held_out import NAMED
from nlu.joint import STATE
from nlu.joint.examples import Told, kept_apart, rounds

TAGS = ("O", *(f"{part}-{kind}" for kind in NAMED for part in "BILU"))
"""BILOU, as Rasa writes it: beginning, inside, last, outside, unit."""

UNTOLD = -1
_LEAST_SEEN = 3
_DATA = Path(__file__).parent.parent / "data" / "nlu"


class Table:
    """Numbers for words, in the order in which they come."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}

    def number(self, word: str) -> int:
        """The number of a word, a new one for a new word."""
        return self.words.setdefault(word, len(self.words))


def tags(said: Sequence[Morpheme], told: Told) -> list[int]:
    """The number of each morpheme's tag, all `UNTOLD` where names are not marked."""
    if told.names is None:
        return [UNTOLD] * len(said)
    found = [0] * len(said)
    for name in told.names:
        own = [place for place, one in enumerate(said) if one.start < name.end and name.start < one.end]
        for place in own:
            part = "U" if len(own) == 1 else "B" if place == own[0] else "L" if place == own[-1] else "I"
            found[place] = TAGS.index(f"{part}-{name.kind}") if name.kind in NAMED else 0
    return found


def arrays(told: Iterable[Told], forms: Table, words: Table, intents: Sequence[str]) -> dict[str, np.ndarray]:
    """Examples one after the other: per position its piece, form, word and tag, and where each example begins."""
    tokenizer = encoder().tokenizer
    rows: list[tuple[int, int, int, int]] = []
    begins, meant = [0], []
    for one in told:
        said = morphemes(one.text)
        given = inputs(one.text, said, tokenizer)
        tag_at = [UNTOLD] * len(given.positions)
        for at, tag in zip(given.telling, tags(said, one), strict=True):
            if at is not None:
                tag_at[at] = tag
        for position, tag in zip(given.positions, tag_at, strict=True):
            if position.piece is not None:
                rows.append((position.piece, UNTOLD, UNTOLD, tag))
            else:
                rows.append((UNTOLD, forms.number(position.form), words.number(position.word), tag))
        begins.append(len(rows))
        meant.append(intents.index(one.intent))
    return {
        "positions": np.array(rows, np.int32).reshape(-1, 4),
        "begins": np.array(begins, np.int64),
        "intents": np.array(meant, np.int64),
    }


def prepare(data: Data, out: Path, count: int) -> None:
    """Writes ``round-N.npz``, ``kept.npz``, ``tables.npz`` and MiniLM's weights, ``base.npz``, into the folder.

    What a former training left there goes: it learnt other rounds.
    """
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("round-*.npz"), out / STATE):
        old.unlink(missing_ok=True)
    intents = sorted({one.intent for one in data.examples})
    forms, words = Table(), Table()
    seen: Counter[int] = Counter()
    for number, told in enumerate(rounds(data, count)):
        made = arrays(tqdm(told, f"round {number + 1} of {count}", mininterval=5), forms, words, intents)
        seen.update(made["positions"][:, 1].tolist())
        np.savez(out / f"round-{number}.npz", **made)
    np.savez(out / "kept.npz", **arrays(kept_apart(data), forms, words, intents))
    names = list(forms.words)
    known = [name for name in names if seen[forms.words[name]] >= _LEAST_SEEN * count]
    row = {name: place for place, name in enumerate(known, 1)}
    projection = morpheme_vectors().projection
    numbers = [parts(word) for word in words.words]
    np.savez(
        out / "tables.npz",
        intents=np.array(intents),
        tags=np.array(TAGS),
        forms=np.array(known),
        rows=np.array([row.get(name, 0) for name in names], np.int64),
        vectors=np.stack([likenesses(name) @ projection for name in names]).astype(np.float16),
        projection=projection,
        parts=np.array([number for one in numbers for number in one], np.int64),
        part_begins=np.cumsum([0, *(len(one) for one in numbers)]),
    )
    np.savez(out / "base.npz", **encoder().weights)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m nlu.joint.prepare", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="the folder to write into")
    parser.add_argument("--rounds", type=int, default=10, help="how often each example is told (default: 10)")
    asked = parser.parse_args()
    prepare(read(_DATA), asked.out, asked.rounds)


if __name__ == "__main__":
    main()
